"""Which kindergartens a person belongs to, and the workspaces they are in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload

from bot.model.kindergarten import Kindergarten, RoleHolder, Workspace


@dataclass(frozen=True)
class Belonging:
    """A kindergarten in which a person holds a role."""

    id: int
    name: str
    channel: str


def belongings(session: Session, platform: str, workspace: str, user: str) -> list[Belonging]:
    """The kindergartens of the workspace in which the person holds a role, by name."""
    statement = (
        select(Kindergarten.id, Kindergarten.name, Kindergarten.channel)
        .join(Workspace)
        .join(RoleHolder)
        .where(Workspace.platform == platform, Workspace.external_id == workspace, RoleHolder.user_id == user)
        .distinct()
        .order_by(Kindergarten.name)
    )
    return [Belonging(*row) for row in session.execute(statement)]


def find_workspace(session: Session, platform: str, external_id: str) -> Workspace | None:
    statement = select(Workspace).where(Workspace.platform == platform, Workspace.external_id == external_id)
    return session.scalar(statement.with_for_update())


def welcome_workspace(session: Session, platform: str, external_id: str, now: datetime) -> Workspace:
    """The workspace, new or come back; what it had before it left goes on."""
    workspace = find_workspace(session, platform, external_id)
    if workspace is None:
        workspace = Workspace(platform=platform, external_id=external_id, free_at=now)
        session.add(workspace)
        session.flush()
    elif workspace.left_at is not None:
        workspace.left_at = None
        _wake(session, workspace, now)
    return workspace


def workspace_left(session: Session, platform: str, external_id: str, now: datetime) -> None:
    """The bot was removed: from now on nothing is planned or posted there."""
    workspace = find_workspace(session, platform, external_id)
    if workspace is not None and workspace.left_at is None:
        workspace.left_at = now
        _wake(session, workspace, None)


def _wake(session: Session, workspace: Workspace, at: datetime | None) -> None:
    statement = update(Kindergarten).where(Kindergarten.workspace_id == workspace.id)
    session.execute(statement.values(next_due_at=at), execution_options={"synchronize_session": False})


def kindergartens_with(session: Session, platform: str, workspace: str, user: str) -> list[Kindergarten]:
    """Those in which the person holds a role, with all their role holders; locked."""
    statement = (
        select(Kindergarten)
        .join(Workspace)
        .where(
            Workspace.platform == platform,
            Workspace.external_id == workspace,
            Kindergarten.holders.any(RoleHolder.user_id == user),
        )
        .options(selectinload(Kindergarten.holders))
        .with_for_update(of=Kindergarten, key_share=True)
    )
    return list(session.scalars(statement))
