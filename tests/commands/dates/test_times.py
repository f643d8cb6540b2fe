"""Times of day as people write and say them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.dates.times import TimeReader
from bot.commands.errors import Unreadable
from tests.commands.dates.reading import NOW
from tests.every import every

TIME = TimeReader()


@every(
    "text, moment",
    [
        ("11:30", time(11, 30)),
        ("11.30", time(11, 30)),
        ("11 30", time(11, 30)),
        ("1130", time(11, 30)),
        ("830", time(8, 30)),
        ("0830", time(8, 30)),
        ("kl 1130", time(11, 30)),
        ("kl.11.30", time(11, 30)),
        ("kl12", time(12)),
        ("kl 12", time(12)),
        ("kl. 12?", time(12)),
        ("til kl 12", time(12)),
        ("kl. 7.05", time(7, 5)),
        ("Kl 23:59", time(23, 59)),
        ("klokka 8", time(8)),
        ("klokken 14", time(14)),
        ("9", time(9)),
        ("3", time(3)),
        ("0:00", time(0)),
        ("halv tolv", time(11, 30)),
        ("klokka halv tolv", time(11, 30)),
        ("halv 12", time(11, 30)),
        ("halv ett", time(12, 30)),
        ("halv to", time(13, 30)),
        ("halv sju", time(6, 30)),
        ("klokka elleve", time(11)),
        ("klokka tre", time(15)),
        ("kvart over elleve", time(11, 15)),
        ("kvart på tolv", time(11, 45)),
        ("kvart over tolv", time(12, 15)),
        ("kvart over 14", time(14, 15)),
        ("ti over elleve", time(11, 10)),
        ("ti på elleve", time(10, 50)),
        ("fem på halv tolv", time(11, 25)),
        ("fem over halv tolv", time(11, 35)),
        ("klokka fem over halv åtte", time(7, 35)),
        ("half past eleven", time(11, 30)),
        ("quarter past eleven", time(11, 15)),
        ("a quarter to twelve", time(11, 45)),
        ("ten past eleven", time(11, 10)),
        ("five to twelve", time(11, 55)),
        ("11 am", time(11)),
        ("11am", time(11)),
        ("1 pm", time(13)),
        ("12 pm", time(12)),
        ("12 am", time(0)),
        ("1:30 pm", time(13, 30)),
        ("11 o'clock", time(11)),
    ],
)
def test_a_time(text: str, moment: time) -> None:
    assert TIME.read(text, NOW) == moment


@every(
    "text",
    [
        "",
        "24:00",
        "11:60",
        "11:3",
        "kl",
        "११:३०",
        "elleve",
        "halv",
        "halv tretten",
        "halv 25",
        "kvart",
        "kvart over",
        "2460",
        "13 pm",
        "0 am",
        "15. mars",
        "15.",
        "90 over elleve",
        "11:30:00",
        "2026-12-24",
    ],
)
def test_no_time(text: str) -> None:
    with pytest.raises(Unreadable):
        TIME.read(text, NOW)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_as_it_is_written(hour: int, minute: int) -> None:
    assert TIME.read(TIME.write(time(hour, minute)), NOW) == time(hour, minute)
