"""Calendars for the tests, and what is said of them."""

from collections.abc import Mapping
from pathlib import Path

from bot.admin.webinars.calendars import calendar_rows
from bot.admin.webinars.importing import WebinarRow
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
