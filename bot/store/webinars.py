"""The webinars that something is to be told of, and the kindergartens that want to hear of them."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.rhythm import Rhythm
from bot.model.webinar import Webinar
from bot.model.workspace import Workspace


def due_webinars(session: Session, now: datetime) -> list[Webinar]:
    statement = select(Webinar).where(Webinar.next_due_at <= now).with_for_update(skip_locked=True)
    return list(session.scalars(statement))


def wanting_webinars(session: Session) -> list[tuple[int, Rhythm]]:
    """Every kindergarten that wants webinars, with its rhythm; asked only when a webinar is due."""
    row = Kindergarten
    statement = (
        select(row.id, row.posting_rule, row.posting_time, row.zone, row.closed, row.paused)
        .join(Workspace)
        .where(row.wants_webinars, Workspace.left_at.is_(None))
    )
    return [
        (key, Rhythm(rule, at, zone, closed, paused))
        for key, rule, at, zone, closed, paused in session.connection().execute(statement)
    ]


def upcoming_webinars(session: Session, now: datetime) -> list[Webinar]:
    """Those that come, and those that something is still to be told of."""
    news = or_(Webinar.starts_at > now, Webinar.next_due_at.is_not(None))
    return list(session.scalars(select(Webinar).where(news)))
