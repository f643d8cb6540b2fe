"""What commands read, each in as few statements as it takes."""

from functools import cache

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, selectinload, undefer

from bot.model.event import Event
from bot.model.findings import Finding
from bot.model.kindergarten import Kindergarten, KindergartenView
from bot.model.locked_report import LockedReport
from bot.model.parts import Part
from bot.model.place import Place, Tenant
from bot.model.role import Role, RoleHolder
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.places import is_tenant
from bot.store.reading import of_place, read_kindergarten


def find_kindergarten(
    session: Session, place: Place, user: str, reads: frozenset[Part] = frozenset()
) -> tuple[KindergartenView, frozenset[Role]] | None:
    """The kindergarten of a place, to be read, and the roles a person holds there."""
    return read_kindergarten(session.get_bind().engine, place, user, reads)


def lock_kindergarten(
    session: Session, place: Place, user: str, reads: frozenset[Part] = frozenset()
) -> tuple[Kindergarten, frozenset[Role]] | None:
    """The same, to be changed: other writers of it wait until the end of the unit of work."""
    asked = of_place(place)
    session.execute(_LOCK, asked)
    rows = session.execute(_locked(reads), {**asked, "user": user}).unique().all()
    if not rows:
        return None
    # The outer join has no role for somebody without one.
    roles: list[Role | None] = [role for _kindergarten, role in rows]
    return rows[0][0], frozenset(role for role in roles if role is not None)


_HERE = and_(
    Workspace.platform == bindparam("platform"),
    Workspace.external_id == bindparam("workspace"),
    or_(Kindergarten.channel == bindparam("channel"), Kindergarten.group_channel == bindparam("channel")),
    ~Kindergarten.is_programme,
)
# A statement of its own: one that both waited and read would see the calendar as it was before its wait.
# Others may still make posts for the kindergarten meanwhile: those refer to its key alone.
_LOCK = (
    select(Kindergarten.id)
    .join(Workspace, Workspace.id == Kindergarten.workspace_id)
    .where(_HERE)
    .with_for_update(of=Kindergarten, key_share=True)
)


def lock_group_of(session: Session, place: Place) -> Kindergarten | None:
    """The kindergarten whose HMS-gruppe has this place, to be changed."""
    statement = (
        select(Kindergarten)
        .join(Workspace)
        .where(is_tenant(place.tenant), Kindergarten.group_channel == place.channel)
    )
    return session.scalar(statement.with_for_update(of=Kindergarten, key_share=True))


@cache  # building a statement takes longer than carrying it out
def _locked(reads: frozenset[Part]) -> Select[Kindergarten, Role]:
    """One statement, with the first of what the command reads; one more for each further thing it reads."""
    mine = aliased(RoleHolder)
    held = and_(mine.kindergarten_id == Kindergarten.id, mine.user_id == bindparam("user"))
    statement = (
        select(Kindergarten, mine.role)
        .join(Workspace, Workspace.id == Kindergarten.workspace_id)
        .outerjoin(mine, held)
        .where(_HERE)
    )
    joined, others = sorted(reads)[:1], sorted(reads)[1:]
    for name in joined:
        relation = getattr(Kindergarten, name)
        statement = statement.outerjoin(relation).options(contains_eager(relation))
    return statement.options(*(selectinload(getattr(Kindergarten, name)) for name in others))


def latest_events(session: Session, kindergarten_id: int, limit: int) -> list[Event]:
    """The newest first."""
    statement = select(Event).where(Event.kindergarten_id == kindergarten_id).order_by(Event.id.desc())
    return list(session.scalars(statement.limit(limit)))


def locked_report(session: Session, kindergarten_id: int, year: int, version: int) -> LockedReport | None:
    """With what it says, and its PDF."""
    whole = undefer(LockedReport.said), undefer(LockedReport.pdf)
    return session.get(LockedReport, (kindergarten_id, year, version), options=whole)


def count_kindergartens(session: Session) -> int:
    return session.scalar(select(func.count(Kindergarten.id)).where(~Kindergarten.is_programme)) or 0


def kindergartens_in(session: Session, tenant: Tenant) -> list[int]:
    """The keys of all kindergartens of a workspace."""
    of_tenant = select(Kindergarten.id).join(Workspace).where(is_tenant(tenant), ~Kindergarten.is_programme)
    return list(session.scalars(of_tenant.order_by(Kindergarten.id)))


def channels_in(session: Session, tenant: Tenant) -> list[tuple[str, str, Language]]:
    """Channel, name and language of the kindergartens of a workspace."""
    statement = (
        select(Kindergarten.channel, Kindergarten.name, Kindergarten.language)
        .join(Workspace)
        .where(is_tenant(tenant), ~Kindergarten.is_programme)
        .order_by(Kindergarten.id)
    )
    return [(channel, name, language) for channel, name, language in session.execute(statement)]


def group_channels_in(session: Session, tenant: Tenant) -> list[tuple[str, str, Language]]:
    """The places of HMS-grupper, with the name and language of their kindergartens."""
    statement = select(Kindergarten.group_channel, Kindergarten.name, Kindergarten.language)
    found = session.execute(statement.join(Workspace).where(is_tenant(tenant)).order_by(Kindergarten.id))
    return [(channel, name, language) for channel, name, language in found if channel is not None]


def find_event(session: Session, event_id: int) -> Event | None:
    return session.get(Event, event_id)


def findings_of(session: Session, kindergarten_id: int) -> list[Finding]:
    statement = select(Finding).where(Finding.kindergarten_id == kindergarten_id)
    return list(session.scalars(statement.order_by(Finding.position)))
