"""Takes an iCalendar file apart, without judging what nobody asks for.

The library refuses a whole file for one property that is broken, whichever it is. Here a property is only
looked into when it is asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from quopri import decodestring

from icalendar.parser.property import unescape_backslash

_NAME = re.compile(r"[^\W\d_][\w-]*(?=[;:])")
_HEAD = re.compile(r'[^:"]*(?:"[^"]*"[^:"]*)*:')
"""A name and its parameters: in quotation marks a colon ends nothing."""
_ENDS = frozenset({"BEGIN", "END"})


class Damaged(Exception):
    """The file is cut off, or its components do not stand in each other as they should."""


@dataclass(frozen=True)
class Property:
    """A line as it stands in the file, with those that it goes on in."""

    line: str

    @property
    def name(self) -> str:
        return re.split("[;:]", self.line, maxsplit=1)[0].upper()

    @property
    def text(self) -> str:
        """Its value as a text. Old programs (vCalendar 1.0) write `=C3=B8` for ø."""
        head, value = self._parts()
        if "QUOTED-PRINTABLE" in head.upper():
            return decodestring(value.encode()).decode("utf-8", "replace")
        text: str = unescape_backslash(value)
        return text

    @property
    def moment(self) -> tuple[str | None, str]:
        """Its value as a date, behind the last colon, for a date has none; and the name of its time zone."""
        head, _colon, value = self.line.rpartition(":")
        zone = re.search(r';TZID=("[^"]*"|[^;]*)', head, re.IGNORECASE)
        return (zone[1].strip('" ') or None) if zone else None, value.strip()

    def _parts(self) -> tuple[str, str]:
        """Its head and its value; where quotation marks are missing, the value begins at the first colon."""
        head = _HEAD.match(self.line)
        if head is not None:
            return head[0], self.line[head.end() :]
        before, _colon, value = self.line.partition(":")
        return before, value


@dataclass
class Component:
    """What stands between a BEGIN and its END."""

    name: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    components: list["Component"] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """What a property says, each thing once; empty ones say nothing."""
        said = (one.text for one in self.properties.get(name, ()))
        return list(dict.fromkeys(text for text in said if text.strip()))

    def named(self, name: str) -> list["Component"]:
        return [one for one in self.components if one.name == name]


def read_components(text: str) -> list[Component]:
    """The calendars of a file. Raises Damaged."""
    file = Component("", 0)
    stack = [file]
    for number, line in _lines(text):
        one = Property(line)
        match one.name:
            case "BEGIN":
                stack.append(_begin(stack[-1], number, line))
            case "END":
                _end(stack, line)
            case name:
                stack[-1].properties.setdefault(name, []).append(one)
    if len(stack) > 1:
        raise Damaged
    return file.components


def _begin(within: Component, number: int, line: str) -> Component:
    made = Component(_component_name(line), number)
    if made.name == within.name:
        raise Damaged
    within.components.append(made)
    return made


def _end(stack: list[Component], line: str) -> None:
    """What an event has in it (an alarm) may lack its end; an event may not."""
    while len(stack) > 1:
        ended = stack.pop()
        if ended.name == _component_name(line):
            return
        if ended.name in {"VEVENT", "VCALENDAR"}:
            break
    raise Damaged


def _component_name(line: str) -> str:
    return line.partition(":")[2].strip().upper()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each with its number: a line that begins no property goes on with the one before it."""
    begun, pieces = 0, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line[:1] in {" ", "\t"}:
            pieces.append(line[1:])
        elif _NAME.match(line):
            if pieces:
                yield begun, "".join(pieces)
            begun, pieces = number, [line]
        elif line and pieces and Property(pieces[0]).name not in _ENDS:
            pieces.append(f"\n{line}")
    if pieces:
        yield begun, "".join(pieces)
