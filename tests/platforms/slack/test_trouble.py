"""What people see in Slack when the database does not let a change in."""

import asyncio
from typing import Any

from bot.dispatch.executor import PATIENCE
from tests.clocks import time_out
from tests.platforms.running import Run
from tests.platforms.slack.reading import buttons
from tests.platforms.slack.workspace import SlackWorkspace
from tests.trouble import locked

CHANNEL = "solstralen"
NOT_NOW = "Prøv igjen om litt"
LINE = "/hms bytt desember brann"


def test_everybody_is_told_to_try_again_and_nothing_they_wrote_is_lost(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    [shown] = run(workspace.command("styrer", CHANNEL, "/hms bytt desember støy"))
    [view] = run(workspace.command("styrer", CHANNEL, "/hms eget"))
    written = {"Måned": "Januar 2027", "Tittel": "Vår egen", "Tekst": "Det vi vil"}
    before = len(workspace.slack.shown)

    async def everything() -> None:
        await asyncio.gather(
            workspace.command("styrer", CHANNEL, LINE),
            workspace.press("styrer", shown, "Angre"),
            workspace.fill("styrer", view, written),
            time_out(PATIENCE, by=3),
        )

    with locked(workspace.world.store):
        run(everything())
    told = [one for one in workspace.slack.shown[before:] if not one.is_view]
    assert [(one.to, NOT_NOW in one.read()) for one in told] == [("styrer", True)] * 2
    assert [buttons(one.body["blocks"]).keys() for one in told] == [{"Prøv igjen"}] * 2
    assert "Desember har fått nytt tema" in shown.read(), "the card that was pressed is still there"
    assert [NOT_NOW in error for error in view.errors.values()] == [True]

    run(workspace.fill("styrer", view, {}))
    assert "Januar har fått nytt tema" in view.read(), (
        "what was written was still in the form, and is saved now"
    )
    assert "Vår egen" in workspace.world.text("hms måned januar")
