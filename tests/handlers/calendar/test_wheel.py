"""What a kindergarten's calendar, its looking back and its closed days come to on the wheel."""

from datetime import UTC, date, datetime

from bot.content.library import shipped
from bot.handlers.calendar.wheel import year_wheel
from bot.model.calendar import CalendarMonth
from bot.model.days import ClosedDays, Closure, Days
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar
from bot.model.review import Outcome, Review
from bot.model.webinar import Webinar
from bot.paper.wheel import State, Wheel

NOW = datetime(2026, 12, 14, 9, tzinfo=UTC)
TODAY = date(2026, 12, 14)
YEAR = Barnehageaar(2026)
AUGUST, SEPTEMBER, OCTOBER, DECEMBER, JANUARY = (
    YEAR.month(8),
    YEAR.month(9),
    YEAR.month(10),
    YEAR.month(12),
    YEAR.month(1),
)


def kindergarten(*closed: Days) -> Kindergarten:
    made = Kindergarten(
        zone="Europe/Oslo", closed=tuple(ClosedDays(days, Closure.HOLIDAY) for days in closed)
    )
    for month in (AUGUST, SEPTEMBER, DECEMBER, JANUARY):
        entry = CalendarMonth(month=month, changed_at=NOW, changed_by="styrer")
        entry.choice = "stoy-og-stemme"
        made.calendar[month] = entry
    made.reviews = [Review(month=AUGUST, outcome=Outcome.PARTLY, changed_at=NOW)]
    return made


def wheel(of: Kindergarten, *webinars: Webinar, today: date = TODAY) -> Wheel:
    return year_wheel(of, shipped(), webinars, YEAR, today)


def test_each_month_has_its_state() -> None:
    states = {one.month: one.state for one in wheel(kindergarten()).segments}
    assert [states[month] for month in (AUGUST, SEPTEMBER, OCTOBER, DECEMBER, JANUARY)] == [
        State.PARTLY,
        State.OVER,
        State.EMPTY,
        State.NOW,
        State.COMING,
    ]
    assert len(states) == 11


def test_another_year_has_no_today() -> None:
    assert wheel(kindergarten(), today=date(2027, 8, 1)).today is None
    assert wheel(kindergarten(), today=date(2027, 7, 31)).today == date(2027, 7, 31)


def test_a_week_is_closed_where_the_kindergarten_closes_it_and_no_day_is_open() -> None:
    christmas, autumn = Days(date(2026, 12, 24), date(2027, 1, 1)), Days(date(2026, 10, 5), date(2026, 10, 8))
    closed = {one.month: one.closed_weeks for one in wheel(kindergarten(christmas, autumn)).segments}
    assert closed[DECEMBER] == 1, "28 December to 1 January; in the week before three days are open"
    assert closed[OCTOBER] == 0, "the Friday is open"
    whole = wheel(kindergarten(Days(date(2026, 10, 5), date(2026, 10, 16)))).segments
    assert {one.month: one.closed_weeks for one in whole}[OCTOBER] == 2


def test_a_webinar_is_in_the_month_that_the_clock_on_the_wall_says() -> None:
    late = Webinar(starts_at=datetime(2026, 8, 31, 22, 30, tzinfo=UTC))
    held = {one.month: one.webinars for one in wheel(kindergarten(), late).segments}
    assert (held[AUGUST], held[SEPTEMBER]) == (0, 1)
