"""Calendars, as `hms-bot program webinar import` reads them."""

from pathlib import Path

from bot.admin.webinars.calendars import calendar_rows
from bot.admin.webinars.decoding import decoded
from bot.admin.webinars.importing import read_rows
from bot.admin.webinars.webinars import ProgramError
from bot.admin.webinars.wrong import Wrong
from tests.fuzz.target import Target

OUTLOOK = """BEGIN:VCALENDAR
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:(UTC+01:00) Amsterdam
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:w1
SUMMARY;LANGUAGE=nb-NO:Støy\\, og stemme
DTSTART;TZID="(UTC+01:00) Amsterdam":20270705T140000
DURATION:PT45M
LOCATION:Teams (https://teams.microsoft.com/l/meetup-join/x)
DESCRIPTION:<p>Velkommen</p>\\n________\\nBli med: <https://teams.microsoft.com/l/meetup-join/x>
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
END:VCALENDAR
"""
PLAIN = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:w2
RECURRENCE-ID:20270705T120000Z
SUMMARY;ENCODING=QUOTED-PRINTABLE:St=C3=B8y
DTSTART:20270705T120000Z
DTEND:20270705T124500Z
CONFERENCE;VALUE=URI:https://example.no/1
 /2
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def run(data: bytes) -> int:
    try:
        text, _guess = decoded(data)
        return len(read_rows(calendar_rows(Path("liste.ics"), text)))
    except (ProgramError, Wrong):
        return 1


TARGET = Target(
    run,
    (OUTLOOK.encode(), PLAIN.encode()),
    """BEGIN: END: VEVENT VALARM ; : = " , \\n ;TZID= ;VALUE=DATE GMT+02:00 99999999T999999 PT999999999H -P1D
    &nbsp; <li>
    </p> <!-- ]( https://google.no/url?q=https:// RDATE:20270705T120000 2147483648""",
)
