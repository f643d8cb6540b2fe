"""A kindergarten's year as a calendar file (iCalendar, RFC 5545), for whoever subscribes to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vDuration, vText

from bot.message.words import Voice, Words, _
from bot.model.days import ONE_DAY, Days
from bot.model.month import Month

LOOK_AGAIN = timedelta(hours=12)
"""How often a client that subscribes is asked to look."""


@dataclass(frozen=True)
class ThemeDay:
    """A month's theme, on the day its first post comes, or on the month's first open day."""

    month: Month
    day: date
    title: Words
    text: Words | None = None


@dataclass(frozen=True)
class WebinarTime:
    number: int
    starts_at: datetime
    """With its zone."""
    minutes: int
    title: Words
    link: str
    text: Words | None = None
    revision: int = 1
    cancelled: bool = False


@dataclass(frozen=True)
class MilestoneDay:
    key: str
    due: date
    title: Words
    text: Words | None = None


@dataclass(frozen=True)
class Closed:
    days: Days
    why: Words


@dataclass(frozen=True)
class YearCalendar:
    """What one kindergarten has in its year."""

    owner: str
    """A short word that no other kindergarten has, so that two calendars in one client stay two."""
    name: Words
    themes: tuple[ThemeDay, ...] = ()
    webinars: tuple[WebinarTime, ...] = ()
    milestones: tuple[MilestoneDay, ...] = ()
    closed: tuple[Closed, ...] = ()


def calendar_file(year: YearCalendar, voice: Voice, at: datetime) -> bytes:
    """The same bytes for the same year and moment. Times are in UTC, so that no client needs our zone."""
    made = Calendar()
    made.add("prodid", "-//hms-bot//hms-bot//NO")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # by RFC 7986, and as most clients read it
        made.add(name, vText(voice.say(year.name)))
    for name in ("refresh-interval", "x-published-ttl"):  # likewise
        made.add(name, vDuration(LOOK_AGAIN), parameters={"value": "DURATION"})
    for event in sorted(_events(year, voice), key=lambda one: (str(one.start), str(one["uid"]))):
        event.add("dtstamp", at.astimezone(UTC))
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _events(year: YearCalendar, voice: Voice) -> Iterator[Event]:
    for theme in year.themes:
        title = _("Theme: {title}", title=theme.title)
        yield _all_day(
            f"{year.owner}-theme-{theme.month}", Days(theme.day, theme.day), title, theme.text, voice
        )
    for webinar in year.webinars:
        yield _webinar(year.owner, webinar, voice)
    for one in year.milestones:
        title = _("Milestone: {title}", title=one.title)
        yield _all_day(f"{year.owner}-milestone-{one.key}", Days(one.due, one.due), title, one.text, voice)
    for closed in year.closed:
        key = f"{year.owner}-closed-{closed.days.first}-{closed.days.last}"
        yield _all_day(key, closed.days, _("Closed: {why}", why=closed.why), None, voice)


def _all_day(key: str, days: Days, title: Words, text: Words | None, voice: Voice) -> Event:
    """An entry that takes nobody's time: a client shows it above the day, and the person as free."""
    event = _event(key, title, text, voice)
    event.add("dtstart", days.first)
    event.add("dtend", days.last + ONE_DAY)  # the day after, as RFC 5545 has it
    event.add("transp", "TRANSPARENT")
    return event


def _webinar(owner: str, webinar: WebinarTime, voice: Voice) -> Event:
    title = _("Cancelled: {title}", title=webinar.title) if webinar.cancelled else webinar.title
    event = _event(f"{owner}-webinar-{webinar.number}", title, webinar.text, voice)
    event.add("dtstart", webinar.starts_at.astimezone(UTC))
    event.add("dtend", webinar.starts_at.astimezone(UTC) + timedelta(minutes=webinar.minutes))
    event.add("sequence", webinar.revision - 1)
    event.add("status", "CANCELLED" if webinar.cancelled else "CONFIRMED")
    event.add("location", webinar.link)
    event.add("url", webinar.link)
    return event


def _event(key: str, title: Words, text: Words | None, voice: Voice) -> Event:
    event = Event()
    event.add("uid", f"{key}@hms-bot")
    event.add("summary", voice.say(title))
    if text is not None:
        event.add("description", voice.say(text))
    return event
