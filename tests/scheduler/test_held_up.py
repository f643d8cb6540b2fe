"""What was true when a post was read, and is not any more when it would leave."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bot.model.days import Days
from bot.model.kindergarten import Kindergarten
from bot.model.post import PostState
from bot.store.claims import Claim
from scheduler.sealing import KEEPS, Sealed
from tests.clocks import TurnedLoop, run_turned
from tests.posting import DECEMBER, DUE, Slow, hush, replica, rows, send_due, sender, states
from tests.world import World


def send_while(world: World, happens: Callable[[], object], seconds: float = 0.0) -> Slow:
    """After the first posts were read something happens, and so much time passes, before they leave."""
    platform, outbox = Slow(), replica(world)
    sending = sender(world, outbox, platform)
    seal, loop = sending.seal, TurnedLoop()

    def seal_and_stand_still(posts: Sequence[Claim], now: datetime) -> list[Sealed]:
        sealed = seal(posts, now)
        sending.seal = seal
        happens()
        loop.turn(seconds)
        return sealed

    sending.seal = seal_and_stand_still  # type: ignore[assignment] # called in the same way
    outbox.plan(DUE)
    run_turned(send_due(sending, DUE), loop)
    return platform


def test_a_pause_that_began_meanwhile_is_kept(small_world: World) -> None:
    def pause() -> None:
        with small_world.store.write() as session:
            for one in session.scalars(select(Kindergarten)):
                one.paused = Days(date(2026, 12, 1), date(2026, 12, 31))

    platform = send_while(hush(small_world), pause, KEEPS.total_seconds() + 1)
    assert [(post.state, post.reason) for post in rows(small_world)] == [(PostState.SKIPPED, "paused")] * 2
    assert not platform.asked


def test_a_theme_that_was_chosen_in_the_very_moment_comes(quiet: World) -> None:
    """Its post had been read as one that has nothing to say."""
    with quiet.store.write() as session:
        for one in session.scalars(select(Kindergarten).options(selectinload(Kindergarten.calendar))):
            del one.calendar[DECEMBER]
    quiet.clock.turn(DUE)
    platform = send_while(quiet, lambda: quiet.ask("hms bytt desember brann"))
    assert platform.arrived == ["solstralen/theme/2026-12"]
    assert sorted(states(quiet)) == [PostState.SENT, PostState.SKIPPED]
