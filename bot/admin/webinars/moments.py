"""When a webinar begins, as people and spreadsheets write it: a whole date, and a time of day."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.admin.webinars.wrong import Wrong, quoted
from bot.commands.dates.days import day_readings
from bot.commands.dates.lexer import tokens_of
from bot.commands.dates.times import time_meant
from bot.commands.dates.tokens import Number, Tokens, Word
from bot.model.month import MONTHS_IN_YEAR
from bot.model.rhythm import DEFAULT_ZONE

FIRST_YEAR, LAST_YEAR = 2000, 2099
WHENEVER = (date(2024, 1, 1), date(2050, 1, 1))
"""A date that is the same seen from both names its year. A list is imported again and again."""
LIKE = "write it like 2026-12-10T13:00"

_SECONDS = re.compile(r"([\s.]\d{1,2}[:.]\d\d)[:.]\d\d(?=$|\s?[AaPp]\.?[Mm]\.?$)", re.ASCII)
_COUNTED = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_SIGNS = frozenset({Word.DASH, Word.THE, Word.STOP})


def read_start(text: str) -> datetime:
    """In UTC; Norwegian time where it names no zone. Raises Wrong."""
    line = " ".join(text.split())
    if _COUNTED.fullmatch(line):
        raise Wrong(f"{quoted(text)} is how a spreadsheet counts days; format the column as date and time")
    moment = _iso(line) or _written(line)
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Wrong(f"{quoted(text)} is not a date and a time; {LIKE}")
    moment = moment.replace(second=0, microsecond=0)
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    utc = moment.replace(tzinfo=ZoneInfo(DEFAULT_ZONE)).astimezone(UTC)
    if utc.astimezone(ZoneInfo(DEFAULT_ZONE)).replace(tzinfo=None) != moment:
        raise Wrong(f"{quoted(text)} does not exist: the clock is put forward then")
    return utc


def _iso(line: str) -> datetime | None:
    """A day alone is no start."""
    try:
        return datetime.fromisoformat(line) if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", line) else None
    except ValueError:
        return None


def _written(line: str) -> datetime | None:
    """`3. mars 2027 kl. 14`, `onsdag 03.03.27 14.00`. Raises Wrong where it may mean several."""
    tokens = tokens_of(_SECONDS.sub(r"\1", line))
    if _is_american(tokens):
        raise Wrong(f"{quoted(line)} may begin with the day or with the month; {LIKE}")
    found = set(_days_and_times(tokens))
    if len({day for day, _time in found}) > 1:
        raise Wrong(f"{quoted(line)} may be several days, for its weekday is another; {LIKE}")
    return datetime.combine(*found.pop()) if len(found) == 1 else None


def _days_and_times(tokens: Tokens) -> Iterator[tuple[date, time]]:
    for place in range(1, len(tokens)):
        at = time_meant(tuple(token for token in tokens[place:] if token is not Word.STOP))
        if at is not None:
            yield from ((day, at) for day in _days(tokens[:place]))


def _days(tokens: Tokens) -> tuple[date, ...]:
    """Nothing where no year is named."""
    bare = tuple(token for token in tokens if token not in _SIGNS)
    first, other = (day_readings(bare, today) for today in WHENEVER)
    return first if first == other else ()


def _is_american(tokens: Tokens) -> bool:
    """`3/12/2027 2:00 PM`: who writes PM may write the month first."""
    match tokens:
        case (Number(one, mark="/"), Number(other, mark="/"), *rest) if {Word.AM, Word.PM} & set(rest):
            return one != other and max(one, other) <= MONTHS_IN_YEAR
        case _:
            return False
