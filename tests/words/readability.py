"""How easy a text is to read: the length of its sentences, and LIX."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.model.texts import Language
from tests.words.corpus import Text

LONGEST = {Language.NB: 20, Language.NN: 20, Language.EN: 24}
"""Words in a sentence; English writes apart what Norwegian writes as one word."""
HARDEST = 35
"""LIX (Björnsson 1968): children's books have less than 30, newspapers more than 40."""
SHORT = 60
"""Words of a text that is too short to be measured by LIX."""
LONG_WORD = 7
"""Letters from which LIX counts a word as long."""
NO_SENTENCES = "law "
"""References to the law are names, and read one by one."""
WORD = re.compile(r"[\w’'-]+")
END = re.compile(r"(?<=[.?!:;])[»”]?\s+(?=[«“]?[A-ZÆØÅ0-9{])|\n")
"""What follows a colon with a capital is a sentence of its own."""
NOT_AFTER = re.compile(r"\b(?:nr|kl|kap|mv)\.$|\d\.$")


def sentences(text: str) -> list[str]:
    """What stands between full stops; those of abbreviations and ordinal numbers end nothing."""
    found: list[str] = []
    for part in END.split(text):
        if found and NOT_AFTER.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return [part for part in found if part.strip()]


def length(sentence: str) -> int:
    """In words; what is filled in counts as one."""
    return len(WORD.findall(sentence))


def longest(text: str) -> int:
    return max(map(length, sentences(text)), default=0)


def lix(text: str) -> float:
    """Words in a sentence on average, and long words in a hundred."""
    words = WORD.findall(text)
    long = sum(len(word) >= LONG_WORD for word in words)
    return len(words) / max(len(sentences(text)), 1) + 100 * long / max(len(words), 1)


def whole(texts: Iterable[Text], language: Language) -> Iterator[tuple[str, str]]:
    """What is read in one go: a content file's texts together, each string of the catalogues by itself."""
    sentences = (text for text in texts if not text.where.startswith(NO_SENTENCES))
    for where, some in groupby(sentences, key=_document):
        yield where, "\n".join(text.said(language) for text in some)


def _document(text: Text) -> str:
    return text.where if text.where.startswith("catalogue: ") else text.where.partition(" ")[0]


def figures(text: str) -> list[str]:
    """Numbers, § and %, in any order."""
    return sorted(re.findall(r"\d+|[§%]", text))
