"""A list of webinars becomes webinars: all of its rows, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.admin.webinars.reading import NAMES, REQUIRED, explain, in_language, read, yes
from bot.admin.webinars.webinars import described
from bot.admin.webinars.wrong import Wrong, quoted
from bot.model.errors import Refusal
from bot.model.texts import Language, visible
from bot.model.webinar import Webinar
from bot.store.queries import all_webinars
from bot.store.session import Session

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


@dataclass
class Importer:
    """Carries rows out in a session; whoever opened it decides whether that is kept."""

    session: Session
    language: Language
    now: datetime
    known: dict[str, Webinar] = field(init=False)
    lines: dict[str, int] = field(default_factory=dict)
    """On which line each uid stands."""

    def __post_init__(self) -> None:
        found = all_webinars(self.session, lock=True)
        self.known = {webinar.uid: webinar for webinar in found if webinar.uid is not None}

    def carry_out(self, rows: Sequence[WebinarRow]) -> list[ImportResult]:
        return [self._outcome(row) for row in rows]

    def _outcome(self, row: WebinarRow) -> ImportResult:
        try:
            what, about = self._become(row)
            return ImportResult(row.line, what, "; ".join([about, *row.notes]))
        except Wrong as error:
            return ImportResult(row.line, RowResult.WRONG, error.problem)

    def _become(self, row: WebinarRow) -> tuple[RowResult, str]:
        """Raises Wrong."""
        uid, problems = self._uid(row)
        webinar = self.known.get(uid)
        cancelled, values, more = _read(row, is_new=webinar is None)
        if problems or more:
            raise Wrong("; ".join([*problems, *more]))
        if cancelled:
            return self._cancel(webinar)
        if webinar is not None:
            return self._change(webinar, values)
        made = Webinar.publish(in_language(values, self.language, None), self.now, uid)
        self.session.add(made)
        held = "; it has begun already, so it is not posted" if made.starts_at <= self.now else ""
        return RowResult.NEW, f"{described(made, self.language)}{held}"

    def _uid(self, row: WebinarRow) -> tuple[str, list[str]]:
        """With what is wrong with it."""
        uid = visible(row.cells.get("uid", "")).strip()
        first = self.lines.setdefault(uid, row.line)
        if not uid:
            return uid, ["uid: must be filled in"]
        if len(uid) > UID_LIMIT:
            return uid, [f"uid: has {len(uid)} characters, and at most {UID_LIMIT} fit"]
        return uid, [] if first == row.line else [f"uid: {quoted(uid)} stands on line {first} too"]

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


def _read(row: WebinarRow, *, is_new: bool) -> tuple[bool, dict[str, Any], list[str]]:
    """Whether it is cancelled, else its values, and all that is wrong with it."""
    problems = [f"{name}: {problem}" for name, problem in row.problems.items()]
    try:
        if yes(row.cells.get("cancelled", "")):
            return True, {}, []  # the rest does not matter any more
    except Wrong as error:
        problems.append(f"cancelled: {error.problem}")
    values, more = read(row.cells)
    missing = [name for name in REQUIRED if name not in row.cells and name not in row.problems]
    return False, values, [*problems, *more, *(f"{name}: must be there" for name in missing if is_new)]
