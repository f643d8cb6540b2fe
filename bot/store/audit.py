"""The history keeps itself: every flush notes what it changed, and a change can be turned back."""

from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec
from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from bot.model.audience import Audience
from bot.model.base import Base
from bot.model.event import Change, ChangedSince, Event, ForgottenMeanwhile, RowValues

_CHANGES = "changes"
_UNDOES = "undoes"


def collect_changes(session: Session, flush: UOWTransaction) -> None:
    """After a flush: note each audited row before and after."""
    changes: list[Change] = session.info.setdefault(_CHANGES, [])
    # What the flush itself has found; the session does not list a row that went because its parent let it go.
    for state, (deleted, _listed_only) in flush.states.items():
        row = state.obj()
        if isinstance(row, Base) and row.audited:
            before = None if row in session.new else _before(row)
            after = None if deleted else _now(row)
            if before != after:
                changes.append(
                    Change(
                        row.__tablename__, inspect(row).mapper.primary_key_from_instance(row), before, after
                    )
                )


def keep_event(
    session: Session,
    *,
    by: str,
    role: str | None,
    command: str,
    now: datetime,
    audience: Audience = Audience.EVERYBODY,
) -> Event | None:
    """Flush, and keep all that was changed as one event; None when nothing was.

    `audience`: who is told of it.
    """
    session.flush()
    changes = tuple(session.info.pop(_CHANGES, ()))
    if not changes:
        return None
    event = Event(
        kindergarten_id=changes[0].key[0],  # the first part of every audited key
        at=now,
        by=by,
        role=role,
        command=command,
        changes=changes,
        undoes=session.info.pop(_UNDOES, None),
        audience=audience,
    )
    session.add(event)
    session.flush()  # so that it has its number
    return event


def turn_back(session: Session, event: Event) -> None:
    """Set everything that an event changed back to what it was.

    Raises ChangedSince when something of it is no longer as the event left it, or ForgottenMeanwhile.
    """
    for change in reversed(event.changes):
        kind = _mapped()[change.table]
        key = tuple(msgspec.convert(part, of) for part, of in zip(change.key, _key_types(kind), strict=True))
        row = session.get(kind, key)
        if (None if row is None else _as_told(row, change.after)) != change.after:
            raise ChangedSince
        _set_back(session, kind, row, change.before)
    session.info[_UNDOES] = event.id


def is_for_good(event: Event) -> bool:
    """Whether it took a row away of which not all is in the history."""
    return any(change.after is None and not _is_whole(_mapped()[change.table]) for change in event.changes)


def _set_back(session: Session, kind: type[Base], row: Base | None, before: RowValues | None) -> None:
    if before is None:
        session.delete(row)
        return
    values = {name: msgspec.convert(value, _types(kind)[name]) for name, value in before.items()}
    if row is None:
        if not _is_whole(kind):
            raise ForgottenMeanwhile
        session.add(kind(**values))
        return
    for name, value in values.items():
        setattr(row, name, value)


def _now(row: Base) -> RowValues:
    return {name: _plain(getattr(row, name)) for name in _types(type(row))}


def _as_told(row: Base, told: RowValues | None) -> RowValues:
    """What a change tells of; an older one knows nothing of columns that have come since."""
    return {name: value for name, value in _now(row).items() if told is None or name in told}


def _plain(value: Any) -> Any:
    """As it comes back from JSON: a tuple as a list; a moment in UTC."""
    in_utc = value.astimezone(UTC) if isinstance(value, datetime) else value
    return msgspec.json.decode(msgspec.json.encode(in_utc))


def _before(row: Base) -> RowValues:
    state = inspect(row)
    values = {}
    for name in _types(type(row)):
        history = state.attrs[name].history
        values[name] = _plain(history.deleted[0] if history.deleted else getattr(row, name))
    return values


@cache
def _mapped() -> dict[str, type[Base]]:
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


@cache
def _types(kind: type[Base]) -> dict[str, Any]:
    """The audited columns of a class, with the Python types of their values."""
    hints = get_type_hints(kind)
    return {
        column.key: get_args(hints[column.key])[0]
        for column in inspect(kind).column_attrs
        if column.columns[0].info.get("audited", True)
    }


@cache
def _is_whole(kind: type[Base]) -> bool:
    """Whether all that a row must have is in the history, so that one that is gone can be made again."""
    columns = (column.columns[0] for column in inspect(kind).column_attrs)
    return all(one.nullable or one.default is not None or one.info.get("audited", True) for one in columns)


@cache
def _key_types(kind: type[Base]) -> tuple[Any, ...]:
    mapper = inspect(kind)
    return tuple(_types(kind)[mapper.get_property_by_column(column).key] for column in mapper.primary_key)
