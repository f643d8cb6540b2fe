"""Reads a conversation from Markdown.

*Solstrålen, 2026-11-23 09:00*            where, and when
**styrer:** /hms neste-måned              somebody writes
**styrer** trykker [Bytt tema]            presses a button of the newest message
**styrer** fyller ut Måned: Desember 2026; Tema: …     sends its form
**styrer @gruppe:** /hms gruppe           somebody writes in the HMS-gruppe's place
**styrer** trykker i første melding [Bytt tema]        an older message: the first with that button
*2026-12-01 11:30*                        the clock is turned
*Herfra telles trykkene*                  presses and forms are counted from here
*Høyst 8 trykk*                           and were no more than so many up to here
> (i kanalen) Tema for desember           the message seen: to everybody, (i gruppen) or (bare til deg)
> [Hele året] {Måned}                     it has this button, and a form with this field
> ikke: Feil                              it does not say this
> ingenting                               no message came
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
CHANNELS = {"Solstrålen": "solstralen", "Fjelltun": "fjelltun", "Ny": "ny"}


@dataclass(frozen=True)
class Say:
    user: str
    line: str
    in_group: bool


@dataclass(frozen=True)
class Press:
    user: str
    label: str
    older: bool


@dataclass(frozen=True)
class Fill:
    user: str
    values: dict[str, str]


@dataclass(frozen=True)
class Turn:
    to: datetime


@dataclass(frozen=True)
class CountPresses:
    """From here on, up to the next `AtMost`."""


@dataclass(frozen=True)
class AtMost:
    presses: int


Step: TypeAlias = Say | Press | Fill | Turn | CountPresses | AtMost


@dataclass
class Scene:
    """A step, and what must be seen after it."""

    step: Step
    expected: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Script:
    channel: str
    start: datetime
    scenes: tuple[Scene, ...]


def read_script(path: Path) -> Script:
    """Raises ValueError for a line that is none of the known."""
    channel, start = "", None
    scenes: list[Scene] = []
    for line in path.read_text("utf-8").splitlines():
        if match := re.fullmatch(r"\*(\w+), (\d{4}-\d\d-\d\d \d\d:\d\d)\*", line):
            channel, start = CHANNELS[match[1]], _moment(match[2])
        elif line.startswith("> "):
            scenes[-1].expected.append(line[2:])
        elif line.startswith("*"):
            scenes.append(Scene(_step(line)))
        elif line.strip() in (">", "") or not line.startswith(("#", ">")):
            continue
    if start is None:
        raise ValueError(f"{path} does not say where and when")
    return Script(channel, start, tuple(scenes))


def _moment(text: str) -> datetime:
    """Between two milliseconds, as real clocks are."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO, microsecond=1)


def _step(line: str) -> Step:
    if match := re.fullmatch(r"\*(\d{4}-\d\d-\d\d \d\d:\d\d)\*", line):
        return Turn(_moment(match[1]))
    if line == "*Herfra telles trykkene*":
        return CountPresses()
    if match := re.fullmatch(r"\*Høyst (\d+) trykk\*", line):
        return AtMost(int(match[1]))
    if match := re.fullmatch(r"\*\*(\w+)( @gruppe)?:\*\* (.*)", line):
        return Say(match[1], match[3], in_group=match[2] is not None)
    if match := re.fullmatch(r"\*\*(\w+)\*\* trykker( i første melding)? \[(.+)\]", line):
        return Press(match[1], match[3], older=match[2] is not None)
    if match := re.fullmatch(r"\*\*(\w+)\*\* fyller ut (.*)", line):
        pairs = (part.partition(": ") for part in match[2].split("; "))
        return Fill(match[1], {label: value for label, _colon, value in pairs})
    raise ValueError(f"not understood: {line}")
