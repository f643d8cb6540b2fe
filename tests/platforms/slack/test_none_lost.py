"""Two hundred posts into a Slack that fails in every way: none is lost, none is there twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from bot.app.core import Core
from bot.handlers.setup.deleting_cards import deleted_card
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import PostingRule
from bot.model.role import Role, with_role
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.platforms.slack.clients import PATIENCE, Clients
from bot.platforms.slack.send import SlackPlatform
from bot.store.engine import Store
from bot.store.posts import WAITING
from scheduler.farewells import Farewells
from scheduler.scheduler import Scheduler
from scheduler.sender import Sender
from scheduler.tidying import Keeping, Tidying
from tests.clocks import OSLO, let_pass, run_turned
from tests.platforms.slack.fake_sending import FakeSlack, answering, cut_after, in_random_order, pause
from tests.posting import DECEMBER, december
from tests.waiting import until

DUE = datetime(2026, 12, 1, 11, 30, tzinfo=OSLO)
MINUTE = timedelta(minutes=1)
MONTH = timedelta(days=30)
KEY = "theme/2026-12"
TEAMS, CHANNELS = 4, 50


def kindergarten(workspace: Workspace, channel: str, styrer: str) -> Kindergarten:
    """One that is owed the theme of December, and nothing else."""
    made = Kindergarten(
        workspace=workspace,
        channel=channel,
        name="Solstrålen",
        language=Language.NB,
        zone="Europe/Oslo",
        posting_rule=PostingRule.FIRST,
        posting_time=time(11, 30),
        closed=(),
        wants_webinars=False,
        next_due_at=DUE,
    )
    made.calendar = {DECEMBER: december()}
    made.holders = with_role([], Role.STYRER, (styrer,), date(2026, 8, 3))
    return made


def settle(store: Store, teams: int, channels: int) -> None:
    with store.write() as session:
        for team in range(teams):
            workspace = Workspace(platform="slack", external_id=f"T{team}", free_at=DUE)
            for channel in range(channels):
                session.add(kindergarten(workspace, f"C{team}x{channel}", f"U{team}x{channel}"))


def replica(store: Store, clients: Clients, name: str, pace: float | None = None) -> Scheduler:
    core = Core.of(store)
    outbox = replace(core.outbox, who=name, paces={} if pace is None else {"slack": pace})
    sender = Sender(store, outbox, core.composer, {"slack": SlackPlatform(clients)})
    return Scheduler(outbox, sender, Tidying(store, Keeping(MONTH)), Farewells({}, deleted_card))


class Secrets:
    """Every workspace has let the bot in."""

    async def secret(self, workspace: str, organisation: str | None = None) -> str | None:
        return f'{{"token": "xoxb-{workspace}"}}'


def waiting(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count(Post.id)).where(Post.state.in_(WAITING))) or 0


def posts(store: Store) -> list[Post]:
    with store.read() as session:
        return list(session.scalars(select(Post).order_by(Post.id)))


def reasons(store: Store) -> list[str]:
    return [post.reason for post in posts(store) if post.reason]


def live(store: Store, slack: FakeSlack, rounds: int, step: timedelta = MINUTE) -> int:
    """Two replicas wake in turn, until nothing is waiting any more; tells how often."""

    async def run() -> int:
        async with serving(slack) as clients:
            replicas = [replica(store, clients, name) for name in ("one", "two")]
            for number in range(rounds):
                now = DUE + number * step
                slack.started_at = now.timestamp()
                await replicas[number % 2].wake(now)
                if not waiting(store):
                    return number + 1
                let_pass(step.total_seconds())
        return rounds

    return run_turned(run())


@asynccontextmanager
async def serving(slack: FakeSlack) -> AsyncIterator[Clients]:
    async with slack.serving() as url, slack.out_of_patience(PATIENCE):
        clients = Clients(url, secrets=Secrets())
        try:
            yield clients
        finally:
            await clients.close()


def a_slack(**more: object) -> FakeSlack:
    return FakeSlack(tokens={f"xoxb-T{team}": f"T{team}" for team in range(TEAMS)}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [1])
def test_none_is_lost_and_none_is_there_twice(store: Store, seed: int) -> None:
    settle(store, TEAMS, CHANNELS)
    slack = a_slack(faults=in_random_order(seed, often=0.25, paused=pause(90)))
    rounds = live(store, slack, rounds=300)
    assert rounds < 300
    assert Counter(post.state for post in posts(store)) == {PostState.SENT: TEAMS * CHANNELS}
    assert {channel: slack.keys(channel) for channel in slack.messages} == {
        f"C{team}x{channel}": [KEY] for team in range(TEAMS) for channel in range(CHANNELS)
    }
    there = {channel: posted[0]["ts"] for channel, posted in slack.messages.items()}
    assert sorted(post.ref or "" for post in posts(store)) == sorted(there.values())


def test_a_workspace_in_a_pause_is_left_alone_and_the_others_are_not(store: Store) -> None:
    settle(store, 2, 5)
    slack = a_slack(faults=iter([pause(150), *[None] * 100]))

    async def story() -> None:
        async with serving(slack) as clients:
            waking = asyncio.create_task(replica(store, clients, "one", pace=4).wake(DUE))
            await until(lambda: reasons(store) == ["asked to wait"])
            let_pass(1)  # now all the others have their turn
            await waking

    run_turned(story())
    paused = {post.state for post in posts(store) if not post.ref}
    assert paused == {PostState.PLANNED}
    assert len(slack.calls) == 1 + 5, "one word of the pause, and all of the other workspace"
    live(store, slack, rounds=3)
    assert len(slack.calls) == 6, "for 150 seconds"
    live(store, slack, rounds=4)
    assert len(slack.calls) == 6 + 5
    assert {post.state for post in posts(store)} == {PostState.SENT}


def test_what_left_and_was_not_answered_is_looked_up_once_its_lease_has_ended(store: Store) -> None:
    settle(store, 1, 1)
    slack = a_slack(faults=iter([cut_after, *[None] * 100]))
    live(store, slack, rounds=2)
    assert [method for method, _form in slack.calls] == ["chat.postMessage"], "not while its lease lasts"
    live(store, slack, rounds=5)
    assert [method for method, _form in slack.calls] == ["chat.postMessage", "conversations.history"]
    assert {post.state for post in posts(store)} == {PostState.SENT}


def test_a_channel_that_is_gone_is_told_in_private_and_nothing_goes_on_for_ever(store: Store) -> None:
    settle(store, 1, 2)
    slack = a_slack(answers={"C0x0": {"ok": False, "error": "is_archived"}})
    live(store, slack, rounds=20)
    assert [(post.key, post.state) for post in posts(store)] == [
        (KEY, PostState.GONE),
        (KEY, PostState.SENT),
        ("notice/gone/2026-12/U0x0", PostState.SENT),
    ]
    assert slack.keys("DU0x0") == ["notice/gone/2026-12/U0x0/1"]
    assert len(slack.calls) == 3


def test_after_a_token_was_revoked_nothing_goes_on_for_ever(store: Store) -> None:
    settle(store, 1, 2)
    slack = FakeSlack()
    rounds = live(store, slack, rounds=20)
    assert rounds < 5
    assert {(post.state, post.reason) for post in posts(store)} == {(PostState.GONE, "token_revoked")}
    assert len(slack.calls) == 4, "each post once, and each one's holder once"


def test_a_token_revoked_while_a_post_was_under_way_ends_it(store: Store) -> None:
    settle(store, 1, 1)
    slack = a_slack(faults=iter([cut_after, *[None] * 100]))
    live(store, slack, rounds=1)
    slack.tokens.clear()
    live(store, slack, rounds=20)
    assert {post.state for post in posts(store)} == {PostState.GONE}


def test_what_can_never_be_looked_up_ends_when_it_is_of_no_use_any_more(store: Store) -> None:
    settle(store, 1, 1)
    slack = a_slack()
    lost = answering(200, '{"ok": false, "error": "internal_error"}')
    slack.faults = iter([lost] * 1000)
    live(store, slack, rounds=36, step=timedelta(days=1))
    (theme, *_rest) = posts(store)
    assert (theme.state, theme.reason) == (PostState.UNSURE, "nobody knows whether it arrived")
    asked = [str(form) for method, form in slack.calls if method == "chat.postMessage"]
    assert len([form for form in asked if KEY in form]) == 1
