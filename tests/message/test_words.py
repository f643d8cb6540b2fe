"""Words that are said in a language."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.message.words import Language, Voice, day_and_time

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_a_moment_is_told_by_the_clock_of_those_who_read_it() -> None:
    here, there = (NOON.astimezone(ZoneInfo(zone)) for zone in ("Europe/Oslo", "Atlantic/Azores"))
    assert here == there
    assert day_and_time(here) != day_and_time(there)
    assert Voice(Language.NB).say(day_and_time(here)) == "tirsdag 1. desember kl. 13:00"
    assert Voice(Language.NB).say(day_and_time(there)) == "tirsdag 1. desember kl. 11:00"


def test_a_moment_that_names_no_clock_is_not_said() -> None:
    """Two cards with equal moments of two zones would be one, and drawn once."""
    with pytest.raises(TypeError):
        Voice(Language.NB).say(NOON)
