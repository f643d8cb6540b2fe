"""Spellings that are alike, and what was meant."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.fold import CLOSE, fold, nearest, squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neste-måned", "Neste Måned"),
        ("neste-måned", "NESTE MAANED"),
        ("neste-måned", "neste_maned"),
        ("neste-måned", "neste – måned"),
        ("neste-måned", unicodedata.normalize("NFD", "neste-måned")),
        ("støy", "stoey"),
        ("støy", "STOY"),
        ("nærvær", "naervaer"),
        ("nærvær", "nerver"),
        ("milepæl", "milepel"),
        ("«støy»", "støy"),
        ("støy!", "støy,"),
        ("  støy \t og  stemme ", "støy og stemme"),
    ],
)
def test_these_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mars", "mai"), ("støy", "stoff"), ("12.10", "12:10"), ("12.10", "12/10"), ("år", "er")],
)
def test_these_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(st.characters(codec=None)))
def test_whatever_is_typed_can_be_folded_and_case_and_outer_space_never_count(text: str) -> None:
    assert fold(f"  {text} ") == fold(text)
    assert fold(text.casefold()) == fold(text)
    assert " " not in squeeze(text)


def test_spaces_and_hyphens_make_no_difference_when_squeezed() -> None:
    assert squeeze("neste-måned") == squeeze("nestemåned") == squeeze("neste måned") == "nestemaned"


# What was meant

NAMES = ("november", "desember", "støy og stemme", "brann", "historikk")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("novmber", "november"),
        ("DESMEBER", "desember"),
        ("stemmme", "støy og stemme"),
        ("bran", "brann"),
        ("histrikk", "historikk"),
    ],
)
def test_a_misspelt_word_finds_what_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES)[0][0] == meant


@pytest.mark.parametrize("typed", ["xyz", "", "???", "a" * 10_000, "\ud800"])
def test_something_else_finds_nothing(typed: str) -> None:
    assert nearest(typed, NAMES) == []


@given(st.text(max_size=30))
def test_the_best_comes_first_and_none_is_too_far_away(text: str) -> None:
    scores = [score for _name, score in nearest(text, NAMES)]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= CLOSE for score in scores)
