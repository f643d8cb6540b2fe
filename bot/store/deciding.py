"""The points that the HMS-gruppe gives: added up when a round ends, and forgotten then."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.model.calendar import CalendarMonth
from bot.model.deciding import Weighing
from bot.store.ballots import forget_votes, points_given


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


def end_weighing(session: Session, weighing: Weighing) -> None:
    """Keep the sums, and forget who gave what."""
    weighing.sums = sums_of(session, weighing)
    weighing.key = None
    session.flush()
    forget_votes(session, weighing)


def end_weighings(session: Session, now: datetime) -> None:
    """Those whose deadline has passed; another replica's are passed over."""
    for weighing in session.scalars(_OVER, {"now": now}):
        end_weighing(session, weighing)


_OVER = (
    select(Weighing)
    .where(Weighing.ends_at <= bindparam("now"), Weighing.sums.is_(None))
    .with_for_update(skip_locked=True)
)


def sums_of(session: Session, weighing: Weighing) -> tuple[int, ...]:
    """The points of each candidate so far; after the end, those that were kept."""
    if weighing.sums is not None:
        return weighing.sums
    return weighing.tally(points_given(session, weighing).values())
