"""The conversations that the bot may write in, and when it was let in and put out."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert, Select, bindparam, delete, exists, select, update
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


def find_conversation(session: Session, where: Where) -> tuple[dict[str, Any], str] | None:
    """How to write there: the reference and the service's address; None where the bot is not let in."""
    row = session.connection().execute(_active(), vars(where)).one_or_none()
    return None if row is None else (row.reference, row.service_url)


@cache  # building the statement takes longer than carrying it out
def _active() -> Select[Any]:
    table = Conversation.__table__
    return select(table.c.reference, table.c.service_url).where(
        table.c.platform == bindparam("platform"),
        table.c.workspace == bindparam("workspace"),
        table.c.place == bindparam("place"),
        table.c.active,
    )


def keep_conversation(
    session: Session,
    where: Where,
    reference: dict[str, Any],
    service_url: str,
    now: datetime,
    team: str | None = None,
) -> bool:
    """Remember how to write there; tells whether the bot is new there, or back again."""
    known = session.scalar(_of(where).with_for_update())
    if known is None:
        values = {"team": team, "reference": reference, "service_url": service_url}
        row = {**vars(where), **values, "active": True, "updated_at": now}
        arrived = bool(session.connection().execute(_insert(session).values(row)).rowcount)
    else:
        arrived, known.active = not known.active, True
        if (known.reference, known.service_url, known.team) != (reference, service_url, team) or arrived:
            known.reference, known.service_url, known.team = reference, service_url, team
            known.updated_at = now
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
    of_team = (Conversation.team == team) | (Conversation.place == team)
    _leave(session, platform, workspace, of_team, now)


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
