"""Reads webinars from an iCalendar file, into the same cells as a table has.

Only what becomes a webinar is looked into. What programs do differently stands where it is met: in
`content_lines`, `zones`, `links` and `plain_text`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path

from icalendar import vDuration

from bot.admin.webinars.content_lines import Component, Damaged, read_components
from bot.admin.webinars.importing import WebinarRow
from bot.admin.webinars.moments import FIRST_YEAR, LAST_YEAR
from bot.admin.webinars.plain_text import plain, shortened, without_addition
from bot.admin.webinars.webinars import ProgramError
from bot.admin.webinars.wrong import Wrong, quoted
from bot.admin.webinars.zones import Zones
from bot.model.errors import Refusal
from bot.model.links import addresses, is_meeting
from bot.model.texts import TEXT_LIMIT, https_link, visible

SURE = (
    "URL",
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
)
"""Where programs put the address to join at, and nothing else."""
ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
"""Methods by which those who were invited write back (RFC 5546)."""
WHOLE_DAY = len("20270303")


def calendar_rows(path: Path, text: str) -> Iterator[WebinarRow]:
    """Raises ProgramError."""
    try:
        calendars = [one for one in read_components(text) if one.name == "VCALENDAR"]
    except Damaged as error:
        raise ProgramError(f"{path} is cut off or damaged: not all of its events are whole.") from error
    for method in filter(ANSWERS.__contains__, map(_method, calendars)):
        raise ProgramError(
            f"{path} is an answer to an invitation (METHOD:{method}), and no webinar; export the event."
        )
    for calendar in calendars:
        zones, cancels = Zones(calendar.named("VTIMEZONE")), _method(calendar) == "CANCEL"
        for event in calendar.named("VEVENT"):
            yield EventReader(event, zones, cancels).row()


def _method(calendar: Component) -> str:
    return "".join(calendar.texts("METHOD")).strip().upper()


@dataclass
class EventReader:
    """Reads one event."""

    event: Component
    zones: Zones
    cancels: bool
    """Whether the whole calendar says that what is in it is cancelled."""
    problems: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def row(self) -> WebinarRow:
        readers = {
            "uid": self._uid,
            "title": self._title,
            "link": self._link,
            "start": self._start,
            "minutes": self._minutes,
            "text": self._text,
        }
        cells = {}
        for name, read in readers.items():
            try:
                value = read()
            except Wrong as error:
                self.problems[name] = error.problem
            else:
                if value is not None:
                    cells[name] = value
        status = "".join(self.event.texts("STATUS")).strip().upper()
        if self.cancels or status == "CANCELLED":
            cells["cancelled"] = "yes"
        return WebinarRow(self.event.line, cells, self.problems, tuple(self.notes))

    def _one(self, name: str) -> str | None:
        """Raises Wrong when it says different things."""
        return _single(name, self.event.texts(name))

    def _uid(self) -> str | None:
        """One instance of a series is a webinar of its own."""
        uid, instance = self._one("UID"), self._moment("RECURRENCE-ID")
        if uid is None or instance is None:
            return uid
        at = instance.astimezone(UTC) if isinstance(instance, datetime) and instance.tzinfo else instance
        return f"{uid}/{at:%Y%m%dT%H%M}"

    def _title(self) -> str | None:
        title = self._one("SUMMARY")
        return None if title is None else plain(title)

    def _link(self) -> str:
        """The first address where one to join at stands, or the only one in the description. Raises Wrong."""
        sure = [link for name in SURE for link in self._addresses(name)]
        places, described = list(self._addresses("LOCATION")), list(self._addresses("DESCRIPTION"))
        meetings = filter(is_meeting, chain(places, described))
        found = next(chain(sure, meetings, places), None)
        if found is not None:
            return found if found in (*sure, *places) else self._noted(found)
        if len(described) > 1:
            raise Wrong(f"there are {len(described)} addresses in DESCRIPTION; put the right one in LOCATION")
        if described:
            return self._noted(described[0])
        names = ", ".join((*SURE, "LOCATION", "DESCRIPTION"))
        raise Wrong(f"there is no https:// address in {names}; put one in LOCATION")

    def _noted(self, link: str) -> str:
        """Found where anything may stand, so it is shown."""
        self.notes.append(f"link: {link} in DESCRIPTION")
        return link

    def _addresses(self, name: str) -> Iterator[str]:
        """Each once, and those that lead somewhere."""
        found = dict.fromkeys(link for text in self.event.texts(name) for link in addresses(text))
        return filter(_leads, found)

    def _start(self) -> str:
        if self.event.texts("RRULE") or self.event.texts("RDATE"):
            raise Wrong("it repeats (RRULE); give each webinar an event of its own")
        start = self._moment("DTSTART")
        if start is None:
            raise Wrong("there is no DTSTART")
        if not isinstance(start, datetime):
            raise Wrong("it is a whole day, and a webinar begins at a time")
        return start.isoformat()

    def _minutes(self) -> str:
        """Real ones, also where the clock is changed between start and end. Raises Wrong."""
        end = self._moment("DTEND")
        if end is None:
            return self._duration()
        start = None if "start" in self.problems else self._moment("DTSTART")
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            raise Wrong("they cannot be counted without a start and an end that have a time")
        if (start.tzinfo is None) is not (end.tzinfo is None):
            raise Wrong("only one of its ends has a time zone")
        if start.tzinfo is not None and end.tzinfo is not None:
            start, end = start.astimezone(UTC), end.astimezone(UTC)
        return f"{(end - start) / timedelta(minutes=1):g}"

    def _duration(self) -> str:
        said = self._one("DURATION")
        if said is None:
            raise Wrong("there is neither DTEND nor DURATION")
        try:
            lasts: timedelta = vDuration.from_ical(said.strip())  # type: ignore[no-untyped-call]
        except ValueError as error:
            raise Wrong(f"DURATION says {quoted(said)}; write it like PT45M") from error
        return f"{lasts / timedelta(minutes=1):g}"

    def _text(self) -> str | None:
        told = list(dict.fromkeys(plain(text) for text in self.event.texts("DESCRIPTION")))
        whole = _single("DESCRIPTION", told)
        if whole is None:
            return None
        own = without_addition(whole)
        if own != whole:
            self.notes.append("text: what the meeting program has added below a line is left out")
        seen = visible(own).strip()
        text = shortened(seen, TEXT_LIMIT)
        if text != seen:
            self.notes.append(f"text: shortened, for it has {len(seen)} characters and {TEXT_LIMIT} fit")
        return text

    def _moment(self, name: str) -> datetime | date | None:
        """Without a zone it is local time. Raises Wrong."""
        lines = self.event.properties.get(name, ())
        found = list(dict.fromkeys(one.moment for one in lines if one.moment[1]))
        if len(found) > 1:
            raise Wrong(f"{name} stands there {len(found)} times, each time another; keep one")
        if not found:
            return None
        zone, written = found[0]
        at = _written(written)
        if at is None:
            raise Wrong(f"{name} says {quoted(written)}; write it like 20261210T130000")
        if len(written) <= WHOLE_DAY:
            return at.date()
        return at if zone is None or at.tzinfo is not None else at.replace(tzinfo=self.zones.named(zone))


def _written(text: str) -> datetime | None:
    """Not in a far year either: to count a zone's changes until then takes long, and the last has no UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if FIRST_YEAR <= at.year <= LAST_YEAR else None


def _single(name: str, said: Sequence[str]) -> str | None:
    """Raises Wrong."""
    if len(said) > 1:
        raise Wrong(f"{name} stands there {len(said)} times, each time something else; keep one")
    return said[0] if said else None


def _leads(link: str) -> bool:
    try:
        https_link(link)
    except Refusal:
        return False
    return True
