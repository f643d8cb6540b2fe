"""Words that are said in a language."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.message.words import UNBROKEN, Dated, Language, Short, Voice, Words, day_and_time
from tests.every import every_language

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_a_moment_is_told_by_the_clock_of_those_who_read_it() -> None:
    here, there = (NOON.astimezone(ZoneInfo(zone)) for zone in ("Europe/Oslo", "Atlantic/Azores"))
    assert here == there
    assert day_and_time(here) != day_and_time(there)
    assert Voice(Language.NB).say(day_and_time(here)) == f"tirsdag 1.{UNBROKEN}desember kl. 13:00"
    assert Voice(Language.NB).say(day_and_time(there)) == f"tirsdag 1.{UNBROKEN}desember kl. 11:00"


@pytest.mark.parametrize("words", [NOON.date(), Short(NOON.date()), Dated(NOON.date())])
@every_language
def test_no_line_is_broken_between_a_day_and_its_month(words: Words, language: Language) -> None:
    said = Voice(language).say(words)
    assert re.search(rf"1\.?{UNBROKEN}de[sc]", said, re.IGNORECASE)
    assert said.count(" ") <= 1, "only behind the weekday"


def test_a_moment_that_names_no_clock_is_not_said() -> None:
    """Two cards with equal moments of two zones would be one, and drawn once."""
    with pytest.raises(TypeError):
        Voice(Language.NB).say(NOON)
