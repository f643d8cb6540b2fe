"""A message is taken back: deleted where the platform deletes it, corrected where not, and never both."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.message.delivery import (
    CORRECTED,
    TAKEN_BACK,
    Gone,
    Paced,
    Passing,
    Platform,
    Refused,
    Result,
    Sent,
    Unsure,
)
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.store.posts import stop_waiting
from scheduler.kinds import Composer, NoticeKind
from scheduler.marks import MOST_TRIES, leaving
from scheduler.outbox import LEASE
from scheduler.recall import NOTHING_SENT
from scheduler.sender import Sender
from tests.clocks import run_turned
from tests.letters import LETTER, RECALL, WITH_LETTERS
from tests.posting import DUE, Slow, rows, send_due
from tests.world import World

KEPT: Result = Refused("cant_delete_message")

HERE, THERE = "solstralen/test-letter/1", "fjelltun/test-letter/1"


@dataclass
class Letters:
    """Both kindergartens have had the same letter."""

    world: World
    platform: Slow = field(default_factory=Slow)
    now: datetime = DUE

    def __post_init__(self) -> None:
        self.owe(LETTER)
        self.wake()
        assert self.platform.arrived == [HERE, THERE]

    def owe(self, kind: NoticeKind[int], number: int = 1) -> None:
        with self.world.store.write() as session:
            session.execute(update(Post).values(state=PostState.SKIPPED).where(Post.kind == "theme"))
            for one in (1, 2):
                kind.owe(session, one, number, self.now)

    def sender(self, platform: Platform) -> Sender:
        outbox = replace(self.world.core.outbox, who="one", kinds=WITH_LETTERS, paces={})
        composer = Composer(WITH_LETTERS, self.world.core.composer.library)
        return Sender(self.world.store, outbox, composer, {"local": platform})

    def wake(self, after: timedelta = timedelta()) -> None:
        self.now += after
        run_turned(send_due(self.sender(self.platform), self.now))

    def recall(self, *answers: Result) -> None:
        self.platform.answers = list(answers)
        self.owe(RECALL)
        self.wake()

    @property
    def recalls(self) -> list[tuple[PostState, str | None]]:
        return [(post.state, post.reason) for post in rows(self.world) if post.kind == RECALL.name]

    @property
    def corrections(self) -> list[str]:
        return [name for name in self.platform.arrived if RECALL.name in name]


@pytest.fixture
def letters(quiet: World) -> Letters:
    return Letters(quiet)


DELETED, SAID = (PostState.SENT, TAKEN_BACK), (PostState.SENT, CORRECTED)
OPEN = (PostState.SENDING, TAKEN_BACK)


def test_what_can_be_deleted_is_gone_and_nothing_more_is_said(letters: Letters) -> None:
    letters.recall()
    assert letters.recalls == [DELETED, DELETED]
    assert letters.platform.arrived == []
    assert letters.platform.taken == [HERE, THERE]


def test_what_cannot_be_deleted_is_corrected_in_its_channel(letters: Letters) -> None:
    letters.recall(KEPT)
    assert sorted(letters.recalls) == sorted([DELETED, SAID])
    assert letters.corrections == ["solstralen/test-recall/1"]


def test_a_deletion_without_an_answer_is_done_again_and_never_corrected(letters: Letters) -> None:
    letters.recall(Unsure())
    assert letters.recalls == [OPEN, DELETED]
    letters.wake(LEASE / 2)
    assert letters.platform.taken == [HERE, THERE]
    letters.wake(LEASE)
    assert letters.recalls == [DELETED, DELETED]
    assert letters.platform.taken == [HERE, THERE, HERE]
    assert letters.platform.arrived == []


@pytest.mark.parametrize("arrived", [True, False])
def test_a_correction_without_an_answer_is_looked_for(letters: Letters, *, arrived: bool) -> None:
    letters.recall(KEPT, Sent(THERE), Unsure())
    assert letters.recalls == [(PostState.SENDING, CORRECTED), DELETED]
    if not arrived:
        letters.platform.arrived = [HERE]
    letters.wake(2 * LEASE)
    assert letters.recalls == [SAID, DELETED]
    assert letters.corrections == ["solstralen/test-recall/1"]
    assert letters.platform.taken == [HERE, THERE], "what is corrected is not deleted as well"


def test_where_the_platform_can_never_tell_the_correction_is_held(letters: Letters) -> None:
    letters.recall(KEPT, Sent(THERE), Unsure())
    letters.platform.lookup = Unsure()
    letters.wake(2 * LEASE)
    assert letters.recalls == [(PostState.UNSURE, "nobody knows whether it arrived"), DELETED]


@pytest.mark.parametrize("no", [Paced(timedelta(seconds=30)), Passing("new"), Gone("somewhere", sure=False)])
def test_what_passes_is_tried_again(letters: Letters, no: Result) -> None:
    letters.recall(no)
    assert letters.recalls[0][0] is PostState.PLANNED
    letters.wake(timedelta(minutes=1))
    assert letters.recalls == [DELETED, DELETED]
    assert letters.platform.arrived == []


def test_a_correction_that_has_to_wait_may_be_spared(letters: Letters) -> None:
    """By then the platform deletes after all."""
    letters.recall(KEPT, Sent(THERE), Paced(timedelta(seconds=30)))
    letters.wake(timedelta(minutes=1))
    assert letters.recalls == [DELETED, DELETED]
    assert letters.platform.arrived == []


def test_a_deletion_that_is_never_answered_is_shown_to_an_administrator(letters: Letters) -> None:
    letters.recall(Unsure())
    letters.platform.answers = [Unsure()] * MOST_TRIES
    for _try in range(MOST_TRIES):
        letters.wake(2 * LEASE)
    assert letters.recalls == [(PostState.FAILED, f"tried {MOST_TRIES} times"), DELETED]


def test_a_deletion_that_is_not_answered_in_time_is_not_called_nothing(letters: Letters) -> None:
    letters.recall(Unsure())
    letters.wake(timedelta(days=8))
    assert letters.recalls == [(PostState.UNSURE, "nobody knows whether it arrived"), DELETED]


def test_it_is_taken_back_where_it_went(letters: Letters) -> None:
    with letters.world.store.write() as session:
        session.execute(update(Kindergarten).values(channel=Kindergarten.channel + "-ny"))
    letters.recall(KEPT, KEPT)
    assert letters.corrections == ["solstralen/test-recall/1", "fjelltun/test-recall/1"]


@pytest.mark.parametrize(
    ("state", "recalled"),
    [
        (PostState.PLANNED, (PostState.PLANNED, None)),
        (PostState.SENDING, (PostState.PLANNED, None)),
        (PostState.SKIPPED, (PostState.SKIPPED, NOTHING_SENT.reason)),
        (PostState.GONE, (PostState.SKIPPED, NOTHING_SENT.reason)),
        (PostState.UNSURE, SAID),
    ],
)
def test_what_has_not_arrived_is_not_deleted(
    letters: Letters, state: PostState, recalled: tuple[PostState, str | None]
) -> None:
    """It may still arrive; or it was never sent; or nobody knows, and whoever has it is told."""
    later = {"due_at": DUE + timedelta(hours=1), "ref": None, "sent_at": None, "state": state}
    with letters.world.store.write() as session:
        session.execute(update(Post).where(Post.kind == LETTER.name).values(later))
    letters.recall()
    assert letters.recalls == [recalled] * 2
    assert letters.platform.taken == []


def test_in_the_middle_all_that_wait_are_stopped(letters: Letters) -> None:
    letters.owe(LETTER, 2)
    letters.owe(LETTER, 21)
    outbox = letters.sender(letters.platform).outbox
    [held] = outbox.claim(DUE, room=1)
    with letters.world.store.write() as session:
        assert stop_waiting(session, LETTER.name, "2", "recalled") == 2
    assert outbox.mark([leaving(held, "one", DUE + LEASE)]) == set(), "it was taken from its holder"
    found = {
        (post.period, post.state, post.reason) for post in rows(letters.world) if post.kind == LETTER.name
    }
    assert found == {
        ("1", PostState.SENT, None),
        ("2", PostState.SKIPPED, "recalled"),
        ("21", PostState.PLANNED, None),
    }
