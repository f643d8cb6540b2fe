"""All that is kept of one kindergarten, as JSON has it."""

import json
from typing import Any

import msgspec
from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from bot.model.base import Base
from bot.model.kindergarten import Kindergarten

Row = dict[str, Any]


def all_of(session: Session, kindergarten_id: int) -> dict[str, list[Row]]:
    """Every row by its table, without what is empty."""
    found = {}
    for table in Base.metadata.sorted_tables:
        column = _owner(table.name, table.c)
        if column is None:
            continue
        rows = session.connection().execute(select(table).where(column == kindergarten_id)).mappings()
        if written := [_written(dict(row)) for row in rows]:
            found[table.name] = written
    return found


def as_json(value: Any) -> str:
    """As people can read it: letters as they are, a line each."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _owner(name: str, columns: Any) -> Column[int] | None:
    """The column that says whose a row is; None in tables that belong to no kindergarten."""
    if name == Kindergarten.__tablename__:
        return columns["id"]  # type: ignore[no-any-return]
    return columns.get("kindergarten_id")  # type: ignore[no-any-return]


def _written(row: Row) -> Row:
    return {name: msgspec.to_builtins(value) for name, value in row.items() if value is not None}
