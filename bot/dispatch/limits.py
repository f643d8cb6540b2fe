"""How much one person, or one workspace, may ask in a short time: more than anybody does by hand."""

import asyncio
from dataclasses import dataclass, field
from typing import TypeAlias
from weakref import WeakValueDictionary

from cachetools import LRUCache

from bot.commands.allowance import Allowance
from bot.commands.request import Request
from bot.model.place import Tenant

KNOWN = 10_000
"""People whose last requests are remembered, and as many workspaces."""


PERSON = Allowance(burst=40, per_second=1.0)
WORKSPACE = Allowance(burst=1_000, per_second=40.0)
"""A municipality's kindergartens that all meet at the same hour: a thousand people with a button each."""
AT_ONCE = 2
"""Requests of one person that are carried out; the next waits its turn, and others have the threads."""

Person: TypeAlias = tuple[Tenant, str]


@dataclass
class Limits:
    """Of one process. For one thread, that of the event loop."""

    person: Allowance = PERSON
    workspace: Allowance = WORKSPACE
    _turns: WeakValueDictionary[Person, asyncio.Semaphore] = field(default_factory=WeakValueDictionary)
    _people: LRUCache[Person, float] = field(default_factory=lambda: LRUCache(KNOWN))
    _workspaces: LRUCache[Tenant, float] = field(default_factory=lambda: LRUCache(KNOWN))

    def allow(self, request: Request, moment: float) -> bool:
        """Whether it may be carried out; what may not counts for nothing."""
        tenant, who = request.place.tenant, (request.place.tenant, request.user)
        mine = self.person.after(self._people.get(who, moment), moment)
        ours = self.workspace.after(self._workspaces.get(tenant, moment), moment)
        if mine is None or ours is None:
            return False
        self._people[who], self._workspaces[tenant] = mine, ours
        return True

    def turn(self, request: Request) -> asyncio.Semaphore:
        """To be held while it is carried out."""
        return self._turns.setdefault((request.place.tenant, request.user), asyncio.Semaphore(AT_ONCE))
