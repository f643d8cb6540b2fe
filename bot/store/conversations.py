"""The conversations that the bot may write in, and when it was let in and put out."""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.model.conversation import Conversation
from bot.model.kindergarten import Workspace
from bot.store.places import welcome_workspace, workspace_left


@dataclass(frozen=True, kw_only=True)
class Where:
    """A place on a platform, by the platform's names for it."""

    platform: str
    workspace: str
    place: str


@dataclass(frozen=True)
class Access:
    """How to write in a place."""

    reference: dict[str, Any]
    service_url: str
    personal: bool = False
    team: str | None = None


def find_conversation(session: Session, where: Where) -> Access | None:
    """None where the bot is not let in."""
    row = session.execute(_active().where(_IN_PLACE), vars(where)).one_or_none()
    return None if row is None else Access(*row)


def shared_conversations(session: Session, platform: str, workspace: str) -> dict[str, Access]:
    """All channels and group chats of a workspace that the bot is let in to, by place."""
    statement = _active().add_columns(Conversation.place).where(~Conversation.personal)
    rows = session.execute(statement, {"platform": platform, "workspace": workspace})
    return {place: Access(*access) for *access, place in rows}


_ACCESS = [field.name for field in fields(Access)]
_IN_PLACE = Conversation.place == bindparam("place")


@cache  # building a statement takes longer than carrying it out
def _active() -> Select[Any]:
    return select(*(getattr(Conversation, name) for name in _ACCESS)).where(
        Conversation.platform == bindparam("platform"),
        Conversation.workspace == bindparam("workspace"),
        Conversation.active,
    )


def keep_conversation(session: Session, where: Where, access: Access, now: datetime) -> bool:
    """Remember how to write there; tells whether the bot is new there, or back again."""
    known = session.scalar(_of(where).with_for_update())
    if known is None:
        row = {**vars(where), **vars(access), "active": True, "updated_at": now}
        arrived = bool(session.connection().execute(_insert(session).values(row)).rowcount)
    else:
        arrived = not known.active
        for name, value in (*vars(access).items(), ("active", True), ("updated_at", now)):
            setattr(known, name, value)
    if arrived:
        welcome_workspace(session, where.platform, where.workspace, now)
    return arrived


def _insert(session: Session) -> Insert:
    """Of two that meet the place at once, one makes the row."""
    of = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return of(Conversation).on_conflict_do_nothing()


def leave_conversation(session: Session, where: Where, now: datetime) -> None:
    """The bot may not write there any more. When that was the last one, it has left the workspace."""
    of_place = Conversation.place == where.place
    _leave(session, where.platform, where.workspace, of_place, now)


def leave_team(session: Session, platform: str, workspace: str, team: str, now: datetime) -> None:
    """All the channels of a team."""
    _leave(session, platform, workspace, _of_team(team), now)


def places_of(session: Session, team: Where) -> list[str]:
    """The channels of a team; a group chat is its own only one."""
    here = (Conversation.platform == team.platform, Conversation.workspace == team.workspace)
    return list(session.scalars(select(Conversation.place).where(*here, _of_team(team.place))))


def _of_team(team: str) -> ColumnElement[bool]:
    return (Conversation.team == team) | (Conversation.place == team)


def _leave(session: Session, platform: str, workspace: str, which: Any, now: datetime) -> None:
    here = (Conversation.platform == platform, Conversation.workspace == workspace)
    session.execute(
        update(Conversation).where(*here, which, Conversation.active).values(active=False, updated_at=now),
        execution_options={"synchronize_session": False},
    )
    if not session.scalar(select(exists().where(*here, Conversation.active))):
        workspace_left(session, platform, workspace, now)


def forget_conversations(session: Session) -> None:
    """Those of workspaces whose data has been deleted."""
    workspace = exists().where(
        Workspace.platform == Conversation.platform, Workspace.external_id == Conversation.workspace
    )
    session.execute(delete(Conversation).where(~workspace), execution_options={"synchronize_session": False})


def _of(where: Where) -> Select[Conversation]:
    return select(Conversation).filter_by(**vars(where))
