"""Mistakes put into the code on purpose: the simulation finds each."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from bot.model.post import Post, PostState
from bot.store import claims
from bot.store.claims import Mark
from bot.store.session import Session
from scheduler.marks import Marks
from tests.simulation.faults import Moment, Plan, Trouble
from tests.simulation.run import Run
from tests.world import World


def at_first(world: World, at: Moment, work: str, trouble: Trouble, replicas: int) -> Plan:
    """That trouble where a calm run first comes by there."""
    calm = Run(world, {}, replicas, 1)
    calm()
    found = next(one for one in calm.points.passed if (one.at, one.work) == (at, work))
    return {found.number: trouble}


def test_a_request_that_leaves_without_its_mark(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = at_first(small_world, Moment.AFTER, "post", Trouble.KILL, 1)
    assert not Run(small_world, plan, 1, 1)()
    written = Marks.__call__

    async def no_leaving(marks: Marks, mark: Mark) -> bool:
        return mark.state is PostState.SENDING or await written(marks, mark)

    monkeypatch.setattr(Marks, "__call__", no_leaving)
    plan = at_first(small_world, Moment.AFTER, "post", Trouble.KILL, 1)
    assert "2 times: theme/2026-12 in solstralen" in Run(small_world, plan, 1, 1)()


def test_a_lease_that_is_too_short(small_world: World) -> None:
    plan = at_first(small_world, Moment.BEFORE, "post", Trouble.SLOW, 2)
    assert not Run(small_world, plan, 2, 1)()
    short = Run(small_world, plan, 2, 1, timedelta(seconds=10))
    assert "2 times: theme/2026-12 in solstralen" in short()


def test_marks_that_ask_for_no_number(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = at_first(small_world, Moment.AFTER, "sealer", Trouble.FREEZE, 2)
    assert not Run(small_world, plan, 2, 1)()
    written = claims.write_marks

    def unnumbered(session: Session, marks: Sequence[Mark]) -> set[int]:
        numbers = {row.id: row.claims for row in session.execute(select(Post.id, Post.claims))}
        return written(
            session, [replace(mark, post=replace(mark.post, number=numbers[mark.post.id])) for mark in marks]
        )

    monkeypatch.setattr(claims, "write_marks", unnumbered)
    assert "2 times: theme/2026-12 in solstralen" in Run(small_world, plan, 2, 1)()
