"""A list of webinars becomes webinars: all of its rows, or none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.admin.webinars.reading import NAMES, REQUIRED, explain, read, yes
from bot.admin.webinars.webinars import described
from bot.admin.webinars.wrong import Wrong, quoted
from bot.model.errors import Refusal
from bot.model.texts import Language, visible
from bot.model.webinar import Webinar, in_language
from bot.store.session import Session
from bot.store.webinars import all_webinars

UID_LIMIT = 255
TOLD = "those who were told hear of it"


@dataclass(frozen=True)
class WebinarRow:
    """One webinar of a list, as it is written there."""

    line: int
    cells: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    """What cannot be read of it at all, by cell."""
    notes: tuple[str, ...] = ()
    """What was read otherwise than it stands there."""


class RowResult(StrEnum):
    """What a row becomes."""

    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(frozen=True)
class ImportResult:
    line: int
    what: RowResult
    about: str


@dataclass(frozen=True)
class ReadRow:
    """The same, read: all that does not need the database, which nobody else can change meanwhile."""

    line: int
    uid: str
    cancelled: bool
    values: dict[str, Any]
    problems: tuple[str, ...]
    missing: tuple[str, ...]
    """What a new webinar must have."""
    notes: tuple[str, ...]


def read_rows(rows: Iterable[WebinarRow]) -> list[ReadRow]:
    lines: dict[str, int] = {}
    return [_read(row, lines) for row in rows]


def _read(row: WebinarRow, lines: dict[str, int]) -> ReadRow:
    """`lines` has on which line each uid stands."""
    uid = visible(row.cells.get("uid", "")).strip()
    problems = [*_uid_problems(uid, row.line, lines.setdefault(uid, row.line))]
    problems += [f"{name}: {problem}" for name, problem in row.problems.items()]
    try:
        cancelled = yes(row.cells.get("cancelled", ""))
    except Wrong as error:
        cancelled = False
        problems.append(f"cancelled: {error.problem}")
    if cancelled:  # the rest does not matter any more
        return ReadRow(row.line, uid, cancelled, {}, tuple(problems), (), row.notes)
    values, more = read(row.cells)
    gone = [name for name in REQUIRED if name not in row.cells and name not in row.problems]
    return ReadRow(row.line, uid, cancelled, values, (*problems, *more), tuple(gone), row.notes)


def _uid_problems(uid: str, line: int, first: int) -> Iterator[str]:
    if not uid:
        yield "uid: must be filled in"
    elif len(uid) > UID_LIMIT:
        yield f"uid: has {len(uid)} characters, and at most {UID_LIMIT} fit"
    elif first != line:
        yield f"uid: {quoted(uid)} stands on line {first} too"


@dataclass
class Importer:
    """Carries rows out in a session; whoever opened it decides whether that is kept."""

    session: Session
    language: Language
    now: datetime
    known: dict[str, Webinar] = field(init=False)

    def __post_init__(self) -> None:
        found = all_webinars(self.session, lock=True)
        self.known = {webinar.uid: webinar for webinar in found if webinar.uid is not None}

    def carry_out(self, rows: Sequence[ReadRow]) -> list[ImportResult]:
        return [self._outcome(row) for row in rows]

    def _outcome(self, row: ReadRow) -> ImportResult:
        try:
            what, about = self._become(row)
            return ImportResult(row.line, what, "; ".join([about, *row.notes]))
        except Wrong as error:
            return ImportResult(row.line, RowResult.WRONG, error.problem)

    def _become(self, row: ReadRow) -> tuple[RowResult, str]:
        """Raises Wrong."""
        webinar = self.known.get(row.uid)
        missing = [f"{name}: must be there" for name in row.missing if webinar is None]
        if row.problems or missing:
            raise Wrong("; ".join([*row.problems, *missing]))
        if row.cancelled:
            return self._cancel(webinar)
        if webinar is not None:
            return self._change(webinar, row.values)
        made = Webinar.publish(in_language(row.values, self.language, None), self.now, row.uid)
        self.session.add(made)
        held = "; it has begun already, so it is not posted" if made.starts_at <= self.now else ""
        return RowResult.NEW, f"{described(made, self.language)}{held}"

    def _cancel(self, webinar: Webinar | None) -> tuple[RowResult, str]:
        if webinar is None:
            return RowResult.UNCHANGED, "it is cancelled and was never added, so there is nothing to do"
        about = described(webinar, self.language)
        if not webinar.cancel(self.now):
            return RowResult.UNCHANGED, about
        return RowResult.CANCELLED, f"{about}; {TOLD}" if self.now < webinar.starts_at else about

    def _change(self, webinar: Webinar, values: dict[str, Any]) -> tuple[RowResult, str]:
        if webinar.cancelled_at is not None:
            return RowResult.UNCHANGED, "it stays cancelled; give it a new uid to hold it after all"
        try:
            changed = webinar.change(in_language(values, self.language, webinar), self.now)
        except Refusal as error:
            raise Wrong(explain(error)) from error
        if not changed.fields:
            return RowResult.UNCHANGED, described(webinar, self.language)
        heard = changed.news and self.now < webinar.starts_at
        fields = ", ".join(NAMES[name] for name in changed.fields)
        return RowResult.CHANGED, f"{fields}; {TOLD if heard else 'nobody is told'}"
