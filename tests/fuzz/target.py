"""What is fuzzed: a parser that strangers reach, with what it is usually given."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

LONGEST = 0.05
"""Seconds of the processor for a line, a row or a request; measured in `make fuzz` alone."""
TRIES = 3
"""The fastest counts: the first may have loaded something."""


class TooSlow(Exception):
    """An answer that took too long."""


@dataclass(frozen=True)
class Target:
    """Anything but an answer or a refusal of its own is a find."""

    run: Callable[[bytes], int]
    """Raises nothing that is expected; tells how many rows there were, at least one."""
    seeds: tuple[bytes, ...]
    words: str
    """What is put into the seeds, with spaces between."""

    def measured(self, data: bytes, longest: float = LONGEST) -> None:
        """Raises TooSlow."""
        spent = min(self._spent(data) for _try in range(TRIES)) if self._spent(data) > longest else 0.0
        if spent > longest:
            raise TooSlow(f"{spent * 1000:.0f} ms a row")

    def _spent(self, data: bytes) -> float:
        begun = time.thread_time()
        rows = self.run(data)
        return (time.thread_time() - begun) / max(rows, 1)

    def pieces(self) -> list[str]:
        return [*self.words.split(), "\n", "\r", "\t", "\0", "\u00a0", "\u200b", "\u202e", "\ufeff"]

    def inputs(self) -> st.SearchStrategy[bytes]:
        """Noise, and seeds with a few things in them changed."""
        words = st.sampled_from([word.encode() for word in self.pieces()])
        pieces = st.one_of(words, st.binary(max_size=8), st.text(max_size=8).map(str.encode))
        edits = st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 20), pieces), max_size=6)
        changed = st.builds(_changed, st.sampled_from(self.seeds), edits)
        return st.one_of(changed, changed, st.binary(max_size=200))


def _changed(seed: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Each edit puts something in a place of so many bytes."""
    for place, length, piece in edits:
        begin = place % (len(seed) + 1)
        seed = seed[:begin] + piece + seed[begin + length :]
    return seed
