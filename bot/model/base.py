"""What every mapped class shares: the column types, and that its changes are kept in the history."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Never, Protocol, Self, TypeVar

import msgspec
from sqlalchemy import JSON, DateTime, Dialect, String, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from bot.model.month import Month

T_co = TypeVar("T_co", covariant=True)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Aware in Python, UTC in the database (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class MonthColumn(TypeDecorator[Month]):
    """A month as `2026-12`, so that it sorts as it is read."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Month | None:
        return None if value is None else Month.parse(value)


class EnumColumn(TypeDecorator[Any]):
    """A member of an enumeration, kept as its word."""

    impl = String(20)
    cache_ok = True

    def __init__(self, of: type[StrEnum]) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.of(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.of(value)


class JsonColumn(TypeDecorator[Any]):
    """A value, or a tuple of values, kept as JSON."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, of: Any) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else msgspec.to_builtins(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else msgspec.convert(value, self.of)


class Base(DeclarativeBase):
    """Mapped classes. `audited` ones have their changes kept as events, and can be undone."""

    audited = False

    def __init_subclass__(cls, **given: Any) -> None:
        """A number is never given again: posts, buttons and addresses that name a deleted row outlive it.

        PostgreSQL's counters only go up; SQLite would give the newest row's number to the next.
        """
        super().__init_subclass__(**given)
        table = cls.__table__
        if isinstance(table, Table) and table.autoincrement_column is not None:
            table.dialect_options["sqlite"]["autoincrement"] = True

    @classmethod
    def only_read(cls, values: Mapping[str, Any]) -> Self:
        """A row that no session follows: nothing but these values can be touched, and nothing be set."""
        made = cls.__new__(cls)
        vars(made).update(values)
        return made


class Readable(Protocol[T_co]):
    """The type of an attribute that may be read, and not set."""

    def __get__(self, instance: object, owner: type | None = None, /) -> T_co: ...
    def __set__(self, instance: object, value: Never, /) -> None: ...
