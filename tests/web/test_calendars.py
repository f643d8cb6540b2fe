"""The year in people's own calendars: an address that stays good until the group ends the links."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import icalendar
import pytest
import vobject
from cryptography.fernet import Fernet

from bot.settings import Settings
from bot.web.links import NoSuchLink, Pages
from tests.web.test_papers import PAGES, get, link_in, seen
from tests.world import World

DAY = timedelta(days=1)
ICS = "text/calendar; charset=utf-8"


@pytest.fixture
def world(small_world: World) -> World:
    small_world.core = replace(small_world.core, dispatcher=replace(small_world.core.dispatcher, pages=PAGES))
    return small_world


def address_in(world: World, channel: str = "solstralen") -> str:
    [(_status, _kind, page)] = get(world, link_in(world, channel))
    [code] = re.findall("<code>https:(.+)</code>", unescape(page.decode()))
    assert f'href="webcal:{code}"' in page.decode()
    return str(code).removeprefix(PAGES.address.removeprefix("https:"))


def events(content: bytes) -> dict[str, icalendar.Event]:
    return {str(one["uid"]): one for one in icalendar.Calendar.from_ical(content).events}


def test_what_a_kindergarten_has_in_its_year_is_in_the_file(world: World) -> None:
    [(status, kind, content)] = get(world, address_in(world))
    assert (status, kind) == (200, ICS)
    found = events(content)
    assert found["k1-theme-2026-11@hms-bot"].start == date(2026, 11, 2)
    kinds = {uid.split("-")[1] for uid in found}
    assert kinds == {"theme", "webinar", "milestone", "closed"}
    assert len(vobject.readOne(content.decode()).vevent_list) == len(found)


def test_what_is_changed_in_the_chat_changes_there_under_the_same_name(world: World) -> None:
    path = address_in(world)
    [(_status, _kind, before)] = get(world, path)
    world.ask("/hms bytt desember brann", user="styrer")
    [(_status, _kind, after)] = get(world, path)
    assert events(before).keys() == events(after).keys()
    assert "Brannøvelse" in str(events(after)["k1-theme-2026-12@hms-bot"]["summary"])


def test_a_program_that_has_it_already_is_sent_nothing(world: World) -> None:
    path = address_in(world)
    [(_status, headers, content)] = seen(world, path)
    tag = headers["ETag"]
    [(status, again, nothing)] = seen(world, path, **{"If-None-Match": f'"old", W/{tag}'})
    assert (status, nothing, again["ETag"]) == (304, b"", tag)
    assert "max-age" in again["Cache-Control"]
    [(status, headers, nothing)] = seen(world, path, method="HEAD")
    assert (status, headers["Content-Length"], nothing) == (200, str(len(content)), b"")
    world.ask("/hms bytt desember brann", user="styrer")
    [(status, headers, _content)] = seen(world, path, **{"If-None-Match": tag})
    assert (status, headers["ETag"] == tag) == (200, False)


def test_it_is_good_until_the_links_are_ended_and_for_nothing_else(world: World) -> None:
    path = address_in(world)
    world.clock.turn(world.clock.now() + 300 * DAY)
    assert get(world, path)[0][0] == 200
    assert address_in(world) == path, "whoever subscribes twice has one calendar"
    token = path.removeprefix("/calendars/").removesuffix(".ics")
    [gone, other_salt] = get(world, path.replace("/W", "/V"), f"/papers/{token}")
    world.ask("/hms lenker fjern ja", user="styrer")
    [ended] = get(world, path)
    assert {gone[0], other_salt[0], ended[0]} == {404}
    assert gone[2] == other_salt[2] == ended[2]
    world.clock.turn(world.clock.now() + timedelta(seconds=1))
    assert get(world, address_in(world))[0][0] == 200


def test_the_address_says_nothing_of_the_kindergarten_but_its_number(world: World) -> None:
    mine, theirs = address_in(world), address_in(world, "fjelltun")
    assert re.fullmatch(r"/calendars/[\w.-]{36,60}\.ics", mine)
    assert mine != theirs
    assert len(mine) == len(theirs)


def test_it_outlives_a_change_of_keys(world: World) -> None:
    now = world.clock.now()
    key, newer = (Fernet.generate_key().decode() for _ in range(2))
    both, alone = (
        Pages(PAGES.address, *Settings.read({"HMS_SECRET_KEY": keys}).link_secrets)
        for keys in (f"{newer},{key}", newer)
    )
    before = Pages(PAGES.address, *Settings.read({"HMS_SECRET_KEY": key}).link_secrets)
    token = before.calendar(1, now).removeprefix(f"{PAGES.address}/calendars/").removesuffix(".ics")
    assert both.subscribed(token) == before.subscribed(token)
    assert both.calendar(1, now) == alone.calendar(1, now)
    with pytest.raises(NoSuchLink):
        alone.subscribed(token)
