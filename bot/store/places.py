"""Which kindergartens a person belongs to, and the workspaces they are in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.orm import Session, selectinload

from bot.model.avdeling import Avdeling
from bot.model.event import Event
from bot.model.kindergarten import LOOK_BACK, Kindergarten
from bot.model.place import Tenant
from bot.model.role import RoleHolder
from bot.model.role_offer import RoleOffer
from bot.model.workspace import Workspace
from bot.store.keys import one_of


@dataclass(frozen=True)
class Belonging:
    """A kindergarten, or a programme, in which a person holds a role."""

    id: int
    name: str
    channel: str
    is_programme: bool = False


def belongings(session: Session, tenant: Tenant, user: str) -> list[Belonging]:
    """The kindergartens of the workspace in which the person holds a role, by name."""
    statement = (
        select(Kindergarten.id, Kindergarten.name, Kindergarten.channel)
        .join(Workspace)
        .join(RoleHolder)
        .where(is_tenant(tenant), RoleHolder.user_id == user)
        .distinct()
        .order_by(Kindergarten.name)
    )
    return [Belonging(*row) for row in session.execute(statement)]


def is_taken(session: Session, workspace_id: int, channels: Collection[str]) -> bool:
    """Whether one of the channels is a kindergarten's, an HMS-gruppe's or an avdeling's.

    Who would take one meanwhile, waits.
    """
    session.execute(select(Workspace.id).where(Workspace.id == workspace_id).with_for_update())
    of_kindergartens = exists().where(
        Kindergarten.workspace_id == workspace_id,
        or_(Kindergarten.channel.in_(channels), Kindergarten.group_channel.in_(channels)),
    )
    of_avdelinger = exists().where(
        Kindergarten.workspace_id == workspace_id,
        Avdeling.kindergarten_id == Kindergarten.id,
        Avdeling.channel.in_(channels),
    )
    return bool(session.scalar(select(or_(of_kindergartens, of_avdelinger))))


def find_workspace(session: Session, tenant: Tenant) -> Workspace | None:
    return session.scalar(select(Workspace).where(is_tenant(tenant)).with_for_update())


def is_tenant(tenant: Tenant) -> ColumnElement[bool]:
    """Whether a workspace is this one."""
    return and_(Workspace.platform == tenant.platform, Workspace.external_id == tenant.external_id)


def welcome_workspace(
    session: Session, tenant: Tenant, now: datetime, organisation: str | None = None
) -> Workspace:
    """The workspace, new or come back; what it had before it left goes on."""
    workspace = find_workspace(session, tenant)
    if workspace is None:
        workspace = Workspace.of(tenant, now)
        session.add(workspace)
    workspace.organisation = organisation
    session.flush()
    _come_back(session, workspace, now)
    return workspace


def welcome_organisation(session: Session, organisation: Tenant, now: datetime) -> None:
    """All its workspaces that were here before; new ones come by themselves, when somebody there writes."""
    for workspace in _workspaces_of(session, organisation):
        _come_back(session, workspace, now)


def workspace_left(session: Session, tenant: Tenant, now: datetime) -> None:
    """The bot was removed: from now on nothing is planned or posted there."""
    workspace = find_workspace(session, tenant)
    if workspace is not None:
        _leave(session, workspace, now)


def organisation_left(session: Session, organisation: Tenant, now: datetime) -> None:
    """The bot was removed from all the workspaces of an organisation."""
    for workspace in _workspaces_of(session, organisation):
        _leave(session, workspace, now)


def _workspaces_of(session: Session, organisation: Tenant) -> list[Workspace]:
    statement = select(Workspace).where(
        Workspace.platform == organisation.platform, Workspace.organisation == organisation.external_id
    )
    return list(session.scalars(statement.order_by(Workspace.id).with_for_update()))


def _come_back(session: Session, workspace: Workspace, now: datetime) -> None:
    if workspace.left_at is not None:
        workspace.left_at = None
        _wake(session, workspace, now - LOOK_BACK)  # what came due meanwhile may still be of use


def _leave(session: Session, workspace: Workspace, now: datetime) -> None:
    if workspace.left_at is None:
        workspace.left_at = now
        _wake(session, workspace, None)


def _wake(session: Session, workspace: Workspace, at: datetime | None) -> None:
    of_calendar = (Kindergarten.workspace_id == workspace.id, ~Kindergarten.is_programme)
    statement = update(Kindergarten).where(*of_calendar)
    session.execute(statement.values(next_due_at=at), execution_options={"synchronize_session": False})


def kindergartens_with(session: Session, tenant: Tenant, user: str) -> list[Kindergarten]:
    """Those in which the person holds a role, with all their role holders; locked."""
    statement = (
        select(Kindergarten)
        .join(Workspace)
        .where(is_tenant(tenant), Kindergarten.holders.any(RoleHolder.user_id == user))
        .options(selectinload(Kindergarten.holders))
        .with_for_update(of=Kindergarten, key_share=True)
    )
    return list(session.scalars(statement))


def once_of_group(
    session: Session, kindergartens: Collection[int], channel: str, commands: Collection[str]
) -> frozenset[int]:
    """Those whose HMS-gruppe got or left the channel by one of the commands, as far as the history goes."""
    statement = select(Event).where(
        one_of(session, Event.kindergarten_id, kindergartens), Event.command.in_(commands)
    )
    changed = ((event, event.of_groups_place) for event in session.scalars(statement))
    return frozenset(
        event.kindergarten_id
        for event, change in changed
        if change is not None
        and channel in ((row or {}).get("group_channel") for row in (change.before, change.after))
    )


def tenants_with(session: Session, user: str) -> list[Tenant]:
    """All workspaces in which somebody of this id holds a role, or is asked to take one."""
    holds = exists().where(RoleHolder.kindergarten_id == Kindergarten.id, RoleHolder.user_id == user)
    is_asked = exists().where(RoleOffer.kindergarten_id == Kindergarten.id, RoleOffer.person == user)
    found = select(Workspace).join(Kindergarten).where(or_(holds, is_asked)).distinct()
    return [workspace.tenant for workspace in session.scalars(found)]


def kindergartens_in(session: Session, tenant: Tenant) -> list[int]:
    """All of a workspace, by their keys."""
    return list(session.scalars(select(Kindergarten.id).join(Workspace).where(is_tenant(tenant))))
