"""Rows by their keys, all in one parameter: to bind thousands takes longer than to find them."""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, ColumnElement, Dialect, Integer, String, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

KeyType: TypeAlias = type[Integer] | type[String]


def one_of(session: Session, column: Any, keys: Iterable[int]) -> ColumnElement[bool]:
    """Whether a column has one of these values."""
    dialect = session.get_bind().dialect
    value = as_parameter(keys, dialect)
    return _among(column, bindparam(None, value, type_=_kind(dialect, Integer), unique=True), dialect)


def one_of_given(column: Any, name: str, dialect: Dialect, kind: KeyType = Integer) -> ColumnElement[bool]:
    """The same for a statement that is kept: its values come later, as a parameter of this name."""
    return _among(column, bindparam(name, type_=_kind(dialect, kind)), dialect)


def as_parameter(keys: Iterable[int | str], dialect: Dialect) -> Any:
    """What such a parameter is given."""
    return json.dumps(list(keys)) if dialect.name == "sqlite" else list(keys)


def _among(column: Any, keys: BindParameter[Any], dialect: Dialect) -> ColumnElement[bool]:
    found: ColumnElement[bool]
    if dialect.name == "sqlite":
        found = column.in_(select(func.json_each(keys).table_valued("value").c.value))
    else:
        found = column == func.any(keys)
    return found


def _kind(dialect: Dialect, of: KeyType) -> Any:
    return String() if dialect.name == "sqlite" else ARRAY(of)
