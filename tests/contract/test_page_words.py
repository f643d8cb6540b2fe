"""The words of the demo's page: the server sends each that the page asks for, and no other."""

import re

from bot.platforms.local.page_words import PAGE_WORDS
from bot.platforms.local.server import PAGE

ASKED = re.compile(r"""(?:\bsay\(\s*|data-word(?:-label|-placeholder)?=)"([^"]+)\"""")
SOURCES = "".join(path.read_text("utf-8") for path in PAGE.iterdir())


def test_every_word_that_the_page_asks_for_is_sent() -> None:
    asked = set(ASKED.findall(SOURCES))
    assert "Writing as" in asked
    assert asked <= PAGE_WORDS.keys()


def test_no_word_is_sent_in_vain() -> None:
    assert [word for word in PAGE_WORDS if f'"{word}"' not in SOURCES] == []
