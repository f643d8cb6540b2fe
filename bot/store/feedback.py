"""What programmes were told: kept by the week, until a while after the arbeidsgruppe has got it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.model.days import Week
from bot.model.feedback import KEPT, Feedback


def week_to_write(session: Session, programme_id: int, week: Week) -> Feedback:
    """The week's row, made where there is none; other writers of it wait."""
    dialect = session.get_bind().dialect.name
    insert = sqlite.insert(Feedback) if dialect == "sqlite" else postgresql.insert(Feedback)
    values = insert.values(programme_id=programme_id, monday=week.monday, texts=())
    session.execute(values.on_conflict_do_nothing())
    return session.get_one(Feedback, (programme_id, week.monday), with_for_update=True)


def find_week(session: Session, programme_id: int, week: Week) -> Feedback | None:
    return session.get(Feedback, (programme_id, week.monday))


def weeks_before(session: Session, programme_id: int, week: Week) -> Sequence[Feedback]:
    """Those that are over, the newest first. Of this one nothing is shown: who looks again would see when."""
    statement = (
        select(Feedback)
        .where(Feedback.programme_id == programme_id, Feedback.monday < week.monday)
        .order_by(Feedback.monday.desc())
    )
    return session.scalars(statement).all()


def forget_feedback(session: Session, today: date) -> None:
    session.connection().execute(_OLD, {"before": today - KEPT})


_OLD = delete(Feedback).where(Feedback.monday < bindparam("before"))
