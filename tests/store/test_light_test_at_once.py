"""A light test that ends while somebody answers it: what is read afterwards does not change any more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.light_test import LightTest, Question, QuestionKind, Tally
from bot.model.programme import Programme, ProgrammeKind
from bot.store.engine import Store
from bot.store.light_tests import end_light_test, tally_to_change
from tests.databases import PostgresqlDatabase

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def store(postgresql: PostgresqlDatabase) -> Store:
    """SQLite lets one write at a time."""
    return postgresql.fresh()


def sent(store: Store) -> int:
    with store.write() as session:
        programme = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, NOW)
        session.add(programme)
        session.flush()
        test = LightTest(
            programme_id=programme.id,
            title="Vernerunden",
            questions=(Question("Hvordan var den?", QuestionKind.TEXT),),
            last_day=date(2026, 12, 4),
            ends_at=NOW + timedelta(days=10),
        )
        session.add(test)
        session.flush()
        session.add(test.send(3, NOW))
        return test.id


def test_whoever_comes_to_answer_as_it_ends_finds_it_over(store: Store) -> None:
    number = sent(store)
    with store.write() as answering:
        test = answering.get_one(LightTest, number)
        assert test.is_open(NOW)
        with store.write() as ending:
            ended = ending.get_one(LightTest, number)
            ended.ends_at = NOW
            end_light_test(ending, ended, ending.get_one(Tally, number))
        assert tally_to_change(answering, test) is not None
        assert not test.is_open(NOW)
        assert test.is_over(NOW)


def test_at_its_midnight_nothing_is_read_before_the_last_answer_is_in(store: Store) -> None:
    number = sent(store)
    midnight = NOW + timedelta(days=10)
    with store.write() as session:
        test = session.get_one(LightTest, number)
        assert (test.is_open(midnight), test.is_over(midnight)) == (False, False)
        end_light_test(session, test, session.get_one(Tally, number))
        assert test.is_over(midnight)
        assert not test.is_open(midnight - timedelta(seconds=1)), "for one who began to answer before it"
