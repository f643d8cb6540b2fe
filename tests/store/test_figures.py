"""Figures of a programme in the database: for whole blocks, of the day, and gone with any one that leaves."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bot.model.figures import NAMES, Block, Counted, Sum, added
from bot.model.kindergarten import Kindergarten
from bot.store.deleting import delete_kindergartens
from bot.store.engine import Store
from bot.store.figures import blocks_of, count_programmes
from scheduler.tidying import Keeping, Tidying
from tests.sector import EVERYBODY, NOW, member, settle

TODAY = date(2026, 11, 25)
TOMORROW = TODAY + timedelta(days=1)


def count(store: Store, day: date = TODAY) -> None:
    count_programmes(store, day)


def whole(store: Store, programme: int) -> Sum:
    with store.read() as session:
        return added(one.sum for one in blocks_of(session, programme))


@pytest.fixture
def programme(store: Store) -> int:
    made = settle(store, EVERYBODY)
    count(store)
    return made


def test_everybody_is_counted(store: Store, programme: int) -> None:
    found = whole(store, programme)
    assert found.size == EVERYBODY
    assert sum(found.figures.phases.values()) == EVERYBODY
    assert found.figures.milestones["oppstartsworkshop"] == 59
    assert sum(found.figures.themes.values()) == 11 * EVERYBODY
    assert sum(found.figures.factors.values()) == 2 * EVERYBODY


def test_tidying_makes_the_figures_of_a_day_once(store: Store, programme: int) -> None:
    tidy = Tidying(store, Keeping())
    tidy(NOW + timedelta(days=1))
    with store.read() as session:
        assert {one.day for one in blocks_of(session, programme)} == {TOMORROW}


def test_who_stops_sharing_takes_the_whole_block_along_at_once(store: Store, programme: int) -> None:
    with store.write() as session:
        member(session, "sektor-0").shares_numbers = False
    found = whole(store, programme)
    assert found.size == EVERYBODY - 11
    count(store, TOMORROW)
    assert whole(store, programme).size == found.size, "ten of the eleven would tell of the eleventh"


def test_who_leaves_takes_the_whole_block_along(store: Store, programme: int) -> None:
    with store.write() as session:
        session.delete(member(session, "sektor-0"))
    assert whole(store, programme).size == EVERYBODY - 11


def test_a_kindergarten_that_is_deleted_takes_the_whole_block_along(store: Store, programme: int) -> None:
    with store.write() as session:
        delete_kindergartens(session, Kindergarten.channel == "sektor-0")
    assert whole(store, programme).size == EVERYBODY - 11
    with store.read() as session:
        kept = session.scalar(select(func.count()).select_from(Counted))
    assert kept == EVERYBODY - 1


def test_what_else_is_changed_leaves_the_block(store: Store, programme: int) -> None:
    with store.write() as session:
        member(session, "sektor-0").municipality = "Voss"
    assert whole(store, programme).size == EVERYBODY


def test_who_comes_back_is_not_taken_for_a_new_one(store: Store, programme: int) -> None:
    for shares in (False, True):
        with store.write() as session:
            member(session, "sektor-0").shares_numbers = shares
    count(store, TOMORROW)
    assert whole(store, programme).size == EVERYBODY - 11


def test_those_who_wait_come_in_with_half_of_each_other(store: Store, programme: int) -> None:
    """Of two blocks that end with one each: five of ten and five of ten make a new one, the others wait."""
    with store.write() as session:
        for channel in ("sektor-0", "sektor-1"):
            member(session, channel).shares_numbers = False
    count(store, TOMORROW)
    assert whole(store, programme).size == EVERYBODY - 22 + 10
    with store.read() as session:
        [new] = session.scalars(select(Block).where(Block.municipality.is_(None)))
        assert new.size == 10


def test_no_block_says_anything_in_words_of_a_kindergartens_own(store: Store, programme: int) -> None:
    known = whole(store, programme).figures
    assert all(
        key.replace("-", "").replace("/", "").isalnum() for name in NAMES for key in getattr(known, name)
    )
