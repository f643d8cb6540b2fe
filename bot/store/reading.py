"""Reads a kindergarten for commands that change nothing.

SQLAlchemy writes each statement once, and the driver carries it out. A session, which follows what it has
loaded to write back what changes, would cost ten times as much. What is read here nobody follows: to touch
what was not read, or to change anything, is an error. `bot/store/views.py` says what is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Dialect, Engine, SelectBase, and_, bindparam, inspect, or_, select

from bot.model.base import Base, JsonColumn
from bot.model.calendar import CalendarMonth
from bot.model.kindergarten import Kindergarten, KindergartenView
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.place import Place
from bot.model.role import Role, RoleHolder
from bot.model.workspace import Workspace
from bot.store.views import OF_PART, OWN, Columns, ReadKindergarten, kind_of

T = TypeVar("T")
Row: TypeAlias = tuple[Any, ...]


def read_kindergarten(
    engine: Engine, place: Place, user: str, reads: Iterable[Part]
) -> tuple[KindergartenView, frozenset[Role]] | None:
    """The kindergarten of a place, or whose HMS-gruppe has it, and the roles a person holds there.

    One statement for each thing read.
    """
    with only_reading(engine) as cursor:
        reading = _of_place(engine.dialect)
        rows = reading.rows(cursor, **of_place(place), user=user)
        if not rows:
            return None
        kindergarten = reading.made(rows[0])
        for part in reads:
            of_part = _of_part(part, engine.dialect)
            found = of_part.rows(cursor, kindergarten_id=kindergarten.id)
            months = part is Part.CALENDAR
            kindergarten.add(part, _Months(of_part, found) if months else list(map(of_part.made, found)))
    return kindergarten, frozenset(Role(row[-1]) for row in rows if row[-1] is not None)


def of_place(place: Place) -> dict[str, str]:
    """What a statement that looks for a kindergarten by its place is given."""
    return {"platform": place.platform, "workspace": place.workspace, "channel": place.channel}


@contextmanager
def only_reading(engine: Engine) -> Iterator[Any]:
    """A cursor of the driver's, outside any transaction: to begin and to end one is a trip each."""
    with closing(engine.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        if engine.dialect.name == "sqlite":  # begins none by itself
            yield connection.cursor()
            return
        try:
            driver.autocommit = True
            yield connection.cursor()
            driver.autocommit = False
        except BaseException:
            connection.invalidate()  # who gets it next counts on transactions
            raise


class Reading(Generic[T]):
    """A statement in one database's words, and how its rows become objects."""

    def __init__(
        self,
        make: Callable[[dict[str, Any]], T],
        columns: Sequence[ColumnElement[Any]],
        statement: SelectBase,
        dialect: Dialect,
    ) -> None:
        """`columns` are what an object is made from, and the first of the statement's."""
        compiled = statement.compile(dialect=dialect)
        self._make = make
        self._text = str(compiled)
        self._order: list[str] | None = compiled.positiontup  # None where the driver takes names
        self.names = [str(column.key) for column in columns]
        decoders = zip(self.names, (_decoder(column, dialect) for column in columns), strict=True)
        self._decoders = [(name, decode) for name, decode in decoders if decode is not None]

    def rows(self, cursor: Any, **values: Any) -> list[Row]:
        given = values if self._order is None else [values[name] for name in self._order]
        cursor.execute(self._text, given)
        found: list[Row] = cursor.fetchall()
        return found

    def made(self, row: Row) -> T:
        """From the first columns of a row."""
        values = dict(zip(self.names, row, strict=False))
        for name, decode in self._decoders:
            if values[name] is not None:
                values[name] = decode(values[name])
        return self._make(values)


def _decoder(column: ColumnElement[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes our value of the driver's: the same few in row after row, so what came of each is kept."""
    decode = column.type.dialect_impl(dialect).result_processor(dialect, None)
    hashable = dialect.name == "sqlite" or not isinstance(
        column.type, JsonColumn
    )  # PostgreSQL's JSON is read
    return lru_cache(maxsize=512)(decode) if decode is not None and hashable else decode


class _Months(Mapping[Month, CalendarMonth]):
    """The calendar. Of all the months that were read most commands ask for one: it is made then."""

    def __init__(self, reading: Reading[Any], rows: list[Row]) -> None:
        self._reading = reading
        at = reading.names.index("month")
        self._rows: dict[str, Row] = {row[at]: row for row in rows}

    def __getitem__(self, month: Month) -> CalendarMonth:
        made: CalendarMonth = self._reading.made(self._rows[str(month)])
        return made

    def __iter__(self) -> Iterator[Month]:
        return map(Month.parse, self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def columns_of(named: Columns) -> list[ColumnElement[Any]]:
    """The same as columns of their table."""
    return [one.class_.__table__.c[one.key] for one in named]


@lru_cache(maxsize=8)
def _of_place(dialect: Dialect) -> Reading[ReadKindergarten]:
    one, workspace, mine = Kindergarten.__table__, Workspace.__table__, RoleHolder.__table__
    columns = columns_of(OWN)
    held = and_(mine.c.kindergarten_id == one.c.id, mine.c.user_id == bindparam("user"))
    statement = (
        select(*columns, mine.c.role)
        .select_from(one.join(workspace, workspace.c.id == one.c.workspace_id).outerjoin(mine, held))
        .where(
            workspace.c.platform == bindparam("platform"),
            workspace.c.external_id == bindparam("workspace"),
            or_(one.c.channel == bindparam("channel"), one.c.group_channel == bindparam("channel")),
            ~one.c.is_programme,
        )
    )
    return Reading(ReadKindergarten, columns, statement, dialect)


@lru_cache(maxsize=64)
def _of_part(part: Part, dialect: Dialect) -> Reading[Base]:
    """The rows of one kindergarten."""
    owner = kind_of(part).__table__.c.kindergarten_id
    return reading_of(part, owner == bindparam("kindergarten_id"), dialect)


def reading_of(part: Part, which: ColumnElement[bool], dialect: Dialect) -> Reading[Base]:
    """Some rows of a part, in the order that the kindergarten has them in."""
    columns = columns_of(OF_PART[part])
    order = inspect(Kindergarten).relationships[part].order_by or ()
    statement = select(*columns).where(which).order_by(*order)
    return Reading(kind_of(part).only_read, columns, statement, dialect)
