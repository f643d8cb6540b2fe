"""How like a sentence is to what people say for each command.

Each sentence is a bag of words, pairs of words and runs of letters, weighted by how few sentences have
them (tf-idf). The likeness of two is the cosine of the angle between their bags, and a command is about
as like as the most like of its sentences.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt

from bot.understanding.normalise import concepts, plain_words

RUNS = (3, 4, 5)
"""Letters of a word with its ends that are looked at together: forms and compounds share them."""
WORD, PAIR, LETTERS = 1.0, 0.6, 0.8
"""How much a word, two words on end and a run of letters count beside each other."""
OTHERS, OTHERS_WEIGHT = 2, 0.3
"""How many more of a command's sentences count, and how much."""
MOST_WORDS = 60
"""Of a long message its beginning tells what is wanted."""


class Scorer:
    """Measures sentences against the examples of many commands."""

    def __init__(self, examples: Mapping[str, Iterable[str]]) -> None:
        bags = [(name, _bag(concepts(plain_words(each)))) for name, some in examples.items() for each in some]
        holders = Counter(feature for _name, bag in bags for feature in bag)
        self._rarity = {feature: log((1 + len(bags)) / count) for feature, count in holders.items()}
        self._unknown = log(1 + len(bags))
        self._names = [name for name, _bag in bags]
        self._with: dict[str, tuple[array[int], array[float]]] = {}
        for number, (_name, bag) in enumerate(bags):
            for feature, weight in self._weighted(bag).items():
                sentences, weights = self._with.setdefault(feature, (array("H"), array("f")))
                sentences.append(number)
                weights.append(weight)

    def ranked(self, words: tuple[str, ...]) -> list[tuple[str, float]]:
        """Commands that share something with the words, and how like they are, from 0 to 1; best first."""
        likeness: dict[int, float] = {}
        for feature, weight in self._weighted(_bag(concepts(words[:MOST_WORDS]))).items():
            if feature in self._with:
                for number, other in zip(*self._with[feature], strict=True):
                    likeness[number] = likeness.get(number, 0.0) + weight * other
        alike: dict[str, list[float]] = {}
        for number, score in likeness.items():
            alike.setdefault(self._names[number], []).append(score)
        found = [(name, _together(scores)) for name, scores in alike.items()]
        return sorted(found, key=lambda pair: -pair[1])

    def _weighted(self, bag: Mapping[str, float]) -> dict[str, float]:
        """With a length of one."""
        weights = {
            feature: count * self._rarity.get(feature, self._unknown) for feature, count in bag.items()
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}


def _together(scores: list[float]) -> float:
    """The most like sentence, and a little for the next ones: one alone may be a chance."""
    first, *more = nlargest(OTHERS + 1, scores)
    return first + OTHERS_WEIGHT * sum(more)


def _bag(words: tuple[str, ...]) -> dict[str, float]:
    bag: dict[str, float] = {}
    for feature, weight in _features(words):
        bag[feature] = max(bag.get(feature, 0.0), weight)
    return bag


def _features(words: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    for word in words:
        yield f"={word}", WORD
        padded = f" {word} "
        for run in RUNS:
            share = LETTERS / sqrt(max(len(padded) - run + 1, 1))
            for start in range(len(padded) - run + 1):
                yield padded[start : start + run], share
    for one, other in pairwise(words):
        yield f"{one} {other}", PAIR
