"""The last look before a request leaves: whether it still may.

Between the decision to send and the first byte on the wire lie a token, a drawing and a connection. A
process can be frozen in the midst of them for longer than its lease. So whoever opens connections looks once
more when nothing is left to be done but to write.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class LeftTooLate(Exception):
    """The request may not leave any more, and has not."""


@dataclass
class Departure:
    """Of one post: whether it may leave, asked again and again, and whether the answer was ever no."""

    may_leave: Callable[[], bool]
    was_refused: bool = False
    """Nothing has left then, whatever a client makes of it."""


_DEPARTURE: ContextVar[Departure | None] = ContextVar("departure", default=None)


@contextmanager
def leaves_only_while(may_leave: Callable[[], bool]) -> Iterator[Departure]:
    """Requests made within, by the same task or one that it begins, leave only while they may."""
    departure = Departure(may_leave)
    token = _DEPARTURE.set(departure)
    try:
        yield departure
    finally:
        _DEPARTURE.reset(token)


def look_once_more() -> None:
    """Raises LeftTooLate."""
    departure = _DEPARTURE.get()
    if departure is not None and not departure.may_leave():
        departure.was_refused = True
        raise LeftTooLate
