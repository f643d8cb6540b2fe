"""What is not understood: what was perhaps meant is one press away."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.errors import NotUnderstood
from bot.commands.fold import fold
from bot.commands.grammar import find_command
from bot.commands.reading import MOST_CHOICES
from bot.commands.registry import Command
from bot.handlers.registry import PROGRAMME, REGISTRY
from bot.model.plan import open_milestones
from tests.asking import SAMPLE, in_programme, read, suggested
from tests.every import every
from tests.strategies import texts

CHANGE = "hms bytt"


def misspelt(word: str) -> list[str]:
    """A letter too few, a letter twice, two that changed places; inside the word, at every other letter."""
    spots = range(1, len(word) - 1)
    fewer = [word[:spot] + word[spot + 1 :] for spot in spots]
    twice = [word[:spot] + word[spot] + word[spot:] for spot in spots]
    turned = [word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :] for spot in spots[:-1]]
    return [wrong for wrong in (*fewer[::2], *twice[1::2], *turned[::2]) if fold(wrong) != fold(word)]


def readable(line: str) -> bool:
    try:
        read(line)
    except NotUnderstood:
        return False
    return True


def begins_a_theme(word: str) -> bool:
    titles = (title for theme in SAMPLE.library for title in (theme.nb.title, theme.nn.title, theme.en.title))
    return any(part.startswith(fold(word)) for title in titles for part in fold(title).split())


LONG_ENOUGH = 5
NAMED = [one for one in REGISTRY if len(one.path) > 1 and len(one.path[1]) >= LONG_ENOUGH]


@pytest.mark.parametrize("one", NAMED, ids=lambda one: one.name)
def test_a_misspelt_command_is_one_press_away(one: Command) -> None:
    for wrong in misspelt(one.path[1]):
        line = f"/{one.path[0]} {wrong}"
        if not readable(line) and not begins_a_theme(wrong):
            assert (one.name in suggested(line)) is not one.careful, wrong


OF_PROGRAMMES = [one for one in PROGRAMME if one.name.startswith("hms program ")]


@every("one", OF_PROGRAMMES, lambda one: one.name)
def test_a_misspelt_command_of_a_programme_is_one_press_away(one: Command) -> None:
    """The last of its words; what is careful is never offered."""
    *begun, last = one.name.split()
    for wrong in misspelt(last) if len(last) >= LONG_ENOUGH else ():
        line = f"/{' '.join(begun)} {wrong}"
        if find_command(line, PROGRAMME).words:
            assert (one.name in suggested(line, in_programme())) is not one.careful, wrong


@pytest.mark.parametrize("line", ["/hms program xyzq", "/hms program hva", "/hms program hva kan jeg gjøre"])
def test_what_is_like_no_command_of_a_programme_is_not_taken_for_one(line: str) -> None:
    assert suggested(line, in_programme()) == ["hms program"]


MONTHS = ["januar", "februar", "april", "august", "september", "oktober", "november", "desember", "december"]


@pytest.mark.parametrize("name", MONTHS)
def test_a_misspelt_month_is_one_press_away(name: str) -> None:
    month = read(f"{CHANGE} {name}")[1]["month"]
    for wrong in misspelt(name):
        line = f"/{CHANGE} {wrong} brann"
        if not readable(line):
            assert f"{CHANGE} {month} brann" in suggested(line), wrong


@pytest.mark.parametrize("theme", list(SAMPLE.library), ids=lambda theme: theme.key)
def test_a_misspelt_theme_is_one_press_away(theme: Any) -> None:
    for title in (theme.nb.title, theme.nn.title, theme.en.title):
        words = title.split()
        longest = max(range(len(words)), key=lambda number: len(words[number]))
        wrong = " ".join([*words[:longest], misspelt(words[longest])[0], *words[longest + 1 :]])
        line = f"/{CHANGE} desember {wrong}"
        if not readable(line):
            assert f"{CHANGE} 2026-12 {theme.key}" in suggested(line), wrong


@pytest.mark.parametrize(
    "milestone", open_milestones(SAMPLE.kindergarten.milestones), ids=lambda one: one.key
)
def test_a_misspelt_milestone_is_one_press_away(milestone: Any) -> None:
    for title in (milestone.title.nb, milestone.title.nn, milestone.title.en):
        wrong = title[:-2] + title[-1] + title[-2]
        line = f"/milepel utsett {wrong}"
        if not readable(line):
            assert f"milepel utsett {milestone.key}" in suggested(line), wrong


def test_words_that_fit_several_offer_them_all() -> None:
    offered = suggested("/milepel ferdig runde")
    assert offered == ["milepel ferdig forste-runde", "milepel ferdig andre-runde"]


WRONG_LINES = st.sampled_from(
    [
        "/hms histrikk",
        "/hms byt novmber støy",
        "/hms bytt novmber",
        "/hms bytt november støøy",
        "/hms bytt støy novmber",
        "/hms stengt uke 60",
        "/hms mras",
        "/hms temma brann",
        "/hms tema brann 11",
        "/hms eget novmber Vår uke",
        "/hms webinar tre",
        "/milepel fedrig kalender",
        "/milepel ferdig runde",
        "/milepel ferdig kalnder ja",
        "/milepel utsett kalnder to uker",
        "/milepel hopp kalnder fordi",
    ]
)


@given(
    st.one_of(WRONG_LINES, texts.map(lambda text: f"/hms {text}"), texts.map(lambda text: f"{CHANGE} {text}"))
)
def test_what_is_suggested_can_be_carried_out(line: str) -> None:
    """At once; or, where a command and what follows it are both misspelt, in two steps."""
    if readable(line):
        return
    lines = suggested(line)
    assert len(lines) == len(set(lines)) <= MOST_CHOICES
    for one in lines:
        assert readable(one) or all(readable(other) for other in suggested(one)), one


@pytest.mark.parametrize(
    "line", [f"/{CHANGE} xyzzy", f"/{CHANGE} desember xyzzy", "/milepel ferdig xyzzy", "/hms år xyzzy"]
)
def test_what_follows_a_known_command_is_never_a_dead_end(line: str) -> None:
    assert suggested(line) != []


@pytest.mark.parametrize(
    "line", ["/hms " + "a " * 5_000, "/hms " + "å" * 10_000, "/milepel ferdig " + "x " * 5_000]
)
def test_ten_thousand_characters_are_answered_too(line: str) -> None:
    assert len(suggested(line)) <= 3
