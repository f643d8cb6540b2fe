"""When a kindergarten hears of a webinar: a pure function of the webinar, the rhythm and now."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.days import ONE_DAY, is_open, next_open_day
from bot.model.kindergarten import Rhythm
from bot.model.month import JULY
from bot.model.post import Kind
from bot.model.webinar import Webinar
from scheduler.due import Slot, moment

SOON_BEFORE = timedelta(days=3)
HOUR_BEFORE = timedelta(hours=1)
DAY_BEGINS, DAY_ENDS = time(8), time(16)


def webinar_slots(webinar: Webinar, rhythm: Rhythm, now: datetime, *, told: bool) -> list[Slot]:
    """What is owed to a kindergarten about a webinar from now on; never anything after it began."""
    if webinar.starts_at <= now:
        return []
    if webinar.cancelled_at is not None:
        return [_news(webinar, rhythm, now, "cancelled")] if told else []
    found = [_news(webinar, rhythm, now, "published")]
    if told and webinar.revision > 1:
        found.append(_news(webinar, rhythm, now, f"changed/{webinar.revision}"))
    start = webinar.starts_at.astimezone(UTC).strftime("%Y%m%dT%H%M")
    hour = webinar.starts_at - HOUR_BEFORE
    soon = _soon(webinar, rhythm)
    if soon is not None and soon > now:
        found.append(Slot(soon, Kind.WEBINAR, f"{webinar.id}/soon/{start}", hour))
    if hour > now and _day_is_open(hour, rhythm):
        found.append(Slot(hour, Kind.WEBINAR, f"{webinar.id}/hour/{start}", webinar.starts_at))
    return [slot for slot in found if slot.at < webinar.starts_at]


def _news(webinar: Webinar, rhythm: Rhythm, now: datetime, what: str) -> Slot:
    return Slot(_working_hours(now, rhythm), Kind.WEBINAR, f"{webinar.id}/{what}", webinar.starts_at)


def _working_hours(now: datetime, rhythm: Rhythm) -> datetime:
    """Now, if the kindergarten is at work; else the posting time of the next open day."""
    local = now.astimezone(ZoneInfo(rhythm.zone))
    if _day_is_open(now, rhythm) and DAY_BEGINS <= local.time() < DAY_ENDS:
        return now
    day = local.date() if local.time() < DAY_BEGINS else local.date() + ONE_DAY
    return moment(next_open_day(day, rhythm.closed), rhythm)


def _soon(webinar: Webinar, rhythm: Rhythm) -> datetime | None:
    """Three days before, at the posting time, or on the last open day before that."""
    local = webinar.starts_at.astimezone(ZoneInfo(rhythm.zone)).date()
    day = local - SOON_BEFORE
    earliest: date = local - timedelta(days=30)
    while day.month == JULY or not is_open(day, rhythm.closed):
        day -= ONE_DAY
        if day < earliest:
            return None
    return moment(day, rhythm)


def _day_is_open(at: datetime, rhythm: Rhythm) -> bool:
    day = at.astimezone(ZoneInfo(rhythm.zone)).date()
    return day.month != JULY and is_open(day, rhythm.closed)
