"""The year as a calendar file, opened by two parsers that know nothing of each other."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
import pytest
import vobject

from bot.message.words import Voice
from bot.model.days import Days
from bot.model.month import Month
from bot.model.texts import Language, Localized
from bot.paper.calendar_file import (
    Closed,
    MilestoneDay,
    ThemeDay,
    WebinarTime,
    YearCalendar,
    calendar_file,
)
from tests.every import every_language

AT = datetime(2026, 11, 29, 8, 0, tzinfo=UTC)
OSLO_IN_SUMMER = timezone(timedelta(hours=2))
NOISE = Localized("Støy og stemme", "Støy og stemme", "Noise and voice")
YEAR = YearCalendar(
    "k7",
    "Blåklokka; avdeling nord, sør",
    themes=(ThemeDay(Month(2026, 12), date(2026, 12, 1), NOISE, "Hva bråker?\nOg når?"),),
    webinars=(
        WebinarTime(
            3, datetime(2026, 9, 10, 14, 30, tzinfo=OSLO_IN_SUMMER), 45, NOISE, "https://example.no/a?b=1,2;c"
        ),
    ),
    milestones=(MilestoneDay("egen-1", date(2027, 2, 12), "Les rapporten"),),
    closed=(Closed(Days(date(2026, 12, 24), date(2026, 12, 31)), "jul"),),
)
HOSTILE = (
    "END:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x",
    'Quotes " and \\ and \\n, #, $, ; and :',
    "😀 שלום \u202eabc",
    "langt" * 16,
    "æ" * 80,
    "=1+1",
)


def read(year: YearCalendar, language: Language = Language.NB) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(calendar_file(year, Voice(language), AT))


def by_vobject(year: YearCalendar) -> Any:
    return vobject.readOne(calendar_file(year, Voice(Language.NB), AT).decode())


def test_a_year_in_words_of_the_reader() -> None:
    said = {
        language: [str(event["summary"]) for event in read(YEAR, language).events] for language in Language
    }
    assert said == {
        Language.NB: ["Støy og stemme", "Tema: Støy og stemme", "Stengt: jul", "Milepæl: Les rapporten"],
        Language.NN: ["Støy og stemme", "Tema: Støy og stemme", "Stengt: jul", "Milepæl: Les rapporten"],
        Language.EN: ["Noise and voice", "Theme: Noise and voice", "Closed: jul", "Milestone: Les rapporten"],
    }


def test_days_last_their_whole_length_and_take_nobodys_time() -> None:
    _webinar, theme, closed, milestone = read(YEAR).events
    assert [(one.start, one.end, one["transp"]) for one in (theme, closed, milestone)] == [
        (date(2026, 12, 1), date(2026, 12, 2), "TRANSPARENT"),
        (date(2026, 12, 24), date(2027, 1, 1), "TRANSPARENT"),
        (date(2027, 2, 12), date(2027, 2, 13), "TRANSPARENT"),
    ]


def test_a_webinar_has_its_moment_its_length_and_its_link() -> None:
    webinar = read(YEAR).events[0]
    assert webinar.start == datetime(2026, 9, 10, 12, 30, tzinfo=UTC)
    assert webinar.end - webinar.start == timedelta(minutes=45)
    assert (webinar["url"], webinar["location"]) == ("https://example.no/a?b=1,2;c",) * 2


def test_a_webinar_that_moves_or_is_cancelled_stays_the_same_entry() -> None:
    moved = replace(YEAR.webinars[0], revision=2, cancelled=True)
    before, after = (read(year).events[0] for year in (YEAR, replace(YEAR, webinars=(moved,))))
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (after["status"], after["summary"]) == ("CANCELLED", "Avlyst: Støy og stemme")


def test_two_kindergartens_have_no_entry_in_common_and_one_has_none_twice() -> None:
    mine, theirs = (
        [str(one["uid"]) for one in read(replace(YEAR, owner=owner)).events] for owner in ("k7", "k8")
    )
    assert len({*mine, *theirs}) == len(mine) + len(theirs)


def test_another_parser_reads_the_same() -> None:
    theirs = by_vobject(YEAR)
    assert theirs.x_wr_calname.value == "Blåklokka; avdeling nord, sør"
    assert [one.summary.value for one in theirs.vevent_list] == [
        str(one["summary"]) for one in read(YEAR).events
    ]
    assert [one.dtstart.value for one in theirs.vevent_list] == [one.start for one in read(YEAR).events]
    assert theirs.vevent_list[1].description.value == "Hva bråker?\nOg når?"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_text_for_both_parsers(text: str) -> None:
    year = replace(YEAR, name=text, milestones=(MilestoneDay("egen-1", date(2027, 2, 12), text, text),))
    mine, theirs = read(year), by_vobject(year)
    as_lines = text.replace("\r\n", "\n")
    assert len(mine.events) == len(theirs.vevent_list) == len(read(YEAR).events)
    assert mine.events[-1]["description"] == theirs.vevent_list[-1].description.value == as_lines
    assert theirs.x_wr_calname.value == as_lines
    assert mine.keys() == read(YEAR).keys()


def test_no_line_is_longer_than_the_standard_allows() -> None:
    year = replace(YEAR, name="æ" * 400)
    assert max(map(len, calendar_file(year, Voice(Language.NB), AT).split(b"\r\n"))) <= 75


@every_language
def test_the_same_year_has_the_same_bytes(language: Language) -> None:
    shuffled = replace(YEAR, closed=YEAR.closed[::-1])
    assert calendar_file(YEAR, Voice(language), AT) == calendar_file(shuffled, Voice(language), AT)


def test_a_year_with_nothing_is_a_calendar_too() -> None:
    assert read(YearCalendar("k1", "")).events == by_vobject(YearCalendar("k1", "x")).contents.get(
        "vevent", []
    )
