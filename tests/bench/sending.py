"""What it costs to send: claim, card, rendering, marks, each post safe in the database before it leaves.

The platform does nothing, or answers as late as Slack does; the peer's task does nothing at all.
"""

import asyncio
import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from statistics import quantiles
from typing import Any

from sqlalchemy import insert

from bot.app.core import Core
from bot.commands.request import Request
from bot.message.card import Card
from bot.message.delivery import Absent, Paced, Result, Sent
from bot.message.words import Language, Voice, _
from bot.model.calendar import CalendarMonth
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.place import Place
from bot.model.workspace import Workspace
from bot.platforms.slack.render import message
from bot.store.engine import Store
from bot.store.schema import migrate
from scheduler.sender import Sender
from scheduler.watch import Watch
from tests.bench.country import DUE, NOW, _kindergarten
from tests.bench.databases import postgresql, postgresql_server, sqlite
from tests.bench.peers import AS_IT_COMES, MANY, procrastinate_rate
from tests.bench.table import Table, against, milliseconds
from tests.posting import TakesNothingBack

POSTS = 8_000
AIM = 3_000
BROADCAST = 5_500
ANSWERS = 0.15
BIG, SINGLE, PACE = 2_000, 3_500, 50.0
"""A workspace of so many channels beside so many of one, at so many posts a second: ten times Slack's pace,
so that it takes 40 seconds and not seven minutes."""
BURST = 5
YEAR = [Month(2026, number) for number in range(8, 13)] + [Month(2027, number) for number in range(1, 7)]


class Country:
    """Kindergartens that are all owed the theme of December."""

    def __init__(self, store: Store, workspaces: list[int], paces: dict[str, float] | None = None) -> None:
        """`workspaces`: which one each kindergarten is in."""
        migrate(store)
        self.core = Core.of(store)
        self._store = store
        self._outbox = replace(self.core.outbox, paces=paces or {})
        themes = list(self.core.dispatcher.library.themes)
        with store.write() as session:
            session.execute(insert(Workspace), [_workspace(number) for number in range(max(workspaces) + 1)])
            session.execute(
                insert(Kindergarten),
                [
                    {**_kindergarten(number), "workspace_id": workspace + 1, "next_due_at": DUE}
                    for number, workspace in enumerate(workspaces)
                ],
            )
            session.execute(
                insert(CalendarMonth),
                [
                    {
                        "kindergarten_id": number + 1,
                        "month": month,
                        "theme": themes[(number + month.number) % len(themes)],
                        "changed_at": DUE,
                        "changed_by": "x",
                    }
                    for number in range(len(workspaces))
                    for month in YEAR
                ],
            )
        self._outbox.plan(NOW)
        gc.freeze()  # as the product does when it starts

    async def send(self, platform: Any) -> None:
        sender = Sender(self._store, self._outbox, self.core.composer, {"bench": platform})
        await sender.send_due(Watch(NOW))


def _workspace(number: int) -> dict[str, Any]:
    return {"id": number + 1, "platform": "bench", "external_id": f"T{number}", "free_at": DUE}


@dataclass
class Drawn(TakesNothingBack):
    """A platform that draws as Slack's does, and takes all there is, after a while."""

    seconds: float = 0.0
    taken: list[tuple[str, float]] = field(default_factory=list)
    """Workspaces and moments."""

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        message(card, Voice(language))
        if self.seconds:
            await asyncio.sleep(self.seconds)
        self.taken.append((place.workspace, time.perf_counter()))
        return Sent("1")

    async def find(self, place: Place, key: str, ago: timedelta) -> Absent:
        return Absent()


@dataclass
class Strict(Drawn):
    """It answers 429 where a workspace is faster than its pace."""

    said_no: int = 0
    _allowed_at: dict[str, float] = field(default_factory=dict)

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        now = time.perf_counter()
        allowed_at = max(self._allowed_at.get(place.workspace, now), now)
        if allowed_at - now > BURST / PACE:
            self.said_no += 1
            return Paced(timedelta(seconds=1))
        self._allowed_at[place.workspace] = allowed_at + 1 / PACE
        return await super().post(place, card, language, key)


@dataclass
class Loop:
    """How long the event loop was held up, and how long commands took meanwhile."""

    longest: float = 0.0
    commands: list[float] = field(default_factory=list)


async def _watched(work: Any, core: Core) -> Loop:
    seen = Loop()
    watching = [asyncio.create_task(_block(seen)), asyncio.create_task(_ask(seen, core))]
    await work
    for one in watching:
        one.cancel()
    return seen


async def _block(seen: Loop, every: float = 0.005) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(every)
        seen.longest = max(seen.longest, time.perf_counter() - began - every)


async def _ask(seen: Loop, core: Core) -> None:
    asked = Request(Place("bench", "T0", "channel-0"), "styrer", "/hms")
    while True:
        await asyncio.sleep(0.02)
        began = time.perf_counter()
        await asyncio.to_thread(core.dispatcher, asked, NOW)
        seen.commands.append(time.perf_counter() - began)


def table() -> Table:
    made = Table(
        "Posts sent, rendered and safe, to a platform that does nothing, against procrastinate's empty task",
        f"Aims: {AIM:,} a second on both; 10x the task's rate on the same PostgreSQL, with a worker as it\n"
        f"comes: one task at a time. Beside it one that has {MANY} at once.",
        ("database", "posts", "rate", "aim", "tasks", "posts/tasks", f"{MANY} at once", "posts/tasks"),
    )
    Voice(Language.NB).say(_("Help"))
    with postgresql_server() as server:
        with sqlite() as store:
            rate = _rate(store)
        made.rows.append(("SQLite", f"{POSTS:,}", f"{rate:,.0f}/s", _met(rate >= AIM), "", "", "", ""))
        with postgresql(server, "sending") as store:
            rate = _rate(store)
        one, many = (procrastinate_rate(server, at_once) for at_once in (AS_IT_COMES, MANY))
        made.rows.append(
            (
                "PostgreSQL",
                f"{POSTS:,}",
                f"{rate:,.0f}/s",
                _met(rate >= AIM),
                f"{one:,.0f}/s",
                against(10, rate / one),
                f"{many:,.0f}/s",
                f"{rate / many:.1f}x",
            )
        )
    return made


def _rate(store: Store) -> float:
    """With a workspace for each."""
    country = Country(store, list(range(POSTS)))
    began = time.perf_counter()
    asyncio.run(country.send(platform := Drawn()))
    assert len(platform.taken) == POSTS
    return POSTS / (time.perf_counter() - began)


def broadcast() -> Table:
    made = Table(
        "A broadcast with a platform that answers in 150 ms, and /hms asked all the while",
        "Aims: 5,500 workspaces in 20 s; no block of the loop over 50 ms; /hms under 100 ms at p99;\n"
        f"beside a workspace of {BIG:,} channels, at {PACE:g} a second in place of 5, within 3 % of its\n"
        f"pace and under 50 answers of 429, the {SINGLE:,} single ones within 20 s.",
        ("database", "posts", "seconds", "single ones", "pace's floor", "429", "longest block", "/hms p99"),
    )
    Voice(Language.NB).say(_("Help"))
    for name, database in _databases():
        with database() as store:
            made.rows.append(_all_alike(name, store))
        with database() as store:
            made.rows.append(_one_big(store))
    return made


def _databases() -> Iterator[tuple[str, Callable[[], contextlib.AbstractContextManager[Store]]]]:
    yield "SQLite", sqlite
    with postgresql_server() as server:

        @contextmanager
        def fresh() -> Iterator[Store]:
            with postgresql(server, "broadcast") as store:
                yield store

        yield "PostgreSQL", fresh


def _all_alike(name: str, store: Store) -> tuple[str, ...]:
    country = Country(store, list(range(BROADCAST)), {"bench": 5.0})
    platform = Drawn(ANSWERS)
    took, seen = _timed(country, platform)
    assert len(platform.taken) == BROADCAST
    return (name, f"{BROADCAST:,}", f"{took:.1f} ({_met(took < 20)})", "", "", "", *_held_up(seen))


def _one_big(store: Store) -> tuple[str, ...]:
    workspaces = [0] * BIG + list(range(1, SINGLE + 1))
    country = Country(store, workspaces, {"bench": PACE})
    platform = Strict(ANSWERS)
    took, seen = _timed(country, platform)
    began = min(at for _workspace, at in platform.taken) - ANSWERS
    single = max(at for workspace, at in platform.taken if workspace != "T0") - began
    floor = (BIG - 1) / PACE + ANSWERS
    assert len(platform.taken) == BIG + SINGLE
    return (
        "",
        f"{BIG:,} + {SINGLE:,}",
        f"{took:.1f}",
        f"{single:.1f} ({_met(single < 20)})",
        f"{floor:.1f}: {100 * (took / floor - 1):+.1f} % ({_met(took <= 1.03 * floor)})",
        f"{platform.said_no} ({_met(platform.said_no < 50)})",
        *_held_up(seen),
    )


def _timed(country: Country, platform: Drawn) -> tuple[float, Loop]:
    async def work() -> Loop:
        return await _watched(country.send(platform), country.core)

    began = time.perf_counter()
    seen = asyncio.run(work())
    return time.perf_counter() - began, seen


def _held_up(seen: Loop) -> tuple[str, str]:
    p99 = quantiles(seen.commands, n=100)[-1]
    return (
        f"{milliseconds(seen.longest)} ({_met(seen.longest < 0.05)})",
        f"{milliseconds(p99)} ({_met(p99 < 0.1)})",
    )


def _met(met: bool) -> str:
    return "met" if met else "not met"
