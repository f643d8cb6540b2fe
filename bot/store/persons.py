"""Everything that names a person, wherever it is kept, and how it comes to name nobody.

No column is listed here: all that is kept as text or JSON is looked at, also in columns that come later, and
in what people wrote. A person is known by the platform's id alone.
"""

import re
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Delete,
    Table,
    Text,
    Update,
    bindparam,
    cast,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.model.base import Base
from bot.model.conversation import Conversation
from bot.model.delivery import Delivery
from bot.model.event import Event
from bot.model.installation import Installation
from bot.model.kindergarten import Kindergarten
from bot.model.letter import Letter
from bot.model.post import Post
from bot.model.programme import ProgrammePerson, WrongCodes
from bot.model.role import Role, RoleHolder
from bot.model.role_offer import RoleOffer
from bot.model.visit import Visit
from bot.store.keys import one_of

TABLES = Base.metadata.sorted_tables
MAPPED = (
    *(Conversation, Delivery, Installation, Kindergarten, Post),
    *(Letter, ProgrammePerson, RoleHolder, RoleOffer, Visit, WrongCodes),
)
"""Imported so that the tables of all are known."""
_SHORTEST = 5


@dataclass(frozen=True)
class KeptAbout:
    """What a kindergarten keeps about a person."""

    roles: tuple[Role, ...]
    offered: tuple[Role, ...]
    changes: int
    """Events of the history."""


def kept_about(session: Session, kindergarten_id: int, person: str) -> KeptAbout:
    held = select(RoleHolder.role).where(
        RoleHolder.kindergarten_id == kindergarten_id, RoleHolder.user_id == person
    )
    offered = select(RoleOffer.role).where(
        RoleOffer.kindergarten_id == kindergarten_id, RoleOffer.person == person
    )
    changes = select(func.count()).where(Event.kindergarten_id == kindergarten_id, Event.by == person)
    return KeptAbout(
        tuple(sorted(session.scalars(held))),
        tuple(sorted(session.scalars(offered))),
        session.scalar(changes) or 0,
    )


class NotAnId(ValueError):
    """Not as Slack's and Teams' ids are: an ordinary word would be found in what it does not mean."""


def check_id(person: str) -> None:
    """Raises NotAnId."""
    if len(person) < _SHORTEST or not re.search(r"\d", person) or person.split() != [person]:
        raise NotAnId


def naming(session: Session, person: str) -> dict[str, list[dict[str, str]]]:
    """The rows that name a person, by table: each column with a value, as text."""
    return {
        table.name: [{name: value for name, value in row.items() if value is not None} for row in rows]
        for table in TABLES
        if (rows := list(_rows(session, table, person)))
    }


def forget_person(session: Session, person: str) -> None:
    """Roles, offers and private messages go; elsewhere somebody unknown stands in the place of the id.

    Raises NotAnId.
    """
    check_id(person)
    session.flush()
    for statement in _going(person):
        session.connection().execute(statement)
    _replace(session, person, TABLES, None)


def name_nobody(session: Session, person: str, kindergartens: Collection[int]) -> None:
    """In what some kindergartens keep. What is no platform's id, as in the demo, stays."""
    try:
        check_id(person)
    except NotAnId:
        return
    session.flush()
    _replace(session, person, [table for table in TABLES if _whose(table) is not None], kindergartens)


def _whose(table: Table) -> ColumnElement[int] | None:
    """The column with the kindergarten that a row is of."""
    return table.c.id if table is Kindergarten.__table__ else table.c.get("kindergarten_id")


def _going(person: str) -> Iterator[Delete]:
    """What is about nobody else."""
    of_programmes = (ProgrammePerson.user_id, WrongCodes.user_id)
    for column in (RoleHolder.user_id, RoleOffer.person, Post.to_user, *of_programmes):
        yield delete(column.class_).where(column == person)
    yield delete(Conversation).where(Conversation.personal, Conversation.channel == person)


def _replace(
    session: Session, person: str, tables: Collection[Table], kindergartens: Collection[int] | None
) -> None:
    """By the same unknown person everywhere, so that the history still tells who is the same."""
    nobody = f"left-{secrets.token_hex(8)}"
    for table in tables:
        for row in list(_rows(session, table, person, kindergartens)):
            changed = {name: _named(person).sub(nobody, value) for name, value in row.items() if value}
            new = {name: value for name, value in changed.items() if value != row[name]}
            session.connection().execute(_rewriting(session, table, new, row))
    session.expire_all()


def _rows(
    session: Session, table: Table, person: str, kindergartens: Collection[int] | None = None
) -> Iterator[dict[str, str | None]]:
    """All columns as text."""
    texts = {column.name: cast(column, Text) for column in table.c}
    found_in = (text.contains(person, autoescape=True) for text in texts.values())
    wanted: list[ColumnElement[bool]] = [or_(*found_in)]
    whose = _whose(table)
    if kindergartens is not None and whose is not None:
        wanted.append(one_of(session, whose, kindergartens))
    found = select(*texts.values()).where(*wanted)
    for values in session.connection().execute(found).all():
        if any(value and _named(person).search(value) for value in values):
            yield dict(zip(texts, values, strict=True))


def _rewriting(
    session: Session, table: Table, new: Mapping[str, str], row: Mapping[str, str | None]
) -> Update:
    is_sqlite = session.get_bind().dialect.name == "sqlite"  # where JSON is text
    values = {name: _as_kept(table.c[name], value, text=is_sqlite) for name, value in new.items()}
    same = (cast(column, Text) == row[column.name] for column in table.primary_key)
    return update(table).where(*same).values(values)


def _as_kept(column: Column[Any], value: str, *, text: bool) -> ColumnElement[Any]:
    given = bindparam(None, value, type_=Text, unique=True)
    kind = getattr(column.type, "impl_instance", column.type)
    return cast(given, JSON) if isinstance(kind, JSON) and not text else given


def _named(person: str) -> re.Pattern[str]:
    """The id by itself, not as part of another."""
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(person)}(?![A-Za-z0-9])")
