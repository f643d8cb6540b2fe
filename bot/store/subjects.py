"""Reads the kindergartens that posts are about: many at once, and no more than their cards are made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Dialect, Engine, String, select

from bot.model.base import Base
from bot.model.calendar import choices_in
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.parts import Part
from bot.store.keys import as_parameter, one_of_given
from bot.store.reading import Reading, columns_of, only_reading, reading_of
from bot.store.views import OWN, ReadKindergarten, kind_of

Kindergartens: TypeAlias = dict[int, ReadKindergarten]
"""By their keys."""


@dataclass(frozen=True)
class Need:
    """What must be read of a kindergarten for the card of a post."""

    parts: frozenset[Part]
    month: Month | None = None
    """Where the calendar has a theme for it, this month is all that is needed."""


def kindergartens_of(engine: Engine, needs: Mapping[int, Need]) -> Kindergartens:
    """The kindergartens with these keys, each with what it is needed for. They can only be read."""
    keys = as_parameter(needs, engine.dialect)
    with only_reading(engine) as cursor:
        of_keys = _of_keys(engine.dialect)
        found = {one.id: one for one in map(of_keys.made, of_keys.rows(cursor, keys=keys))}
        chosen = _with_chosen_months(cursor, engine.dialect, found, needs)
        for part, of_part in _by_part(found, needs, chosen):
            _read(cursor, engine.dialect, part, of_part)
    return found


def kindergartens_with(engine: Engine, keys: Sequence[int], parts: Iterable[Part]) -> list[ReadKindergarten]:
    """Those with these keys, in this order, with these parts."""
    with only_reading(engine) as cursor:
        of_keys = _of_keys(engine.dialect)
        rows = of_keys.rows(cursor, keys=as_parameter(keys, engine.dialect))
        found = {one.id: one for one in map(of_keys.made, rows)}
        for part in parts:
            _read(cursor, engine.dialect, part, found)
    return [found[key] for key in keys if key in found]


def _with_chosen_months(
    cursor: Any, dialect: Dialect, found: Kindergartens, needs: Mapping[int, Need]
) -> frozenset[int]:
    """Read the one month that each is about; answers those whose calendar has a theme for it."""
    months = {key: month for key in found if (month := needs[key].month) is not None}
    some = {key: found[key] for key in months}
    values = as_parameter({str(month) for month in months.values()}, dialect)
    _read(cursor, dialect, Part.CALENDAR, some, months=values)
    return frozenset(key for key, one in some.items() if months[key] in choices_in(one.calendar))


def _by_part(
    found: Kindergartens, needs: Mapping[int, Need], chosen: frozenset[int]
) -> list[tuple[Part, Kindergartens]]:
    """Each part, with the kindergartens that it is needed of."""
    by_part: dict[Part, Kindergartens] = defaultdict(dict)
    for key, one in found.items():
        if key not in chosen:
            for part in needs[key].parts:
                by_part[part][key] = one
    return sorted(by_part.items())


def _read(cursor: Any, dialect: Dialect, part: Part, found: Kindergartens, **also: Any) -> None:
    """One part of some kindergartens."""
    if not found:
        return
    reading = _of_part(part, dialect, one_month="months" in also)
    by_kindergarten: dict[int, list[Any]] = defaultdict(list)
    for row in reading.rows(cursor, keys=as_parameter(found, dialect), **also):
        made: Any = reading.made(row)
        by_kindergarten[made.kindergarten_id].append(made)
    for key, kindergarten in found.items():
        some = by_kindergarten[key]
        kindergarten.add(part, {one.month: one for one in some} if part is Part.CALENDAR else some)


@lru_cache(maxsize=8)
def _of_keys(dialect: Dialect) -> Reading[ReadKindergarten]:
    columns = columns_of(OWN)
    statement = select(*columns).where(one_of_given(Kindergarten.__table__.c.id, "keys", dialect))
    return Reading(ReadKindergarten, columns, statement, dialect)


@lru_cache(maxsize=64)
def _of_part(part: Part, dialect: Dialect, *, one_month: bool) -> Reading[Base]:
    """The rows of some kindergartens."""
    columns = kind_of(part).__table__.c
    which = one_of_given(columns.kindergarten_id, "keys", dialect)
    if one_month:
        which &= one_of_given(columns.month, "months", dialect, String)
    return reading_of(part, which, dialect)
