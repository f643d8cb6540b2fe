"""What people see in Teams when the database does not let a change in."""

import asyncio
from typing import Any

from bot.app.conversations import PATIENCE as TO_KEEP
from bot.app.conversations import StoredConversations
from bot.dispatch.executor import PATIENCE
from tests.clocks import time_out
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import Shown
from tests.platforms.teams.reading import words
from tests.platforms.teams.tenant import TeamsTenant, in_tenant
from tests.trouble import locked

CHANNEL = "solstralen"
NOT_NOW = "Prøv igjen om litt"


def test_everybody_is_told_to_try_again_where_they_asked(run: Run[Any], tenant: TeamsTenant) -> None:
    run(tenant.install("styrer", CHANNEL))
    (shown,) = run(tenant.write("styrer", CHANNEL, "hms bytt desember støy"))

    async def everything() -> tuple[list[Shown], list[Shown]]:
        pressed, written, _time = await asyncio.gather(
            tenant.press("styrer", shown, "Angre"),
            tenant.write("styrer", CHANNEL, "hms bytt desember brann"),
            time_out(PATIENCE, by=2),
        )
        return pressed, written

    with locked(tenant.world.store):
        pressed, (written,) = run(everything())
    assert NOT_NOW in pressed[0].activity["text"]
    assert pressed[0].card is None, "the card stays as it is"
    assert NOT_NOW in words(written.card)
    assert written.conversation == CHANNEL


def test_a_conversation_that_cannot_be_kept_now_is_kept_the_next_time(
    run: Run[Any], tenant: TeamsTenant
) -> None:

    async def write() -> list[Shown]:
        written = asyncio.create_task(tenant.write("styrer", CHANNEL, "hms neste-måned"))
        await time_out(TO_KEEP)
        return await written

    with locked(tenant.world.store):
        (shown,) = run(write())
    assert shown.conversation == CHANNEL
    kept = StoredConversations(tenant.world.store, tenant.world.clock.now)
    run(tenant.write("styrer", CHANNEL, "hms neste-måned"))
    assert run(kept.find(in_tenant(CHANNEL))) is not None
