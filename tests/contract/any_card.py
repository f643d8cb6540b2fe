"""What every platform has to take: cards of every kind, texts of any length and script."""

import pytest
from hypothesis import strategies as st

from bot.message.card import (
    Block,
    Button,
    Card,
    Divider,
    Fields,
    Image,
    Items,
    Progress,
    Text,
)
from bot.message.words import Language, Voice, Words

BOKMAL = Voice(Language.NB)
SCRIPTS = {
    "letters": "a" * 20_000,
    "words": "ord og annet " * 2000,
    "lines": "linje\n" * 3000,
    "escaped": "<&>" * 7000,
    "braces": "{" * 7000,
    "thai": "สวัสดี" * 3000,
    "chinese": "幼儿园的健康与安全" * 2000,
    "arabic": "روضة الأطفال " * 1500,
    "families": "👨‍👩‍👧‍👦" * 2000,
    "marks": "e" + "\u0301" * 20_000,
    "unseen": "\x00\x1b[31m\ud800\u202e" * 3000,
    "blank": " \n " * 3000,
}
every_script = pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)

words = st.text(st.characters(codec=None), max_size=200)
blocks = st.one_of(
    st.builds(Text, words, st.sampled_from(["normal", "strong", "quiet", "quote"])),
    st.builds(Fields, st.lists(st.tuples(words, words), max_size=5).map(tuple)),
    st.builds(Items, st.lists(words, max_size=5).map(tuple), st.booleans()),
    st.builds(Progress, words, st.integers(-1, 12), st.integers(-1, 12)),
    st.builds(Image, st.just("https://example.no/bilde.png"), words),
    st.just(Divider()),
)
cards = st.builds(
    Card,
    words,
    st.lists(blocks, max_size=8).map(tuple),
    st.lists(st.builds(Button, words, st.just("hms")), max_size=3).map(tuple),
)


def said(block: Block) -> tuple[Words, ...]:
    match block:
        case Text():
            return (block.words,)
        case Fields():
            return tuple(words for pair in block.pairs for words in pair)
        case Items():
            return block.items
        case Progress():
            return (block.label,)
        case Image():
            return (block.alt,)
        case _:
            return ()
