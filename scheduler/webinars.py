"""When somebody hears of a webinar: a pure function of it, their rhythm, what they have heard, and now.

It is asked anew whenever the webinar is looked at, and only what is due is made into posts. So a day that is
closed later, a pause or another posting time counts at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.days import ONE_DAY
from bot.model.rhythm import Rhythm
from bot.model.webinar import Heard, News, Webinar, WebinarNews
from scheduler.due import Slot
from scheduler.hours import (
    hours_of,
    in_hours,
    is_working_day,
    local_day,
    posting_moment_after,
    posting_moment_from,
)

SOON_BEFORE = timedelta(days=3)
GATHERING_BEFORE = ONE_DAY
SOON_AT_MOST = timedelta(days=30)
HOUR_BEFORE = timedelta(hours=1)
A_MOMENT_LATER = timedelta(minutes=1)


@dataclass(frozen=True)
class ByWebinar:
    """How posts of a kind come by themselves: when there is news of a webinar."""

    slots: Callable[[Webinar, Rhythm, Heard, datetime], list[Slot[WebinarNews]]]
    """What is owed to a kindergarten, or to a person, from a moment on."""
    personal: bool = False
    """Whether it is for those who hold a gathering's role, each in their own chat, and not for channels."""

    def tells_of(self, webinar: Webinar) -> bool:
        return self.personal == webinar.is_gathering


def for_person(slot: Slot[WebinarNews], person: str | None) -> Slot[WebinarNews]:
    return slot if person is None else replace(slot, period=replace(slot.period, person=person))


def webinar_slots(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> list[Slot[WebinarNews]]:
    """What is still owed to a kindergarten, from now on; after the webinar began, its recording alone.

    A reminder that would not come later than the news is left out: the news says the same.
    """
    news = _news(webinar, rhythm, heard, now)
    found = [] if news is None else [news]
    if webinar.cancelled_at is None:
        reminders = _reminders(webinar, rhythm, heard, now)
        found += [slot for slot in reminders if news is None or news.at < slot.at]
        found += _recording(webinar, rhythm, heard, now)
    return [slot for slot in found if slot.at < slot.useful_until and slot.period not in heard.news]


def next_look(
    webinar: Webinar, moments: Iterable[datetime], now: datetime, *, under_way: bool = False
) -> datetime | None:
    """The next moment when something is due; and once a day, for kindergartens that come later.

    `under_way`: soon, for somebody is being told, and it is not known yet how much of it.
    """
    at = min((*moments, now + (A_MOMENT_LATER if under_way else ONE_DAY)))
    return at if at < webinar.news_until else None


def _recording(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> Iterator[Slot[WebinarNews]]:
    """From the next open day on, to those who heard of the webinar."""
    after = posting_moment_after(local_day(webinar.ends_at, rhythm), rhythm)
    if webinar.recording is None or after is None or not heard.revision:
        return
    at = after if now < after else posting_moment_from(now, rhythm)
    if at is not None:
        yield Slot(at, webinar.news(News.RECORDING), webinar.news_until)


def _news(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> Slot[WebinarNews] | None:
    """What the kindergarten does not know: when it is at work, and an hour before at the latest."""
    what, at = _untold(webinar, heard), _first_at_work(webinar, rhythm, now)
    if what is None or at is None or webinar.news(what) in heard.news:
        return None
    latest = max(now, webinar.starts_at - HOUR_BEFORE)
    near = at if at <= latest else _at_work_near(latest, rhythm)
    return None if near is None else Slot(near, webinar.news(what), webinar.starts_at)


def _at_work_near(at: datetime, rhythm: Rhythm) -> datetime | None:
    """The moment, or when the posting hours of its day begin; None after them, and on a closed day."""
    begin, _end = hours_of(local_day(at, rhythm), rhythm)
    near = max(at, begin)
    return near if in_hours(near, rhythm) else None


def _first_at_work(webinar: Webinar, rhythm: Rhythm, now: datetime) -> datetime | None:
    """When the kindergarten is first at work after the news came; from now on, if that has passed."""
    at = posting_moment_from(webinar.cancelled_at or webinar.published_at, rhythm)
    return posting_moment_from(now, rhythm) if at is None or at <= now else at


def _untold(webinar: Webinar, heard: Heard) -> News | None:
    """By the revision of what was told, and not by when that was: a card may be older than its message."""
    if heard.under_way:
        return None
    if webinar.cancelled_at is not None:
        return News.CANCELLED if heard.revision else None
    if not heard.revision:
        return News.PUBLISHED
    return News.CHANGED if heard.revision < webinar.revision else None


def _reminders(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> list[Slot[WebinarNews]]:
    """Both, for a kindergarten that has not heard of it since. Of a gathering people get one of them at most.

    Who has not answered the invitation would be asked three times, and who cannot come must be reminded as
    all are: a post that was left out would say who.
    """
    both = [*_early(webinar, rhythm, heard, now), *_late(webinar, rhythm, heard, now)]
    if not webinar.is_gathering:
        return both
    if webinar.news(News.SOON) in heard.news:
        return []
    only = News.HOUR if in_hours(webinar.starts_at - HOUR_BEFORE, rhythm) else News.SOON
    return [slot for slot in both if slot.period.news is only]


def _told_until(webinar: Webinar, heard: Heard) -> datetime:
    return max(webinar.published_at, heard.told_at or webinar.published_at)


def _early(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> Iterator[Slot[WebinarNews]]:
    """Three days before, or later where that was missed."""
    soon = _soon(webinar, rhythm)
    if soon is not None and _told_until(webinar, heard) < soon:
        at = soon if now < soon else posting_moment_from(now, rhythm)
        if at is not None:
            yield Slot(at, webinar.news(News.SOON), webinar.starts_at - HOUR_BEFORE)


def _late(webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime) -> Iterator[Slot[WebinarNews]]:
    """An hour before, in posting hours."""
    hour = webinar.starts_at - HOUR_BEFORE
    if _told_until(webinar, heard) < hour and in_hours(max(now, hour), rhythm):
        yield Slot(max(now, hour), webinar.news(News.HOUR), webinar.starts_at)


def _soon(webinar: Webinar, rhythm: Rhythm) -> datetime | None:
    """Three days before, or one before a gathering, at the posting time; or on the last open day before."""
    start = local_day(webinar.starts_at, rhythm)
    day = start - (GATHERING_BEFORE if webinar.is_gathering else SOON_BEFORE)
    while not is_working_day(day, rhythm):
        day -= ONE_DAY
        if start - day > SOON_AT_MOST:
            return None
    return rhythm.moment(day)
