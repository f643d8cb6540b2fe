"""Remembers for a while which deliveries of unnamed commands were carried out, and keeps nothing of them.

A delivery's name leads to a person, for it has their conversation in it, and a row would stand beside what
they wrote. So here no row is made. Another replica, or this one after a restart, knows nothing of it; then
the command itself finds that there is nothing left to do.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from threading import Lock

from bot.commands.request import Repeated

REMEMBERED_SECONDS = 600
"""At least so long, and at most twice that; platforms repeat within minutes."""


class Repeats:
    """Of one process. Keyed hashes in two heaps, with no order and no moments."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._lock = Lock()
        self._stretch = 0
        self._new: set[bytes] = set()
        self._old: set[bytes] = set()

    @contextmanager
    def once(self, name: str, now: datetime) -> Iterator[None]:
        """What is done in it is done once; what fails may be tried again. Raises Repeated."""
        known = blake2b(name.encode(), key=self._key).digest()
        with self._lock:
            self._forget(int(now.timestamp()) // REMEMBERED_SECONDS)
            if known in self._new or known in self._old:
                raise Repeated
            self._new.add(known)
        try:
            yield
        except BaseException:
            with self._lock:
                self._new.discard(known)
            raise

    def _forget(self, stretch: int) -> None:
        if stretch != self._stretch:
            self._old = self._new if stretch == self._stretch + 1 else set()
            self._new, self._stretch = set(), stretch
