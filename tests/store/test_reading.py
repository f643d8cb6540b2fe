"""What a command reads without a session is what a session would have loaded, on both databases."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from sqlalchemy import inspect, select, update
from sqlalchemy.orm.exc import UnmappedInstanceError

from bot.content.library import shipped
from bot.model.base import Base
from bot.model.help import HelpQuestion, QuestionState
from bot.model.kindergarten import Kindergarten, KindergartenView
from bot.model.offer import OfferAnswer
from bot.model.parts import Part
from bot.model.place import Place
from bot.model.role import Role
from bot.model.webinar import Watched
from bot.model.workspace import Workspace
from bot.store.queries import find_kindergarten, lock_kindergarten
from bot.store.reading import only_reading
from bot.store.subjects import Need, kindergartens_of
from tests.sample import Sample
from tests.world import World

ALL = frozenset(Part)


def seen(row: Any, kind: type[Base]) -> dict[str, Any]:
    """All columns but those that only somebody who changes the row, or the planner, asks for."""
    keys = [column.key for column in inspect(kind).column_attrs]
    unread = ("changed_", "delete_", "workspace_id", "next_due_at", "said", "pdf", "is_programme")
    of_help = ("answered_", "stage", "hjelper") if kind in (HelpQuestion, OfferAnswer) else ()
    return {key: getattr(row, key) for key in keys if not key.startswith((*unread, *of_help))}


def whole(kindergarten: KindergartenView) -> dict[str, Any]:
    return {"itself": seen(kindergarten, Kindergarten)} | {part: rows_of(kindergarten, part) for part in Part}


def rows_of(kindergarten: KindergartenView, part: Part) -> Any:
    """In their order, where they have one."""
    found = getattr(kindergarten, part)
    if isinstance(found, Mapping):
        return {key: seen(row, type(row)) for key, row in found.items()}
    rows = [seen(row, type(row)) for row in found]
    return rows if inspect(Kindergarten).relationships[part].order_by else sorted(rows, key=str)


@pytest.fixture
def full(world: World) -> Place:
    """A kindergarten with something of everything."""
    sample = Sample(shipped())
    made = sample.kindergarten
    made.reviews, made.assessments = sample.reviews, sample.assessments
    made.locked_reports = [sample.locked_report]
    made.memberships = [sample.membership]
    made.watched = [Watched(webinar_id=1, watched_on=sample.today)]
    with world.store.write() as session:
        session.add(sample.programme)
        session.flush()
        made.id, made.workspace = 99, session.scalars(select(Workspace)).one()
        made.offer_answers = [
            OfferAnswer(offer_id=1, revision=1, accepted=True, answered_on=date(2026, 12, 1))
        ]
        session.add_all([*sample.offers, made])
        session.flush()
        asked = HelpQuestion(kindergarten_id=99, programme_id=1, about="Hva nå?", state=QuestionState.WAITING)
        asked.changed_at = sample.now
        session.add(asked)
    return world.place(made.channel)


@pytest.mark.parametrize("user", ["styrer", "ansatt"])
def test_reading_finds_what_loading_finds(world: World, full: Place, user: str) -> None:
    with world.store.read() as session:
        read = find_kindergarten(session, full, user, ALL)
    with world.store.write() as session:
        loaded = lock_kindergarten(session, full, user, ALL)
        assert read is not None
        assert loaded is not None
        assert all(whole(loaded[0]).values()), "there is something of everything"
        assert whole(read[0]) == whole(loaded[0])
        assert read[1] == loaded[1] == ({Role.STYRER} if user == "styrer" else set())


def test_many_are_read_at_once_as_one_is(world: World, full: Place) -> None:
    with world.store.read() as session:
        read = find_kindergarten(session, full, "styrer", ALL)
    assert read is not None
    found = kindergartens_of(world.store.engine, {read[0].id: Need(ALL)})
    for part in Part:
        assert rows_of(found[read[0].id], part) == rows_of(read[0], part)


def test_a_place_without_a_kindergarten_has_none(world: World) -> None:
    with world.store.read() as session:
        assert find_kindergarten(session, world.place("nowhere"), "styrer") is None


def test_what_was_not_read_cannot_be_touched_and_nothing_can_be_changed(small_world: World) -> None:
    with small_world.store.read() as session:
        found = find_kindergarten(
            session, small_world.place("solstralen"), "styrer", frozenset({Part.CALENDAR})
        )
    assert found is not None
    kindergarten, month = found[0], next(iter(found[0].calendar.values()))
    with pytest.raises(AttributeError):
        kindergarten.milestones  # noqa: B018 - to touch it is the point
    with pytest.raises(UnmappedInstanceError):
        month.changed_at  # noqa: B018 - likewise
    for row, name in ((kindergarten, "name"), (month, "theme")):
        with pytest.raises(AttributeError):
            setattr(row, name, "Another")


@pytest.mark.parametrize("fails", [False, True])
def test_a_connection_that_was_read_by_is_as_good_as_any_for_what_must_be_whole(
    world: World, fails: bool
) -> None:
    """Reading begins no transaction; what is written next by the same connection has one."""
    with suppress(ZeroDivisionError), only_reading(world.store.engine) as cursor:
        cursor.execute("SELECT 1")
        assert 1 / (not fails)
    with suppress(ZeroDivisionError), world.store.write() as session:
        session.execute(update(Kindergarten).values(name="half"))
        1 / 0  # noqa: B018 - in the midst of it
    with world.store.read() as session:
        assert "half" not in session.scalars(select(Kindergarten.name)).all()
