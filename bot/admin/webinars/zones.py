"""Time zones as calendars name and define them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from bot.admin.webinars.content_lines import Component
from bot.admin.webinars.wrong import Wrong, quoted

FIRST_YEAR = 1970
"""A rule that begins earlier begins here: nobody asks for its years before."""
MOST_DAYS = 200
NEW_LINE = "\n"

_UTC = frozenset({"utc", "gmt", "z", "etc/utc", "coordinated universal time", "tzone://microsoft/utc"})
_FROM_UTC = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?", re.IGNORECASE | re.ASCII)
_OFFSET = re.compile(r"([+-]?)(\d\d):?([0-5]\d)(?::?[0-5]\d)?", re.ASCII)
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_DATE = r"(?:0?[1-9]|1\d|2[0-8])"
_NUMBER = r"[0-5]?\d"
_RULE = {
    name: re.compile(pattern, re.ASCII)
    for name, pattern in {
        "FREQ": "YEARLY",
        "INTERVAL": "1",
        "WKST": _DAY,
        "BYMONTH": "0?[1-9]|1[0-2]",
        "BYDAY": f"(?:[+-]?[1-5])?{_DAY}",
        "BYMONTHDAY": rf"{_DATE}(?:,{_DATE}){{0,6}}",
        "BYHOUR": _NUMBER,
        "BYMINUTE": _NUMBER,
        "BYSECOND": _NUMBER,
        "COUNT": r"\d{1,3}",
        "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    }.items()
}
"""Once a year, on a day that each year has: one that never comes would be looked for through 8,000 years."""
_START = re.compile(r"(\d{4})(\d{4})(?:(T\d{6})Z?)?", re.ASCII)
_DATES = re.compile(r"\d{8}T\d{6}Z?(?:,\d{8}T\d{6}Z?){0,99}", re.ASCII)
_OBSERVANCES = ("STANDARD", "DAYLIGHT")


@dataclass
class Zones:
    """The time zones of a calendar."""

    definitions: Sequence[Component]
    found: dict[str, tzinfo] = field(default_factory=dict)

    def named(self, name: str) -> tzinfo:
        """By its name, known everywhere or in Windows; else as the file defines it. Raises Wrong."""
        if name not in self.found:
            self.found[name] = _known(name) or self._defined(name) or _from_utc(name)
        return self.found[name]

    def _defined(self, name: str) -> tzinfo | None:
        """Raises Wrong."""
        those = (one for one in self.definitions if name in (text.strip('" ') for text in one.texts("TZID")))
        one = next(those, None)
        return None if one is None else _defined(one, name)


def _from_utc(name: str) -> tzinfo:
    """`GMT+02:00`. Raises Wrong."""
    match = _FROM_UTC.fullmatch(name)
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0)) if match else timedelta.max
    if match is None or offset >= timedelta(days=1):
        raise Wrong(f"the time zone {quoted(name)} is not known; write one like Europe/Oslo")
    return timezone(-offset if match[1] == "-" else offset)


def _known(name: str) -> tzinfo | None:
    """Programs put their own name before it: `/freeassociation.sourceforge.net/Europe/Oslo`."""
    if name.casefold() in _UTC:
        return UTC
    parts = WINDOWS_TO_OLSON.get(name, name).strip("/").split("/")
    for begin in range(len(parts) if name.startswith("/") else 1):
        if (known := "/".join(parts[begin:])) in _names():
            return ZoneInfo(known)
    return None


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def _defined(component: Component, name: str) -> tzinfo:
    """Raises Wrong."""
    problem = f"the file does not define the time zone {quoted(name)} in full; write one like Europe/Oslo"
    try:
        parts = sorted((one for one in component.components if one.name in _OBSERVANCES), key=_rank)
        lines = [line for part in parts for line in _observance(part)]
        read = Timezone.from_ical(f"BEGIN:VTIMEZONE\nTZID:defined\n{NEW_LINE.join(lines)}\nEND:VTIMEZONE\n")
        zone: tzinfo | None = read.to_tz(lookup_tzid=False) if isinstance(read, Timezone) else None
    except (ValueError, KeyError) as error:
        raise Wrong(problem) from error
    if zone is None:
        raise Wrong(problem)
    return zone


def _rank(part: Component) -> int:
    return _OBSERVANCES.index(part.name)


def _observance(part: Component) -> list[str]:
    """What matters of summer or winter time, as it should be written. Raises ValueError or KeyError.

    All is standard time, the real one first: only the offsets are asked for, and a zone without standard time
    has none of its own before it begins.
    """
    start = _read(_START, part.properties["DTSTART"][0].moment[1])
    begins = f"{max(int(start[1]), FIRST_YEAR)}{start[2]}{start[3] or 'T000000'}"
    offsets = [(name, _read(_OFFSET, "".join(part.texts(name)))) for name in ("TZOFFSETFROM", "TZOFFSETTO")]
    return [
        "BEGIN:STANDARD",
        f"DTSTART:{begins}",
        *(f"{name}:{offset[1] or '+'}{offset[2]}{offset[3]}" for name, offset in offsets),
        *(f"RRULE:{_rule(rule)}" for rule in part.texts("RRULE")[:1]),
        *(f"RDATE:{_read(_DATES, day)[0]}" for day in part.texts("RDATE")[:MOST_DAYS]),
        "END:STANDARD",
    ]


def _rule(text: str) -> str:
    """Raises ValueError or KeyError."""
    parts = dict(part.split("=") for part in text.strip().upper().split(";") if part)
    for name, value in parts.items():
        _read(_RULE[name], value)
    if "BYMONTHDAY" in parts and len(parts.get("BYDAY", "")) > len(
        "SU"
    ):  # the fifth Sunday is never the first
        raise ValueError(text)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _read(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    """Raises ValueError."""
    found = pattern.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return found
