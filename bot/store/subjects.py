"""Reads the kindergartens that posts are about: many at once, and no more than their cards are made from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Dialect, Engine, String, inspect, select

from bot.model.base import Base
from bot.model.calendar import CalendarMonth, choices_in
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.parts import Part
from bot.store.keys import as_parameter, one_of_given
from bot.store.reading import Reading, columns_of, only_reading

Found: TypeAlias = dict[int, Kindergarten]


@dataclass(frozen=True)
class Need:
    """What must be read of a kindergarten for the card of a post."""

    parts: frozenset[Part]
    month: Month | None = None
    """Where the calendar has a theme for it, this month is all that is needed."""


def kindergartens_of(engine: Engine, needs: Mapping[int, Need]) -> Found:
    """The kindergartens with these keys, each with what it is needed for. They can only be read."""
    keys = as_parameter(needs, engine.dialect)
    with only_reading(engine) as cursor:
        those = _those(engine.dialect)
        found = {one.id: one for one in map(those.made, those.rows(cursor, keys=keys))}
        chosen = _with_chosen_months(cursor, engine.dialect, found, needs)
        for part, of_part in _by_part(found, needs, chosen):
            _read(cursor, engine.dialect, part, of_part)
    return found


def _with_chosen_months(
    cursor: Any, dialect: Dialect, found: Found, needs: Mapping[int, Need]
) -> frozenset[int]:
    """Read the one month that each is about; answers those whose calendar has a theme for it."""
    months = {key: month for key in found if (month := needs[key].month) is not None}
    some = {key: found[key] for key in months}
    values = as_parameter({str(month) for month in months.values()}, dialect)
    _read(cursor, dialect, Part.CALENDAR, some, months=values)
    return frozenset(key for key, one in some.items() if months[key] in choices_in(one.calendar))


def _by_part(found: Found, needs: Mapping[int, Need], chosen: frozenset[int]) -> list[tuple[Part, Found]]:
    """Each part, with the kindergartens that it is needed of."""
    by_part: dict[Part, Found] = defaultdict(dict)
    for key, one in found.items():
        if key not in chosen:
            for part in needs[key].parts:
                by_part[part][key] = one
    return sorted(by_part.items())


def _read(cursor: Any, dialect: Dialect, part: Part, found: Found, **also: Any) -> None:
    """One part of some kindergartens."""
    if not found:
        return
    reading = _part(part, dialect, one_month="months" in also)
    by_kindergarten: dict[int, list[Any]] = defaultdict(list)
    for row in reading.rows(cursor, keys=as_parameter(found, dialect), **also):
        made: Any = reading.made(row)
        by_kindergarten[made.kindergarten_id].append(made)
    for key, kindergarten in found.items():
        some = by_kindergarten[key]
        vars(kindergarten)[str(part)] = {one.month: one for one in some} if part is Part.CALENDAR else some


@lru_cache(maxsize=8)
def _those(dialect: Dialect) -> Reading[Kindergarten]:
    """No card tells of the closed days, and they are long to read."""
    columns = [column for column in columns_of(Kindergarten) if column.key != "closed"]
    of_keys = one_of_given(Kindergarten.__table__.c.id, "keys", dialect)
    return Reading(Kindergarten, columns, select(*columns).where(of_keys), dialect)


@lru_cache(maxsize=64)
def _part(name: Part, dialect: Dialect, *, one_month: bool) -> Reading[Base]:
    relation = inspect(Kindergarten).relationships[name]
    kind = relation.mapper.class_
    columns = columns_of(kind)
    of_keys = one_of_given(kind.__table__.c.kindergarten_id, "keys", dialect)
    statement = select(*columns).where(of_keys).order_by(*(relation.order_by or ()))
    if one_month:
        statement = statement.where(one_of_given(CalendarMonth.__table__.c.month, "months", dialect, String))
    return Reading(kind, columns, statement, dialect)
