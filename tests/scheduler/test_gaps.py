"""No two posts in one place within an hour, and the theme of the month first; on both databases."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.handlers.avdelinger.posts import RUN, SentRun
from bot.handlers.setup.posts import RENAMED
from bot.message.card import Card
from bot.message.delivery import Result, Sent
from bot.message.words import Language
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.post import Post
from scheduler.coming import Forecast
from scheduler.gaps import GAP
from tests.posting import DUE, Slow, replica, send, together
from tests.world import World

MINUTE = timedelta(minutes=1)


@dataclass
class Noted(Slow):
    """Remembers when each message came."""

    now: datetime = DUE
    came: list[tuple[datetime, str]] = field(default_factory=list)

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        self.came.append((self.now, key))
        return Sent(f"{place.channel}/{key}")


def live(world: World, moments: Sequence[datetime]) -> dict[str, datetime]:
    """When each post of the first kindergarten came, with somebody looking at these moments."""
    with world.store.write() as session:
        session.execute(update(Kindergarten).where(Kindergarten.id != 1).values(next_due_at=None))
    platform = Noted()
    for now in moments:
        platform.now = now
        send(world, platform, now)
    assert len(platform.came) == len({key: at for at, key in platform.came})
    return {key: at for at, key in platform.came}


def minutes(first: datetime, hours: int) -> list[datetime]:
    return [first + number * MINUTE for number in range(0, hours * 60 + 1, 10)]


def owe(world: World, name: str, at: datetime, useful: timedelta | None = None) -> None:
    with world.store.write() as session:
        RENAMED.owe(session, 1, name, at)
        if useful is not None:
            session.execute(
                update(Post).where(Post.period == f"renamed/{name}").values(useful_until=at + useful)
            )


def test_the_theme_goes_first_and_the_others_come_an_hour_apart_after_it(quiet: World) -> None:
    for name in ("a", "b"):
        owe(quiet, name, DUE - 20 * MINUTE)
    came = live(quiet, minutes(DUE - 30 * MINUTE, 4))
    assert came == {
        "theme/2026-12": DUE,
        "notice/renamed/a": DUE + GAP,
        "notice/renamed/b": DUE + 2 * GAP,
    }


def test_after_an_outage_too(quiet: World) -> None:
    owe(quiet, "a", DUE - 4 * GAP)
    came = live(quiet, minutes(DUE + GAP, 3))
    assert came == {"theme/2026-12": DUE + GAP, "notice/renamed/a": DUE + 2 * GAP}


def test_what_came_within_the_hour_before_puts_even_the_theme_off(quiet: World) -> None:
    """What is of no use later goes at its time, as a webinar that begins within the hour."""
    owe(quiet, "a", DUE - 10 * MINUTE, useful=GAP)
    came = live(quiet, minutes(DUE - 30 * MINUTE, 3))
    assert came == {"notice/renamed/a": DUE - 10 * MINUTE, "theme/2026-12": DUE + 50 * MINUTE}


def test_what_would_be_of_no_use_after_the_wait_goes_at_its_time(quiet: World) -> None:
    owe(quiet, "a", DUE + 10 * MINUTE, useful=GAP / 2)
    came = live(quiet, minutes(DUE, 2))
    assert came == {"theme/2026-12": DUE, "notice/renamed/a": DUE + 10 * MINUTE}


def test_different_places_do_not_wait_for_each_other(quiet: World) -> None:
    with quiet.store.write() as session:
        sent = SentRun("brann", 10, "a1", DUE.date())
        RUN.owe(session, 1, sent, DUE, "solstralen-blaklokka")
    came = live(quiet, minutes(DUE, 1))
    assert came["theme/2026-12"] == came["run/brann/10/a1/2026-12-01"] == DUE


def test_what_somebody_sends_does_not_wait(quiet: World) -> None:
    with quiet.store.write() as session:
        for length in (10, 30):
            RUN.owe(session, 1, SentRun("brann", length, "a1", DUE.date()), DUE, "solstralen-blaklokka")
    came = live(quiet, minutes(DUE, 1))
    assert len([key for key, at in came.items() if key.startswith("run/") and at == DUE]) == 2


def test_replicas_that_take_posts_at_once_keep_the_hour(quiet: World, threads: ThreadPoolExecutor) -> None:
    for name in "abcdef":
        owe(quiet, name, DUE)
    with quiet.store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=None))
    got: list[int] = []
    together(
        threads,
        *(lambda name=name: got.extend(one.id for one in replica(quiet, name).claim(DUE)) for name in "abcd"),
    )
    assert len(got) == 1


def test_what_is_coming_says_the_same(quiet: World) -> None:
    for name in ("a", "b"):
        owe(quiet, name, DUE - 20 * MINUTE)
    owe(quiet, "soon", DUE + 10 * MINUTE, useful=GAP / 2)
    now = DUE - 30 * MINUTE
    with quiet.store.read() as session:
        one = session.scalars(select(Kindergarten).where(Kindergarten.id == 1)).one()
        session.refresh(one, [*quiet.core.composer.kinds.reads])
        coming = Forecast(session, quiet.core.composer, now, DUE + timedelta(days=1)).of([one])
        foreseen = {f"{post.post.kind}/{post.post.period}": post.at for post in coming}
    assert foreseen == live(quiet, minutes(now, 5))
