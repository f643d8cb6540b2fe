"""The conversations that the bot may write in, and when it was let in and put out."""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, and_, bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.model.conversation import Conversation
from bot.model.place import Place, Tenant
from bot.model.workspace import Workspace
from bot.store.places import welcome_workspace, workspace_left


@dataclass(frozen=True)
class Access:
    """How to write in a place."""

    reference: dict[str, Any]
    service_url: str
    personal: bool = False
    team: str | None = None


def find_conversation(session: Session, place: Place) -> Access | None:
    """None where the bot is not let in."""
    row = session.execute(_active().where(_IN_CHANNEL), _key(place)).one_or_none()
    return None if row is None else Access(*row)


def shared_conversations(session: Session, tenant: Tenant) -> dict[str, Access]:
    """All channels and group chats of a workspace that the bot is let in to, by their ids."""
    statement = _active().add_columns(Conversation.channel).where(~Conversation.personal)
    rows = session.execute(statement, {"platform": tenant.platform, "workspace": tenant.external_id})
    return {channel: Access(*access) for *access, channel in rows}


_ACCESS = [field.name for field in fields(Access)]
_IN_CHANNEL = Conversation.channel == bindparam("channel")


@cache  # building a statement takes longer than carrying it out
def _active() -> Select[Any]:
    return select(*(getattr(Conversation, name) for name in _ACCESS)).where(
        Conversation.platform == bindparam("platform"),
        Conversation.workspace == bindparam("workspace"),
        Conversation.active,
    )


def keep_conversation(session: Session, place: Place, access: Access, now: datetime) -> bool:
    """Remember how to write there; tells whether the bot is new there, or back again."""
    known = session.scalar(select(Conversation).filter_by(**_key(place)).with_for_update())
    if known is None:
        row = {**_key(place), **vars(access), "active": True}
        arrived = bool(session.connection().execute(_insert(session).values(row)).rowcount)
    else:
        arrived = not known.active
        for name, value in (*vars(access).items(), ("active", True)):
            setattr(known, name, value)
    if arrived:
        welcome_workspace(session, place.tenant, now)
    return arrived


def _insert(session: Session) -> Insert:
    """Of two that meet the place at once, one makes the row."""
    of = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return of(Conversation).on_conflict_do_nothing()


def leave_conversation(session: Session, place: Place, now: datetime) -> None:
    """The bot may not write there any more. When that was the last one, it has left the workspace."""
    _leave(session, place.tenant, Conversation.channel == place.channel, now)


def leave_team(session: Session, tenant: Tenant, team: str, now: datetime) -> None:
    """All the channels of a team."""
    _leave(session, tenant, _is_of_team(team), now)


def places_of(session: Session, tenant: Tenant, team: str) -> list[Place]:
    """The channels of a team; a group chat is its own only one."""
    channels = session.scalars(select(Conversation.channel).where(_is_in(tenant), _is_of_team(team)))
    return [Place(tenant.platform, tenant.external_id, channel) for channel in channels]


def _is_of_team(team: str) -> ColumnElement[bool]:
    return (Conversation.team == team) | (Conversation.channel == team)


def _is_in(tenant: Tenant) -> ColumnElement[bool]:
    return and_(Conversation.platform == tenant.platform, Conversation.workspace == tenant.external_id)


def _leave(session: Session, tenant: Tenant, which: ColumnElement[bool], now: datetime) -> None:
    here = and_(_is_in(tenant), Conversation.active)
    session.execute(
        update(Conversation).where(here, which).values(active=False),
        execution_options={"synchronize_session": False},
    )
    if not session.scalar(select(exists().where(here))):
        workspace_left(session, tenant, now)


def forget_conversations(session: Session) -> None:
    """Those of workspaces whose data has been deleted."""
    session.connection().execute(_OF_NOBODY)


_OF_NOBODY = delete(Conversation).where(
    ~exists().where(
        Workspace.platform == Conversation.platform, Workspace.external_id == Conversation.workspace
    )
)


def _key(place: Place) -> dict[str, str]:
    return {"platform": place.platform, "workspace": place.workspace, "channel": place.channel}
