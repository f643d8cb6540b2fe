"""Whoever asks more than anybody does by hand is asked to wait, and keeps nobody else back."""

import asyncio
import threading
from collections import Counter
from datetime import datetime

from bot.commands.allowance import Allowance
from bot.commands.request import Answer, Dispatch, Request
from bot.dispatch.executor import CommandOutcome, Executor
from bot.dispatch.limits import AT_ONCE, PERSON, Limits
from bot.message.card import Card
from bot.message.words import Language
from bot.model.place import Place
from bot.store.engine import POOL_SIZE
from tests.clocks import START, let_pass, run_turned
from tests.world import said

Outcomes = list[CommandOutcome]


def answered(_request: Request, _now: datetime) -> Answer:
    return Answer(Card("ok"), Language.NN, private=True)


class People:
    """In two workspaces, with limits."""

    def __init__(self, limits: Limits, dispatch: Dispatch = answered) -> None:
        self.outcomes: Outcomes = []
        self._submit = Executor(dispatch, lambda: START, self, limits)

    def command(self, platform: str, outcome: CommandOutcome, seconds: float) -> None:
        self.outcomes.append(outcome)

    async def ask(self, user: str, workspace: str = "T1", times: int = 1) -> Counter[CommandOutcome]:
        """What comes of it."""
        before = len(self.outcomes)
        request = Request(Place("slack", workspace, "C1"), user, "hms")
        self.last = [await self._submit(request) for _time in range(times)][-1]
        return Counter(self.outcomes[before:])


def test_one_who_asks_and_asks_waits_and_the_others_do_not() -> None:
    async def story() -> None:
        people = People(Limits())
        asked = await people.ask("U1", times=PERSON.burst + 10)
        assert asked == {CommandOutcome.ANSWERED: PERSON.burst, CommandOutcome.LIMITED: 10}
        assert said(people.last).startswith("Det blei veldig mykje på ein gong"), (
            "in the language of the place"
        )
        assert people.last.private
        for other in (("U2", "T1"), ("U1", "T2")):
            assert await people.ask(*other) == {CommandOutcome.ANSWERED: 1}
        let_pass(3)
        assert (await people.ask("U1", times=5))[CommandOutcome.ANSWERED] == 3, "one a second"

    run_turned(story())


def test_a_workspace_has_its_own_measure() -> None:
    async def story() -> None:
        people = People(Limits(workspace=Allowance(burst=5, per_second=1)))
        for number in range(5):
            assert await people.ask(f"U{number}") == {CommandOutcome.ANSWERED: 1}
        assert await people.ask("U6") == {CommandOutcome.LIMITED: 1}
        assert await people.ask("U6", "T2") == {CommandOutcome.ANSWERED: 1}
        let_pass(1)
        assert await people.ask("U6") == {CommandOutcome.ANSWERED: 1}

    run_turned(story())


def test_one_who_asks_much_at_once_leaves_threads_for_the_others() -> None:
    let, begins, begun = threading.Event(), threading.Semaphore(0), list[str]()

    def slow_for_one(request: Request, now: datetime) -> Answer:
        begun.append(request.user)
        begins.release()
        if request.user == "U1":
            assert let.wait(60)
        return answered(request, now)

    async def story() -> None:
        people = People(Limits(), slow_for_one)
        asking = [asyncio.create_task(people.ask("U1")) for _each in range(POOL_SIZE + 1)]
        assert await people.ask("U2") == {CommandOutcome.ANSWERED: 1}
        for _each in range(AT_ONCE + 1):
            await asyncio.to_thread(begins.acquire)
        assert sorted(begun) == ["U1"] * AT_ONCE + ["U2"]
        let.set()
        await asyncio.gather(*asking)
        assert begun.count("U1") == POOL_SIZE + 1

    run_turned(story())


def test_a_meeting_with_one_tablet_is_never_too_much() -> None:
    """A press every second and a half, for ten minutes."""

    async def story() -> None:
        people = People(Limits())
        for _press in range(400):
            assert await people.ask("U1") == {CommandOutcome.ANSWERED: 1}
            let_pass(1.5)
            await asyncio.sleep(0)

    run_turned(story())
