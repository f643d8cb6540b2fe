"""What the group's work asks of the database: avdelinger by channel, free roles."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.model.avdeling import Avdeling
from bot.model.kindergarten import Kindergarten, KindergartenView
from bot.model.place import Place, Tenant
from bot.model.role import Role, RoleHolder
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.places import is_tenant


def home_of(session: Session, place: Place) -> Place | None:
    """The place of the kindergarten that an avdeling's channel belongs to."""
    statement = (
        select(Kindergarten.channel)
        .join(Workspace)
        .join(Avdeling, Avdeling.kindergarten_id == Kindergarten.id)
        .where(is_tenant(place.tenant), Avdeling.channel == place.channel)
    )
    channel = session.scalar(statement)
    return None if channel is None else replace(place, channel=channel)


def avdeling_channels_in(session: Session, tenant: Tenant) -> list[tuple[str, str, Language]]:
    """Channel, name and language of the avdelinger of a workspace that have a channel."""
    statement = (
        select(Avdeling.channel, Kindergarten.name, Avdeling.name, Kindergarten.language)
        .join(Kindergarten, Kindergarten.id == Avdeling.kindergarten_id)
        .join(Workspace)
        .where(is_tenant(tenant))
        .order_by(Avdeling.kindergarten_id, Avdeling.key)
    )
    return [
        (channel, f"{kindergarten} – {name}", language)
        for channel, kindergarten, name, language in session.execute(statement)
        if channel is not None
    ]


def find_avdeling(session: Session, kindergarten_id: int, key: str) -> Avdeling | None:
    return session.get(Avdeling, (kindergarten_id, key))


def avdelinger_of(session: Session, kindergarten_id: int) -> list[Avdeling]:
    statement = select(Avdeling).where(Avdeling.kindergarten_id == kindergarten_id).order_by(Avdeling.key)
    return list(session.scalars(statement))


def holds_role(session: Session, kindergarten_id: int, role: Role, user: str) -> bool:
    return session.get(RoleHolder, (kindergarten_id, role, user)) is not None


def free_roles(session: Session, kindergarten: KindergartenView) -> frozenset[Role]:
    """The kindergarten's roles that nobody holds."""
    statement = select(RoleHolder.role).where(RoleHolder.kindergarten_id == kindergarten.id)
    return frozenset(kindergarten.roles) - frozenset(session.scalars(statement))
