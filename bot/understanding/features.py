"""What of a sentence is looked at: words, words by their meaning, two on end, and runs of letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.normalise import concept, has_meaning, is_little, plain_words, stem

RUNS = (3, 4, 5)
"""Letters of a word with its ends that are looked at together: forms and compounds share them."""
MOST_WORDS = 60
"""Of a long message its beginning tells what is wanted."""
A_MILESTONE = "milepelnavn"
"""What stands for whatever a milestone is called."""
A_THEME = "#theme"
"""What a sentence has besides, that says what some theme is about."""
LONGEST_NAME = 5
"""Words of a name that is looked for."""
SHORTEST_SLIP, SHORTEST_TWO_SLIPS = 5, 8
"""Letters of a word that is perhaps misspelt, by one letter or by two."""
SHORTEST_COMPOUND, SHORTEST_PART, SHORTEST_LAST_PART = 8, 4, 3
JOINTS = ("", "s", "e")
"""What may stand between the parts of a compound."""
SHORTEST_WORD = 4
"""Letters of a word that can be strange."""
FEWEST_KNOWN = 0.3
"""The share of a text's words that must be known."""
_BEGINNING, _END = "^", "$"


@dataclass(frozen=True, eq=False)
class Known:
    """What was learned of words, besides what they mean."""

    words: tuple[str, ...]
    """Those of the examples that are hardly slips themselves; stems."""
    milestones: tuple[str, ...]
    """What the plan's milestones are called; stems."""
    themes: tuple[str, ...]
    """What people say for what themes are about; stems."""

    def features(self, text: str) -> frozenset[str]:
        """The same for the examples that were learned and for what somebody writes."""
        return frozenset(self._features(plain_words(text)[:MOST_WORDS]))

    def _features(self, words: tuple[str, ...]) -> Iterator[str]:
        meant = self.concepts(words)
        yield from (f"'{word}" for word in words)
        yield from (f"={word}" for word in meant)
        yield from (f"{one} {other}" for one, other in pairwise((_BEGINNING, *meant, _END)))
        for word in meant:
            padded = f" {word} "
            yield from (padded[start : start + run] for run in RUNS for start in range(len(padded) - run + 1))
        if any(self._named(words, self._themes)):
            yield A_THEME

    def concepts(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Plain words by what they mean, without the little ones; all of them where nothing else is left."""
        found = tuple(self._concepts(words))
        return tuple(word for word in found if not is_little(word)) or found

    def is_strange(self, text: str) -> bool:
        """Whether hardly a word of a text is known, so that nothing can be clear."""
        meant = self.concepts(plain_words(text)[:MOST_WORDS])
        known = sum(len(word) < SHORTEST_WORD or has_meaning(word) or self.has(word) for word in meant)
        return known < FEWEST_KNOWN * len(meant)

    def _concepts(self, words: tuple[str, ...]) -> Iterator[str]:
        named = list(self._named(words, self._milestones))
        at = 0
        while at < len(words):
            length = next((end - first for first, end in named if first == at), 0)
            if length:
                yield A_MILESTONE
            else:
                yield from _concepts_of(words[at], self)
            at += length or 1

    def _named(self, words: tuple[str, ...], names: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Where names stand, the longest of each place."""
        stems = tuple(map(stem, words))
        for first in range(len(stems)):
            for end in range(min(len(stems), first + LONGEST_NAME), first, -1):
                if " ".join(stems[first:end]) in names:
                    yield first, end
                    break

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _milestones(self) -> frozenset[str]:
        return frozenset(self.milestones)

    @cached_property
    def _themes(self) -> frozenset[str]:
        return frozenset(self.themes)

    @cached_property
    def by_letter(self) -> dict[str, list[str]]:
        """For the first letter of a misspelt word, which is hardly ever the wrong one."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            found.setdefault(word[:1], []).append(word)
        return found

    def has(self, word: str) -> bool:
        return word in self._words


@lru_cache(maxsize=8192)
def _concepts_of(word: str, known: Known) -> tuple[str, ...]:
    """What a word means; of a compound that is not known, what its parts mean; else what it is like."""
    meant, plain = concept(word), stem(word)
    if meant != plain or known.has(plain):
        return (meant,)
    parts = _parts(word, known)
    if parts:
        return tuple(map(concept, parts))
    return (concept(_respelt(plain, known)),)


def _parts(word: str, known: Known) -> tuple[str, ...]:
    if len(word) < SHORTEST_COMPOUND:
        return ()
    for cut in range(len(word) - SHORTEST_LAST_PART, SHORTEST_PART - 1, -1):
        first, last = word[:cut], word[cut:]
        firsts = [first.removesuffix(joint) for joint in JOINTS]
        whole = next((one for one in firsts if len(one) >= SHORTEST_PART and _is_known(one, known)), None)
        if whole is not None and _is_known(last, known):
            return whole, last
    return ()


def _is_known(word: str, known: Known) -> bool:
    plain = stem(word)
    return known.has(plain) or concept(word) != plain


def _respelt(word: str, known: Known) -> str:
    """The known word that it is a slip of, if any."""
    if len(word) < SHORTEST_SLIP:
        return word
    most = 1 if len(word) < SHORTEST_TWO_SLIPS else 2
    near = known.by_letter.get(word[:1], ())
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else word
