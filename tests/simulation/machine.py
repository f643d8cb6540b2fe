"""A machine that stops: amid its transactions, and around its requests."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DataError, OperationalError

from bot.store.engine import Unreachable
from tests.simulation.faults import FREEZE, TO_THE_WORLD, Moment, Points, Trouble
from tests.simulation.loop import MACHINE

REQUESTS = frozenset({"post", "delete", "find", "connect", "login"})


class Killed(BaseException):
    """Nothing is carried out any more, and nothing tidied up: the database gives up what it was at."""


@dataclass
class Machine:
    """One replica's; what runs on it stops when it does. Work for threads is done at once."""

    name: str
    points: Points
    seen: Callable[[], None]
    """Is called whenever something may have been written."""
    happen: Callable[[Trouble], None]
    """Is told what happens to the world, and not to this machine."""
    lingers: Callable[[], float]
    """How many seconds a thread takes to begin."""
    here: Callable[[bool], None]
    """Is told whether its connections to the database are open, whenever that changes."""
    frozen_until: float = 0.0
    killed: bool = False
    _transaction: str | None = None
    _statements: int = 0
    _never: list[asyncio.Future[None]] = field(default_factory=list)
    """What is waited for on a machine that was killed; held, or it would be collected amid its work."""

    async def do(self, name: str, work: Callable[[], Any]) -> Any:
        """A transaction. When it is cut off it is not there, or it is and nobody hears of it."""
        await asyncio.sleep(self.lingers())
        await self.pass_by(Moment.BEFORE, name)
        self._transaction, self._statements = name, 0
        try:
            result = work()
        except Killed:
            self.killed = True
        finally:
            self._transaction = None
            self.seen()
            await self.stand()
        await self.pass_by(Moment.AFTER, name)
        return result

    def within(self) -> None:
        """Before a statement or a commit. Raises what the driver would, or Killed."""
        if self._transaction is None:
            return
        self._statements += 1
        match self._met(Moment.WITHIN, self._transaction, self._statements):
            case Trouble.KILL:
                raise Killed
            case Trouble.ODD:
                raise DataError(None, None, ValueError("odd"))
            case Trouble.CUT | Trouble.FREEZE | Trouble.ADRIFT:
                raise OperationalError(None, None, ValueError("cut off"))

    async def pass_by(self, at: Moment, work: str) -> Trouble | None:
        """Raises Unreachable for a transaction that is cut off; a request deals with that itself."""
        await self.stand()
        trouble = self.meet(at, work)
        await self.stand()
        if trouble is Trouble.CUT and work not in REQUESTS:
            raise Unreachable("cut off")
        return trouble

    def meet(self, at: Moment, work: str) -> Trouble | None:
        """As `pass_by`, for whoever does not stop when this machine does."""
        trouble = self._met(at, work)
        if trouble is Trouble.KILL:
            self.killed = True
        return trouble

    def _met(self, at: Moment, work: str, statement: int = 0) -> Trouble | None:
        trouble = self.points(at, work, statement)
        if trouble in (Trouble.FREEZE, Trouble.ADRIFT):
            self.frozen_until = _time() + FREEZE
        if trouble in (Trouble.KILL, Trouble.ADRIFT):
            self.here(False)
        if trouble in TO_THE_WORLD:
            self.happen(trouble)
        return trouble

    async def stand(self) -> None:
        """As long as the machine does; for ever, where it was killed."""
        while not self.killed and (wait := self.frozen_until - _time()) > 0:
            await asyncio.sleep(wait)
            self.here(not self.killed)
        if self.killed:
            self._never.append(asyncio.get_running_loop().create_future())
            await self._never[-1]


@contextmanager
def statements_watched(engine: Engine, notice: Callable[[str], None]) -> Iterator[None]:
    """Each statement and commit of a machine is a point that it passes by; whoever's it is, it is noticed."""

    def commit(_connection: object) -> None:
        machine = MACHINE.get(None)
        if isinstance(machine, Machine):
            machine.within()

    def execute(connection: object, _cursor: object, statement: str, *_given: object) -> None:
        commit(connection)
        notice(statement)

    watched: dict[str, Callable[..., None]] = {"before_cursor_execute": execute, "commit": commit}
    for name, watch in watched.items():
        event.listen(engine, name, watch)
    try:
        yield
    finally:
        for name, watch in watched.items():
            event.remove(engine, name, watch)


def _time() -> float:
    return asyncio.get_running_loop().time()
