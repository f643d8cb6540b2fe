"""Reads webinars from an iCalendar file, into the same cells as a table has."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from bot.admin.webinars.importing import WebinarRow
from bot.admin.webinars.reading import Wrong, quoted
from bot.admin.webinars.webinars import ProgramError

LINKS = ("URL", "CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "LOCATION")
"""Where programs put the address to join at, the surest first."""


def calendar_rows(path: Path, text: str) -> list[WebinarRow]:
    """Raises ProgramError."""
    file = io.StringIO(text, newline=None)
    lines = [number for number, line in enumerate(file, 1) if line.strip().upper() == "BEGIN:VEVENT"]
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except ValueError as error:
        raise ProgramError(f"{path} cannot be read as a calendar: {error}.") from error
    events = [
        (event, str(calendar.get("METHOD", "")).upper() == "CANCEL")
        for calendar in calendars
        for event in calendar.walk("VEVENT")
        if isinstance(event, Event)
    ]
    if len(events) != len(lines):
        raise ProgramError(f"{path} is cut off or damaged: not all of its events are whole.")
    return [_row(line, event, cancels=cancels) for line, (event, cancels) in zip(lines, events, strict=True)]


def _row(line: int, event: Event, *, cancels: bool) -> WebinarRow:
    problems = {name or "line": str(problem) for name, problem in event.errors}
    cells = {}
    for name, read in READERS.items():
        try:
            value = read(event)
        except Wrong as error:
            problems[name] = error.problem
        except ValueError as error:  # the library's, for a property that is broken or stands there twice
            problems[name] = "it cannot be read" if event.errors else str(error)
        else:
            if value is not None:
                cells[name] = value
    if cancels:  # the whole file says so
        cells["cancelled"] = "yes"
    return WebinarRow(line, cells, problems)


def _one(event: Event, name: str) -> str | None:
    """Raises Wrong when it stands there more than once."""
    value = event.get(name)
    if isinstance(value, list):
        raise Wrong(f"{name} stands there {len(value)} times")
    return None if value is None else str(value)


def _uid(event: Event) -> str | None:
    """One instance of a series is a webinar of its own."""
    uid, instance = _one(event, "UID"), event.get("RECURRENCE-ID")
    if instance is None or uid is None:
        return uid
    at: Any = instance.dt
    return f"{uid}/{at.astimezone(UTC) if isinstance(at, datetime) and at.tzinfo else at:%Y%m%dT%H%M}"


def _link(event: Event) -> str:
    """The first https address where an address to join at may stand; Wrong when there is none."""
    for name in LINKS:
        match = re.search(r"https://[^\s<>\"]+", _one(event, name) or "")
        if match is not None:
            return match[0]
    raise Wrong(f"there is no https:// address in {', '.join(LINKS)}")


def _start(event: Event) -> str:
    at = event.DTSTART
    if "RRULE" in event or "RDATE" in event:
        raise Wrong("it repeats (RRULE); give each webinar an event of its own")
    if at is None:
        raise Wrong("there is no DTSTART")
    if not isinstance(at, datetime):
        raise Wrong("it is a whole day, and a webinar begins at a time")
    zone = event["DTSTART"].params.get("TZID")
    if zone is not None and at.tzinfo is None:
        raise Wrong(f"the time zone {quoted(str(zone))} is not known")
    return at.isoformat()


def _minutes(event: Event) -> str:
    start, end = event.start, event.end
    kinds = {getattr(at, "tzinfo", None) is None for at in (start, end)}
    if len(kinds) > 1:
        raise Wrong("only one of its ends has a time zone")
    return f"{(end - start) / timedelta(minutes=1):g}"


def _cancelled(event: Event) -> str | None:
    return "yes" if (_one(event, "STATUS") or "").upper() == "CANCELLED" else None


READERS: dict[str, Callable[[Event], str | None]] = {
    "uid": _uid,
    "title": partial(_one, name="SUMMARY"),
    "link": _link,
    "start": _start,
    "minutes": _minutes,
    "text": partial(_one, name="DESCRIPTION"),
    "cancelled": _cancelled,
}
