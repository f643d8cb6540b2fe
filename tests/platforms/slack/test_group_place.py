"""The HMS-gruppe's place in Slack: where it may be, and what becomes of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app.installations import StoredPresence
from bot.model.kindergarten import Kindergarten
from bot.platforms.slack.events import LOST
from bot.platforms.slack.send import SlackPlatform
from tests.clocks import OSLO
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import Shown
from tests.platforms.slack.workspace import SlackWorkspace
from tests.world import World

GROUP, NEW = "solstralen-gruppe", "ny-gruppe"
END_OF_NOVEMBER = datetime(2026, 11, 30, 13, tzinfo=OSLO)
EVERYBODY = ["styrer", "tillitsvalgt", "verneombud"]


@pytest.fixture
def workspace(run: Run[Any], world: World) -> Iterator[SlackWorkspace]:
    made = SlackWorkspace(world, presence=StoredPresence(world.store, "slack", world.clock.now))
    run(made.__aenter__())
    world.post_to(SlackPlatform(made.clients))
    run(world.demo.wake())
    yield made
    run(made.__aexit__())


def place_of(workspace: SlackWorkspace) -> str | None:
    of_solstralen = select(Kindergarten.group_channel).where(Kindergarten.channel == "solstralen")
    with workspace.world.store.read() as session:
        return session.scalar(of_solstralen)


def told_of_loss(run: Run[Any], workspace: SlackWorkspace) -> list[str]:
    """Who is told in their own chat, when what is due is sent."""
    run(workspace.world.demo.wake())
    return sorted(one.channel for one in workspace.slack.shown if "ikke noe sted lenger" in one.read())


def said_in(shown: list[Shown], channel: str) -> str:
    return "\n".join(one.read() for one in shown if one.channel == channel and one.to is None)


def who_sees(shown: list[Shown]) -> list[str]:
    """The asker where they asked, others in their own chats."""
    return sorted(one.to or one.channel for one in shown)


def bind(run: Run[Any], workspace: SlackWorkspace) -> str:
    with workspace.world.store.write() as session:
        session.execute(update(Kindergarten).values(group_channel=None))
    shown = run(workspace.command("tillitsvalgt", NEW, "/hms gruppe her 1"))
    return "\n".join(one.read() for one in shown)


def test_in_a_private_channel_it_is_bound(run: Run[Any], workspace: SlackWorkspace) -> None:
    assert "Dette er nå stedet til HMS-gruppen i Solstrålen" in bind(run, workspace)
    assert place_of(workspace) == NEW


def test_it_is_called_by_the_name_that_slack_says(run: Run[Any], workspace: SlackWorkspace) -> None:
    (shown,) = run(workspace.command("styrer", "solstralen", "/hms gruppe"))
    assert {"type": "channel", "channel_id": GROUP} in shown.body["blocks"][2]["elements"][0]["elements"]
    (shown,) = run(workspace.command("ansatt", "solstralen", "/hms gruppe"))
    assert GROUP not in str(shown.body)


def test_in_a_channel_that_is_open_to_all_it_is_refused(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.opened.add(NEW)
    assert "Andre enn HMS-gruppen kan lese her." in bind(run, workspace)
    assert place_of(workspace) is None


def test_where_the_bot_is_not_in_it_asks_to_be_invited(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.lost.add(NEW)
    said = bind(run, workspace)
    assert "Jeg er ikke med i denne kanalen" in said
    assert "Inviter meg" in said


def test_where_slack_does_not_say_nothing_is_bound(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.pauses["conversations.info"] = 1
    assert "Prøv igjen om litt" in bind(run, workspace)
    assert place_of(workspace) is None


@pytest.mark.parametrize("event", LOST)
def test_a_place_that_is_gone_is_let_go_and_the_group_is_told_once(
    run: Run[Any], workspace: SlackWorkspace, event: str
) -> None:
    for _twice in range(2):
        run(workspace.happen({"type": event, "channel": GROUP}))
    assert place_of(workspace) is None
    assert told_of_loss(run, workspace) == EVERYBODY
    assert "Gi slipp" not in said_in(workspace.slack.shown, "solstralen")


def test_another_channel_that_is_gone_is_none_of_the_groups(run: Run[Any], workspace: SlackWorkspace) -> None:
    run(workspace.happen({"type": "channel_archive", "channel": "C0MATPAKKE"}))
    assert place_of(workspace) == GROUP
    assert told_of_loss(run, workspace) == []


def test_a_post_does_not_go_to_a_place_that_was_made_public(run: Run[Any], workspace: SlackWorkspace) -> None:
    workspace.slack.opened.add(GROUP)
    before = len(workspace.slack.shown)
    run(workspace.world.demo.turn_clock(END_OF_NOVEMBER))
    shown = workspace.slack.shown[before:]
    assert said_in(shown, GROUP) == ""
    assert place_of(workspace) is None
    for person in EVERYBODY:
        said = said_in(shown, person)
        assert "Milepæler" in said
        assert "ikke noe sted lenger" in said


@pytest.mark.parametrize("became", ["opened", "archived", "lost"])
def test_an_answer_for_the_group_is_not_said_where_others_read_or_nobody(
    run: Run[Any], workspace: SlackWorkspace, became: str
) -> None:
    getattr(workspace.slack, became).add(GROUP)
    shown = run(workspace.command("styrer", "solstralen", "/hms oppsett to av oss"))
    assert who_sees(shown) == EVERYBODY
    assert place_of(workspace) is None
    assert told_of_loss(run, workspace) == EVERYBODY


def test_where_slack_does_not_say_who_reads_the_place_is_kept(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    workspace.slack.pauses["conversations.info"] = 1
    shown = run(workspace.command("styrer", "solstralen", "/hms oppsett to av oss"))
    assert who_sees(shown) == EVERYBODY
    assert place_of(workspace) == GROUP


def test_what_the_group_says_is_said_in_its_place_and_not_in_the_channel(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    shown = run(workspace.command("styrer", "solstralen", "/hms oppsett to av oss"))
    assert "Innstillingene er lagret" in said_in(shown, GROUP)
    assert said_in(shown, "solstralen") == ""
