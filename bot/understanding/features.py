"""What of a sentence is looked at: words, words by their meaning, two on end, and runs of letters."""

from collections.abc import Iterator
from itertools import pairwise

from bot.understanding.normalise import concepts, plain_words

RUNS = (3, 4, 5)
"""Letters of a word with its ends that are looked at together: forms and compounds share them."""
MOST_WORDS = 60
"""Of a long message its beginning tells what is wanted."""
_BEGINNING, _END = "^", "$"


def features(text: str) -> frozenset[str]:
    """The same for the examples that were learned and for what somebody writes."""
    return frozenset(_features(plain_words(text)[:MOST_WORDS]))


def _features(words: tuple[str, ...]) -> Iterator[str]:
    meant = concepts(words)
    yield from (f"'{word}" for word in words)
    yield from (f"={word}" for word in meant)
    yield from (f"{one} {other}" for one, other in pairwise((_BEGINNING, *meant, _END)))
    for word in meant:
        padded = f" {word} "
        yield from (padded[start : start + run] for run in RUNS for start in range(len(padded) - run + 1))
