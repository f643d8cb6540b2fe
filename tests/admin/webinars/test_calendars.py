"""Webinars from .ics files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.admin.webinars.calendars import calendar_rows
from bot.admin.webinars.webinars import ProgramError
from tests.admin.webinars.conftest import Hms
from tests.admin.webinars.events import calendar, refused, told


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_a_second_import_changes_what_differs(hms: Hms, tmp_path: Path, newline: str) -> None:
    content = calendar({}, newline=newline)
    new = "4: new: “Støy, og stemme”, Thursday 10 December 2026 at 13:00, 45 minutes"
    assert told(hms, tmp_path, content, "--dry-run") == [new]
    assert told(hms, tmp_path, content) == [new]
    assert told(hms, tmp_path, content) == [new.replace("new", "unchanged")]
    moved = calendar({"DTEND;TZID=Europe/Oslo": "20261210T140000", "SUMMARY": "Støy"}, newline=newline)
    assert told(hms, tmp_path, moved) == ["4: changed: title, minutes; those who were told hear of it"]
    cancelled = calendar({"STATUS": "CANCELLED"}, newline=newline)
    assert told(hms, tmp_path, cancelled)[0].startswith("4: cancelled: “Støy”")
    assert told(hms, tmp_path, cancelled)[0].startswith("4: unchanged: ")


def test_a_whole_file_can_cancel(hms: Hms, tmp_path: Path) -> None:
    told(hms, tmp_path, calendar({}))
    assert told(hms, tmp_path, calendar({}, more="METHOD:CANCEL"))[0].startswith("5: cancelled: ")


@pytest.mark.parametrize(
    "change",
    [
        {"DTEND;TZID=Europe/Oslo": None, "DURATION": "PT45M"},
        {"DTSTART;TZID=Europe/Oslo": None, "DTSTART": "20261210T120000Z"},
        {"DTSTART;TZID=Europe/Oslo": None, "DTSTART;TZID=W. Europe Standard Time": "20261210T130000"},
        {"DTSTART;TZID=Europe/Oslo": None, "DTEND;TZID=Europe/Oslo": None, "DTSTART": "20261210T130000"}
        | {"DTEND": "20261210T134500"},
        {"URL": None, "LOCATION": "Nettmøte (https://example.no/1"},
        {"URL": "http://gammel.no", "CONFERENCE;VALUE=URI": "https://example.no/1"},
    ],
)
def test_the_same_said_in_other_ways(hms: Hms, tmp_path: Path, change: dict[str, str | None]) -> None:
    told(hms, tmp_path, calendar({}))
    assert told(hms, tmp_path, calendar(change))[0].startswith("4: unchanged: ")


def test_instances_of_a_series_are_webinars_of_their_own(hms: Hms, tmp_path: Path) -> None:
    second = {
        "RECURRENCE-ID;TZID=Europe/Oslo": "20261217T130000",
        "DTSTART;TZID=Europe/Oslo": "20261217T140000",
        "DTEND;TZID=Europe/Oslo": "20261217T150000",
    }
    both = calendar({}, second)
    assert [line.split(":")[1].strip() for line in told(hms, tmp_path, both)] == ["new", "new"]
    assert [line.split(":")[1].strip() for line in told(hms, tmp_path, both)] == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"RRULE": "FREQ=WEEKLY"}, "start: it repeats (RRULE); give each webinar an event of its own"),
        ({"RDATE": "20261217T130000"}, "start: it repeats (RRULE); give each webinar an event of its own"),
        (
            {"DTSTART;TZID=Europe/Oslo": None, "DTSTART;VALUE=DATE": "20261210"},
            "start: it is a whole day, and a webinar begins at a time",
        ),
        (
            {"DTSTART;TZID=Europe/Oslo": None, "DTSTART;TZID=Nowhere/Land": "20261210T130000"},
            "start: the time zone “Nowhere/Land” is not known",
        ),
        (
            {"DTSTART;TZID=Europe/Oslo": None, "DTSTART": "i morgen"},
            "start: DTSTART says “i morgen”; write it like 20261210T130000",
        ),
        (
            {"DTEND;TZID=Europe/Oslo": None, "DTEND;TZID=America/New_York": "99991231T235959"},
            "minutes: DTEND says “99991231T235959”; write it like",
        ),
        (
            {"RECURRENCE-ID;TZID=Europe/Oslo": "00010101T000000"},
            "uid: RECURRENCE-ID says “00010101T000000”; write it",
        ),
        ({"DTSTART;TZID=Europe/Oslo": None}, "start: there is no DTSTART"),
        ({"DTEND;TZID=Europe/Oslo": None}, "minutes: "),
        ({"DTEND;TZID=Europe/Oslo": "20261209T130000"}, "minutes: “-1440” is not a number of minutes"),
        (
            {"DTEND;TZID=Europe/Oslo": None, "DTEND": "20261210T134500"},
            "minutes: only one of its ends has a time zone",
        ),
        ({"URL": "http://example.no", "LOCATION": "Rom 1"}, "link: there is no https:// address in URL"),
        ({"SUMMARY": None}, "title: must be there"),
        ({"UID": None}, "uid: must be filled in"),
        ({"SUMMARY": "En", "SUMMARY;LANGUAGE=nn": "To"}, "title: SUMMARY stands there 2 times"),
        ({"DESCRIPTION;LANGUAGE=nn": "Annet"}, "text: DESCRIPTION stands there 2 times, each time something"),
        ({"DTSTART": "20261211T130000"}, "start: DTSTART stands there 2 times, each time another; keep one"),
        (
            {"DTEND;TZID=Europe/Oslo": None, "DURATION": "en time"},
            "minutes: DURATION says “en time”; write it",
        ),
        ({"DTEND;TZID=Europe/Oslo": None}, "minutes: there is neither DTEND nor DURATION"),
    ],
)
def test_a_wrong_event_is_named_with_its_line(
    hms: Hms, tmp_path: Path, change: dict[str, str | None], says: str
) -> None:
    said = refused(hms, tmp_path, calendar({"UID": "god"}, change))
    assert said.startswith("12: wrong: ")
    assert says in said
    assert hms.ok("list") == "There are no webinars yet.\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("uid;title\n", "is not a calendar: it does not begin with BEGIN:VCALENDAR."),
        (calendar({})[:-40], "is cut off or damaged"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "has no webinars in it"),
    ],
)
def test_a_file_that_is_no_calendar(hms: Hms, tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "liste.ics"
    path.write_text(content, "utf-8", newline="")
    assert says in hms.refused("import", str(path))


pieces = st.sampled_from([*calendar({}).splitlines(), "RRULE:FREQ=DAILY", "DTSTART:2", "DURATION:-P1D", "x"])
damaged = st.lists(st.one_of(pieces, st.text(max_size=12)), max_size=25).map(
    lambda lines: "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
)


@settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged)
def test_a_damaged_file_is_read_or_refused(content: str) -> None:
    try:
        found = list(calendar_rows(Path("liste.ics"), content))
    except ProgramError:
        return
    assert len(found) == content.upper().count("BEGIN:VEVENT")
