"""Barnehageår as people write them."""

import pytest

from bot.commands.dates import BARNEHAGEAAR
from bot.commands.errors import Unreadable
from bot.model.month import Barnehageaar
from tests.commands.dates.reading import NOW, offered
from tests.every import every


@every(
    "text, start",
    [
        ("2026/2027", 2026),
        ("2026/27", 2026),
        ("26/27", 2026),
        ("2026–2027", 2026),
        ("2026-2027", 2026),
        ("2026-27", 2026),
        ("2026 – 2027", 2026),
        ("2027/2028?", 2027),
        ("barnehageåret 2027/2028", 2027),
        ("i år", 2026),
        ("dette barnehageåret", 2026),
        ("this year", 2026),
        ("neste år", 2027),
        ("til neste år", 2027),
        ("neste barnehageår", 2027),
        ("next year", 2027),
        ("i fjor", 2025),
        ("forrige år", 2025),
        ("last year", 2025),
        ("2027-03", 2026),  # any month says its year, as buttons do
        ("2027-08", 2027),
        ("mars", 2026),
        ("mars 2028", 2027),
        ("neste måned", 2026),
    ],
)
def test_a_year(text: str, start: int) -> None:
    assert Barnehageaar.of(BARNEHAGEAAR.read(text, NOW)) == Barnehageaar(start)


@pytest.mark.parametrize("text", ["", "2026/2028", "2027/2026", "2226/2227", "12", "år", "xyzzy", "24.12"])
def test_no_year(text: str) -> None:
    with pytest.raises(Unreadable):
        BARNEHAGEAAR.read(text, NOW)


def test_a_calendar_year_lies_in_two() -> None:
    assert offered(BARNEHAGEAAR, "2027") == ["2026-08", "2027-08"]
    assert offered(BARNEHAGEAAR, "år 2027") == ["2026-08", "2027-08"]


def test_a_month_says_itself_and_a_year_its_first() -> None:
    assert str(BARNEHAGEAAR.read("2027-03", NOW)) == "2027-03"
    assert str(BARNEHAGEAAR.read("2026/2027", NOW)) == "2026-08"
