"""From the installation to the end, in an emulated Slack, with the bot's real process."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.model.installation import Installation
from bot.model.month import Month
from bot.model.rhythm import DEFAULT_POSTING_TIME, DEFAULT_ZONE, PostingRule, Rhythm
from bot.model.workspace import Workspace
from bot.platforms.wire import Json
from bot.store.engine import Store
from scheduler.due import theme_day
from tests.e2e.slack.kit import (
    CLIENT_SECRET,
    PATIENCE,
    SIGNING_SECRET,
    Person,
    Place,
    slack,
    until,
)
from tests.e2e.slack.proxy import Proxy
from tests.e2e.stories import play
from tests.platforms.slack.reading import words

RHYTHM = Rhythm(PostingRule.FIRST, DEFAULT_POSTING_TIME, DEFAULT_ZONE, (), None)
THEME, TITLE = "brann", "Brannøvelse og trygg vei ut"


def coming_month() -> Month:
    """The next month that has a theme."""
    return Month.of(datetime.now(ZoneInfo(DEFAULT_ZONE)).date()).next_with_theme()


def first_post(month: Month) -> datetime:
    day = theme_day(RHYTHM, month)
    assert day is not None
    return RHYTHM.moment(day)


@contextmanager
def opened(place: Place) -> Iterator[Session]:
    """A look at what the bot keeps."""
    store = Store(place.database_url)
    with store.read() as session:
        yield session
    store.close()


def test_from_the_installation_to_the_end(tmp_path: Path) -> None:
    play(story(tmp_path))


async def story(folder: Path) -> None:
    month = coming_month()
    async with slack(folder, ["solstralen"]) as (proxy, address):
        place = Place(folder, address)
        async with Person.named("kari", proxy, place) as kari:
            channel = (await kari.channels())["solstralen"]
            async with place.serving():
                await install(kari, place)
                await set_up(kari, channel, proxy)
                await change_theme(kari, channel, proxy, month)
                await mark_milestone(kari, channel, proxy)
            place.turn_to(first_post(month) - timedelta(minutes=1))
            async with place.serving_ahead():
                await see_the_post(kari, channel, place, month)
                await uninstall(kari, channel, place, month)
    nothing_secret_is_logged(place)


async def install(kari: Person, place: Place) -> None:
    status, page = await kari.install()
    assert status == 200
    assert "/hms oppsett" in page
    with opened(place) as session:
        kept = session.scalars(select(Installation)).one()
    assert kept.installed_by == kari.id
    assert "xoxb" not in kept.secret


async def set_up(kari: Person, channel: str, proxy: Proxy) -> None:
    assert await kari.command(channel, "/hms oppsett") == {}, "a modal opens instead"
    view = proxy.newest("views.open")["view"]
    today = datetime.now(ZoneInfo(DEFAULT_ZONE)).date()
    filled_in = {"name": {"value": "Solstrålen"}, "start": {"selected_date": str(today)}}
    assert (await kari.fill(view, filled_in))["response_action"] == "clear"
    await until(lambda: kari.reads(channel, "Velkommen, Solstrålen"))


async def change_theme(kari: Person, channel: str, proxy: Proxy, month: Month) -> None:
    assert await kari.command(channel, "/hms bytt") == {}
    view = proxy.newest("views.open")["view"]
    filled_in = {"month": option(view, "month", str(month)), "theme": option(view, "theme", THEME)}
    assert (await kari.fill(view, filled_in))["response_action"] == "clear"
    await until(lambda: kari.reads(channel, TITLE))
    said = await kari.command(channel, "/hms neste-måned")
    assert said["response_type"] == "ephemeral"


async def mark_milestone(kari: Person, channel: str, proxy: Proxy) -> None:
    asked = await kari.command(channel, "/milepel ferdig informert")
    assert asked["response_type"] == "ephemeral"
    await kari.press(channel, asked, "Ja, ferdig")
    async with asyncio.timeout(PATIENCE):
        told = await proxy.responses.get()
    assert told["response_type"] == "ephemeral", "the channel has just heard of the theme"
    assert "Ferdig: " in words(told["blocks"])
    assert "i én melding med de andre endringene" in words(told["blocks"])


async def see_the_post(kari: Person, channel: str, place: Place, month: Month) -> None:
    key = f"theme/{month}"
    assert key not in await kari.keys(channel), "not a minute before its time"
    place.turn_to(first_post(month))
    await until(lambda: kari.has(channel, key))
    assert await kari.reads(channel, TITLE)
    assert (await kari.keys(channel)).count(key) == 1


async def uninstall(kari: Person, channel: str, place: Place, month: Month) -> None:
    await kari.happen({"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}})
    await kari.happen({"type": "app_uninstalled"})
    with opened(place) as session:
        assert session.scalars(select(Installation)).all() == []
        left_at = session.scalars(select(Workspace.left_at)).one()
    assert left_at is not None
    before = await kari.history(channel)
    place.turn_to(first_post(month.next_with_theme()) + timedelta(hours=1))
    await until(lambda: deleted(place))
    assert await kari.history(channel) == before, "nothing more has been said"


async def deleted(place: Place) -> bool:
    """The time to come back is over."""
    with opened(place) as session:
        return not session.scalars(select(Workspace)).all()


def nothing_secret_is_logged(place: Place) -> None:
    """At the level at which most is logged."""
    assert '"level": "debug"' in place.log
    secrets = ("xoxb-", SIGNING_SECRET, CLIENT_SECRET, place.key, "Solstrålen", TITLE, "code=", "gAAAA")
    assert not [secret for secret in secrets if secret in place.log]
    assert '"level": "error"' not in place.log


def option(view: Json, name: str, value: str) -> Json:
    """One of the choices of a select, by its value."""
    element = next(block["element"] for block in view["blocks"] if block.get("block_id") == name)
    groups = element.get("option_groups") or [element]
    found = next(one for group in groups for one in group["options"] if one["value"] == value)
    return {"selected_option": found}
