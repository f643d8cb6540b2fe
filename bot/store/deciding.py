"""The points that the HMS-gruppe gives: read and written here alone, and forgotten when a round ends."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.model.calendar import CalendarMonth
from bot.model.deciding import Vote, Weighing
from bot.store.posts import holders_of


def find_weighing(session: Session, kindergarten_id: int, number: int) -> Weighing | None:
    return session.get(Weighing, (kindergarten_id, number))


def months_changed(
    session: Session, kindergarten_id: int, since: datetime, before: datetime
) -> list[CalendarMonth]:
    """The months that got their theme in that time, as they are now, in their order."""
    row = CalendarMonth
    statement = select(row).where(
        row.kindergarten_id == kindergarten_id, row.changed_at >= since, row.changed_at < before
    )
    return list(session.scalars(statement.order_by(row.month)))


def votes_in(session: Session, weighing: Weighing) -> list[Vote]:
    statement = select(Vote).where(
        Vote.kindergarten_id == weighing.kindergarten_id, Vote.number == weighing.number
    )
    return list(session.scalars(statement))


def give_points(session: Session, weighing: Weighing, user: str, points: tuple[int, ...]) -> None:
    """What a person gives, instead of what they gave before."""
    key = (weighing.kindergarten_id, weighing.number, user)
    vote = session.get(Vote, key)
    if vote is None:
        number = weighing.number
        session.add(
            Vote(kindergarten_id=weighing.kindergarten_id, number=number, user_id=user, points=points)
        )
    else:
        vote.points = points
    session.flush()


def end_weighing(session: Session, weighing: Weighing, votes: Iterable[Vote], group: Iterable[str]) -> None:
    """Keep the sums, and forget who gave what."""
    weighing.sums = weighing.tally(votes, frozenset(group))
    session.flush()
    session.execute(
        delete(Vote).where(Vote.kindergarten_id == weighing.kindergarten_id, Vote.number == weighing.number),
        execution_options={"synchronize_session": False},
    )


def end_weighings(session: Session, now: datetime) -> None:
    """Those whose deadline has passed; another replica's are passed over."""
    over = (
        select(Weighing)
        .where(Weighing.ends_at <= now, Weighing.sums.is_(None))
        .with_for_update(skip_locked=True)
    )
    for weighing in session.scalars(over):
        group = holders_of(session, weighing.kindergarten_id)
        end_weighing(session, weighing, votes_in(session, weighing), group)


def sums_of(session: Session, weighing: Weighing) -> tuple[int, ...]:
    """The points of each candidate so far; after the end, those that were kept."""
    if weighing.sums is not None:
        return weighing.sums
    return weighing.tally(votes_in(session, weighing), holders_of(session, weighing.kindergarten_id))
