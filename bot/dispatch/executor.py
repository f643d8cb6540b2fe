"""Hands what is asked to the dispatcher, and answers in time where the database does not."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from contextvars import copy_context
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from cachetools import LRUCache

from bot.commands.request import Answer, Dispatch, Request
from bot.dispatch.acts import Acts, Begun
from bot.dispatch.limits import Limits
from bot.handlers.errors.cards import not_known_card, not_now_card, not_saved_card, too_much_card
from bot.message.card import Card
from bot.message.words import Language
from bot.model.place import Place
from bot.store.engine import POOL_SIZE, Unreachable, Unwritable

PATIENCE = 2.3
"""Seconds that a person is kept waiting. After three Slack and Teams show an error of their own."""
REMEMBERED = 10_000

log = logging.getLogger(__name__)


class CommandOutcome(StrEnum):
    """What came of a command."""

    ANSWERED = "answered"
    REPEATED = "repeated"
    NOT_NOW = "not_now"
    """There was no answer in time, mostly for the database gave none."""
    LIMITED = "limited"
    """Somebody, or a workspace, asked more than anybody does by hand."""
    BROKEN = "broken"
    """An error of the program; the log has it."""


class Observer(Protocol):
    """Is told of every command: which platform it came by, what came of it, and the seconds it took."""

    def command(self, platform: str, outcome: CommandOutcome, seconds: float) -> None: ...


class Unobserved:
    def command(self, platform: str, outcome: CommandOutcome, seconds: float) -> None:
        pass


class Executor:
    """Carries each request out in a thread of a small pool.

    A request that takes too long is given up: its asker is told to try again, and it keeps nothing later.
    """

    def __init__(
        self,
        dispatch: Dispatch,
        now: Callable[[], datetime],
        observer: Observer | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Without limits everybody may ask as much as they like."""
        self._dispatch = dispatch
        self._now = now
        self._observer = observer or Unobserved()
        self._limits = limits
        self._threads = ThreadPoolExecutor(POOL_SIZE, "dispatch")
        self._acts = Acts(now)
        self._languages = LRUCache[Place, Language](REMEMBERED)
        """For when the database cannot be asked which language is spoken there."""

    async def __call__(self, request: Request) -> Answer:
        began, outcome = time.perf_counter(), CommandOutcome.BROKEN
        try:
            if self._is_too_much(request):
                outcome = CommandOutcome.LIMITED
                return self._without_database(request, too_much_card(request.line))
            answer = await self._carried_out(request)
            outcome = _outcome(answer)
        finally:
            self._observer.command(request.place.platform, outcome, time.perf_counter() - began)
        return answer

    def _is_too_much(self, request: Request) -> bool:
        if self._limits is None:
            return False
        return not self._limits.allow(request, asyncio.get_running_loop().time())

    def _turn(self, request: Request) -> AbstractAsyncContextManager[None]:
        return self._limits.turn(request) if self._limits else nullcontext()

    async def _carried_out(self, request: Request) -> Answer:
        before = None
        try:
            async with asyncio.timeout(PATIENCE), self._turn(request):
                while (before := self._acts.find(request)) is not None:
                    answer = await before.again()
                    if answer is not None:
                        return answer
                answer = await asyncio.wrap_future(self._begin(request))
        except Unwritable as error:
            log.error("The database takes no changes: %s", error)  # noqa: TRY400 - the place says nothing more
            return self._without_database(request, not_saved_card(request.line))
        except Unreachable as error:
            log.warning("The database did not answer a command: %s", error)
            return self._not_now(request, before)
        except TimeoutError:
            log.warning("A command took too long, and its asker was told to try again")
            return self._not_now(request, before)
        self._languages[request.place] = answer.language
        return answer

    def _begin(self, request: Request) -> Future[Answer]:
        """With the caller's context, so that what is logged there bears the request's id."""
        result = self._threads.submit(copy_context().run, self._dispatch, request, self._now())
        self._acts.note(request, result)
        return result

    def _not_now(self, request: Request, before: Begun | None) -> Answer:
        """`before`: the same, which somebody else waited for too."""
        nothing = request.attempt.give_up() and not (before and before.request.attempt.is_kept)
        return self._without_database(request, not_now_card(request.line) if nothing else not_known_card())

    def _without_database(self, request: Request, card: Card) -> Answer:
        language = self._languages.get(request.place, Language.NB)
        return Answer(card, language, private=True, not_now=True)


def _outcome(answer: Answer) -> CommandOutcome:
    if answer.not_now:
        return CommandOutcome.NOT_NOW
    return CommandOutcome.REPEATED if answer.repeated else CommandOutcome.ANSWERED
