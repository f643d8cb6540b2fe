"""Time zones and lengths in .ics files."""

from datetime import datetime

import pytest

from tests.admin.webinars.events import row

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
            "DTSTART;TZID=Western/Central Europe:20270705T140000",  # as IBM Notes defines it
            custom_zone(
                "Western/Central Europe",
                *(line.replace("BYDAY", "BYMINUTE=0;BYHOUR=2;BYDAY") for line in (*SUMMER, *WINTER)),
            ),
        ),
        (
            "DTSTART;TZID=F:20270705T140000",
            custom_zone("F", *observance("STANDARD", "+0200", "+0200", "DTSTART;VALUE=DATE:20170101")),
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
                "BYSECOND=1,2",
                "BYHOUR=99",
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
