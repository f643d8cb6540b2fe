"""Letters of programmes: whom each goes to, what has become of it, and the way back."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, func, literal, select, update
from sqlalchemy.orm import Session

from bot.model.base import EnumColumn, UtcDateTime
from bot.model.errors import NotThere
from bot.model.kindergarten import Kindergarten
from bot.model.letter import Letter
from bot.model.post import Post, PostState
from bot.model.programme import Membership, Programme
from bot.model.rhythm import Rhythm
from bot.model.webinar import place_name
from bot.model.workspace import Workspace
from bot.store.posts import DECIDES, posts_from, rhythm_of

LETTER, RECALL = "letter", "letter-recall"
"""The kinds of their posts, whose period is the letter's number."""
STOPPED, LEFT = "stopped", "left the programme"
"""Why a post of a letter is not sent."""
MAY_HAVE_ARRIVED = (PostState.SENDING, PostState.UNSURE, PostState.SENT)
DID_NOT_ARRIVE = (PostState.FAILED, PostState.GONE)


def letter_of(session: Session, home_id: int, number: int) -> Letter:
    """Of the programme that has this home. Raises NotThere."""
    found = session.scalar(_of_home(home_id).where(Letter.id == number))
    if found is None:
        raise NotThere
    return found


def letters_of(session: Session, home_id: int, limit: int, skipped: int = 0) -> list[Letter]:
    """The newest first. `skipped`: so many of the newest are left out."""
    newest_first = _of_home(home_id).order_by(Letter.id.desc())
    return list(session.scalars(newest_first.offset(skipped).limit(limit)))


def count_letters(session: Session, home_id: int) -> int:
    of_home = select(func.count()).select_from(Letter).join(Programme).where(Programme.home_id == home_id)
    return session.scalar(of_home) or 0


def _of_home(home_id: int) -> Select[Letter]:
    return select(Letter).join(Programme).where(Programme.home_id == home_id)


# Whom it goes to


def municipalities_of(session: Session, home_id: int) -> list[str]:
    """Those that members have said they are in, each once, however it is written."""
    written = {place_name(one): one for one in reversed(_written(session, Programme.home_id == home_id))}
    return sorted(written.values())


def _written(session: Session, of: ColumnElement[bool]) -> list[str]:
    statement = (
        select(Membership.municipality)
        .join(Programme, Programme.id == Membership.programme_id)
        .where(of, Membership.municipality.is_not(None))
        .distinct()
        .order_by(Membership.municipality)
    )
    return [one for one in session.scalars(statement) if one is not None]


def count_recipients(session: Session, letter: Letter) -> int:
    count: int = session.connection().execute(_recipients(session, letter, func.count())).scalar_one()
    return count


def recipients(session: Session, letter: Letter) -> list[tuple[list[int], Rhythm]]:
    """By what decides when they are posted to: most are alike, and reading it takes longest."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    columns = (cast(column, Text) for column in DECIDES)
    statement = _recipients(session, letter, Kindergarten.id, *columns)
    for key, *rhythm in session.connection().execute(statement):
        alike[tuple(rhythm)].append(key)
    return [(keys, rhythm_of(*rhythm)) for rhythm, keys in alike.items()]


def _recipients(session: Session, letter: Letter, *what: Any) -> Select[*tuple[Any, ...]]:
    """Members where the bot still is."""
    found = (
        select(*what)
        .select_from(Membership)
        .join(Kindergarten, Kindergarten.id == Membership.kindergarten_id)
        .join(Workspace, Workspace.id == Kindergarten.workspace_id)
        .where(Membership.programme_id == letter.programme_id, Workspace.left_at.is_(None))
    )
    if letter.municipality is None:
        return found
    there = place_name(letter.municipality)
    all_ways = _written(session, Programme.id == letter.programme_id)
    return found.where(Membership.municipality.in_([one for one in all_ways if place_name(one) == there]))


# What has become of it


@dataclass(frozen=True)
class Outcome:
    """How many posts of a letter, or of its recall, have come so far."""

    count: int
    state: PostState
    reason: str | None


def outcomes(session: Session, kind: str, letter: Letter) -> list[Outcome]:
    """Those that are alike together."""
    statement = (
        select(func.count(), Post.state, Post.reason)
        .where(_is_of(kind, letter))
        .group_by(Post.state, Post.reason)
    )
    return [Outcome(*row) for row in session.connection().execute(statement)]


def _is_of(kind: str, letter: Letter) -> ColumnElement[bool]:
    """By the index, past all that was ever posted."""
    somewhere = Post.kindergarten_id.in_(select(Kindergarten.id))
    return and_(somewhere, Post.kind == kind, Post.period == str(letter.id))


def send_failed_again(session: Session, letter: Letter, now: datetime, useful_until: datetime) -> int:
    """Those that surely did not arrive, as if they had never been tried; tells how many."""
    return _again(session, letter, Post.state.in_(DID_NOT_ARRIVE), now, useful_until)


def send_stopped(session: Session, letter: Letter, now: datetime, useful_until: datetime) -> int:
    """Those that were stopped come after all; tells how many."""
    stopped = and_(Post.state == PostState.SKIPPED, Post.reason == STOPPED)
    return _again(session, letter, stopped, now, useful_until)


def _again(
    session: Session, letter: Letter, which: ColumnElement[bool], now: datetime, useful_until: datetime
) -> int:
    """The sender looks when each is at work."""
    statement = update(Post).where(_is_of(LETTER, letter), which)
    due = case((Post.due_at < now, literal(now, UtcDateTime)), else_=Post.due_at)
    statement = statement.values(state=PostState.PLANNED, due_at=due, useful_until=useful_until, tries=0)
    statement = statement.values(reason=None, claims=Post.claims + 1, claimed_by=None, lease_until=None)
    return session.connection().execute(statement).rowcount


def owe_recalls(session: Session, letter: Letter, now: datetime, useful_until: datetime) -> None:
    """One for each post that has arrived, or may have."""
    rows = select(
        Post.kindergarten_id,
        literal(RECALL),
        Post.period,
        literal(now, UtcDateTime),
        literal(useful_until, UtcDateTime),
        literal(PostState.PLANNED, EnumColumn(PostState)),
        literal(0),
    ).where(_is_of(LETTER, letter), Post.state.in_(MAY_HAVE_ARRIVED))
    connection = session.connection()
    connection.execute(posts_from(rows, connection.dialect))
