"""Reads a kindergarten for commands that change nothing.

SQLAlchemy writes each statement once, and the driver carries it out. A session, which follows what it has
loaded to write back what changes, would cost five times as much. What is read here nobody follows: to touch
what was not read, or to change anything, is an error. When and by whom something was changed is not read:
only those who change it again ask for that.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Dialect, Engine, Select, and_, bindparam, inspect, select

from bot.model.base import Base, MonthColumn, Word
from bot.model.calendar import CalendarMonth
from bot.model.kindergarten import Kindergarten, Role, RoleHolder, Workspace
from bot.model.month import Month

T = TypeVar("T", bound=Base)
Decode: TypeAlias = Callable[[Any], Any]
"""From what the driver gives to the model's value."""

PLACE = ("platform", "workspace", "channel")


def read_kindergarten(
    engine: Engine, place: tuple[str, str, str], user: str, reads: Iterable[str]
) -> tuple[Kindergarten, frozenset[Role]] | None:
    """The kindergarten of a place, and the roles a person holds there. One statement for each thing read."""
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        of_place = _of_place(engine.dialect)
        rows = of_place.rows(cursor, **dict(zip(PLACE, place, strict=True)), user=user)
        if not rows:
            return None
        kindergarten = of_place.made(rows[0])
        for name in reads:
            part = _part(name, engine.dialect)
            found = [part.made(row) for row in part.rows(cursor, kindergarten_id=kindergarten.id)]
            vars(kindergarten)[name] = _by_month(found) if name == "calendar" else found
    return kindergarten, frozenset(Role(row[-1]) for row in rows if row[-1] is not None)


def _by_month(found: list[Any]) -> dict[Month, CalendarMonth]:
    return {entry.month: entry for entry in found}


class _Reading(Generic[T]):
    """A statement in one database's words, and how its rows become objects."""

    def __init__(self, kind: type[T], statement: Select[Any], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._kind = kind
        self._text = str(compiled)
        self._order: list[str] | None = compiled.positiontup  # None where the driver takes names
        columns = _columns(kind)
        self._names = [str(column.key) for column in columns]
        decoders = {str(column.key): _decoder(column, dialect) for column in columns}
        self._decoders = [(name, decode) for name, decode in decoders.items() if decode is not None]

    def rows(self, cursor: Any, **values: Any) -> list[tuple[Any, ...]]:
        given = values if self._order is None else [values[name] for name in self._order]
        cursor.execute(self._text, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def made(self, row: tuple[Any, ...]) -> T:
        """From the first columns of a row."""
        made = self._kind.__new__(self._kind)
        values = vars(made)
        values.update(zip(self._names, row, strict=False))
        for name, decode in self._decoders:
            values[name] = decode(values[name])
        return made


def _columns(kind: type[Base]) -> list[ColumnElement[Any]]:
    return [column for column in kind.__table__.c if not str(column.key).startswith("changed_")]


def _decoder(column: ColumnElement[Any], dialect: Dialect) -> Decode | None:
    decode: Decode | None = column.type.dialect_impl(dialect).result_processor(dialect, None)
    if decode is not None and isinstance(column.type, MonthColumn | Word):
        return lru_cache(maxsize=1024)(decode)  # the same few words in every row
    return decode


@lru_cache(maxsize=8)
def _of_place(dialect: Dialect) -> _Reading[Kindergarten]:
    one, workspace, mine = Kindergarten.__table__, Workspace.__table__, RoleHolder.__table__
    held = and_(mine.c.kindergarten_id == one.c.id, mine.c.user_id == bindparam("user"))
    statement = (
        select(*_columns(Kindergarten), mine.c.role)
        .select_from(one.join(workspace, workspace.c.id == one.c.workspace_id).outerjoin(mine, held))
        .where(
            workspace.c.platform == bindparam("platform"),
            workspace.c.external_id == bindparam("workspace"),
            one.c.channel == bindparam("channel"),
        )
    )
    return _Reading(Kindergarten, statement, dialect)


@lru_cache(maxsize=64)
def _part(name: str, dialect: Dialect) -> _Reading[Base]:
    """What belongs to a kindergarten, by the name the model has for it."""
    relation = inspect(Kindergarten).relationships[name]
    kind = relation.mapper.class_
    of = kind.__table__.c.kindergarten_id == bindparam("kindergarten_id")
    statement = select(*_columns(kind)).where(of).order_by(*(relation.order_by or ()))
    return _Reading(kind, statement, dialect)
