"""What is owed to a kindergarten about a webinar: asked once, over any rhythm, webinar and moment."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.days import ClosedDays, Days, is_open
from bot.model.rhythm import PostingRule, Rhythm
from bot.model.role import Role
from bot.model.texts import Localized
from bot.model.webinar import NOTHING_HEARD, Heard, News, Webinar, WebinarNews
from scheduler.due import Slot
from scheduler.webinars import webinar_slots
from tests.clocks import OSLO
from tests.strategies import lives

HOUR, THREE_DAYS = timedelta(hours=1), timedelta(days=3)


def webinar(starts_at: datetime, published_at: datetime) -> Webinar:
    return Webinar(
        id=7,
        title=Localized(nb="Vernerunden"),
        link="https://example.no",
        starts_at=starts_at,
        minutes=45,
        published_at=published_at,
        cancelled_at=None,
        revision=1,
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[Webinar, Rhythm, datetime]:
    """A webinar, a kindergarten, and when somebody looks; the webinar may have begun."""
    rhythm, published = draw(lives(pauses=True))
    starts_at = published + timedelta(minutes=draw(st.integers(1, 40 * 24 * 60)))
    now = published + timedelta(minutes=draw(st.integers(0, 50 * 24 * 60)))
    return webinar(starts_at, published), rhythm, now


def what(slot: Slot[WebinarNews]) -> str:
    return slot.period.news.value


def named(found: list[Slot[WebinarNews]], name: str) -> list[Slot[WebinarNews]]:
    return [slot for slot in found if what(slot) == name]


def day_of(moment: datetime, rhythm: Rhythm) -> date:
    return moment.astimezone(ZoneInfo(rhythm.zone)).date()


def at_work(day: date, rhythm: Rhythm) -> bool:
    paused = rhythm.paused is not None and day in rhythm.paused
    return day.month != 7 and not paused and is_open(day, rhythm.closed)


def somebody_is_there(moment: datetime, rhythm: Rhythm) -> bool:
    local = moment.astimezone(ZoneInfo(rhythm.zone))
    return at_work(local.date(), rhythm) and time(7, 30) <= local.time() <= time(16, 30)


def told(one: Webinar) -> Heard:
    """Told when it was published."""
    return Heard(frozenset({one.news(News.PUBLISHED)}), one.published_at, one.revision)


@given(stories())
def test_nothing_is_owed_once_it_has_begun(story: tuple[Webinar, Rhythm, datetime]) -> None:
    one, rhythm, now = story
    for heard_before in (NOTHING_HEARD, told(one)):
        for slot in webinar_slots(one, rhythm, heard_before, now):
            assert now <= slot.at < slot.useful_until <= one.starts_at


@given(stories())
def test_everything_comes_when_somebody_is_at_work(story: tuple[Webinar, Rhythm, datetime]) -> None:
    one, rhythm, now = story
    for heard_before in (NOTHING_HEARD, told(one)):
        for slot in webinar_slots(one, rhythm, heard_before, now):
            assert somebody_is_there(slot.at, rhythm)


@given(stories())
def test_three_days_before_or_on_the_last_open_day_before_that(
    story: tuple[Webinar, Rhythm, datetime],
) -> None:
    one, rhythm, _now = story
    for slot in named(webinar_slots(one, rhythm, told(one), one.published_at), "soon"):
        day = day_of(slot.at, rhythm)
        wanted = day_of(one.starts_at, rhythm) - THREE_DAYS
        assert day <= wanted
        between = (day + timedelta(days=number) for number in range(1, (wanted - day).days + 1))
        assert not any(at_work(other, rhythm) for other in between)
        assert slot.at.astimezone(ZoneInfo(rhythm.zone)).time() == rhythm.time


@given(stories())
def test_one_hour_before_if_somebody_is_at_work_then(story: tuple[Webinar, Rhythm, datetime]) -> None:
    one, rhythm, now = story
    hour = one.starts_at - HOUR
    found = named(webinar_slots(one, rhythm, told(one), now), "hour")
    assert all(slot.at == max(hour, now) for slot in found)
    there = somebody_is_there(max(hour, now), rhythm)
    assert len(found) == (now < one.starts_at and one.published_at < hour and there)


@given(stories())
def test_who_has_been_told_is_not_told_the_same_again(story: tuple[Webinar, Rhythm, datetime]) -> None:
    one, rhythm, now = story
    first = webinar_slots(one, rhythm, NOTHING_HEARD, now)
    assert len({slot.period for slot in first}) == len(first)
    everything = Heard(
        frozenset(slot.period for slot in first), max((slot.at for slot in first), default=None)
    )
    assert not {slot.period for slot in webinar_slots(one, rhythm, everything, now)} & everything.news


@given(stories(), st.booleans())
def test_a_change_is_told_to_those_who_were_told_and_to_the_others_it_is_new(
    story: tuple[Webinar, Rhythm, datetime],
    was_told: bool,
) -> None:
    one, rhythm, now = story
    before = told(one) if was_told else NOTHING_HEARD
    one.revision, one.published_at = 2, one.published_at + timedelta(minutes=1)
    names = {what(slot) for slot in webinar_slots(one, rhythm, before, max(now, one.published_at))}
    assert ("published" if was_told else "changed") not in names


@given(stories(), st.booleans())
def test_a_cancellation_is_told_to_those_who_were_told_and_nothing_else_is(
    story: tuple[Webinar, Rhythm, datetime],
    was_told: bool,
) -> None:
    one, rhythm, now = story
    one.cancelled_at = now
    names = [what(slot) for slot in webinar_slots(one, rhythm, told(one) if was_told else NOTHING_HEARD, now)]
    assert names in ([["cancelled"], []] if was_told else [[]])


# On a calendar. Thursday 10 December 2026 at 13:00; published Monday 23 November at 09:00.

STARTS = datetime(2026, 12, 10, 13, tzinfo=OSLO)
PUBLISHED = datetime(2026, 11, 23, 9, tzinfo=OSLO)


def plan(
    *closed: str,
    now: datetime = PUBLISHED,
    heard_before: Heard = NOTHING_HEARD,
    at: time = time(11, 30),
    starts: datetime = STARTS,
    of_role: Role | None = None,
) -> dict[str, str]:
    """What comes, and when by the clock on the wall."""
    shut = tuple(ClosedDays(Days(date.fromisoformat(day), date.fromisoformat(day))) for day in closed)
    rhythm = Rhythm(PostingRule.FIRST, at, "Europe/Oslo", shut, None)
    one = webinar(starts, PUBLISHED)
    one.audience = of_role
    found = webinar_slots(one, rhythm, heard_before, now)
    return {what(slot): f"{slot.at.astimezone(OSLO):%Y-%m-%d %H:%M}" for slot in found}


def test_an_ordinary_webinar() -> None:
    assert plan() == {
        "published": "2026-11-23 09:00",
        "soon": "2026-12-07 11:30",
        "hour": "2026-12-10 12:00",
    }


def test_closed_days_move_the_early_reminder_ahead_and_take_the_late_one_away() -> None:
    assert plan("2026-12-07", "2026-12-10") == {
        "published": "2026-11-23 09:00",
        "soon": "2026-12-04 11:30",  # the Friday before
    }


def test_a_gathering_is_told_of_and_reminded_of_once() -> None:
    assert plan(of_role=Role.STYRER) == {"published": "2026-11-23 09:00", "hour": "2026-12-10 12:00"}


def test_of_an_early_gathering_people_are_reminded_on_the_open_day_before() -> None:
    early = STARTS.replace(hour=8)
    assert plan(starts=early, of_role=Role.STYRER)["soon"] == "2026-12-09 11:30"
    assert plan("2026-12-09", starts=early, of_role=Role.STYRER)["soon"] == "2026-12-08 11:30"
    assert plan("2026-12-10", of_role=Role.STYRER)["soon"] == "2026-12-09 11:30"


def test_a_day_that_opens_again_brings_no_second_reminder_of_a_gathering() -> None:
    soon = Heard(frozenset({webinar(STARTS, PUBLISHED).news(News.SOON)}), STARTS - timedelta(days=1), 1)
    now = STARTS - timedelta(hours=2)
    assert plan(now=now, heard_before=soon, of_role=Role.STYRER) == {}
    assert plan(now=now, heard_before=soon) == {"hour": "2026-12-10 12:00"}


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        (datetime(2026, 11, 24, 7, 29, tzinfo=OSLO), "2026-11-24 11:30"),
        (datetime(2026, 11, 24, 16, 29, tzinfo=OSLO), "2026-11-24 16:29"),
        (datetime(2026, 11, 24, 20, tzinfo=OSLO), "2026-11-25 11:30"),
        (datetime(2026, 11, 28, 10, tzinfo=OSLO), "2026-11-30 11:30"),  # a Saturday
    ],
)
def test_news_waits_until_somebody_is_at_work(now: datetime, comes: str) -> None:
    assert plan(now=now)["published"] == comes


def test_news_an_hour_before_says_what_the_reminder_would() -> None:
    assert plan(now=STARTS - HOUR / 2) == {"published": "2026-12-10 12:30"}
