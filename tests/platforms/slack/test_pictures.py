"""A card with a picture: Slack fetches it before it takes the card. Where it cannot, the words arrive."""

from dataclasses import replace
from typing import Any

import pytest

from bot.web.links import Pages
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import Shown
from tests.platforms.slack.workspace import SlackWorkspace
from tests.world import World

CHANNEL = "solstralen"
YEAR = "/hms år"


@pytest.fixture
def world(world: World) -> World:
    pages = Pages("https://hms.example.no", b"secret")
    world.core = replace(world.core, dispatcher=replace(world.core.dispatcher, pages=pages))
    return world


def pictures(shown: Shown) -> int:
    return sum(block["type"] == "image" for block in shown.body["blocks"])


@pytest.mark.parametrize("fetched", [True, False])
def test_a_command_is_answered_once(run: Run[Any], workspace: SlackWorkspace, fetched: bool) -> None:
    workspace.slack.fetches_pictures = fetched
    [shown] = run(workspace.command("ansatt", CHANNEL, YEAR))
    assert (shown.to, pictures(shown)) == ("ansatt", fetched)
    assert "Desember: " in shown.read()


@pytest.mark.parametrize("fetched", [True, False])
def test_a_press_and_a_mention_are_answered_once(
    run: Run[Any], workspace: SlackWorkspace, fetched: bool
) -> None:
    workspace.slack.fetches_pictures = fetched
    [month] = run(workspace.command("ansatt", CHANNEL, "/hms"))
    [year] = run(workspace.press("ansatt", month, "Hele året"))
    [mentioned] = run(workspace.mention("ansatt", CHANNEL, "milepel"))
    assert [pictures(one) for one in (year, mentioned)] == [fetched, fetched]
    assert "HMS-kalenderen" in year.read()
    assert "Hvor vi er i planen" in mentioned.read()


def test_a_command_that_comes_twice_is_answered_in_words(run: Run[Any], workspace: SlackWorkspace) -> None:
    trigger = workspace.slack.trigger("ansatt")
    run(workspace.command("ansatt", CHANNEL, YEAR, trigger))
    shown = run(workspace.command("ansatt", CHANNEL, YEAR, trigger))
    assert [pictures(one) for one in shown] == [0]


def test_the_address_is_a_picture_of_this_kindergarten(run: Run[Any], workspace: SlackWorkspace) -> None:
    [shown] = run(workspace.command("ansatt", CHANNEL, "/milepel"))
    [picture] = [block for block in shown.body["blocks"] if block["type"] == "image"]
    assert picture["image_url"].startswith("https://hms.example.no/pictures/")
    assert picture["alt_text"].startswith("Planen vår. I dag er det ")
