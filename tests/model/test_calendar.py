"""The HMS-kalender: giving a month its theme."""

from datetime import datetime, timedelta

import pytest

from bot.model.calendar import (
    Choice,
    JulyRests,
    MonthChanged,
    MonthPassed,
    OwnTheme,
    choices_in,
    choose_theme,
    themes_in,
)
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.texts import BadLink, Empty, Language, Localized, TooLong
from tests.clocks import OSLO

NOW = datetime(2026, 12, 1, 9, tzinfo=OSLO)
SOON = NOW + timedelta(minutes=5)
DECEMBER = Month(2026, 12)


@pytest.fixture
def kindergarten() -> Kindergarten:
    return Kindergarten(zone="Europe/Oslo", language=Language.NB)


def choose(
    kindergarten: Kindergarten,
    month: Month,
    choice: Choice,
    *,
    by: str = "styrer",
    now: datetime = NOW,
    seen: datetime | None = None,
) -> Choice | None:
    this = Month.of(kindergarten.today(now))
    return choose_theme(kindergarten.calendar, month, choice, this=this, by=by, now=now, seen=seen)


def test_an_empty_month_gets_a_theme(kindergarten: Kindergarten) -> None:
    assert choose(kindergarten, DECEMBER, "brann") is None
    assert choices_in(kindergarten.calendar) == {DECEMBER: "brann"}
    entry = kindergarten.calendar[DECEMBER]
    assert (entry.changed_at, entry.changed_by) == (NOW, "styrer")


def test_a_new_theme_takes_the_place_of_the_old_and_tells_which_it_was(kindergarten: Kindergarten) -> None:
    choose(kindergarten, DECEMBER, "brann")
    assert choose(kindergarten, DECEMBER, "konflikt", now=SOON) == "brann"
    assert choices_in(kindergarten.calendar) == {DECEMBER: "konflikt"}


def test_the_same_theme_again_changes_nothing(kindergarten: Kindergarten) -> None:
    choose(kindergarten, DECEMBER, "brann")
    choose(kindergarten, DECEMBER, "brann", by="verneombud", now=SOON)
    entry = kindergarten.calendar[DECEMBER]
    assert (entry.changed_at, entry.changed_by) == (NOW, "styrer")


@pytest.mark.parametrize("year", [2026, 2027, 2030])
def test_july_rests_in_every_year(kindergarten: Kindergarten, year: int) -> None:
    with pytest.raises(JulyRests):
        choose(kindergarten, Month(year, 7), "brann")
    assert not kindergarten.calendar


def test_a_month_that_is_over_cannot_be_changed(kindergarten: Kindergarten) -> None:
    with pytest.raises(MonthPassed):
        choose(kindergarten, Month(2026, 11), "brann")
    assert not kindergarten.calendar


def test_a_month_is_over_when_it_is_over_where_the_kindergarten_is(kindergarten: Kindergarten) -> None:
    last_hour = datetime(2026, 11, 30, 23, 30, tzinfo=OSLO)
    choose(kindergarten, Month(2026, 11), "brann", now=last_hour)
    with pytest.raises(MonthPassed):
        choose(kindergarten, Month(2026, 11), "konflikt", now=last_hour + timedelta(hours=1))


def test_who_has_seen_the_month_before_it_changed_is_told(kindergarten: Kindergarten) -> None:
    choose(kindergarten, DECEMBER, "brann", now=SOON)
    with pytest.raises(MonthChanged) as refused:
        choose(kindergarten, DECEMBER, "konflikt", by="verneombud", now=SOON, seen=NOW)
    assert refused.value.entry.choice == "brann"
    assert choices_in(kindergarten.calendar) == {DECEMBER: "brann"}


def test_who_has_seen_the_month_as_it_is_may_change_it(kindergarten: Kindergarten) -> None:
    choose(kindergarten, DECEMBER, "brann")
    choose(kindergarten, DECEMBER, "konflikt", now=SOON, seen=NOW)
    assert choices_in(kindergarten.calendar) == {DECEMBER: "konflikt"}


def test_two_who_chose_the_same_agree(kindergarten: Kindergarten) -> None:
    choose(kindergarten, DECEMBER, "brann", now=SOON)
    assert choose(kindergarten, DECEMBER, "brann", now=SOON, seen=NOW) == "brann"


# A theme in the group's own words


def test_an_own_theme_is_kept_as_typed_in_the_groups_language(kindergarten: Kindergarten) -> None:
    own = OwnTheme.written(
        Language.NN, " Vår <!channel> *veke* ", "Kva gjer vi?\nKven?", " https://example.no/veke "
    )
    choose(kindergarten, DECEMBER, own)
    assert kindergarten.calendar[DECEMBER].choice == OwnTheme(
        title=Localized(nn="Vår <!channel> *veke*"),
        text=Localized(nn="Kva gjer vi?\nKven?"),
        link="https://example.no/veke",
    )
    assert not themes_in(kindergarten.calendar), "it is not one of the library's"


def test_a_theme_of_the_library_takes_the_place_of_an_own_one_wholly(kindergarten: Kindergarten) -> None:
    choose(kindergarten, DECEMBER, OwnTheme.written(Language.NB, "Vår uke", None, None))
    choose(kindergarten, DECEMBER, "brann")
    assert kindergarten.calendar[DECEMBER].choice == "brann"
    assert kindergarten.calendar[DECEMBER].own is None
    assert themes_in(kindergarten.calendar) == {"brann"}


@pytest.mark.parametrize("blank", [None, "", "  \n"])
def test_text_and_link_may_be_left_out(blank: str | None) -> None:
    own = OwnTheme.written(Language.NB, "Vår uke", blank, blank)
    assert (own.text, own.link) == (None, None)


@pytest.mark.parametrize(
    ("title", "text", "link", "refusal"),
    [
        ("", None, None, Empty),
        ("\u202e", None, None, Empty),
        ("a" * 81, None, None, TooLong),
        ("Vår uke", "a" * 10_000, None, TooLong),
        ("Vår uke", None, "http://example.no", BadLink),
        ("Vår uke", None, "javascript:alert(1)", BadLink),
    ],
)
def test_an_own_theme_that_cannot_be_kept_is_refused(
    title: str, text: str | None, link: str | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        OwnTheme.written(Language.NB, title, text, link)
