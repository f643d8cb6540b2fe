"""Reads a list of webinars from a file: a table as spreadsheets write it, or an iCalendar file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.admin.webinars.decoding import decoded
from bot.admin.webinars.importing import WebinarRow
from bot.admin.webinars.tables import table_rows
from bot.admin.webinars.webinars import ProgramError
from bot.admin.webinars.wrong import Wrong

CALENDAR = "BEGIN:VCALENDAR"
MOST_BYTES = 5_000_000
MOST_ROWS = 1000
LONGEST_READ = 30.0
"""Seconds. A thousand webinars take two."""


@dataclass(frozen=True)
class WebinarList:
    rows: tuple[WebinarRow, ...]
    notes: tuple[str, ...] = ()
    """What must be known of the file as a whole."""


def read_list(path: Path, seconds: Callable[[], float]) -> WebinarList:
    """By a clock that only goes forward. Raises ProgramError when the file as a whole cannot be read."""
    data = _data(path)
    notes: list[str] = []
    try:
        text, guess = decoded(data)
    except Wrong as error:
        raise ProgramError(f"{path} {error.problem}.") from error
    if guess:
        notes.append(
            f"{path} is taken for {guess}: look whether æ, ø and å are right, or save it as CSV (UTF-8)."
        )
    rows = tuple(_bounded(path, _rows(path, text, notes), seconds))
    if not rows:
        raise ProgramError(f"{path} has no webinars in it.")
    return WebinarList(rows, tuple(notes))


def _data(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ProgramError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > MOST_BYTES:
        raise ProgramError(
            f"{path} is too large for a list of webinars: at most {MOST_BYTES // 1_000_000} MB are read."
        )
    return data


def _rows(path: Path, text: str, notes: list[str]) -> Iterator[WebinarRow]:
    if text.lstrip()[: len(CALENDAR)].upper() == CALENDAR:
        from bot.admin.webinars.calendars import calendar_rows

        return calendar_rows(path, text)
    if path.suffix.lower() == ".ics":
        raise ProgramError(f"{path} is not a calendar: it does not begin with {CALENDAR}.")
    return table_rows(path, text, notes)


def _bounded(path: Path, rows: Iterator[WebinarRow], seconds: Callable[[], float]) -> Iterator[WebinarRow]:
    """Raises ProgramError where there are too many rows, or they take too long."""
    begun = seconds()
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise ProgramError(f"{path} has more than {MOST_ROWS} webinars; import it in parts.")
        if seconds() - begun > LONGEST_READ:
            raise ProgramError(
                f"{path}:{row.line}: reading took more than {LONGEST_READ:.0f} seconds; import it in parts."
            )
        yield row
