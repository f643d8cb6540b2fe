"""The same act, however often it comes: carried out once, and answered as the first time."""

import asyncio
from typing import Any

import pytest

from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import Shown
from tests.platforms.slack.workspace import SlackWorkspace

CHANNEL = "solstralen"
LATER = "milepel utsett temperatur 2 uker"
NEW = "/hms tiltak ny styrer 15.12.2026 Måle støy"
FIRE = {"Måned": "Februar 2027", "Tema": "Brannøvelse og trygg vei ut"}


def measures(workspace: SlackWorkspace) -> int:
    return workspace.world.text("/hms tiltak").count("Måle støy")


def test_a_command_comes_twice(run: Run[Any], workspace: SlackWorkspace) -> None:
    trigger = workspace.slack.trigger("styrer")
    told = run(workspace.command("styrer", CHANNEL, f"/{LATER}", trigger))
    assert {one.channel for one in told if "Flyttet" in one.read()} == {CHANNEL, f"{CHANNEL}-gruppe"}
    [again] = run(workspace.command("styrer", CHANNEL, f"/{LATER}", trigger))
    assert again.to == "styrer", "nobody else is told once more"
    assert "Flyttet" in again.read()
    assert "1. juni" in workspace.world.text("/milepel alle")


def test_a_command_that_asks_for_a_form_comes_twice(run: Run[Any], workspace: SlackWorkspace) -> None:
    trigger = workspace.slack.trigger("styrer")
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt", trigger))
    assert view.is_view
    assert run(workspace.command("styrer", CHANNEL, "/hms bytt", trigger)) == []


def test_a_press_comes_twice(run: Run[Any], workspace: SlackWorkspace) -> None:
    asked = run(workspace.command("styrer", CHANNEL, "/milepel ferdig tema"))[0]
    trigger = workspace.slack.trigger("styrer")
    button = {"action_id": "line/0", "value": LATER}
    assert run(workspace.act("styrer", asked, button, trigger))
    assert run(workspace.act("styrer", asked, button, trigger)) == []
    assert "1. juni" in workspace.world.text("/milepel alle")


def sent_again(run: Run[Any], workspace: SlackWorkspace, *, by_another: bool = False) -> Shown:
    """A form whose answer did not arrive, so that it stayed open and was sent once more."""
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    form = Shown(view.id, view.channel, view.to, view.body)
    assert any("nytt tema" in one.read() for one in run(workspace.fill("styrer", view, FIRE)))
    if by_another:
        run(workspace.restart())
    before = len(workspace.slack.messages(CHANNEL))
    run(workspace.fill("styrer", form, FIRE))
    assert len(workspace.slack.messages(CHANNEL)) == before, "nobody is told once more"
    assert workspace.world.text("/hms historikk").count("Brannøvelse") == 1
    return form


def test_a_form_is_sent_again_for_its_answer_was_slow(run: Run[Any], workspace: SlackWorkspace) -> None:
    assert sent_again(run, workspace).gone, "it closes as it did the first time"


def test_a_form_is_sent_again_to_another_process(run: Run[Any], workspace: SlackWorkspace) -> None:
    form = sent_again(run, workspace, by_another=True)
    assert "Dette er gjort allerede" in form.read()


def test_a_form_that_was_put_right_is_another(run: Run[Any], workspace: SlackWorkspace) -> None:
    [view] = run(workspace.command("styrer", CHANNEL, "/hms bytt"))
    hash_of_view = view.hash
    run(workspace.fill("styrer", view, {"Måned": "Februar 2027"}))
    assert view.errors
    assert view.hash == hash_of_view, "Slack shows errors in the same view"
    run(workspace.fill("styrer", view, FIRE))
    assert view.gone
    assert "Brannøvelse" in workspace.world.text("/hms måned februar")


@pytest.mark.parametrize("line", ["hms år", NEW])
def test_a_message_comes_under_another_event(run: Run[Any], workspace: SlackWorkspace, line: str) -> None:
    """Slack has waited, or sends it for a mention and for a message."""
    ts = workspace.slack.ts()
    assert run(workspace.mention("styrer", CHANNEL, line, ts=ts))
    assert run(workspace.mention("styrer", CHANNEL, line, ts=ts)) == []
    assert measures(workspace) == (line == NEW)


def test_a_change_comes_under_another_event_to_another_process(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    ts = workspace.slack.ts()
    run(workspace.mention("styrer", CHANNEL, NEW, ts=ts))
    run(workspace.restart())
    assert run(workspace.mention("styrer", CHANNEL, NEW, ts=ts)) == []
    assert measures(workspace) == 1


def test_an_edit_does_nothing(run: Run[Any], workspace: SlackWorkspace) -> None:
    ts = workspace.slack.ts()
    run(workspace.mention("styrer", CHANNEL, NEW, ts=ts))
    edited = {"user": "styrer", "ts": workspace.slack.ts()}
    for _time in range(2):
        assert run(workspace.mention("styrer", CHANNEL, NEW, ts=ts, edited=edited)) == []
    changed = {"channel": CHANNEL, "message": {"user": "styrer", "text": NEW, "edited": edited, "ts": ts}}
    said = {"type": "message", "subtype": "message_changed", "channel_type": "im", **changed}
    assert run(workspace.happen(said)) == []
    run(workspace.restart())
    assert run(workspace.mention("styrer", CHANNEL, NEW, ts=ts, edited=edited)) == []
    assert measures(workspace) == 1


def test_the_same_words_written_twice_are_two_acts(run: Run[Any], workspace: SlackWorkspace) -> None:
    for _time in range(2):
        assert run(workspace.mention("styrer", CHANNEL, NEW))
    assert measures(workspace) == 2


def test_a_message_comes_again_while_the_first_is_under_way(run: Run[Any], workspace: SlackWorkspace) -> None:
    ts = workspace.slack.ts()

    async def at_once() -> list[list[Shown]]:
        return await asyncio.gather(*(workspace.mention("styrer", CHANNEL, "hms år", ts=ts) for _two in "ab"))

    run(at_once())
    assert len([one for one in workspace.slack.shown if "HMS-kalenderen" in one.read()]) == 1


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_what_is_written_in_another_way_is_answered(
    run: Run[Any], workspace: SlackWorkspace, subtype: str
) -> None:
    [shown] = run(workspace.write("styrer", "/hms neste måned ~1", subtype=subtype))
    assert "Tema for desember" in shown.read()


@pytest.mark.parametrize("subtype", ["bot_message", "channel_join", "channel_topic", "message_deleted"])
def test_what_nobody_wrote_is_not_answered(run: Run[Any], workspace: SlackWorkspace, subtype: str) -> None:
    assert run(workspace.write("styrer", "/hms neste måned ~1", subtype=subtype)) == []
