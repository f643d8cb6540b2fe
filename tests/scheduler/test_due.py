"""When posts are due, over every rule, time of day and closing, in four zones."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.handlers.post_kinds import KINDS
from bot.model.days import ClosedDays, Days, is_open, monday_of
from bot.model.kindergarten import LOOK_BACK
from bot.model.month import Month
from bot.model.rhythm import PostingRule, Rhythm
from bot.store.posts import Owed
from scheduler.agenda import agenda, due_and_next, within_sight
from scheduler.due import Slot, asking_days, last_open_day, theme_day, year_day
from scheduler.hours import HORIZON, is_working_day
from scheduler.outbox import A_MOMENT
from tests.strategies import ZONES, lives

YEAR = timedelta(days=366)
Life = tuple[Rhythm, datetime]


def slots(rhythm: Rhythm, after: datetime, until: datetime) -> list[Owed]:
    return agenda(KINDS, rhythm, after, until)


def next_slot_at(rhythm: Rhythm, after: datetime) -> datetime:
    return due_and_next(KINDS, rhythm, after, after)[1]


def year_of(life: Life) -> list[Owed]:
    """What a kindergarten gets in the year after a moment."""
    rhythm, start = life
    return slots(rhythm, start, start + YEAR)


def day_of(slot: Owed | Slot[Month], rhythm: Rhythm) -> date:
    """As the kindergarten's calendar on the wall has it."""
    return slot.at.astimezone(ZoneInfo(rhythm.zone)).date()


def of_kind(found: list[Owed], kind: str) -> list[Owed]:
    return [slot for slot in found if slot.kind == kind]


# The theme of the month


@given(lives())
def test_each_month_that_has_an_open_day_has_exactly_one_theme_moment(life: Life) -> None:
    rhythm, start = life
    posted = [slot.period for slot in of_kind(year_of(life), "theme")]
    assert len(posted) == len(set(posted))
    month = Month.of(start.date()).plus(1)
    for inside in (month.plus(number) for number in range(11)):
        some_day = any(is_open(day, rhythm.closed) for day in inside.days())
        assert (str(inside) in posted) == (some_day and not inside.is_july)


@given(lives())
def test_the_theme_comes_in_its_month_on_an_open_day_at_the_posting_time(life: Life) -> None:
    rhythm, _start = life
    for slot in of_kind(year_of(life), "theme"):
        day = day_of(slot, rhythm)
        assert str(Month.of(day)) == slot.period
        assert is_open(day, rhythm.closed)
        local = slot.at.astimezone(ZoneInfo(rhythm.zone))
        jumped_over = local.replace(tzinfo=None) - datetime.combine(day, rhythm.time)
        assert jumped_over in (timedelta(0), _jump(day, rhythm)), (
            "at its time, or as much later as the clock jumps"
        )


def _jump(day: date, rhythm: Rhythm) -> timedelta:
    """By how much the clock is put forward on a day: twenty-four hours less what the day has."""
    midnight, zone = time(), ZoneInfo(rhythm.zone)
    begins, ends = (datetime.combine(one, midnight, zone) for one in (day, day + timedelta(days=1)))
    return timedelta(days=1) - (ends.astimezone(UTC) - begins.astimezone(UTC))


@given(lives())
def test_nothing_at_all_comes_in_july_or_on_a_closed_day(life: Life) -> None:
    rhythm, _start = life
    for slot in year_of(life):
        day = day_of(slot, rhythm)
        assert day.month != 7
        assert is_open(day, rhythm.closed)


@given(lives())
def test_a_weekday_rule_gives_the_first_such_open_day_else_the_first_open_day(life: Life) -> None:
    rhythm, _start = life
    for slot in of_kind(year_of(life), "theme"):
        every = [day for day in Month.parse(slot.period).days() if is_open(day, rhythm.closed)]
        wanted = [day for day in every if f"{day:%A}".lower() == rhythm.rule.value]
        assert day_of(slot, rhythm) == (wanted or every)[0]


# When the group is asked for a theme


AWAY_FROM_THE_SECOND_OF_AUGUST = (
    Rhythm(PostingRule.FIRST, time(11, 30), "Europe/Oslo", (), Days(date(2024, 8, 2), date(2024, 8, 30))),
    datetime(2024, 6, 1, tzinfo=UTC),
)


@given(lives(pauses=True))
@example(AWAY_FROM_THE_SECOND_OF_AUGUST)
def test_a_month_is_asked_for_a_week_or_more_before_its_day_and_on_it(life: Life) -> None:
    rhythm, start = life
    for month in (Month.of(start.date()).plus(number) for number in range(12)):
        theme, days = theme_day(rhythm, month), asking_days(rhythm, month)
        if theme is None or days is None:
            continue
        first, second = days
        assert is_working_day(first, rhythm)
        assert is_working_day(second, rhythm)
        assert first <= theme - timedelta(days=7)
        left_out = (first + timedelta(days=number) for number in range(1, (theme - first).days - 6))
        assert not any(is_working_day(day, rhythm) for day in left_out)
        if month.number == 8:
            assert first.month != 7
            back = [day for day in month.days() if day.day >= 15 and is_working_day(day, rhythm)]
            assert second == max([theme, *back[:1]])
        else:
            assert second == theme


@given(lives(pauses=True))
def test_a_month_without_days_to_ask_has_no_theme_day_or_nothing_open_before_it(life: Life) -> None:
    rhythm, start = life
    for month in (Month.of(start.date()).plus(number) for number in range(12)):
        theme = theme_day(rhythm, month)
        if asking_days(rhythm, month) is None and theme is not None:
            before = (theme - timedelta(days=number) for number in range(7, HORIZON.days + 7))
            assert not any(is_working_day(day, rhythm) for day in before)


def test_august_is_asked_for_in_june_and_in_the_middle_of_august() -> None:
    rhythm = Rhythm(PostingRule.FIRST, time(11, 30), "Europe/Oslo", (), None)
    assert asking_days(rhythm, Month(2027, 8)) == (date(2027, 6, 30), date(2027, 8, 16))
    assert asking_days(rhythm, Month(2026, 12)) == (date(2026, 11, 24), date(2026, 12, 1))


# The group's message of a week


@given(lives(pauses=True))
def test_at_most_one_message_a_week_on_its_first_open_day(life: Life) -> None:
    rhythm, _start = life
    found = of_kind(year_of(life), "reminder")
    assert len({slot.period for slot in found}) == len(found)
    for slot in found:
        day = day_of(slot, rhythm)
        year, week, weekday = day.isocalendar()
        assert slot.period == f"{year}-W{week:02}"
        earlier = (monday_of(day) + timedelta(days=number) for number in range(weekday - 1))
        assert not any(is_working_day(one, rhythm) for one in earlier)


# Looking back


@given(lives())
def test_a_month_ends_with_its_last_open_day(life: Life) -> None:
    rhythm, start = life
    for month in (Month.of(start.date()).plus(number) for number in range(12)):
        open_days = [day for day in month.days() if is_open(day, rhythm.closed) and not month.is_july]
        assert last_open_day(rhythm, month) == max(open_days, default=None)


@given(lives())
def test_the_year_is_looked_back_on_in_the_second_half_of_june(life: Life) -> None:
    rhythm, start = life
    days = [date(start.year, 6, number) for number in range(15, 31)]
    assert year_day(rhythm, start.year) == next((day for day in days if is_open(day, rhythm.closed)), None)


# Pauses


@given(lives(pauses=True))
def test_nothing_comes_in_a_pause(life: Life) -> None:
    rhythm, _start = life
    paused = rhythm.paused
    assert not [slot for slot in year_of(life) if paused is not None and day_of(slot, rhythm) in paused]


@given(lives(pauses=True))
def test_a_theme_whose_day_lies_in_a_pause_comes_on_the_first_day_after_it(life: Life) -> None:
    rhythm, start = life
    paused = rhythm.paused
    posted = {slot.period: day_of(slot, rhythm) for slot in of_kind(year_of(life), "theme")}
    for number in range(1, 12):
        month = Month.of(start.date()).plus(number)
        days = [day for day in month.days() if is_open(day, rhythm.closed)]
        left = [day for day in days if paused is None or day not in paused]
        if month.is_july or not left:
            assert str(month) not in posted
        elif left != days and rhythm.rule is PostingRule.FIRST:
            assert posted[str(month)] == left[0]


# Planning again and again


@given(lives(pauses=True))
def test_who_wakes_at_each_next_moment_finds_everything_once(life: Life) -> None:
    """As the planner does: from where it looked last, a moment before, to the moment it said it would."""
    rhythm, start = life
    found, at = [], start
    while at <= start + YEAR:
        due, after = due_and_next(KINDS, rhythm, at - A_MOMENT, at)
        found += [slot for slot in due if slot.at > start]
        assert all(slot.at == at for slot in due)
        assert after > at
        at = after
    assert found == year_of(life)


@given(lives(pauses=True), st.integers(0, 366))
def test_a_period_has_the_same_moment_whenever_it_is_looked_for(life: Life, days: int) -> None:
    """A look back of ten days, a restart, or another replica finds what was found before."""
    rhythm, start = life
    all_of_it = year_of(life)
    assert len({(slot.kind, slot.period) for slot in all_of_it}) == len(all_of_it)
    again = start + timedelta(days=days)
    later = slots(rhythm, again - LOOK_BACK, start + YEAR)
    assert [slot for slot in later if slot.at > start] == [
        slot for slot in all_of_it if slot.at > again - LOOK_BACK
    ]


@given(lives(pauses=True), st.data())
def test_a_moment_belongs_to_what_comes_up_to_it(life: Life, data: st.DataObject) -> None:
    rhythm, start = life
    coming = year_of(life)
    if coming:
        at = data.draw(st.sampled_from(coming)).at
        up_to, after = slots(rhythm, start, at), slots(rhythm, at, start + YEAR)
        assert [*up_to, *after] == coming
        assert up_to[-1].at == at


@given(lives(), st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_a_later_day_is_always_a_later_moment_on_that_day(life: Life, day: date) -> None:
    rhythm, _start = life
    at, after = rhythm.moment(day), rhythm.moment(day + timedelta(days=1))
    assert timedelta(hours=20) < after - at < timedelta(hours=28)
    assert at.astimezone(ZoneInfo(rhythm.zone)).date() == day


@given(lives(pauses=True), st.lists(st.integers(0, 366 * 24 * 60), max_size=5))
def test_it_does_not_matter_how_often_one_looks(life: Life, cuts: list[int]) -> None:
    rhythm, start = life
    marks = [start, *(start + timedelta(minutes=cut) for cut in sorted(cuts)), start + YEAR]
    in_pieces = [slot for after, until in pairwise(marks) for slot in slots(rhythm, after, until)]
    assert in_pieces == year_of(life)


@given(lives(pauses=True))
def test_the_next_moment_is_the_first_of_what_comes(life: Life) -> None:
    rhythm, start = life
    at = next_slot_at(rhythm, start)
    until = slots(rhythm, start, at)
    assert until == [] or until[0].at == at
    assert start < at <= start + HORIZON
    coming = year_of(life)
    if coming and coming[0].at <= start + HORIZON - timedelta(weeks=1):
        assert coming[0].at == at


@given(lives(pauses=True), st.integers(0, 200 * 24 * 60))
def test_what_has_come_and_what_comes_next_in_one_look(life: Life, minutes: int) -> None:
    rhythm, start = life
    now = start + timedelta(minutes=minutes)
    due, after = due_and_next(KINDS, rhythm, start, now)
    assert due == slots(rhythm, start, now)
    assert after == next_slot_at(rhythm, now)


@given(lives(pauses=True), st.integers(0, 200 * 24 * 60))
def test_closed_days_that_are_out_of_sight_are_of_no_account(life: Life, minutes: int) -> None:
    rhythm, start = life
    now = start + timedelta(minutes=minutes)
    near = within_sight(rhythm, start, now)
    assert set(near.closed) <= set(rhythm.closed)
    assert due_and_next(KINDS, near, start, now) == due_and_next(KINDS, rhythm, start, now)


LONG_PAUSE = (
    Rhythm(PostingRule.FIRST, time(11, 30), "Europe/Oslo", (), Days(date(2026, 8, 25), date(2026, 11, 30))),
    datetime(2026, 8, 24, 12, tzinfo=UTC),
)


@given(lives(pauses=True))
@example(LONG_PAUSE)
def test_a_planner_that_looks_only_when_it_was_told_to_misses_nothing(life: Life) -> None:
    """As the outbox does: at each moment look at what has come since the moment, then ask for the next."""
    rhythm, start = life
    found: list[Owed] = []
    at = start
    while at <= start + YEAR:
        found += slots(rhythm, at - A_MOMENT, at)
        at = next_slot_at(rhythm, at)
    assert found == slots(rhythm, start - A_MOMENT, start + YEAR)


# Examples that can be checked on a calendar


@pytest.mark.parametrize(
    ("rule", "month", "day"),
    [
        (PostingRule.FIRST, Month(2026, 12), date(2026, 12, 1)),
        (PostingRule.FIRST, Month(2027, 1), date(2027, 1, 4)),  # the 1st is a holiday, then a weekend
        (PostingRule.MONDAY, Month(2026, 12), date(2026, 12, 7)),
        (PostingRule.FRIDAY, Month(2027, 1), date(2027, 1, 8)),  # Friday the 1st is a holiday
        (PostingRule.THURSDAY, Month(2027, 5), date(2027, 5, 13)),  # the 6th is Ascension
        (PostingRule.FIRST, Month(2027, 7), None),
    ],
)
def test_the_day_of_a_month(rule: PostingRule, month: Month, day: date | None) -> None:
    assert theme_day(Rhythm(rule, time(11, 30), "Europe/Oslo", (), None), month) == day


def test_a_month_that_is_closed_from_end_to_end_has_no_theme_and_no_nudge() -> None:
    closed = (ClosedDays(Days(date(2026, 12, 1), date(2027, 1, 3))),)
    rhythm = Rhythm(PostingRule.MONDAY, time(11, 30), "Europe/Oslo", closed, None)
    found = slots(rhythm, datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 2, 28, tzinfo=UTC))
    assert [slot.period for slot in of_kind(found, "theme")] == [
        "2026-10",
        "2026-11",
        "2027-01",
        "2027-02",
    ]
    assert "2026-12" not in {slot.period for slot in found}


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Oslo", date(2026, 12, 1), time(11, 30), "2026-12-01T10:30"),
        ("Europe/Oslo", date(2026, 6, 1), time(11, 30), "2026-06-01T09:30"),
        ("Europe/Oslo", date(2027, 3, 28), time(2, 30), "2027-03-28T01:30"),  # does not exist: 03:30 instead
        ("Europe/Oslo", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),  # exists twice: the first
        ("America/Santiago", date(2026, 9, 6), time(0, 0), "2026-09-06T04:00"),  # there is no midnight
        ("America/Santiago", date(2026, 4, 4), time(23, 30), "2026-04-05T02:30"),  # exists twice
        ("America/St_Johns", date(2026, 12, 1), time(11, 30), "2026-12-01T15:00"),
        ("Africa/Cairo", date(2026, 4, 24), time(0, 30), "2026-04-23T22:30"),  # 01:30: there is no 00:30
        ("Africa/Cairo", date(2026, 10, 29), time(23, 30), "2026-10-29T20:30"),  # exists twice, on a Thursday
        ("Asia/Kathmandu", date(2026, 12, 1), time(0, 15), "2026-11-30T18:30"),
    ],
)
def test_the_posting_time_in_other_zones_and_when_clocks_change(
    zone: str, day: date, at: time, utc: str
) -> None:
    assert zone in ZONES
    rhythm = Rhythm(PostingRule.FIRST, at, zone, (), None)
    assert rhythm.moment(day) == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert rhythm.moment(day).astimezone(ZoneInfo(zone)).date() == day
