"""What is in a kindergarten's calendar file, and what is not."""

from datetime import date, timedelta

from bot.handlers.papers.subscription import READS, Subscription, year_calendar
from bot.model.days import Days
from bot.model.texts import Localized
from bot.model.webinar import Webinar
from bot.paper.calendar_file import YearCalendar
from bot.store.subjects import kindergartens_with
from bot.web.links import Pages
from tests.world import World

PAGES = Pages("https://hms.example.no", b"secret")
TITLE = Localized("Støy", "Støy", "Noise")


def webinar(world: World, days: int, number: int, *, cancelled: bool = False) -> Webinar:
    now = world.clock.now()
    values = {
        "title": TITLE,
        "link": "https://example.no/w",
        "starts_at": now + timedelta(days=days),
        "minutes": 45,
    }
    made = Webinar.publish(values, now)
    made.id, made.cancelled_at = number, now if cancelled else None
    return made


def year(world: World, *webinars: Webinar) -> YearCalendar:
    [kindergarten] = kindergartens_with(world.core.store.engine, [1], READS)
    return year_calendar(kindergarten, world.core.dispatcher.library, webinars, world.clock.now(), PAGES)


def test_webinars_of_this_year_those_that_are_cancelled_say_so(small_world: World) -> None:
    old, past, coming, cancelled = (
        webinar(small_world, days, number, cancelled=number == 4)
        for number, days in enumerate((-200, -20, 20, 30), start=1)
    )
    found = year(small_world, old, past, coming, cancelled).webinars
    assert [(one.number, one.cancelled) for one in found] == [(2, False), (3, False), (4, True)]


def test_a_milestone_that_is_done_takes_no_day_in_the_calendar(small_world: World) -> None:
    before = year(small_world).milestones
    small_world.ask(f"/milepel ferdig {before[0].key} ja", user="styrer")
    assert [one.key for one in year(small_world).milestones] == [one.key for one in before[1:]]


def test_a_theme_of_the_library_leads_to_its_page_and_an_own_one_to_its_link(small_world: World) -> None:
    small_world.ask("/hms eget desember Vår egen uke https://example.no/vart", user="styrer")
    texts = {str(one.month): str(one.text) for one in year(small_world).themes}
    assert "https://hms.example.no/themes/nb/" in texts["2026-11"]
    assert "https://example.no/vart" in texts["2026-12"]


def test_days_that_are_closed_for_two_reasons_are_there_once(small_world: World) -> None:
    small_world.ask("/hms stengt 2.12-3.12", user="styrer")
    small_world.ask("/hms stengt 2.12-3.12 ferie", user="styrer")
    days = [one.days for one in year(small_world).closed]
    assert Days(date(2026, 12, 2), date(2026, 12, 3)) in days
    assert len(days) == len({*days})


def test_the_moment_at_which_links_were_ended_is_the_same_for_both_databases(world: World) -> None:
    """To the microsecond, or a new address would open nothing."""
    world.clock.turn(world.clock.now() + timedelta(microseconds=123_457))
    world.ask("/hms lenker fjern ja", user="styrer")
    [kindergarten] = kindergartens_with(world.core.store.engine, [1], READS)
    address = PAGES.calendar(1, kindergarten.links_ended_at)
    token = address.removeprefix(f"{PAGES.address}/calendars/").removesuffix(".ics")
    subscription = Subscription(world.core.store, world.core.dispatcher.library, PAGES)
    assert subscription(PAGES.subscribed(token), world.clock.now()).startswith(b"BEGIN:VCALENDAR")
