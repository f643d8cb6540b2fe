"""Reads the kindergartens that posts are about: many at once, and no more than their cards are made from."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Dialect, Engine, String, inspect, select

from bot.model.base import Base
from bot.model.calendar import CalendarMonth
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.post import Kind
from bot.store.claims import Claim
from bot.store.keys import as_parameter, one_of_given
from bot.store.posts import PARTS, SUGGESTED_FROM
from bot.store.reading import Reading, columns_of, only_reading

OF_A_MONTH = (Kind.THEME, Kind.NUDGE)

Found: TypeAlias = dict[int, Kindergarten]


def kindergartens_of(engine: Engine, posts: Sequence[Claim]) -> Found:
    """The kindergartens of some posts, with what their cards are made from. They can only be read.

    For the theme of a month that is the one month; where that month is empty, all that suggestions need.
    """
    parts = frozenset[Part]().union(*(PARTS[post.kind] for post in posts))
    months = {one.kindergarten_id: Month.parse(one.period) for one in posts if one.kind in OF_A_MONTH}
    dialect = engine.dialect
    keys = as_parameter({post.kindergarten_id for post in posts}, dialect)
    with only_reading(engine) as cursor:
        those = _those(dialect)
        found = {one.id: one for one in map(those.made, those.rows(cursor, keys=keys))}
        of_month = {key: found[key] for key in months if key in found}
        values = as_parameter({str(month) for month in months.values()}, dialect)
        _read(cursor, dialect, Part.CALENDAR, of_month, months=values)
        bare = {key: one for key, one in found.items() if not _is_chosen(one, months.get(key))}
        for part in sorted(parts):
            _read(cursor, dialect, part, found)
        for part in sorted(SUGGESTED_FROM - parts):
            _read(cursor, dialect, part, bare)
    return found


def _is_chosen(one: Kindergarten, month: Month | None) -> bool:
    return month is None or month in one.calendar_choices()


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
