"""A line is written from values, and reads as the same values again."""

from datetime import date, timedelta

import pytest

from bot.commands.dates import DayReader, MonthReader
from bot.commands.lines import LineTo, as_seen, moment_seen, without_mark
from bot.message.words import _
from bot.model.month import Month
from tests.sample_programme import NOW

MONTH_AND_DAY = LineTo("hms", "dans", MonthReader(), DayReader(_("Day")))


def test_values_are_written_as_their_readers_write_them() -> None:
    assert MONTH_AND_DAY(Month(2026, 12), date(2027, 1, 2)) == "hms dans 2026-12 2027-01-02"


def test_a_root_alone_is_a_line_too() -> None:
    assert LineTo("milepel")() == "milepel"


def test_what_was_seen_stands_at_the_end_and_is_read_again() -> None:
    line = LineTo("hms", "angre")(seen=NOW)
    assert without_mark(line) == "hms angre"
    assert moment_seen(line) == (NOW, False)


def test_a_line_said_once_more_has_seen_what_there_is_now() -> None:
    again = as_seen(LineTo("hms", "angre")(seen=NOW), NOW + timedelta(hours=1))
    assert moment_seen(again)[0] == NOW + timedelta(hours=1)


@pytest.mark.parametrize("values", [(), (Month(2026, 12),), (Month(2026, 12), date(2027, 1, 2), NOW)])
def test_a_value_too_few_or_too_many_is_no_line(values: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        MONTH_AND_DAY(*values)  # type: ignore[arg-type]
