"""A kindergarten's year for people's own calendars, by an address that is good until the links are ended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.commands.vocabulary import CLOSURES
from bot.content.library import Library, title_of
from bot.handlers.papers.opening import voice_of
from bot.message.words import Joined, Words, _
from bot.model.calendar import Choice, OwnTheme, choices_in
from bot.model.days import Closure, Days
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.model.plan import Status
from bot.model.webinar import Webinar
from bot.paper.calendar_file import Closed, MilestoneDay, ThemeDay, WebinarTime, YearCalendar, calendar_file
from bot.store.engine import Store
from bot.store.subjects import kindergartens_with
from bot.store.webinars import every_webinar_of, webinar_for
from bot.web.links import NoSuchLink, Pages, Subscribed
from scheduler.due import theme_day

READS = (Part.CALENDAR, Part.MILESTONES)


@dataclass(frozen=True)
class Subscription:
    store: Store
    library: Library
    pages: Pages | None
    """None: no theme's text leads to its page."""

    def __call__(self, subscribed: Subscribed, now: datetime) -> bytes:
        """The file, the same bytes all day as long as nothing changes. Raises NoSuchLink, Unreachable."""
        kindergarten = self._kindergarten(subscribed.kindergarten_id)
        if kindergarten.links_ended_at != subscribed.links_ended_at:
            raise NoSuchLink
        if subscribed.webinar_id is not None:
            return self._webinar(kindergarten, subscribed.webinar_id, now)
        return self._file(kindergarten, now)

    def of(self, kindergarten_id: int, now: datetime) -> bytes:
        """The same without an address. Raises NoSuchLink where there is no such kindergarten, Unreachable."""
        return self._file(self._kindergarten(kindergarten_id), now)

    def _kindergarten(self, kindergarten_id: int) -> KindergartenView:
        with self.store.read():
            found = kindergartens_with(self.store.engine, [kindergarten_id], READS)
        if not found:
            raise NoSuchLink
        return found[0]

    def _webinar(self, kindergarten: KindergartenView, webinar_id: int, now: datetime) -> bytes:
        """Raises NoSuchLink where the kindergarten hears of it no more."""
        with self.store.read() as session:
            webinar = webinar_for(session, kindergarten.id, webinar_id)
        if webinar is None:
            raise NoSuchLink
        return _written(
            YearCalendar(_owner(kindergarten), webinar.title, webinars=(_webinar(webinar),)),
            kindergarten,
            now,
        )

    def _file(self, kindergarten: KindergartenView, now: datetime) -> bytes:
        with self.store.read() as session:
            webinars = every_webinar_of(session, kindergarten.id)
        year = year_calendar(kindergarten, self.library, webinars, now, self.pages)
        return _written(year, kindergarten, now)


def _written(year: YearCalendar, kindergarten: KindergartenView, now: datetime) -> bytes:
    today = datetime.combine(kindergarten.today(now), time(), UTC)
    return calendar_file(year, voice_of(kindergarten), today)


def _owner(kindergarten: KindergartenView) -> str:
    return f"k{kindergarten.id}"


def year_calendar(
    kindergarten: KindergartenView,
    library: Library,
    webinars: Iterable[Webinar],
    now: datetime,
    pages: Pages | None,
) -> YearCalendar:
    """All themes and closed days there are, the milestones that are open, and webinars from this year on."""
    begins = Barnehageaar.of(Month.of(kindergarten.today(now))).months()[0].first
    return YearCalendar(
        owner=_owner(kindergarten),
        name=Joined((_("HMS calendar"), kindergarten.name), " – "),
        themes=tuple(_themes(kindergarten, library, pages)),
        webinars=tuple(
            _webinar(one)
            for one in webinars
            if kindergarten.wants_webinars and kindergarten.local(one.starts_at).date() >= begins
        ),
        milestones=tuple(
            MilestoneDay(one.key, one.due, one.title, one.definition)
            for one in kindergarten.milestones
            if one.status is Status.OPEN
        ),
        closed=tuple(Closed(days, CLOSURES[why].label) for days, why in _closed(kindergarten)),
    )


def _themes(kindergarten: KindergartenView, library: Library, pages: Pages | None) -> Iterator[ThemeDay]:
    for month, choice in choices_in(kindergarten.calendar).items():
        day = theme_day(kindergarten.rhythm, month) or month.first
        yield ThemeDay(month, day, title_of(choice, library), _about(choice, kindergarten, library, pages))


def _about(
    choice: Choice, kindergarten: KindergartenView, library: Library, pages: Pages | None
) -> Words | None:
    """What it is about, and where there is more of it."""
    if isinstance(choice, OwnTheme):
        said = tuple(words for words in (choice.text, choice.link) if words)
        return Joined(said, "\n") if said else None
    theme = library.get(choice)
    if theme is None:
        return None
    if pages is None:
        return theme.summary
    return Joined((theme.summary, pages.theme(theme.key, kindergarten.language.value)), "\n")


def _webinar(webinar: Webinar) -> WebinarTime:
    return WebinarTime(
        number=webinar.id,
        starts_at=webinar.starts_at,
        minutes=webinar.minutes,
        title=webinar.title,
        link=webinar.link,
        text=webinar.text,
        revision=webinar.revision,
        cancelled=webinar.cancelled_at is not None,
    )


def _closed(kindergarten: KindergartenView) -> Iterator[tuple[Days, Closure]]:
    """Each stretch once, whatever reasons were given for it."""
    yield from {one.days: one.why for one in kindergarten.closed}.items()
