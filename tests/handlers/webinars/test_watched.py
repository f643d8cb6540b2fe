"""Webinars that a kindergarten watches together, and puts into its calendar."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.handlers.papers.subscription import Subscription
from bot.model.month import Barnehageaar
from bot.store.webinars import webinars_of
from bot.web.links import NoSuchLink, Pages
from tests.handlers.webinars.conftest import Desk
from tests.world import buttons


def test_it_counts_once_with_its_day_and_can_be_undone(small_desk: Desk) -> None:
    world = small_desk.world
    number = small_desk.publish(theme="brann", milestone="rolleforstaelse")
    assert "Jeg fant det ikke" in world.text(f"hms webinar sett {number}"), "it has not been held"
    world.turn(2026, 12, 3)
    said = world.ask(f"hms webinar sett {number}")
    world.turn(2026, 12, 4)
    assert "Sett: Torsdag 3. desember 2026" in world.text(f"hms webinar sett {number}"), "once"
    assert "sett sammen 3. des. 2026" in world.text("hms webinar")
    assert "hms webinar tema brann" in buttons(world.ask("hms webinar")).values()
    assert "Vernerunden" in world.text("hms webinar tema brann")
    assert buttons(said)["Angre"].startswith("hms angre ")
    world.undo()
    assert "sett sammen" not in world.text("hms webinar")


def test_a_milestone_that_it_helps_with_is_ticked_off_with_one_press(small_desk: Desk) -> None:
    """In Fjelltun, whose plan has just begun."""
    small_desk.join("fjelltun", "Dal")
    world, number = small_desk.world, small_desk.publish(milestone="rolleforstaelse")
    world.ask("milepel start 2026-11-23", channel="fjelltun")
    world.turn(2026, 12, 3)
    said = world.ask(f"hms webinar sett {number}", channel="fjelltun")
    assert "milepel ferdig rolleforstaelse" in buttons(said).values()


def test_what_was_watched_stays_when_the_kindergarten_leaves_the_programme(small_desk: Desk) -> None:
    world, watched, other = small_desk.world, small_desk.publish(), small_desk.publish(title="En annen")
    world.turn(2026, 12, 3)
    world.ask(f"hms webinar sett {watched}")
    world.ask("hms program forlat ja 1")
    with world.store.read() as session:
        found = webinars_of(session, 1, Barnehageaar(2026))
    assert [one.id for one in found] == [watched]
    assert "En annen" not in world.text(f"hms webinar {other}")


def test_only_the_group_writes_it_down(small_desk: Desk) -> None:
    number = small_desk.publish()
    small_desk.world.turn(2026, 12, 3)
    small_desk.world.ask(f"hms webinar sett {number}", "ansatt")
    assert "sett sammen" not in small_desk.world.text("hms webinar")


def test_one_webinar_as_a_calendar_file_by_a_signed_address(small_desk: Desk) -> None:
    world, pages = small_desk.world, Pages("https://bot.example.no", b"s" * 32)
    number = small_desk.publish()
    token = pages.calendar(1, None, number).removeprefix("https://bot.example.no/calendars/")[:-4]
    subscription = Subscription(world.store, world.core.dispatcher.library, pages)
    now = world.clock.now()
    file = Calendar.from_ical(subscription(pages.subscribed(token), now))
    [event] = file.events
    assert (str(event["summary"]), event.end - event.start) == ("Vernerunden", timedelta(minutes=45))
    of_other = pages.calendar(2, None, number).removeprefix("https://bot.example.no/calendars/")[:-4]
    with pytest.raises(NoSuchLink):
        subscription(pages.subscribed(of_other), now)
    with pytest.raises(NoSuchLink):
        pages.subscribed(token[1:])
