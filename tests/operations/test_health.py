"""`/healthz`, `/readyz` and `/metrics`: what they say when all is well, and when it is not."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select, text, update

from bot.dispatch.executor import CommandOutcome
from bot.message.delivery import Refused, Unsure
from bot.model.delivery import Delivery
from bot.model.workspace import Workspace
from bot.operations.health import PATIENCE, Health
from bot.operations.metrics import Metrics
from bot.store.engine import Store, Unreachable
from bot.store.schema import NEWEST
from bot.store.session import Session
from tests.clocks import START, time_out
from tests.databases import PostgresqlDatabase
from tests.posting import DUE, Slow, hush, replica, send_due, sender
from tests.serving import Client, served
from tests.trouble import frozen, read_only
from tests.waiting import until
from tests.world import World

DOCS = Path(__file__).parents[2] / "docs"
AN_HOUR = timedelta(hours=1)


async def readiness(client: Client, _health: Health) -> tuple[int, Any]:
    answer = await client.get("/readyz")
    return answer.status, await answer.json()


async def metrics(client: Client, _health: Health) -> dict[tuple[str, ...], float]:
    """Each sample by its name and its labels' values, in the order of the labels' names."""
    answer = await client.get("/metrics")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    families = text_string_to_metric_families(await answer.text())
    return {
        (sample.name, *sample.labels.values()): sample.value for one in families for sample in one.samples
    }


@pytest.fixture
def due(world: World) -> World:
    """Two themes have been due for an hour."""
    replica(hush(world)).plan(DUE)
    return world


def test_all_is_well(store: Store) -> None:
    status, said = served(store, DUE, readiness)
    assert status == 200
    assert said == {
        "ready": True,
        "checks": {
            "database": {"ok": True},
            "schema": {"ok": True, "is": NEWEST, "wanted": NEWEST},
            "sending": {"ok": True, "waiting": 0, "lag_seconds": 0},
        },
    }


def test_sending_that_lags_is_said_and_does_not_take_the_answers_away_too(due: World) -> None:
    status, said = served(due.store, DUE + AN_HOUR, readiness)
    assert (status, said["ready"]) == (200, True)
    assert said["checks"]["sending"] == {"ok": False, "waiting": 2, "lag_seconds": 3600}


def test_what_is_owed_to_those_who_left_is_no_lag(due: World) -> None:
    with due.store.write() as session:
        session.execute(update(Workspace).values(left_at=DUE))
    assert served(due.store, DUE + AN_HOUR, readiness)[1]["checks"]["sending"]["waiting"] == 0


def test_another_schema_is_not_ready(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    status, said = served(store, DUE, readiness)
    assert (status, said["ready"]) == (503, False)
    assert said["checks"]["schema"] == {"ok": False, "is": "0001", "wanted": NEWEST}


def test_a_frozen_database_is_not_ready_and_alive_and_ready_when_it_goes_on(
    postgresql: PostgresqlDatabase,
) -> None:
    store = postgresql.fresh()

    async def story(client: Client, health: Health) -> list[int]:
        with frozen(store):
            waiting = [asyncio.create_task(client.get("/readyz")) for _time in range(2)]
            await time_out(PATIENCE, by=2)
            measuring = asyncio.create_task(metrics(client, health))
            await time_out(PATIENCE)
            asked = [*await asyncio.gather(*waiting), await client.get("/healthz")]
            measured = await measuring
        assert measured["hms_database_up",] == 0
        assert measured["hms_posts_waiting",] != measured["hms_posts_waiting",], "not a number"
        assert health._asking is not None
        await health._asking
        return [answer.status for answer in (*asked, await client.get("/readyz"))]

    assert served(store, DUE, story) == [503, 503, 200, 200]


def test_a_database_that_takes_no_changes_is_not_ready(store: Store) -> None:
    async def story(client: Client, health: Health) -> tuple[int, Any, float]:
        status, said = await readiness(client, health)
        return status, said, (await metrics(client, health))["hms_database_up",]

    with read_only(store):
        status, said, up = served(store, DUE, story)
    assert (status, said["ready"], up) == (503, False, 0)
    assert said["checks"]["database"]["problem"].startswith("nothing can be written: ")
    assert said["checks"]["schema"]["ok"], "it can be read"


def test_it_is_tried_seldom_and_leaves_one_row(store: Store) -> None:
    health = Health(store, lambda: DUE)
    for seconds in (0, 3, 9, 10, 25):
        assert health._unwritten(DUE + timedelta(seconds=seconds)) is None
    with store.read() as session:
        rows = session.scalars(select(Delivery)).all()
    assert [row.at for row in rows] == [DUE + timedelta(seconds=25)]


class Observed(Store):
    """Tells when somebody begins to read from it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.read_from = Event()

    @contextmanager
    def read(self) -> Iterator[Session]:
        self.read_from.set()
        with super().read() as session:
            yield session


def test_a_wakeup_that_meets_a_frozen_database_comes_to_its_end_when_it_goes_on(
    postgresql: PostgresqlDatabase, tmp_path: Path
) -> None:
    postgresql.fresh(START)
    store, platform = Observed(postgresql.url), Slow()
    world = hush(World(store, tmp_path))

    async def story(client: Client, health: Health) -> tuple[list[str], float]:
        wake = health.waking(world.core.scheduler({"local": platform}).wake)
        with frozen(world.store):
            store.read_from.clear()
            waking = asyncio.ensure_future(wake())
            await until(store.read_from.is_set)
            before = list(platform.arrived)
        await waking
        return before, (await metrics(client, health))["hms_wakeup_seconds_count", "ok"]

    assert served(world.store, DUE, story) == ([], 1)
    assert len(platform.arrived) == 2
    store.close()


# What is counted


def test_posts_are_counted_by_platform_kind_and_result(due: World) -> None:
    async def story(client: Client, health: Health) -> dict[tuple[str, ...], float]:
        platform = Slow([Refused("no"), Unsure()])
        await send_due(sender(due, replica(due), platform, health.metrics.post), DUE)
        return await metrics(client, health)

    found = served(due.store, DUE + AN_HOUR, story)
    assert found["hms_posts_total", "theme", "local", "refused"] == 1
    assert found["hms_posts_total", "theme", "local", "unsure"] == 1
    assert found["hms_posts_held", "failed"] == 1
    assert found["hms_posts_waiting",] == 1
    assert found["hms_posts_lag_seconds",] == 3600


def test_a_wakeup_is_measured_and_one_that_fails_is_told_apart(due: World) -> None:
    async def story(client: Client, health: Health) -> dict[tuple[str, ...], float]:
        async def broken(_now: object) -> None:
            raise RuntimeError

        await health.waking(due.core.scheduler({"local": Slow()}).wake)()
        with pytest.raises(RuntimeError):
            await health.waking(broken)()
        return await metrics(client, health)

    found = served(due.store, DUE, story)
    assert found["hms_wakeup_seconds_count", "ok"] == 1
    assert found["hms_wakeup_seconds_count", "failed"] == 1


def test_wakeups_that_fail_again_and_again_are_said_as_an_error(
    due: World, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(client: Client, health: Health) -> list[float]:
        async def away(_now: object) -> None:
            raise Unreachable("server closed the connection")

        async def well(_now: object) -> None:
            pass

        seen = []
        for wake in (away, away, away, away, well):
            await health.waking(wake)()
            seen.append((await metrics(client, health))["hms_wakeups_failed_in_a_row",])
        return seen

    assert served(due.store, DUE, story) == [1, 2, 3, 4, 0]
    errors = [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]
    assert errors == ["3 wake-ups have failed in a row: nothing is planned or sent"]


def filled() -> Metrics:
    """Everything has been measured once."""
    made = Metrics()
    made.post("slack", "theme", "sent")
    made.command("slack", CommandOutcome.ANSWERED, 0.01)
    made.refused("slack", "signature")
    with made.wakeup():
        pass
    made.text(None, written=False)
    return made


def test_every_metric_is_documented_with_what_to_do() -> None:
    rows = (DOCS / "operations.md").read_text("utf-8").splitlines()
    table = {row.split("|")[1].strip(" `"): row for row in rows if row.startswith(("| `hms_", "| `process_"))}
    names = {
        sample.name.removesuffix("_created")
        .removesuffix("_bucket")
        .removesuffix("_sum")
        .removesuffix("_count")
        for family in filled().registry.collect()
        for sample in family.samples
    }
    names = {re.sub(r"^(hms_posts|hms_refused)$", r"\1_total", name) for name in names}
    assert set(table) == names


def test_no_label_can_hold_an_id() -> None:
    labels = {
        label
        for family in filled().registry.collect()
        for sample in family.samples
        for label in sample.labels
    }
    assert labels == {"platform", "kind", "result", "outcome", "state", "reason", "le"}
