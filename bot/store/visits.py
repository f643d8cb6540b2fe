"""Visits to a programme's pages: who has a key, as long as it is good, and the roles they have now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.place import Tenant
from bot.model.programme import Programme, ProgrammePerson, ProgrammeRole
from bot.model.texts import Language
from bot.model.visit import LINK_IS_GOOD, Visit, Visitor, browsers_key, digest_of
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


def offered_in(session: Session, key: str, now: datetime) -> Language | None:
    """The language of the programme that a link leads to; None where it is none, old or used.

    To look uses nothing up.
    """
    statement = (
        select(Kindergarten.language)
        .join(Programme, Programme.home_id == Kindergarten.id)
        .join(Visit, Visit.programme_id == Programme.id)
        .where(Visit.digest == digest_of(key), ~Visit.begun, Visit.until > now)
    )
    return session.scalar(statement)


def begin_visit(session: Session, key: str, mark: str, now: datetime) -> str | None:
    """The browser's key for that of a link, which is used up; None where it is none, old or used.

    `mark`: of the page whose button was pressed. Pressed twice there, it gives the same key twice.
    """
    made = browsers_key(key, mark)
    link = session.get(Visit, digest_of(key), with_for_update=True)
    if link is None or link.begun or link.until <= now:
        visit = session.get(Visit, digest_of(made))
        return made if visit is not None and visit.has_just_begun(now) else None
    session.delete(link)
    session.add(Visit.begin(made, link.visitor, now))
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


def end_visit(session: Session, key: str, now: datetime) -> None:
    """Whoever has the browser's key sees nothing from then on. Harmless where it is over already.

    The person's links that nobody has opened go with it: one of them may stand in a chat on the same machine.
    """
    visit = session.get(Visit, digest_of(key), with_for_update=True)
    if visit is None or not visit.begun:
        return
    session.execute(_UNOPENED, {**vars(visit.visitor), "last": now + LINK_IS_GOOD})
    session.delete(visit)


def forget_visits(session: Session, now: datetime) -> None:
    """Those that are over."""
    session.connection().execute(_OVER, {"now": now})


_OVER = delete(Visit).where(Visit.until <= bindparam("now"))
_UNOPENED = delete(Visit).where(
    Visit.until <= bindparam("last"),
    ~Visit.begun,
    Visit.programme_id == bindparam("programme_id"),
    Visit.workspace_id == bindparam("workspace_id"),
    Visit.user_id == bindparam("user_id"),
)
"""Those of one person."""
