"""Mistakes put into the code on purpose: the simulation finds each, and says what came of it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from bot.message import leaving
from bot.model.post import Post, PostState
from bot.model.webinar import Heard, News, Webinar
from bot.store import claims
from bot.store.claims import Mark
from bot.store.session import Session
from scheduler import marks, webinars
from scheduler.marks import Batch, Marks
from scheduler.watch import Watch
from tests.simulation.explore import Explorer, amid_a_slow_request, first_wrong
from tests.simulation.faults import Trouble
from tests.simulation.run import Run
from tests.simulation.scene import Scene
from tests.simulation.shrink import shrunk
from tests.world import World

TWICE = "2 times: theme/2026-12 in solstralen"


def found(world: World, scene: Scene, trouble: Trouble, amid: Collection[str]) -> Iterator[str]:
    """What is wrong in the runs with this trouble somewhere around that work."""
    return (what for run in Explorer(world).each(scene, (trouble,), amid) for what in run())


def test_a_request_that_leaves_without_its_mark(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Marks.__call__

    async def no_leaving(marks: Marks, mark: Mark) -> bool:
        return mark.state is PostState.SENDING or await written(marks, mark)

    monkeypatch.setattr(Marks, "__call__", no_leaving)
    assert TWICE in found(small_world, Scene(), Trouble.KILL, ["post"])


def test_a_lease_that_is_too_short(small_world: World) -> None:
    _calm, slow = Explorer(small_world).each(Scene(2, 1), (Trouble.SLOW,))
    assert not slow()
    assert TWICE in Run(small_world, slow.scene, slow.plan, timedelta(seconds=10))()


def test_a_clock_that_is_always_believed(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watch, "knows_what_is_over", lambda _watch, _lease: True)
    assert any(TWICE in run() for run in amid_a_slow_request(small_world))


def test_marks_that_ask_for_no_number(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    written = claims.write_marks

    def unnumbered(session: Session, marks: Sequence[Mark]) -> set[int]:
        numbers = {row.id: row.claims for row in session.execute(select(Post.id, Post.claims))}
        return written(
            session, [replace(mark, post=replace(mark.post, number=numbers[mark.post.id])) for mark in marks]
        )

    monkeypatch.setattr(claims, "write_marks", unnumbered)
    wrong = found(small_world, Scene(2, 1), Trouble.FREEZE, ["mark"])
    assert any("went from sent to" in what or what == TWICE for what in wrong)


def test_no_look_before_the_first_byte(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "_DEPARTURE", Unasked())
    assert TWICE in found(small_world, Scene(2, 1), Trouble.FREEZE, ["post"])


class Unasked:
    """Nobody is ever asked whether a request may leave."""

    def get(self) -> None: ...
    def set(self, _departure: object) -> None: ...
    def reset(self, _token: object) -> None: ...


def test_a_deletion_without_an_answer_that_is_taken_for_a_refusal(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_unsettled", lambda post, _until: marks._refused(post, "no answer"))
    wrong = found(small_world, Scene(recall=True), Trouble.CUT, ["delete"])
    assert any(what.startswith("deleted, and corrected too") for what in wrong)


def test_who_was_told_compared_by_time(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card is older than its message."""

    def untold(webinar: Webinar, heard: Heard) -> News | None:
        if heard.told_at is None:
            return News.PUBLISHED
        return News.CHANGED if heard.told_at < webinar.published_at else None

    monkeypatch.setattr(webinars, "_untold", untold)
    assert "Solstrålen barnehage has an old link" in found(
        small_world, Scene(news=True), Trouble.LINK, ["post", "mark"]
    )


def test_marks_that_are_given_up_together(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def given_up(_marks: Marks, batch: Batch, error: Exception) -> None:
        for _mark, done in batch:
            done.set_exception(error)

    monkeypatch.setattr(Marks, "_write_apart", given_up)
    wrong = found(small_world, Scene(1, 2, blind=True), Trouble.ODD, ["mark"])
    assert any(what.startswith("lost") for what in wrong), "where nobody can look for it"


def test_what_was_found_is_made_as_small_as_it_can_be(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "_DEPARTURE", Unasked())
    run = first_wrong(Explorer(small_world).each(Scene(2, 1), (Trouble.FREEZE,), ["post"]))
    assert run is not None
    large = Run(small_world, Scene(2, 1, seed=None), {**run.plan, 1000: Trouble.KILL, 1001: Trouble.CUT})
    assert large()
    small = shrunk(large)
    assert len(small.plan) == 1
    assert small.wrong == Run(small_world, small.scene, small.plan)()
