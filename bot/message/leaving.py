"""The last look before a request leaves: whether it still may.

Between the decision to send and the first byte on the wire lie a token, a drawing and a connection. A
process can be frozen in the midst of them for longer than its lease. So whoever opens connections looks once
more when nothing is left to be done but to write.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class LeftTooLate(Exception):
    """The request may not leave any more, and has not."""


_MAY_LEAVE: ContextVar[Callable[[], bool] | None] = ContextVar("may_leave", default=None)


@contextmanager
def leaves_only_while(may_leave: Callable[[], bool]) -> Iterator[None]:
    """Requests made within, by the same task, leave only while they may."""
    token = _MAY_LEAVE.set(may_leave)
    try:
        yield
    finally:
        _MAY_LEAVE.reset(token)


def look_once_more() -> None:
    """Raises LeftTooLate."""
    may_leave = _MAY_LEAVE.get()
    if may_leave is not None and not may_leave():
        raise LeftTooLate
