"""Documents as data: what a page says, before anything draws it. Its words have no language yet."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import msgspec
import segno

from bot.message.words import Voice, Words
from bot.paper.letters import with_shapes

LONGEST_WORD = 18
"""Letters after which a word may go on in the next line, where it is longer than any of ours."""
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD * 2},}}")
_BREAK = "\u00ad"


@dataclass(frozen=True)
class Section:
    heading: Words
    paragraphs: tuple[Words, ...] = ()
    steps: tuple[Words, ...] = ()
    rows: tuple[tuple[Words, Words], ...] = ()


class Document(Protocol):
    """What a template of typst draws: a `Sheet`, or any other kind of paper."""

    template: ClassVar[str]
    """Its name in `bot/paper/templates`."""

    @property
    def title(self) -> Words: ...

    @property
    def sections(self) -> Sequence[Section]:
        """What it says, for a page of the web."""

    def data(self, voice: Voice) -> str:
        """What its template is given, as JSON: the same for the same document."""


@dataclass(frozen=True)
class Code:
    """Leads those who hold a phone to it somewhere."""

    address: str
    says: Words
    """What is there."""


@dataclass(frozen=True)
class Sheet:
    """One A4 page to hang up."""

    template: ClassVar[str] = "sheet"

    above: Words
    title: Words
    sections: tuple[Section, ...]
    below: Words
    code: Code | None = None

    def data(self, voice: Voice) -> str:
        def said(words: Words) -> str:
            return printable(voice.say(words))

        sections = [
            {
                "heading": said(one.heading),
                "paragraphs": [*map(said, one.paragraphs)],
                "steps": [*map(said, one.steps)],
                "rows": [[said(label), said(value)] for label, value in one.rows],
            }
            for one in self.sections
        ]
        data = {
            "language": voice.language.value,
            "above": said(self.above),
            "title": said(self.title),
            "sections": sections,
            "below": said(self.below),
            "code": self.code and {"svg": _drawn(self.code.address), "says": said(self.code.says)},
        }
        return msgspec.json.encode(data, order="deterministic").decode()


def printable(text: str) -> str:
    """With the characters that the fonts have, and places to break where a word is too long for a line."""
    return _LONG_WORD.sub(_breakable, with_shapes(text))


def _breakable(word: re.Match[str]) -> str:
    parts = (word[0][at : at + LONGEST_WORD] for at in range(0, len(word[0]), LONGEST_WORD))
    return _BREAK.join(parts)


def _drawn(address: str) -> str:
    """A code that phones read, as SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None
    )
    return drawn.getvalue().decode()
