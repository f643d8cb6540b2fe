"""Reads a conversation from Markdown.

*Solstrålen, 2026-11-23 09:00*            where, and when: Solstrålen, Fjelltun, Ny or Programmet
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

A conversation of the programme is one that names `@programmet`, `arbeidsgruppe` (there is `arbeidsgruppe2`
too) or `hjelper`. Then Solstrålen has joined and shares everything, its hjelper is `hjelper`, Fjelltun has
not joined, and kindergartens join with BARN-EHAG (`tests/around.py`). There, and anywhere else:

**arbeidsgruppe @programmet:** /hms       in another place: @solstrålen, @fjelltun, @ny, @bekken,
                                          @lia or @tunet (empty as @ny), @programmet
**hjelper @selv:** /hms                   alone with the bot
**hjelper @selv:** /hms kode {kode}       the newest code that anybody has seen
> (til hjelper) Et spørsmål               in the hjelper's own chat; (bare til deg) where they have just acted
> (i kanalen Fjelltun) Nytt brev          in another kindergarten's channel, or (i gruppen Fjelltun)
> (i kanalen Programmet) Et nytt svar     in the arbeidsgruppe's channel

Of other places than the first, and of its group, what comes is seen where the conversation names them.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.platforms.local.people import AROUND, GROUPS, PROGRAMMET
from tests.world import MORE

OSLO = ZoneInfo("Europe/Oslo")
CHANNELS = {"Solstrålen": "solstralen", "Fjelltun": "fjelltun", "Ny": "ny", "Programmet": PROGRAMMET}
CHANNELS |= {channel.capitalize(): channel for channel in MORE}
GROUP, ALONE = "gruppe", "selv"


@dataclass(frozen=True)
class Say:
    user: str
    line: str
    channel: str


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
    has_programme: bool
    channels: tuple[str, ...]
    """All that are looked at: the first, those that are named, and the places of their groups."""


def read_script(path: Path) -> Script:
    """Raises ValueError for a line that is none of the known."""
    channel, start = "", None
    scenes: list[Scene] = []
    text = path.read_text("utf-8")
    for line in text.splitlines():
        if match := re.fullmatch(r"\*(\w+), (\d{4}-\d\d-\d\d \d\d:\d\d)\*", line):
            channel, start = CHANNELS[match[1]], _moment(match[2])
        elif line.startswith("> "):
            scenes[-1].expected.append(line[2:])
        elif line.startswith("*"):
            scenes.append(Scene(_step(line, channel)))
        elif line.strip() in (">", "") or not line.startswith(("#", ">")):
            continue
    if start is None:
        raise ValueError(f"{path} does not say where and when")
    return Script(channel, start, tuple(scenes), _has_programme(text), _named(text, channel))


def _has_programme(text: str) -> bool:
    people = "|".join(AROUND)
    begins = rf"\*Programmet, |\*\*\w+ @programmet\b|\*\*({people})\b|> \(til |> \(i kanalen Programmet\)"
    return re.search(f"^({begins})", text, re.MULTILINE) is not None


def _named(text: str, first: str) -> tuple[str, ...]:
    names = re.findall(r"\(i (?:kanalen|gruppen) (\w+)\)", text)
    names += [word.capitalize() for word in re.findall(r"^\*\*\w+ @(\w+):", text, re.MULTILINE)]
    others = {CHANNELS[name] for name in names if name in CHANNELS} - {first}
    return tuple(one for channel in (first, *sorted(others)) for one in (channel, channel + GROUPS))


def _moment(text: str) -> datetime:
    """Between two milliseconds, as real clocks are."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO, microsecond=1)


def _step(line: str, first: str) -> Step:
    if match := re.fullmatch(r"\*(\d{4}-\d\d-\d\d \d\d:\d\d)\*", line):
        return Turn(_moment(match[1]))
    if line == "*Herfra telles trykkene*":
        return CountPresses()
    if match := re.fullmatch(r"\*Høyst (\d+) trykk\*", line):
        return AtMost(int(match[1]))
    if match := re.fullmatch(r"\*\*(\w+)(?: @(\w+))?:\*\* (.*)", line):
        return Say(match[1], match[3], _place(match[2], match[1], first))
    if match := re.fullmatch(r"\*\*(\w+)\*\* trykker( i første melding)? \[(.+)\]", line):
        return Press(match[1], match[3], older=match[2] is not None)
    if match := re.fullmatch(r"\*\*(\w+)\*\* fyller ut (.*)", line):
        pairs = (part.partition(": ") for part in match[2].split("; "))
        return Fill(match[1], {label: value for label, _colon, value in pairs})
    raise ValueError(f"not understood: {line}")


def _place(word: str | None, user: str, first: str) -> str:
    """Where somebody writes. Raises KeyError."""
    if word == ALONE:
        return user
    if word == GROUP:
        return first + GROUPS
    return first if word is None else CHANNELS[word.capitalize()]
