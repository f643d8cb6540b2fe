"""When a kindergarten hears of a webinar: a pure function of both, of what it has heard, and of now.

It is asked anew whenever the webinar is looked at, and only what is due is made into posts. So a day that is
closed later, a pause or another posting time counts at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.days import ONE_DAY, is_open
from bot.model.month import JULY
from bot.model.rhythm import Rhythm
from bot.model.webinar import Heard, News, Webinar, WebinarNews
from scheduler.due import HORIZON, Slot

SOON_BEFORE = timedelta(days=3)
SOON_AT_MOST = timedelta(days=30)
HOUR_BEFORE = timedelta(hours=1)
DAY_BEGINS, DAY_ENDS = time(8), time(16)
POSTING_LASTS = timedelta(hours=1)
"""A kindergarten that has its posts in the evening is there to read them."""


@dataclass(frozen=True)
class ByWebinar:
    """How posts of a kind come by themselves: when there is news of a webinar."""

    slots: Callable[[Webinar, Rhythm, Heard, datetime], list[Slot[WebinarNews]]]
    """What is owed to a kindergarten from a moment on."""


def webinar_slots(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> list[Slot[WebinarNews]]:
    """What is still owed to a kindergarten, from now on; never anything after the webinar began.

    A reminder that would not come later than the news is left out: the news says the same.
    """
    news = _news(webinar, rhythm, heard, now)
    found = [] if news is None else [news]
    if webinar.cancelled_at is None:
        reminders = _reminders(webinar, rhythm, heard, now)
        found += [slot for slot in reminders if news is None or news.at < slot.at]
    return [slot for slot in found if slot.at < slot.useful_until and slot.period not in heard.news]


def next_look(webinar: Webinar, moments: Iterable[datetime], now: datetime) -> datetime | None:
    """The next moment when something is due; and once a day, for kindergartens that come later."""
    at = min((*moments, now + ONE_DAY))
    return at if at < webinar.starts_at else None


def _news(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> Slot[WebinarNews] | None:
    """What the kindergarten does not know: when it is at work, and an hour before at the latest."""
    what, at = _untold(webinar, heard), _first_at_work(webinar, rhythm, now)
    if what is None or at is None or webinar.news(what) in heard.news:
        return None
    latest = max(now, webinar.starts_at - HOUR_BEFORE)
    if at > latest and not _is_open(_day(latest, rhythm), rhythm):
        return None
    return Slot(min(at, latest), webinar.news(what), webinar.starts_at)


def _first_at_work(webinar: Webinar, rhythm: Rhythm, now: datetime) -> datetime | None:
    """When the kindergarten is first at work after the news came; from now on, if that has passed."""
    at = _at_work(webinar.cancelled_at or webinar.published_at, rhythm)
    return _at_work(now, rhythm) if at is None or at <= now else at


def _untold(webinar: Webinar, heard: Heard) -> News | None:
    if webinar.cancelled_at is not None:
        return None if heard.told_at is None else News.CANCELLED
    if heard.told_at is None:
        return News.PUBLISHED
    return News.CHANGED if heard.told_at < webinar.published_at else None


def _reminders(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> Iterator[Slot[WebinarNews]]:
    """Three days before and one hour before, for those who have not heard of it since then."""
    since = max(webinar.published_at, heard.told_at or webinar.published_at)
    hour, soon = webinar.starts_at - HOUR_BEFORE, _soon(webinar, rhythm)
    if soon is not None and since < soon:
        at = soon if now < soon else _at_work(now, rhythm)
        if at is not None:
            yield Slot(at, webinar.news(News.SOON), hour)
    if since < hour and _is_open(_day(hour, rhythm), rhythm):
        yield Slot(max(now, hour), webinar.news(News.HOUR), webinar.starts_at)


def _soon(webinar: Webinar, rhythm: Rhythm) -> datetime | None:
    """Three days before, at the posting time, or on the last open day before that."""
    start = _day(webinar.starts_at, rhythm)
    day = start - SOON_BEFORE
    while not _is_open(day, rhythm):
        day -= ONE_DAY
        if start - day > SOON_AT_MOST:
            return None
    return rhythm.moment(day)


def _at_work(now: datetime, rhythm: Rhythm) -> datetime | None:
    """Now, if the kindergarten is at work; else the posting time of its next open day."""
    today = _day(now, rhythm)
    for day in (today + offset * ONE_DAY for offset in range(HORIZON.days)):
        if _is_open(day, rhythm):
            begins, ends = _hours(day, rhythm)
            if now < begins:
                return rhythm.moment(day)
            if now < ends:
                return now
    return None


def _hours(day: date, rhythm: Rhythm) -> tuple[datetime, datetime]:
    """When somebody reads the channel on an open day; the posting time is always within."""
    zone, posting = ZoneInfo(rhythm.zone), rhythm.moment(day)
    begins, ends = (datetime.combine(day, at, zone) for at in (DAY_BEGINS, DAY_ENDS))
    return min(begins, posting), max(ends, posting + POSTING_LASTS)


def _day(at: datetime, rhythm: Rhythm) -> date:
    return at.astimezone(ZoneInfo(rhythm.zone)).date()


def _is_open(day: date, rhythm: Rhythm) -> bool:
    paused = rhythm.paused is not None and day in rhythm.paused
    return day.month != JULY and not paused and is_open(day, rhythm.closed)
