"""Texts are cut to what a platform takes, at a word, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.limits import one_line, seen, shortened, size

TEXT = st.text(st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("Støy og stemme", 14, "Støy og stemme"),
        ("Støy og stemme", 13, "Støy og…"),
        ("Støy og stemme", 9, "Støy og…"),
        ("Støy og stemme", 8, "Støy og…"),
        ("Støy og stemme", 7, "Støy…"),
        ("Første linje\nandre linje", 15, "Første linje…"),
        ("Sykefraværsoppfølging", 10, "Sykefravæ…"),
        ("a Sykefraværsoppfølging", 10, "a Sykefra…"),
        ("på 1", 1, "…"),
        ("", 1, ""),
        ("幼儿园的健康", 4, "幼儿园…"),
        ("😀😀😀", 4, "😀…"),
        ("ae\u0301e\u0301e\u0301", 5, "ae\u0301…"),
        ("ab👍🏽c", 5, "ab…"),
        ("abc👨‍👩‍👧", 7, "abc…"),
    ],
)
def test_a_text_is_cut_at_a_word_or_between_letters(text: str, limit: int, cut: str) -> None:
    assert shortened(text, limit) == cut


@given(TEXT, st.integers(1, 60))
def test_what_is_cut_fits_and_is_the_beginning(text: str, limit: int) -> None:
    cut = shortened(text, limit)
    assert size(cut) <= limit
    if cut != text:
        assert text.startswith(cut.removesuffix("…"))
        assert cut.endswith("…")


@given(TEXT)
def test_no_text_is_shorter_for_a_platform_than_for_us(text: str) -> None:
    assert size(text) >= len(text)


def test_what_cannot_be_seen_is_gone_and_lines_stay() -> None:
    assert seen("a\x00\x1b[31m\x7f\x9f\ud800\nb\r") == "a[31m\nb"
    assert one_line(" a\nb  c\x00 ") == "a b c"
