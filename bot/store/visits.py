"""Visits to a programme's pages: who has a key, as long as it is good, and the roles they have now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.place import Tenant
from bot.model.programme import Programme, ProgrammePerson, ProgrammeRole
from bot.model.texts import Language
from bot.model.visit import Visit, Visitor, digest_of
from bot.model.workspace import Workspace
from bot.store.places import is_tenant


@dataclass(frozen=True)
class Admitted:
    """Whom a key lets in, and as what: without a role, nobody sees anything."""

    visitor: Visitor
    home_id: int
    programme: str
    language: Language
    roles: frozenset[ProgrammeRole]


def offer_visit(session: Session, home_id: int, tenant: Tenant, user: str, now: datetime) -> str:
    """The key of a link for somebody with a role in a programme."""
    held = (
        select(ProgrammePerson.programme_id, ProgrammePerson.workspace_id)
        .join(Programme, Programme.id == ProgrammePerson.programme_id)
        .join(Workspace, Workspace.id == ProgrammePerson.workspace_id)
        .where(Programme.home_id == home_id, is_tenant(tenant), ProgrammePerson.user_id == user)
        .limit(1)
    )
    key, visit = Visit.offered(Visitor(*session.execute(held).one(), user), now)
    session.add(visit)
    return key


def begin_visit(session: Session, key: str, now: datetime) -> str | None:
    """The browser's key for that of a link, which is used up; None where it is none, old or used."""
    link = session.get(Visit, digest_of(key), with_for_update=True)
    if link is None or link.begun or link.until <= now:
        return None
    session.delete(link)
    made, visit = Visit.begin(link.visitor, now)
    session.add(visit)
    return made


def admitted(session: Session, key: str, now: datetime) -> Admitted | None:
    """None where the key is none, or old."""
    statement = (
        select(Visit, Kindergarten.id, Programme.name, Kindergarten.language, ProgrammePerson.role)
        .join(Programme, Programme.id == Visit.programme_id)
        .join(Kindergarten, Kindergarten.id == Programme.home_id)
        .outerjoin(
            ProgrammePerson,
            (ProgrammePerson.programme_id == Visit.programme_id)
            & (ProgrammePerson.workspace_id == Visit.workspace_id)
            & (ProgrammePerson.user_id == Visit.user_id),
        )
        .where(Visit.digest == digest_of(key), Visit.begun, Visit.until > now)
    )
    rows = session.execute(statement).all()
    if not rows:
        return None
    visit, home_id, programme, language, _role = rows[0]
    roles: list[ProgrammeRole | None] = [row[-1] for row in rows]  # the outer join has none for one without
    return Admitted(
        visit.visitor, home_id, programme, language, frozenset(role for role in roles if role is not None)
    )


def forget_visits(session: Session, now: datetime) -> None:
    """Those that are over."""
    session.connection().execute(_OVER, {"now": now})


_OVER = delete(Visit).where(Visit.until <= bindparam("now"))
