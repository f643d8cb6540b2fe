"""A report of several pages as data: chapters with tables. Its words have no language yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

import msgspec

from bot.message.words import Voice, Words, _n
from bot.paper.documents import Section, printable

SaidReport: TypeAlias = dict[str, Any]
"""A report in one language, as JSON has it: what its templates are given."""

NOT_PRINTED = "not_printed"
"""Of a table: the rows that the document to change has besides."""


@dataclass(frozen=True)
class Column:
    title: Words
    width: int
    """Its share of the line, beside those of the others."""


@dataclass(frozen=True)
class ReportTable:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    """A cell for each column. What stands in the first names its row."""
    most: int | None = None
    """So many rows are printed (None: all), so that the paper is short. The document to change has all."""

    @property
    def printed(self) -> int:
        return len(self.rows) if self.most is None else min(self.most, len(self.rows))

    @property
    def more(self) -> Words | None:
        """How many rows are not printed, and where they are."""
        left = len(self.rows) - self.printed
        if not left:
            return None
        return _n(
            "And {n} more. The whole list is in the report as a document you can change.",
            "And {n} more. The whole list is in the report as a document you can change.",
            left,
        )


@dataclass(frozen=True)
class Chapter:
    heading: Words
    paragraphs: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()
    tables: tuple[ReportTable, ...] = ()


@dataclass(frozen=True)
class Report:
    """Written to be read by somebody who was not there."""

    template: ClassVar[str] = "report"

    above: Words
    title: Words
    about: tuple[Words, ...]
    """What it is, and what it is not."""
    chapters: tuple[Chapter, ...]
    below: Words
    page: Words
    """On each page: which page it is, with `{page}` and `{pages}` to be filled in."""
    summary: int = 0
    """So many chapters, from the first, say the most important of it."""

    @property
    def sections(self) -> Sequence[Section]:
        return tuple(
            Section(one.heading, (*one.paragraphs, *one.points)) for one in self.chapters[: self.summary]
        )

    def said(self, voice: Voice) -> SaidReport:
        return {
            "language": voice.language.value,
            "above": voice.say(self.above),
            "title": voice.say(self.title),
            "about": [*map(voice.say, self.about)],
            "chapters": [_chapter(one, voice) for one in self.chapters],
            "below": voice.say(self.below),
            "page": voice.say(self.page),
        }

    def data(self, voice: Voice) -> str:
        return printed(self.said(voice))


def _chapter(chapter: Chapter, voice: Voice) -> dict[str, Any]:
    return {
        "heading": voice.say(chapter.heading),
        "paragraphs": [*map(voice.say, chapter.paragraphs)],
        "points": [*map(voice.say, chapter.points)],
        "tables": [_table(one, voice) for one in chapter.tables],
    }


def _table(table: ReportTable, voice: Voice) -> dict[str, Any]:
    rows = [[*map(voice.say, row)] for row in table.rows]
    return {
        "heads": [voice.say(column.title) for column in table.columns],
        "widths": [column.width for column in table.columns],
        "rows": rows[: table.printed],
        NOT_PRINTED: rows[table.printed :],
        "more": None if table.more is None else voice.say(table.more),
    }


def printed(said: SaidReport) -> str:
    """What the template is given, as JSON: the same for the same report."""
    return msgspec.json.encode(_printable(said), order="deterministic").decode()


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case list():
            return [_printable(one) for one in value]
        case dict():
            return {name: _printable(one) for name, one in value.items() if name != NOT_PRINTED}
    return value
