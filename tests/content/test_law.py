"""The references to the law: as data in three languages, shown only where somebody has read them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.law import LawReference, read_law
from bot.content.library import CONTENT, Library, shipped
from bot.content.yaml_file import ContentError
from bot.model.texts import Localized
from tests.every import every
from tests.words.readability import figures

LAW = shipped().law
FILE = (CONTENT / "law.yaml").read_text("utf-8")
OTHERS = {"nb": r"\baml\b|lova\b|forskrifta\b", "nn": r"\baml\b|loven\b|forskriften\b|utførelse|barnehager\b"}
"""What a reference in one Norwegian never says: the other's words, or an abbreviation."""


def shown(key: str) -> set[str]:
    """What of the law a theme shows, in bokmål."""
    return {one.reference.nb or "" for one in shipped().law_of(shipped().themes[key])}


# What ships


@every("one", LAW.values(), ids=lambda one: one.key)
def test_a_reference_is_the_same_in_three_languages_without_the_words_of_another(one: LawReference) -> None:
    words = one.reference
    assert figures(words.nb or "") == figures(words.nn or "") == figures(words.en or "")
    for language, wrong in OTHERS.items():
        assert not re.search(wrong, getattr(words, language))
    assert re.match(r"the [A-Z][^(]+ \([a-zæøå., -]+\) (§|ch\.)", words.en or ""), (
        "English, with the Norwegian name"
    )


def test_every_reference_is_of_some_theme() -> None:
    assert {key for theme in shipped() for key in theme.law} == set(LAW)


def test_what_does_not_say_what_the_theme_says_is_not_shown() -> None:
    assert shown("medarbeidersamtale") == set()
    assert "arbeidsmiljøloven § 4-6" not in shown("tilrettelegging-gravid")
    assert "likestillings- og diskrimineringsloven § 23" in shown("tilrettelegging-gravid")
    assert shown("restitusjon-utetid") == set(), "to walk while a colleague watches is work, no pause"
    assert not [one for one in LAW.values() if one.certain and one.key.startswith("barnehageloven")]


def test_the_chapters_of_2026_stand_where_they_belong() -> None:
    for key, place in {
        "emosjonelle-krav": "§ 1A-1",
        "risikovurdering": "§ 1A-2",
        "trakassering-varsling": "kap. 2A",
        "vold-trusler": "kap. 3A",
    }.items():
        assert f"forskrift om utførelse av arbeid {place}" in shown(key)


# When to read again


def read(read_on: date | None) -> LawReference:
    words = Localized("brannloven § 1", "brannlova § 1", "the Fire Act § 1")
    return LawReference("brann", words, read_on is not None, "https://lovdata.no/brann", read_on)


@given(st.dates(date(2000, 1, 1), date(2070, 1, 1)), st.integers(0, 364))
def test_a_reading_holds_for_twelve_months(read_on: date, days: int) -> None:
    assert not read(read_on).is_old(read_on + timedelta(days=days))
    assert read(read_on).is_old(read_on + timedelta(days=366))


@pytest.mark.parametrize(("today", "old"), [(date(2027, 7, 27), False), (date(2027, 7, 28), True)])
def test_it_is_old_on_its_day_of_the_year(today: date, old: bool) -> None:
    assert read(date(2026, 7, 28)).is_old(today) is old


def test_what_nobody_has_read_is_to_be_read() -> None:
    assert read(None).is_old(date(2026, 11, 28))


# A file that is wrong


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("  read_on: 2026-07-28\n", "", "is certain, but nobody has read it"),
        ("    nn: arbeidsmiljølova § 2-3\n", "", "is not written in all languages"),
        ("source: https:", "source: http:", "https"),
        ("read_on: 2026-07-28", "read_on: i fjor", "date"),
        ("certain: true", "sure: true", "unknown field `sure`"),
    ],
)
def test_a_wrong_reference_is_refused_with_its_file(
    tmp_path: Path, right: str, wrong: str, problem: str
) -> None:
    path = tmp_path / "law.yaml"
    path.write_text(FILE.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ContentError, match=r"law\.yaml:\d+: ") as refused:
        read_law(path)
    assert problem in str(refused.value)


def test_a_theme_cannot_refer_to_what_is_not_there(tmp_path: Path) -> None:
    text = (CONTENT / "themes" / "brann.yaml").read_text("utf-8")
    (tmp_path / "brann.yaml").write_text(text.replace("[brannforebygging-11-12]", "[brannloven]"), "utf-8")
    with pytest.raises(ContentError, match=r"'brannloven' is no reference of law\.yaml"):
        Library.load(tmp_path, factors=None)
