"""One kind of post is broken on purpose, and every other goes out. No post waits for a mistake of ours."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, NoReturn

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import OperationalError

from bot.admin.posts.run import listed
from bot.handlers.calendar.posts import THEME
from bot.handlers.group.posts import WEEKLY
from bot.handlers.post_kinds import KINDS
from bot.handlers.setup.posts import RENAMED
from bot.handlers.webinars.posts import WEBINAR
from bot.message.card import Card
from bot.message.delivery import Gone, Result, Sent
from bot.model.audience import Audience
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import Rhythm
from bot.model.webinar import Heard, Webinar, WebinarNews
from bot.store.claims import Claim
from bot.store.session import Session
from scheduler import marks
from scheduler.coming import Forecast
from scheduler.due import ByCalendar, Slot, weeks
from scheduler.gaps import GAP
from scheduler.kinds import Composer, Kinds, NoticeKind, PostContext, PostKind
from scheduler.marks import LEFT_ALONE, UNKNOWN
from scheduler.outbox import LEASE
from scheduler.periods import TEXT
from scheduler.sender import Sender
from scheduler.webinars import ByWebinar, webinar_slots
from tests.clocks import OSLO, run_turned
from tests.posting import DUE, Slow, rows, send_due, states
from tests.programme import Programme
from tests.world import World

MONDAY = datetime(2027, 2, 1, 11, 30, tzinfo=OSLO)
"""The theme of February and the group's message of the week are due."""
ALL = ("notice/renamed", "reminder", "theme")
DONE = (PostState.SENT, PostState.SKIPPED)

NEWEST = NoticeKind(
    name="newest",
    period=TEXT,
    compose=lambda _ctx, _period: Card("Something new"),
    audience=Audience.EVERYBODY,
)
"""A kind that only the next version has."""


def with_kinds(*others: PostKind[Any]) -> Kinds:
    """All kinds of the product, some of them otherwise, and some that it has not."""
    by_name = {kind.name: kind for kind in (*KINDS, *others)}
    return Kinds({kind: name for name, kind in by_name.items()})


def raises(ctx: PostContext, _period: object) -> NoReturn:
    raise KeyError(ctx.kindergarten.name)


def asks_wrongly(ctx: PostContext, _period: object) -> Card:
    ctx.session.execute(text("SELECT nothing FROM nowhere"))
    return Card("never reached")


@dataclass
class Town:
    """Solstrålen and Fjelltun on a Monday morning, with one post of each of these kinds waiting for each."""

    world: World
    platform: Slow = field(default_factory=Slow)

    def __post_init__(self) -> None:
        with self.world.store.write() as session:
            session.execute(update(Kindergarten).values(next_due_at=MONDAY - timedelta(days=4)))
            for number in (1, 2):
                RENAMED.owe(session, number, "e1", MONDAY)
        self.world.core.outbox.plan(MONDAY)
        assert sorted(self.states()) == sorted((1, name) for name in ALL) + sorted((2, name) for name in ALL)

    def wake(self, kinds: Kinds = KINDS, now: datetime = MONDAY, hours: int = 5) -> None:
        """A program that has these kinds sends until nothing is left to do, an hour apart in each channel."""
        core = self.world.core
        outbox = replace(core.outbox, kinds=kinds, paces={})
        sender = Sender(core.store, outbox, Composer(kinds, core.composer.library), {"local": self.platform})
        for hour in range(hours):
            run_turned(send_due(sender, now + hour * GAP))

    def posts(self, kind: str) -> list[Post]:
        return [post for post in rows(self.world) if post.key.startswith(kind)]

    def states(self) -> dict[tuple[int, str], PostState]:
        kinds = ((post, KINDS.find(post.kind, post.period)) for post in rows(self.world))
        return {(post.kindergarten_id, kind.name if kind else post.kind): post.state for post, kind in kinds}

    def failed(self) -> set[tuple[int, str]]:
        """Those that failed; every other is done."""
        found = {key for key, state in self.states().items() if state is PostState.FAILED}
        left = {key: state for key, state in self.states().items() if key not in found and state not in DONE}
        assert left == {}
        return found

    def listed(self, now: datetime = MONDAY) -> str:
        """As `hms-bot posts` shows it, with single spaces."""
        with self.world.store.read() as session:
            return "\n".join(" ".join(line.split()) for line in listed(session, now, None, None))

    def change(self, kind: str, **values: object) -> None:
        with self.world.store.write() as session:
            session.execute(update(Post).where(Post.kind == kind).values(**values))

    def carry_out(self, statement: str) -> None:
        with self.world.store.write() as session:
            session.execute(text(statement))


@pytest.fixture
def town(world: World) -> Town:
    return Town(world)


def test_with_nothing_broken_all_goes_out(town: Town) -> None:
    town.wake()
    assert town.failed() == set()
    assert town.listed() == "All is well: no post waits, has failed, is unsure or gone."


@pytest.mark.parametrize(
    ("compose", "reasons"), [(raises, {"KeyError"}), (asks_wrongly, {"OperationalError", "ProgrammingError"})]
)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in ALL], ids=lambda kind: kind.name)
def test_a_kind_whose_cards_cannot_be_made(
    town: Town,
    caplog: pytest.LogCaptureFixture,
    kind: PostKind[Any],
    compose: Callable[[PostContext, Any], Card],
    reasons: set[str],
) -> None:
    town.wake(with_kinds(replace(kind, compose=compose)))
    assert town.failed() == {(1, kind.name), (2, kind.name)}
    first = town.posts(kind.name)[0]
    assert first.reason in reasons
    assert f"{first.id} failed" in town.listed()
    assert f"{first.kind} {first.period} 0 {first.reason}" in town.listed()
    assert f"composing {kind.name}" in caplog.text
    assert "Solstrålen" not in caplog.text, "what somebody wrote is in no log"


def test_a_period_that_cannot_be_read(town: Town) -> None:
    town.change("theme", period="2027-13")
    town.wake()
    assert {post.reason for post in town.posts("theme")} == {"UnreadablePeriod"}
    assert town.failed() == {(1, "theme"), (2, "theme")}
    assert "theme 2027-13 0 UnreadablePeriod" in town.listed()


def test_a_part_that_cannot_be_read(town: Town) -> None:
    """Nor does anybody else's reminder wait for the one that holds what this version cannot read."""
    town.world.text("hms tiltak ny alle 4.2.2027 Teppe")
    town.carry_out("UPDATE measure SET state = 'newer' WHERE kindergarten_id = 1")
    town.wake()
    assert town.failed() == {(1, "reminder")}
    assert "reminder 2027-W05 0 ValueError" in town.listed()


def test_a_part_that_is_not_there_at_all(town: Town) -> None:
    town.carry_out("ALTER TABLE measure RENAME TO mislaid")
    town.wake()
    assert town.failed() == {(1, "reminder"), (2, "reminder")}


def test_a_kindergarten_that_cannot_be_read(town: Town) -> None:
    town.carry_out("UPDATE kindergarten SET language = 'xx' WHERE id = 1")
    town.wake()
    assert town.failed() == {(1, name) for name in ALL}
    assert {post.reason for post in rows(town.world) if post.kindergarten_id == 1} == {"ValueError"}
    assert town.listed().count("Solstrålen barnehage (#1)") == len(ALL)


def test_what_may_have_arrived_stays_unsure(town: Town) -> None:
    """Of the post whose kindergarten cannot be read: where to look for it is not known either."""
    outbox = town.world.core.outbox
    outbox.mark([marks.leaving(post, outbox.who, MONDAY + LEASE) for post in outbox.claim(MONDAY)])
    town.carry_out("UPDATE kindergarten SET language = 'xx' WHERE id = 1")
    later = MONDAY + 2 * LEASE
    with town.world.store.write() as session:
        session.execute(update(Post).values(claimed_by=None))
    town.wake(now=later)
    mine = [post.state for post in rows(town.world) if post.kindergarten_id == 1]
    assert sorted(mine) == [*[PostState.FAILED] * 2, PostState.UNSURE]
    assert {state for (number, _kind), state in town.states().items() if number == 2} <= set(DONE)


def test_where_the_database_does_not_answer_it_is_tried_again(town: Town) -> None:
    def cut_off(_ctx: PostContext, _period: object) -> NoReturn:
        raise OperationalError("", {}, OSError())

    town.wake(with_kinds(replace(THEME, compose=cut_off)), hours=1)
    delayed = town.posts("theme")
    assert [(post.state, post.tries) for post in delayed] == [(PostState.PLANNED, 1)] * 2
    assert all(MONDAY < post.due_at < MONDAY + LEASE for post in delayed)
    town.wake(now=MONDAY + LEASE)
    assert town.failed() == set()


def test_a_word_of_a_lost_channel_that_cannot_be_owed(quiet: World, caplog: pytest.LogCaptureFixture) -> None:
    """The others, whose marks are written with it, are not sent twice."""

    def fails(session: Session, _post: Claim, _audience: Audience, _now: datetime) -> None:
        session.execute(text("SELECT nothing FROM nowhere"))

    outbox = replace(quiet.core.outbox, tell_of_unsent=fails, paces={})
    outbox.plan(DUE)
    one, other = outbox.claim(DUE)
    results: list[Result] = [Gone("archived"), Sent("m1")]
    written = [
        marks.sent(post, result, DUE, DUE + LEASE) for post, result in zip((one, other), results, strict=True)
    ]
    assert len(outbox.mark(written)) == 2
    assert sorted(states(quiet)) == [PostState.GONE, PostState.SENT]
    assert "telling of a channel that is gone" in caplog.text


# A kind that only a newer version has


@pytest.fixture
def mixed(town: Town) -> Town:
    """The next version runs beside this one, and has made a post of a kind of its own."""
    with town.world.store.write() as session:
        NEWEST.owe(session, 1, "x", MONDAY)
    return town


def test_an_unknown_kind_is_left_for_a_replica_that_knows_it(mixed: Town) -> None:
    mixed.wake()
    (post,) = mixed.posts("newest")
    assert (post.state, post.reason, post.due_at, post.tries) == (PostState.PLANNED, UNKNOWN, MONDAY, 0)
    assert {state for (_number, kind), state in mixed.states().items() if kind != "newest"} <= set(DONE)
    assert f"{post.id} planned" in mixed.listed()
    assert f"newest x 0 {UNKNOWN}" in mixed.listed()
    mixed.wake(with_kinds(NEWEST), MONDAY + LEFT_ALONE + timedelta(seconds=10))
    assert mixed.failed() == set()
    assert "solstralen/newest/x" in mixed.platform.arrived


def test_an_unknown_kind_of_a_family_is_left_too(town: Town) -> None:
    newest = replace(NEWEST, name="notice/newest")
    with town.world.store.write() as session:
        newest.owe(session, 1, "x", MONDAY)
    town.wake()
    assert [post.reason for post in town.posts("notice/newest")] == [UNKNOWN]
    town.wake(with_kinds(newest), MONDAY + LEFT_ALONE + timedelta(seconds=10))
    assert "solstralen/notice/newest/x" in town.platform.arrived


def test_an_unknown_kind_that_nobody_has_sent_in_time_has_failed(mixed: Town) -> None:
    mixed.wake(now=MONDAY + NEWEST.lasts)
    assert [(post.state, post.reason) for post in mixed.posts("newest")] == [(PostState.FAILED, UNKNOWN)]


# Planning, and looking ahead


def test_a_kind_whose_moments_cannot_be_told_keeps_no_other_from_being_planned(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    def never(_rhythm: object, _month: object) -> NoReturn:
        raise ZeroDivisionError

    broken = with_kinds(replace(WEEKLY, slots=ByCalendar(never, weeks)))
    with world.store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=MONDAY - timedelta(days=4)))
    replace(world.core.outbox, kinds=broken).plan(MONDAY)
    assert {post.kind for post in rows(world)} >= {"theme"}
    assert "planning reminder" in caplog.text


def test_a_webinar_whose_news_cannot_be_told_keeps_nobody_from_being_planned(
    programme: Programme, caplog: pytest.LogCaptureFixture
) -> None:
    def only_in_oslo(
        webinar: Webinar, rhythm: Rhythm, heard: Heard, now: datetime
    ) -> list[Slot[WebinarNews]]:
        if rhythm.zone != "Europe/Oslo":
            raise ZeroDivisionError
        return webinar_slots(webinar, rhythm, heard, now)

    world = programme.world
    number = programme.add()
    with world.store.write() as session:
        session.execute(update(Kindergarten).where(Kindergarten.id == 1).values(zone="Asia/Kathmandu"))
    broken = with_kinds(replace(WEBINAR, slots=ByWebinar(only_in_oslo)))
    replace(world.core.outbox, kinds=broken).plan(world.clock.now())
    assert {post.kindergarten_id for post in rows(world) if post.period.startswith(f"{number}/")} == {2}
    assert "planning webinar" in caplog.text


def test_what_cannot_be_made_ahead_of_its_time_is_left_out_of_what_is_coming(town: Town) -> None:
    with town.world.store.write() as session:
        NEWEST.owe(session, 1, "x", MONDAY + LEASE)
        session.execute(
            insert(Post).values(
                kindergarten_id=1,
                kind="theme",
                period="2027-13",
                due_at=MONDAY + LEASE,
                useful_until=MONDAY + timedelta(days=1),
                state=PostState.PLANNED,
                tries=0,
            )
        )
    composer = Composer(with_kinds(replace(WEEKLY, title=raises)), town.world.core.composer.library)
    with town.world.store.read() as session:
        one = session.get_one(Kindergarten, 1)
        session.refresh(one, [*KINDS.reads])
        coming = Forecast(session, composer, MONDAY, MONDAY + timedelta(days=40)).of([one])
        assert {post.post.kind for post in coming} == {"theme", "repeat", "notice"}
