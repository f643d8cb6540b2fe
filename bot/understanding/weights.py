"""How likely each meaning of a sentence is, by weights that were learned from the examples.

`make understanding` learns them (multinomial logistic regression) and writes `weights.bin`. A weight says how
much a feature speaks for a meaning; what speaks for or against nothing is left out.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from math import exp, sqrt
from pathlib import Path

import msgspec

from bot.understanding.features import Known

FILE = Path(__file__).with_name("weights.bin")
STRONGEST = 127
"""A weight is a number of eighths of a byte's range: from -127 to 127 steps."""
_SIGN, _BYTE = 128, 256
_SIGNED = tuple((byte ^ _SIGN) - _SIGN for byte in range(_BYTE))


class Weights(msgspec.Struct, frozen=True):
    """What was learned: the meanings, how usual each is, and what each feature says of them."""

    meanings: tuple[str, ...]
    usual: tuple[float, ...]
    step: float
    """What one step of a weight is worth."""
    others: dict[str, str]
    """The commands for those who may not use a command, as the examples name them."""
    known: Known
    of_feature: dict[str, bytes]
    """For each feature the numbers of meanings, each followed by its weight."""

    def likely(self, text: str) -> list[tuple[str, float]]:
        """All meanings with their probabilities, the likeliest first."""
        found = self.known.features(text)
        known = [self.of_feature[one] for one in found if one in self.of_feature]
        share = self.step * share_of(found)
        scores = [0] * len(self.meanings)
        for pairs in known:
            for meaning, weight in zip(pairs[::2], pairs[1::2], strict=True):
                scores[meaning] += _SIGNED[weight]
        return _ranked(
            self.meanings, [score * share + usual for score, usual in zip(scores, self.usual, strict=True)]
        )


def share_of(found: frozenset[str]) -> float:
    """What one feature counts. Those that nobody ever said count too: what is all new means nothing clear."""
    return 1 / sqrt(len(found) or 1)


def _ranked(meanings: Iterable[str], scores: list[float]) -> list[tuple[str, float]]:
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    every = sum(odds)
    return sorted(zip(meanings, (one / every for one in odds), strict=True), key=lambda pair: -pair[1])


@lru_cache(maxsize=8)
def meanings_of(text: str) -> tuple[tuple[str, float], ...]:
    """As was learned; looked at once for a sentence, in which needs are looked for before commands."""
    return tuple(weights().likely(text))


@cache
def weights() -> Weights:
    """Read when the first line in somebody's own words comes."""
    return msgspec.msgpack.decode(FILE.read_bytes(), type=Weights)
