"""The theme library and the plan's template; and how a file that is wrong is refused."""

import re
from pathlib import Path

import pytest

from bot.content.library import CONTENT, RUN_LENGTHS, Library, Theme, load_plan
from bot.content.yaml_file import ContentError
from bot.model.month import Month
from bot.model.texts import Language
from tests.every import every

LIBRARY = Library.load()
GOOD = (CONTENT / "themes" / "brann.yaml").read_text("utf-8")


def line_of(text: str, words: str) -> int:
    """The number of the first line that has some words."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def load_one(folder: Path, text: str | bytes, name: str = "brann.yaml") -> Library:
    raw = text if isinstance(text, bytes) else text.encode()
    (folder / name).write_bytes(raw)
    return Library.load(folder, factors=None)


def load_factors(folder: Path, text: str) -> Library:
    path = folder / "factors.yaml"
    path.write_text(text, "utf-8")
    return Library.load(factors=path)


FACTORS = (CONTENT / "factors.yaml").read_text("utf-8")
NOISE = "themes: [stoy-og-stemme, bemanning-morgenmote, vernerunde]"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("themes: [stoy-og-stemme,", "themes: [stoy-og-stemmen,", "which is no theme"),
        ("en: A lot of noise", "e: A lot of noise", "factors.yaml"),
        ("  problem:\n", "  problems:\n", "factors.yaml"),
        (NOISE, "themes: []", f"factors.yaml:{line_of(FACTORS, NOISE)}"),
    ],
)
def test_factors_that_are_wrong_are_refused(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    assert load_factors(tmp_path, FACTORS).factors.keys() == LIBRARY.factors.keys()
    assert right in FACTORS
    with pytest.raises(ContentError, match=re.escape(told)):
        load_factors(tmp_path, FACTORS.replace(right, wrong, 1))


# What ships


def test_the_themes_are_in_their_order() -> None:
    assert [theme.position for theme in LIBRARY] == sorted({theme.position for theme in LIBRARY})


@every("theme", list(LIBRARY), ids=lambda theme: theme.key)
def test_a_theme_says_as_much_in_every_language(theme: Theme) -> None:
    assert LIBRARY.get(theme.key) is theme
    texts = (theme.nb, theme.nn, theme.en)
    assert len({len(text.questions) for text in texts}) == 1
    assert len({tuple(tuple(step.minutes for step in run.steps) for run in text.runs) for text in texts}) == 1
    assert [run.minutes for run in theme.nb.runs] == sorted(run.minutes for run in theme.nb.runs)
    for language in Language:
        assert theme.title.in_language(language)[1] is language


def test_each_length_of_meeting_is_there_for_some_theme() -> None:
    assert {run.minutes for theme in LIBRARY for run in theme.nb.runs} == set(RUN_LENGTHS)


def test_every_month_but_july_has_three_themes_meant_for_it() -> None:
    for month in (Month(2026, number) for number in range(1, 13)):
        suited = [theme for theme in LIBRARY.suggest(month, frozenset()) if month.number in theme.months]
        assert len(suited) == (0 if month.is_july else 3), month


def test_a_theme_that_has_been_used_is_suggested_last() -> None:
    november = Month(2026, 11)
    first, *others = LIBRARY.suggest(november, frozenset())
    assert LIBRARY.suggest(november, frozenset({first.key}))[:2] == tuple(others)
    all_but_one = frozenset(LIBRARY.themes) - {"brann"}
    assert LIBRARY.suggest(november, all_but_one)[0].key == "brann"
    assert len(LIBRARY.suggest(november, frozenset(LIBRARY.themes))) == 3


def test_the_plan_is_told_in_every_language_and_no_key_stands_twice() -> None:
    plan = load_plan()
    milestones = [milestone for phase in plan for milestone in phase.milestones]
    for keys in ([phase.key for phase in plan], [milestone.key for milestone in milestones]):
        assert len(keys) == len(set(keys))
    texts = [phase.name for phase in plan]
    texts += [text for one in milestones for text in (one.title, one.definition, one.responsible)]
    assert all(text.nb and text.nn and text.en for text in texts)
    weeks = [milestone.week for milestone in milestones]
    assert weeks == sorted(weeks)


# A file that is wrong


def test_a_good_file_is_taken(tmp_path: Path) -> None:
    assert list(load_one(tmp_path, GOOD).themes) == ["brann"]


# What is put in the place of what; the line that is named, by its words; and the problem.
BROKEN = {
    "a key is missing": (
        "category: systematisk-hms\n",
        "",
        "key: brann",
        "missing required field `category`",
    ),
    "a category that is none": ("systematisk-hms", "hms", "category:", "Invalid enum value 'hms'"),
    "a key nobody knows": ("\nnb:\n", "\nnb:\n  tittel: Brann\n", "nb:", "unknown field `tittel`"),
    "a misspelt key": ("  check: ", "  sjekk: ", "nb:", "unknown field `sjekk`"),
    "a word for a number": ("position: ", "position: nr ", "position:", "Expected `int`"),
    "a text for a list": (
        "  questions:\n",
        "  questions: Hva?\n  more:\n",
        "  questions:",
        "Expected `array`",
    ),
    "an empty title": ("  title: ", "  title: '' # ", "  title:", "length >= 1"),
    "a long title": ("  title: ", f"  title: {'a' * 81} # ", "  title:", "length <= 80"),
    "a month that is none": ("months: [", "months: [13, ", "months:", "<= 12"),
    "July": ("months: [", "months: [7, ", "key: brann", "no theme is meant for July"),
    "a meeting of another length": ("- minutes: 10", "- minutes: 15", "- minutes: 15", "(10, 30, 45)"),
    "minutes that do not add up": ("- minutes: 2\n", "- minutes: 3\n", "- minutes: 10", "do not add up"),
    "a step that takes no time": ("- minutes: 2\n", "- minutes: 0\n", "- minutes: 0", ">= 1"),
    "a colon too many": ("  title: ", "  title: : ", "  title:", "mapping values are not allowed"),
    "a tab": ("  title: ", "\ttitle: ", "\ttitle: ", "cannot start any token"),
    "a character that cannot be seen": ("  title: ", "  title: \x07", "  title:", "cannot stand in a file"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_with_its_name_and_line(tmp_path: Path, case: str) -> None:
    old, new, place, problem = BROKEN[case]
    broken = GOOD.replace(old, new, 1)
    assert broken != GOOD
    with pytest.raises(ContentError) as refused:
        load_one(tmp_path, broken)
    where, _, what = str(refused.value).partition(": ")
    assert where == f"{tmp_path / 'brann.yaml'}:{line_of(broken, place)}"
    assert problem in what


def test_languages_with_different_meetings_are_refused(tmp_path: Path) -> None:
    """One that lacks a meeting would leave a button that leads nowhere."""
    start, end = GOOD.rindex("    - minutes: 45"), GOOD.index("\nsaid:")
    with pytest.raises(ContentError, match=r"brann.yaml:1: the languages have different runs"):
        load_one(tmp_path, GOOD[:start] + GOOD[end:])


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    word = "Brannøvelse"
    raw = GOOD.encode().replace(word.encode(), word.encode("latin-1"), 1)
    with pytest.raises(ContentError, match=rf"brann.yaml:{line_of(GOOD, word)}: not UTF-8"):
        load_one(tmp_path, raw)


@pytest.mark.parametrize("text", ["", "just words", "- a list", "42"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match=r"brann.yaml:1: Expected `object`"):
        load_one(tmp_path, text)


def test_a_key_is_its_files_name(tmp_path: Path) -> None:
    load_one(tmp_path, GOOD)
    with pytest.raises(ContentError, match=r"flom.yaml:1: the key 'brann' is not the file's name"):
        load_one(tmp_path, GOOD, "flom.yaml")


def test_a_broken_plan_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    text = (CONTENT / "plan.yaml").read_text("utf-8").replace("week: 1\n", "week: one\n", 1)
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError, match=rf"plan.yaml:{line_of(text, 'week: one')}: Expected `int`"):
        load_plan(path)


WEEK = r"(?:uke|veke|week) \d"
MONTHS = r"januar|februar|mars|april|mai|juni|august|september|oktober|november|desember"
MONTHS_EN = r"january|february|march|april|june|august|september|october|november|december"
NAMES_TIME = re.compile(rf"\b(?:{WEEK}|{MONTHS}|{MONTHS_EN})\b", re.IGNORECASE)
OF_THE_YEAR = {"evaluering-hms-ar", "hms-hjulet-i-gang"}
"""They are about the barnehageår, which has its months whenever one talks about it."""


@every("theme", list(LIBRARY), ids=lambda theme: theme.key)
def test_a_theme_is_true_in_every_month(theme: Theme) -> None:
    texts = (theme.nb, theme.nn, theme.en)
    said = [line for text in texts for line in (text.summary, text.why, text.measure, text.check)]
    assert theme.key in OF_THE_YEAR or not [line for line in said if NAMES_TIME.search(line)]
