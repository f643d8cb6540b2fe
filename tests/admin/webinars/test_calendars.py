"""Webinars from .ics files."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.admin.webinars.calendars import calendar_rows
from bot.admin.webinars.importing import WebinarRow
from bot.admin.webinars.webinars import ProgramError
from tests.admin.webinars.conftest import Hms

EVENT = {
    "UID": "w1@example.no",
    "SUMMARY": "Støy\\, og stemme",
    "DTSTART;TZID=Europe/Oslo": "20261210T130000",
    "DTEND;TZID=Europe/Oslo": "20261210T134500",
    "URL": "https://example.no/1",
    "DESCRIPTION": "Om støy\\npå to linjer",
}


def calendar(*events: Mapping[str, str | None], more: str = "", newline: str = "\r\n") -> str:
    """A calendar file; None leaves a property out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//NO", *more.splitlines()]
    for event in events:
        merged = {**EVENT, **event}
        lines += ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in merged.items() if value is not None)]
        lines.append("END:VEVENT")
    return newline.join([*lines, "END:VCALENDAR", ""])


def told(hms: Hms, tmp_path: Path, content: str, *options: str) -> list[str]:
    """What is said of each event."""
    path = tmp_path / "liste.ics"
    path.write_text(content, "utf-8", newline="")
    said = hms.ok("import", *options, str(path)).splitlines()
    return [line.removeprefix(f"{path}:") for line in said[:-1]]


def refused(hms: Hms, tmp_path: Path, content: str) -> str:
    path = tmp_path / "liste.ics"
    path.write_text(content, "utf-8", newline="")
    said = hms.report(str(path)).splitlines()
    return said[-1].removeprefix(f"{path}:")


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


LINK = "https://example.no/1"
MEETING = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d"


def row(*lines: str, without: str = "", before: str = "") -> WebinarRow:
    """The event of this page with other lines in it, as it is read."""
    kept = [f"{name}:{value}" for name, value in EVENT.items() if not (without and name.startswith(without))]
    content = [
        "BEGIN:VCALENDAR",
        *before.split("|"),
        "BEGIN:VEVENT",
        *kept,
        *lines,
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    (read,) = calendar_rows(Path("liste.ics"), "\r\n".join(content))
    return read


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (["LOCATION:https://example.no/1\\, møterom 2"], LINK),
        (["LOCATION:Nettmøte (https://example.no/1)"], LINK),
        (["LOCATION:Nettmøte [https://example.no/1]."], LINK),
        (["LOCATION:https://example.no/1\\; Rådhuset"], LINK),
        (["LOCATION:Bli med på https://example.no/1."], LINK),
        (["LOCATION:«https://example.no/1»!"], LINK),
        (["LOCATION:**https://example.no/1**"], LINK),
        (["LOCATION:[Bli med](https://example.no/1)"], LINK),
        (["LOCATION:<https://example.no/1>"], LINK),
        (["LOCATION:HTTPS://example.no/1"], LINK),
        (["LOCATION:https://no.example.org/wiki/Støy_(lyd)"], "https://no.example.org/wiki/Støy_(lyd)"),
        (["LOCATION:https://example.no/1", "LOCATION:"], LINK),
        (["LOCATION:https://localhost/x https://example.no/1"], LINK),
        (["URL:https://example.no/1", "LOCATION:https://example.no/kart"], LINK),
        (["CONFERENCE;VALUE=URI:tel:+4721000000,,,1#", "CONFERENCE;VALUE=URI:https://example.no/1"], LINK),
        (
            ["X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"],
            "https://meet.google.com/abc-defg-hij",
        ),
        (["X-MICROSOFT-SKYPETEAMSMEETINGURL:" + MEETING, "LOCATION:Microsoft Teams-møte"], MEETING),
        (["LOCATION:https://maps.example.no/?q=Storgata", "DESCRIPTION:Bli med: " + MEETING], MEETING),
        (
            ["DESCRIPTION:Bli med: https://us02web.zoom.us/j/8123?pwd=a\\nHjelp: https://zoom.us/u/b"],
            "https://us02web.zoom.us/j/8123?pwd=a",
        ),
        (['DESCRIPTION:Bli med <a href="https://example.no/1">her</a>'], LINK),
        (["DESCRIPTION:Møtet: https://example.no/1. Velkommen!"], LINK),
    ],
)
def test_the_address_to_join_at_is_found(lines: list[str], link: str) -> None:
    read = calendar_rows(
        Path("liste.ics"),
        calendar({"URL": None, "DESCRIPTION": None}).replace(
            "END:VEVENT", "\r\n".join([*lines, "END:VEVENT"])
        ),
    )
    assert [one.cells.get("link") for one in read] == [link]


def test_which_address_of_a_description_is_not_guessed(hms: Hms, tmp_path: Path) -> None:
    two = {"URL": None, "DESCRIPTION": "Program: https://example.no/1 Påmelding: https://example.no/2"}
    assert "link: there are 2 addresses in DESCRIPTION; put the right one in LOCATION" in refused(
        hms, tmp_path, calendar(two)
    )
    one = {"URL": None, "DESCRIPTION": f"Bli med: {MEETING} Hjelp: https://example.no/hjelp"}
    assert told(hms, tmp_path, calendar(one), "--dry-run")[0].endswith(f"; link: {MEETING} in DESCRIPTION")


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Ckari%40example.no%7C"
        + "a" * 600,
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={}&locale=nb",
        "https://www.google.com/url?q={}&sa=D&source=calendar",
    ],
)
def test_what_a_mail_program_wraps_around_a_link_is_taken_away(wrapped: str) -> None:
    """It holds the e-mail address of the one who read it."""
    twice = wrapped.format(quote(wrapped.format(quote(MEETING, safe="")), safe=""))
    assert row(f"LOCATION:{twice}", without="URL").cells["link"] == MEETING


@pytest.mark.parametrize(
    "line",
    [
        "GEO:",
        "CONFERENCE;//example.no/1",
        "PRIORITY:høy",
        "SEQUENCE:x",
        "CREATED:00001231T000000Z",
        "EXDATE:",
        "X-Æ:1",
        'ATTENDEE;CN="Kari";X-COMMENT="kommer "kanskje"":mailto:kari@example.no',
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Gata 1\n0001 Oslo";X-TITLE=Hus:geo:59.91,10.75',
        'DESCRIPTION;ALTREP="CID:1":Om støy\\npå to linjer',
        "DTSTART:",
        "RRULE:",
        "LAST-MODIFIED:i går",
        "BEGIN:VALARM\nTRIGGER:-PT15M\nDESCRIPTION:Husk\nSUMMARY:Noe annet\nEND:VALARM",
        "BEGIN:VALARM",
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA",
        "CATEGORIES:",
        "DURATION:",
    ],
)
def test_what_is_not_used_is_not_judged(line: str) -> None:
    plainly = row()
    read = row(line)
    assert not read.problems
    assert (read.cells, read.notes) == (plainly.cells, plainly.notes)
    assert set(read.cells) == {"uid", "title", "link", "start", "minutes", "text"}


AT_14 = "2027-07-05T14:00:00+02:00"


def custom_zone(name: str, *rules: str) -> str:
    return "|".join(["BEGIN:VTIMEZONE", f"TZID:{name}", *rules, "END:VTIMEZONE"])


def observance(name: str, before: str, after: str, *more: str) -> list[str]:
    lines = [f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", *more]
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


SUMMER = observance(
    "DAYLIGHT",
    "+0100",
    "+0200",
    "DTSTART:16010101T020000",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "TZNAME:x",
    "X-Y:z",
)
WINTER = observance(
    "STANDARD",
    "+0200",
    "+0100",
    "DTSTART:16010101T030000",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
)
FIXED = "DTSTART:19700101T000000"


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("DTSTART;TZID=Europe/Oslo:20270705T140000", ""),
        ('DTSTART;TZID="Europe/Oslo":20270705T140000', ""),
        ("DTSTART;VALUE=DATE-TIME;TZID=Europe/Oslo:20270705T140000", ""),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Oslo:20270705T140000", ""),
        ("DTSTART;TZID=/mozilla.org/20070129_1/Europe/Oslo:20270705T140000", ""),
        ("DTSTART;TZID=W. Europe Standard Time:20270705T140000", ""),
        ("DTSTART;TZID=Romance Standard Time:20270705T140000", ""),
        ("DTSTART;TZID=GMT+02:00:20270705T140000", ""),
        ("DTSTART;TZID=UTC+2:20270705T140000", ""),
        ("DTSTART;TZID=GMT+0200:20270705T140000", ""),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20270705T120000", ""),
        ("DTSTART;TZID=UTC:20270705T120000", ""),
        ("DTSTART:20270705T120000Z", ""),
        ("DTSTART;TZID=Europe/Oslo:20270705T120000Z", ""),
        (
            "DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20270705T140000",
            custom_zone("(UTC+01:00) Amsterdam, Berlin", *SUMMER, *WINTER),
        ),
        (
            "DTSTART;TZID=tzone://Microsoft/Custom:20270705T140000",
            custom_zone("tzone://Microsoft/Custom", *WINTER, *SUMMER),
        ),
        ("DTSTART;TZID=A:20270705T140000", custom_zone("A", *observance("STANDARD", "0200", "0200", FIXED))),
        (
            "DTSTART;TZID=B:20270705T140000",
            custom_zone("B", *observance("STANDARD", "+02:00", "+02:00", FIXED)),
        ),
        (
            "DTSTART;TZID=D:20270705T140000",
            custom_zone(
                "D",
                *observance("DAYLIGHT", "+0200", "+0200", "DTSTART:20300101T000000"),
                *observance("DAYLIGHT", "+0200", "+0300", "DTSTART:20310101T000000"),
            ),
        ),
        (
            "DTSTART;TZID=E:20270705T140000",
            custom_zone(
                "E",
                *observance(
                    "STANDARD", "+0200", "+0100", FIXED, "RRULE:BYDAY=SU;BYMONTHDAY=1,2,3;FREQ=YEARLY"
                ),
                *observance("STANDARD", "+0100", "+0200", FIXED, "RDATE:20270601T000000,20280601T000000"),
            ),
        ),
        (
            "DTSTART;TZID=C:20270705T140000",
            custom_zone("C", *observance("DAYLIGHT", "+0200", "+020000", FIXED)),
        ),
        (
            "DTSTART;TZID=GMT+05:00:20270705T140000",
            custom_zone("GMT+05:00", *observance("STANDARD", "+0200", "+0200", FIXED)),
        ),
    ],
)
def test_time_zones_as_programs_name_and_define_them(line: str, before: str) -> None:
    read = row(line, "DURATION:PT45M", without="DT", before=before)
    assert not read.problems
    assert datetime.fromisoformat(read.cells["start"]) == datetime.fromisoformat(AT_14)


@pytest.mark.parametrize(
    "rules",
    [
        [],
        ["BEGIN:STANDARD", "END:STANDARD"],
        observance("STANDARD", "+2", "+0200", FIXED),
        observance("STANDARD", "+0200", "+9900", FIXED),
        observance("STANDARD", "+0200", "+0100", FIXED, "RRULE:FREQ=SECONDLY"),
        *(
            observance("STANDARD", "+0200", "+0100", FIXED, f"RRULE:FREQ=YEARLY;{never}")
            for never in (
                "BYMONTH=0",
                "BYMONTH=13",
                "BYMONTH=2;BYMONTHDAY=31",
                "BYDAY=9SU;BYMONTH=1",
                "BYDAY=5SU;BYMONTHDAY=1",
                "BYSECOND=1",
                "BYMONTH",
            )
        ),
        observance("STANDARD", "+0200", "+0100", "DTSTART:i går"),
        observance("STANDARD", "+0200", "+0100", "DTSTART:20270231T000000"),
    ],
)
def test_a_time_zone_that_is_not_whole_is_refused(rules: list[str]) -> None:
    read = row("DTSTART;TZID=A:20270705T140000", without="DT", before=custom_zone("A", *rules))
    assert read.problems["start"] == (
        "the file does not define the time zone “A” in full; write one like Europe/Oslo"
    )


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("20261025T013000", "20261025T033000", "180"),
        ("20270328T013000", "20270328T033000", "60"),
        ("20261210T230000", "20261211T003000", "90"),
    ],
)
def test_the_length_is_real_where_the_clock_is_changed(start: str, end: str, minutes: str) -> None:
    zone = ";TZID=Europe/Oslo:"
    assert row(f"DTSTART{zone}{start}", f"DTEND{zone}{end}", without="DT").cells["minutes"] == minutes


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "<p>Velkommen&nbsp\\;til <b>webinar</b></p><ul><li>Støy</li></ul>",
            "Velkommen til webinar\n\n– Støy",
        ),
        ('Først<br>så <a href="https://example.no">her</a>&amp\\;der', "Først\nså her&der"),
        ("<html><head><style>p {color: red}</style></head><body><div>Hei</div></body></html>", "Hei"),
        ("3 < 5\\, <navn> og a&b", "3 < 5, <navn> og a&b"),
        ("Tre\n fortalte\nlinjer", "Tref\nlinjer".replace("Tref", "Trefortalte")),
        ("a" * 700, "a" * 599 + "…"),
        ("Ord på ord. " * 60, ("Ord på ord. " * 49).rstrip(" .") + ". Ord på…"),
        (f"Velkommen.\\n____________\\nMicrosoft Teams-møte\\nBli med: {MEETING}\\nKode: 1", "Velkommen."),
        (
            "Først\\n____________\\nSå mer om https://example.no",
            "Først\n____________\nSå mer om https://example.no",
        ),
    ],
)
def test_a_description_becomes_plain_text_that_fits(written: str, text: str) -> None:
    read = row(f"DESCRIPTION:{written}", without="DESCRIPTION")
    assert read.cells["text"] == text
    assert len(text) <= 600


def test_a_dry_run_says_what_was_shortened_or_left_out(hms: Hms, tmp_path: Path) -> None:
    long = calendar({"DESCRIPTION": "Ord på ord. " * 60})
    assert told(hms, tmp_path, long, "--dry-run")[0].endswith(
        "; text: shortened, for it has 719 characters and 600 fit"
    )
    added = calendar({"DESCRIPTION": f"Velkommen.\\n________________\\nBli med: {MEETING}"})
    assert told(hms, tmp_path, added, "--dry-run")[0].endswith(
        "; text: what the meeting program has added below a line is left out"
    )


def test_an_old_program_s_letters() -> None:
    read = row("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:St=C3=B8y og =\nstemme", without="SUMMARY")
    assert read.cells["title"] == "Støy og stemme"


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "DECLINECOUNTER", "refresh"])
def test_an_answer_to_an_invitation_is_no_webinar(hms: Hms, tmp_path: Path, method: str) -> None:
    path = tmp_path / "svar.ics"
    path.write_text(calendar({"SUMMARY": "Godtatt: Støy"}, more=f"METHOD:{method}"), "utf-8")
    assert f"is an answer to an invitation (METHOD:{method.upper()})" in hms.refused("import", str(path))


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
