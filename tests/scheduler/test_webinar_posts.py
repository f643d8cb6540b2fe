"""What the kindergartens' channels hear of a webinar, and when. It is Monday 23 November 2026, 09:00."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from bot.admin.posts.run import give_up_all_due
from bot.app.demo_world import DemoWorld
from bot.message.card import Card
from bot.message.delivery import Result
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.post import Post
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.queries import lock_kindergarten
from tests.clocks import OSLO, run_turned
from tests.databases import Database
from tests.posting import Slow, replica, send
from tests.programme import WEBINAR, Programme
from tests.world import World, buttons, place

BOTH = ("solstralen", "fjelltun")
ALL = {
    "published": "2026-11-23T09:00",
    "soon": "2026-11-27T11:30",  # three days before is a Sunday
    "hour": "2026-12-02T12:00",
}


def test_published_three_days_before_and_one_hour_before(programme: Programme) -> None:
    world, number = programme.world, programme.add(text="Tre barnehager forteller.")
    world.turn(2026, 12, 2, 12, 30)
    for channel in BOTH:
        assert programme.told(number, channel) == ALL
        for text in programme.texts(number, channel):
            assert WEBINAR["link"] in text
            assert "Tre barnehager forteller." in text
    world.turn(2026, 12, 6)
    assert programme.told(number) == ALL, "nothing after it began"
    assert [said["title"] for said in world.posts("fjelltun", f"webinar/{number}/")] == [
        "Nytt webinar: Slik bruker vi vernerunden (på bokmål)",
        "Webinar om nokre dagar: Slik bruker vi vernerunden (på bokmål)",
        "Webinaret startar om ein time: Slik bruker vi vernerunden (på bokmål)",
    ]


def test_a_change_is_told_to_those_who_were_told_and_the_reminders_move_along(programme: Programme) -> None:
    world = programme.world
    programme.wants("nei", "fjelltun")
    number = programme.add()
    world.turn(2026, 11, 24)
    assert programme.change(number, start="2026-12-04 10:00")[1].endswith("1 so far.")
    world.turn(2026, 11, 25, 20)
    programme.change(number, link="https://example.no/ny")
    world.turn(2026, 12, 6)
    assert programme.told(number) == {
        "published": "2026-11-23T09:00",
        "changed/2": "2026-11-24T09:00",
        "changed/3": "2026-11-26T11:30",  # nobody is at work at eight in the evening
        "soon": "2026-12-01T12:30",  # an hour after the theme
        "hour": "2026-12-04T09:00",
    }
    assert "https://example.no/ny" in programme.texts(number)[2]
    assert programme.told(number, "fjelltun") == {}


@dataclass
class Meanwhile(Slow):
    """A platform that is posting something for the first time while something else happens."""

    about: str = ""
    happens: Callable[[], object] = lambda: None

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        if key == self.about and key not in self.asked:
            await asyncio.to_thread(self.happens)
        return await super().post(place, card, language, key)


def test_a_link_corrected_while_the_first_news_go_out_is_told_to_all_who_got_the_old_one(
    programme: Programme,
) -> None:
    """By then each card is made, and some have left: when they arrive does not say what they told."""
    world = programme.world
    number, now = programme.add(), world.clock.now()
    about = f"webinar/{number}/published"
    correct = partial(programme.change, number, link="https://example.no/rett")
    platform = Meanwhile(about=about, happens=correct)
    told: list[list[str]] = []
    for later in (timedelta(), timedelta(hours=1), timedelta(hours=2)):
        platform.asked.clear()
        send(world, platform, now + later)
        told.append([key for key in platform.asked if key.startswith(f"webinar/{number}/")])
    assert told == [[about] * 2, [f"webinar/{number}/changed/2"] * 2, []]


def test_a_link_corrected_before_the_cards_are_made_is_in_them(programme: Programme) -> None:
    world = programme.world
    number = programme.add()
    replica(world).plan(world.clock.now())
    programme.change(number, link="https://example.no/rett")
    world.turn(2026, 11, 24)
    assert {*programme.told(number)} == {"published"}
    assert "https://example.no/rett" in programme.texts(number)[0]


def test_what_a_restored_copy_does_not_know_of_is_seen_by_whoever_gives_it_up(programme: Programme) -> None:
    """Copied at nine, restored in the evening: between them the news went out; by the copy they are owed."""
    world = programme.world
    number, evening = programme.add(), world.clock.now() + timedelta(hours=11)
    replica(world).plan_all(evening)
    with world.store.write() as session:
        ours = [one for one in session.scalars(select(Post)) if one.period.startswith(f"{number}/")]
        assert [(one.period, one.due_at <= evening) for one in ours] == [(f"{number}/published", True)] * 2
        give_up_all_due(session, "restored", evening)
    world.turn(2026, 11, 25)
    assert programme.told(number) == {}, "nor next morning"
    programme.change(number, link="https://example.no/rett")
    world.turn(2026, 11, 26)
    assert {*programme.told(number)} == {"changed/2"}, "for the first news may have been told"
    programme.cancel(number)
    world.turn(2026, 11, 27)
    assert {*programme.told(number)} == {"changed/2", "cancelled"}


def test_recording_questions_and_translations_disturb_nobody(small: Programme) -> None:
    number = small.add()
    small.world.turn(2026, 11, 24)
    small.change(number, recording="https://example.no/opptak", questions="Hva?|Hvorfor?")
    small.change(number, Language.NN, title="Slik bruker vi vernerunda", questions="Kva?")
    small.world.turn(2026, 12, 3)
    assert small.told(number) == ALL
    assert "Slik bruker vi vernerunda\n" in small.texts(number, "fjelltun")[-1]
    asked = small.world.text(f"/hms webinar {number} 30", channel="fjelltun")
    assert "Kva?" in asked
    assert "Hvorfor? (på bokmål)" in asked


def test_a_cancellation_is_told_to_those_who_were_told(programme: Programme) -> None:
    world = programme.world
    programme.wants("nei", "fjelltun")
    number = programme.add()
    world.turn(2026, 11, 26)
    programme.cancel(number)
    world.turn(2026, 11, 27)
    programme.wants("ja", "fjelltun")
    world.turn(2026, 12, 6)
    assert programme.told(number) == {"published": "2026-11-23T09:00", "cancelled": "2026-11-26T09:00"}
    assert WEBINAR["link"] not in programme.texts(number)[-1]
    assert programme.told(number, "fjelltun") == {}
    assert "Slik bruker vi vernerunden" not in world.text("/hms webinar")


def test_a_change_in_the_evening_before_is_told_an_hour_before_at_the_latest(small: Programme) -> None:
    early, late = small.add(start="2026-12-02T08:30"), small.add(start="2026-12-02T09:00")
    small.world.turn(2026, 12, 1, 18)
    small.cancel(early)
    small.change(late, link="https://example.no/ny")
    small.world.turn(2026, 12, 3)
    assert small.told(early)["cancelled"] == "2026-12-02T07:30"
    assert small.told(late)["changed/2"] == "2026-12-02T08:30", "an hour after the other"
    assert "hour" not in small.told(late), "the change says the same"


def test_a_closed_day_silences_though_it_was_closed_after_the_webinar_was_published(
    programme: Programme,
) -> None:
    world, number = programme.world, programme.add()
    world.turn(2026, 11, 25)
    world.text("/hms stengt 26.11.2026–27.11.2026")
    world.text("/hms stengt 2.12.2026", channel="fjelltun")
    world.turn(2026, 12, 3)
    assert programme.told(number) == {**ALL, "soon": "2026-11-25T11:30"}
    assert programme.told(number, "fjelltun") == {name: ALL[name] for name in ("published", "soon")}


def test_a_reminder_whose_day_was_closed_at_the_last_moment_comes_on_the_next_open_day(
    small: Programme,
) -> None:
    number = small.add()
    small.world.turn(2026, 11, 27, 8)
    small.world.text("/hms stengt 27.11.2026")
    small.world.turn(2026, 12, 3)
    assert small.told(number)["soon"] == "2026-11-30T11:30"


def test_a_pause_silences_and_what_was_missed_is_told_after_it(small: Programme) -> None:
    small.world.text("/hms pause 25.11.2026")
    small.world.text("/hms pause til videre", channel="fjelltun")
    number = small.add()
    small.world.turn(2026, 12, 1, 10)
    assert small.told(number, "fjelltun") == {}
    small.world.text("/hms fortsett", channel="fjelltun")
    small.world.turn(2026, 12, 3)
    assert small.told(number) == {**ALL, "published": "2026-11-26T11:30"}
    assert small.told(number, "fjelltun") == {"published": "2026-12-01T10:00", "hour": ALL["hour"]}


def test_turned_off_by_mistake_and_undone(small: Programme) -> None:
    small.wants("nei")
    number = small.add()
    small.world.turn(2026, 11, 25, 10)
    small.world.undo()
    small.world.turn(2026, 11, 25, 11)
    assert small.told(number) == {"published": "2026-11-25T10:00"}


def test_turned_off_is_silent_and_turned_on_hears_of_what_comes(programme: Programme) -> None:
    world = programme.world
    number = programme.add()
    world.turn(2026, 11, 24)
    programme.wants("nei")
    other = programme.add(start="2026-12-03T14:00")
    world.turn(2026, 11, 30)
    assert programme.told(number) == {"published": "2026-11-23T09:00"}
    assert programme.told(other) == {}
    programme.wants("ja")
    world.turn(2026, 12, 4)
    assert programme.told(other) == {
        "published": "2026-11-30T10:00",
        "soon": "2026-11-30T11:30",
        "hour": "2026-12-03T13:00",
    }
    assert programme.told(number) == {**ALL, "soon": "2026-11-30T09:00"}
    assert programme.told(number, "fjelltun") == ALL, "nobody is told twice"


def test_what_changed_while_webinars_were_turned_off_is_told_when_they_are_on_again(small: Programme) -> None:
    number = small.add()
    small.world.turn(2026, 11, 24)
    small.wants("nei")
    small.world.turn(2026, 11, 25)
    small.change(number, start="2026-12-01T13:00")
    small.world.turn(2026, 11, 26)
    small.wants("ja")
    small.world.turn(2026, 11, 27)
    assert small.told(number)["changed/2"] == "2026-11-26T09:00"
    assert small.told(number, "fjelltun")["changed/2"] == "2026-11-25T09:00"


def test_a_kindergarten_that_comes_later_hears_of_coming_webinars(small: Programme) -> None:
    number, world = small.add(), small.world
    world.turn(2026, 11, 26, 10)
    with world.store.write() as session:
        workspace = session.get(Workspace, 1)
        session.add(Kindergarten(workspace=workspace, channel="ny", name="Ny", language=Language.NN))
    world.turn(2026, 12, 3)
    assert small.told(number, "ny") == {**ALL, "published": "2026-11-27T09:00"}
    assert small.told(number) == ALL


def test_one_that_begins_soon_is_told_as_long_as_there_is_time(small: Programme) -> None:
    today = small.add(start="2026-11-23T09:30")
    tomorrow = small.add(start="2026-11-24T12:00")
    before = small.add(start="2026-11-23T08:30", recording="https://example.no/opptak")
    small.world.turn(2026, 11, 25)
    assert small.told(today) == {"published": "2026-11-23T09:00"}
    assert small.told(tomorrow) == {"published": "2026-11-23T10:00", "hour": "2026-11-24T11:00"}
    assert small.told(before) == {}
    assert f"hms webinar {before}" in buttons(small.world.ask("/hms webinar")).values()


def test_an_evening_webinar_has_no_reminder_when_nobody_is_at_work(small: Programme) -> None:
    number = small.add(start="2026-12-02T18:00")
    small.world.turn(2026, 12, 3)
    assert set(small.told(number)) == {"published", "soon"}


def test_its_recording_comes_once_on_the_next_open_day_with_three_questions(programme: Programme) -> None:
    number, world = programme.add(), programme.world
    world.turn(2026, 12, 4, 15)
    programme.change(number, recording="https://example.no/opptak")
    world.turn(2026, 12, 20)
    assert programme.told(number) == {**ALL, "recording": "2026-12-04T15:00"}
    shown = programme.texts(number)[-1]
    assert all(part in shown for part in ("https://example.no/opptak", "1. ", "2. ", "3. "))


def test_a_recording_that_is_there_before_is_told_after(small: Programme) -> None:
    number = small.add(recording="https://example.no/opptak")
    small.world.turn(2026, 12, 20)
    assert small.told(number) == {**ALL, "recording": "2026-12-03T11:30"}


def test_who_never_heard_of_a_webinar_hears_nothing_of_its_recording(small: Programme) -> None:
    number = small.add(start="2026-11-10T13:00", recording="https://example.no/opptak")
    small.world.turn(2026, 12, 4)
    assert small.told(number) == {}


def test_a_restart_tells_nothing_again(programme: Programme) -> None:
    number = programme.add()
    for day in range(24, 26):
        programme.world.turn(2026, 11, day)
        programme.world.restart()
    programme.world.turn(2026, 12, 3)
    assert programme.told(number) == ALL


def test_a_server_that_was_down_tells_what_is_still_of_use(small: Programme) -> None:
    number, world = small.add(), small.world
    world.turn(2026, 11, 24)
    world.clock.turn(datetime(2026, 11, 30, 13, tzinfo=OSLO))
    _wake(world.demo)
    world.clock.turn(datetime(2026, 12, 2, 12, 40, tzinfo=OSLO))
    world.turn(2026, 12, 3)
    about_it = {**ALL, "soon": "2026-11-30T13:00", "hour": "2026-12-02T12:41"}
    assert small.told(number) == about_it, "the theme goes first, and an hour later would be of no use"


def _wake(demo: DemoWorld) -> None:
    run_turned(demo.wake())


def test_the_next_post_of_the_demo_is_one_that_comes(small: Programme) -> None:
    number, world = small.add(start="2026-11-25T13:00"), small.world
    world.turn(2026, 11, 25)
    at = run_turned(world.demo.next_post())
    assert at == datetime(2026, 11, 25, 12, tzinfo=OSLO)
    world.turn(2026, 11, 25, 12)
    assert small.told(number)["hour"] == "2026-11-25T12:00"


def test_one_under_way_is_still_listed_with_its_link(small: Programme) -> None:
    small.add()
    small.world.turn(2026, 12, 2, 13, 30)
    assert WEBINAR["link"] in small.world.text("/hms webinar")
    small.world.turn(2026, 12, 2, 13, 45)
    assert WEBINAR["link"] not in small.world.text("/hms webinar")


def test_planning_does_not_wait_for_a_command_that_is_under_way(world: World, database: Database) -> None:
    if world.store.is_sqlite:  # has one writer at a time in any case
        return
    programme = Programme(world)
    number = programme.add()
    impatient = Store(f"{database.url}{'&' if '?' in database.url else '?'}options=-c%20lock_timeout%3D2000")
    world.store, keeps = impatient, world.store
    world.restart()
    with keeps.write() as session:
        lock_kindergarten(session, place("solstralen"), "styrer")
        _wake(world.demo)
    impatient.close()
    assert programme.told(number) == {"published": "2026-11-23T09:00"}
