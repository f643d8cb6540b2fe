"""A link to a programme's pages that many press at the same moment: one visit begins, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.model.place import Tenant
from bot.model.programme import Programme
from bot.model.visit import Visit
from bot.store.engine import Store
from bot.store.visits import admitted, begin_visit, end_visit, offer_visit, offered_in
from tests.sector import NOW, WORKSPACE, settle


@pytest.fixture
def link(store: Store) -> str:
    """The key of one."""
    settle(store, 1)
    with store.write() as session:
        [home] = session.scalars(select(Programme.home_id))
        assert home is not None
        return offer_visit(session, home, Tenant("local", WORKSPACE), "leder", NOW)


def pressed(store: Store, link: str, mark: str) -> str | None:
    with store.write() as session:
        return begin_visit(session, link, mark, NOW)


def visits(store: Store) -> int:
    with store.read() as session:
        return len(session.scalars(select(Visit)).all())


def test_of_many_who_have_the_link_one_is_let_in(
    store: Store, link: str, threads: ThreadPoolExecutor
) -> None:
    keys = [*threads.map(lambda mark: pressed(store, link, mark), "abcdef")]
    assert len([key for key in keys if key is not None]) == 1
    assert visits(store) == 1


def test_one_who_presses_many_times_is_let_in_once_and_never_turned_away(
    store: Store, link: str, threads: ThreadPoolExecutor
) -> None:
    keys = {*threads.map(lambda _time: pressed(store, link, "mine"), range(6))}
    assert len(keys) == 1
    assert None not in keys
    assert visits(store) == 1


def test_a_page_that_was_closed_is_not_opened_by_the_press_that_began_it(store: Store, link: str) -> None:
    key = pressed(store, link, "mine")
    assert key is not None
    with store.write() as session:
        end_visit(session, link, NOW)
        end_visit(session, key, NOW)
        end_visit(session, key, NOW)
    assert pressed(store, link, "mine") is None
    assert visits(store) == 0


def test_to_look_at_a_link_uses_nothing_up(store: Store, link: str) -> None:
    soon, late = NOW + timedelta(minutes=14), NOW + timedelta(minutes=15)
    with store.read() as session:
        seen = [offered_in(session, link, moment) for moment in (NOW, soon, late)]
    assert [one is not None for one in seen] == [True, True, False]
    key = pressed(store, link, "mine")
    assert key is not None
    with store.read() as session:
        assert admitted(session, key, NOW) is not None
        assert (offered_in(session, link, NOW), offered_in(session, key, NOW)) == (None, None)
