"""Kindergartens and workspaces are deleted with everything that belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from bot.model.base import Base
from bot.model.figures import Counted
from bot.model.kindergarten import Kindergarten
from bot.model.letter import Letter
from bot.model.place import Place
from bot.model.post import Post
from bot.model.programme import Membership, Programme, ProgrammePerson
from bot.model.texts import Language
from bot.model.visit import Visit
from bot.model.workspace import Workspace
from bot.store.blocks import end_blocks


@dataclass(frozen=True)
class Deleted:
    """A kindergarten that is no more, and whom that is told: it is kept nowhere."""

    key: int
    name: str
    language: Language
    groups_place: Place | None
    own_chats: tuple[Place, ...]
    """Of each of its HMS-gruppe."""


def delete_due_kindergartens(session: Session, now: datetime) -> list[Deleted]:
    """Those whose HMS-gruppe asked for it, when it is time; each is answered to one replica alone."""
    due = list(session.connection().execute(_DUE, {"now": now}).scalars())
    if not due:  # as nearly always
        return []
    those = Kindergarten.id.in_(due)
    parts = joinedload(Kindergarten.workspace), selectinload(Kindergarten.holders)
    deleted = [_deleted(one) for one in session.scalars(select(Kindergarten).where(those).options(*parts))]
    delete_kindergartens(session, those)
    return deleted


_DUE = select(Kindergarten.id).where(Kindergarten.delete_at <= bindparam("now")).with_for_update()


def _deleted(one: Kindergarten) -> Deleted:
    platform, workspace = one.workspace.platform, one.workspace.external_id
    group, people = one.group_channel, sorted({holder.user_id for holder in one.holders})
    return Deleted(
        one.id,
        one.name,
        one.language,
        Place(platform, workspace, group, closed=True) if group is not None else None,
        tuple(Place(platform, workspace, one.channel, person) for person in people),
    )


def delete_workspaces_left_before(session: Session, moment: datetime) -> int:
    """Everything about the workspaces that left before a moment, and have not come back; tells how many."""
    keys = list(session.connection().execute(_LEFT, {"before": moment}).scalars())
    if keys:
        delete_kindergartens(session, Kindergarten.workspace_id.in_(keys))
        _forget_people(session, keys)
        session.execute(delete(Workspace).where(Workspace.id.in_(keys)))
    return len(keys)


_LEFT = select(Workspace.id).where(Workspace.left_at < bindparam("before")).with_for_update(skip_locked=True)


def delete_kindergartens(session: Session, which: ColumnElement[bool]) -> None:
    """With everything that belongs to them."""
    those = select(Kindergarten.id).where(which)
    homeless = update(Programme).where(Programme.home_id.in_(those)).values(home_id=None)
    session.execute(homeless, execution_options={"synchronize_session": False})
    end_blocks(session, Counted.kindergarten_id.in_(those))
    for table in reversed(Base.metadata.sorted_tables):
        if "kindergarten_id" in table.c:
            session.execute(delete(table).where(table.c.kindergarten_id.in_(those)))
    session.execute(delete(Kindergarten).where(which), execution_options={"synchronize_session": False})


def _forget_people(session: Session, workspaces: Sequence[int]) -> None:
    """The people of programmes who are in these workspaces, and what waits for them."""
    session.execute(delete(ProgrammePerson).where(ProgrammePerson.workspace_id.in_(workspaces)))
    session.execute(delete(Visit).where(Visit.workspace_id.in_(workspaces)))
    session.execute(delete(Post).where(Post.workspace_id.in_(workspaces)))
    written = update(Letter).where(Letter.writer_workspace.in_(workspaces))
    session.execute(
        written.values(writer=None, writer_workspace=None), execution_options={"synchronize_session": False}
    )
    theirs = update(Membership).where(Membership.hjelper_workspace.in_(workspaces))
    session.execute(
        theirs.values(hjelper=None, hjelper_workspace=None), execution_options={"synchronize_session": False}
    )
