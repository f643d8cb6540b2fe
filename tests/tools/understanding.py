"""Learns from the examples what tells of which meaning: `make understanding`, after examples have changed.

A sentence of `tests/sentences/` is never learned from: those show whether what was learned holds for others.
"""

import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from scipy.sparse import diags
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from bot.content.library import load_plan, shipped
from bot.content.yaml_file import read_yaml
from bot.handlers.registry import UNDERSTANDING
from bot.understanding.features import Known
from bot.understanding.normalise import plain_words, stem
from bot.understanding.weights import FILE, STRONGEST, Weights, share_of

AROUND = Path(__file__).with_name("said_around.yaml")
LOOSENESS = 12.0
"""How far the weights may go to fit the examples."""
LEAST = 0.15
"""Smaller weights are left out: the file is half as long, and finds as much."""
FEWEST = 2
"""Sentences that a feature must be in."""
MOST_ROUNDS = 50
"""More make no difference that can be seen."""
IN_PASSING = 0.3
"""How much a sentence counts once more as it is written in haste."""
OFTEN, SELDOM = 0.6, 0.3
SHORTEST_WORD = 4
"""Letters of a word that is misspelt."""


def examples() -> Iterator[tuple[str, str]]:
    """Meanings and sentences: what is said for commands and for needs."""
    for meaning, some in UNDERSTANDING.examples().items():
        yield from ((meaning, sentence) for sentence in some)


def in_passing(meaning: str, sentence: str) -> tuple[str, str]:
    """The same as people write it in haste: with a greeting, and a slip of the finger. Always in one way."""
    by_chance = Random(sentence)  # noqa: S311 - no secret
    around = _around()
    before = by_chance.choice(around["before"]) if by_chance.random() < OFTEN else ""
    behind = by_chance.choice(around["behind"]) if by_chance.random() < SELDOM else ""
    slipped = _slip(sentence, by_chance) if by_chance.random() < OFTEN else sentence
    return meaning, f"{before} {slipped} {behind}".strip()


@cache
def _around() -> dict[str, tuple[str, ...]]:
    return read_yaml(AROUND, dict[str, tuple[str, ...]])


def _slip(sentence: str, by_chance: Random) -> str:
    """One letter left out, doubled or changed for the next; or a space forgotten."""
    words = sentence.split()
    long = [place for place, word in enumerate(words) if len(word) >= SHORTEST_WORD]
    if not long:
        return sentence
    place = by_chance.choice(long)
    word, at = words[place], by_chance.randrange(1, len(words[place]) - 1)
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        f"{word}{words[place + 1]}" if place + 1 < len(words) else word,
    )
    way = by_chance.choice(ways)
    joined = place + 1 < len(words) and way == ways[-1]
    return " ".join([*words[:place], way, *words[place + 1 + joined :]])


def known_words() -> Known:
    """From the examples as they are written, and the texts of the content."""
    counted = Counter(stem(word) for _meaning, sentence in examples() for word in plain_words(sentence))
    milestones = [one for phase in load_plan() for one in phase.milestones]
    titles = (title for one in milestones for title in (one.title.nb, one.title.nn, one.title.en) if title)
    usual = (word for word, count in counted.items() if count >= FEWEST and len(word) >= SHORTEST_WORD)
    return Known(
        tuple(sorted(usual)),
        _stems((*titles, *(phrase for one in milestones for phrase in one.said.phrases))),
        _stems(phrase for theme in shipped() for phrase in theme.said.phrases),
    )


def _stems(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(map(stem, plain_words(phrase))) for phrase in phrases}))


def learned(given: list[tuple[str, str]], counts: list[float], known: Known) -> Weights:
    """From pairs of a meaning and a sentence, and how much each counts."""
    features = known.features
    sentences = [sentence for _meaning, sentence in given]
    shared = CountVectorizer(analyzer=features, min_df=FEWEST)
    found = diags([share_of(features(one)) for one in sentences]) @ shared.fit_transform(sentences)
    model = LogisticRegression(C=LOOSENESS, max_iter=MOST_ROUNDS, tol=1e-3)
    model.fit(found, [meaning for meaning, _sentence in given], sample_weight=counts)
    step = float(abs(model.coef_).max() / STRONGEST)
    columns = sorted(shared.vocabulary_.items())
    return Weights(
        tuple(map(str, model.classes_)),
        tuple(map(float, model.intercept_)),
        step,
        UNDERSTANDING.for_others,
        known,
        {feature: pairs for feature, column in columns if (pairs := _pairs(model.coef_[:, column], step))},
    )


def _pairs(of_meanings: Any, step: float) -> bytes:
    strong = ((number, weight) for number, weight in enumerate(of_meanings) if abs(weight) > LEAST)
    return bytes(byte for number, weight in strong for byte in (number, round(weight / step) & 0xFF))


def main() -> None:
    warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped on purpose
    given = list(examples())
    around = [in_passing(*one) for one in given]
    counts = [1.0] * len(given) + [IN_PASSING] * len(around)
    FILE.write_bytes(msgspec.msgpack.encode(learned(given + around, counts, known_words())))
    sys.stdout.write(f"{len(given)} examples, {FILE.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
