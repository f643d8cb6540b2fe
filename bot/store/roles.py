"""Kindergartens with all who hold a role in them, to be listed or corrected."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from bot.model.kindergarten import Kindergarten


def kindergartens_with_holders(session: Session, key: int | None = None) -> list[Kindergarten]:
    """All of them, or one."""
    statement = _with_holders()
    if key is not None:
        statement = statement.where(Kindergarten.id == key)
    return list(session.scalars(statement))


def kindergarten_with_holders(session: Session, key: int) -> Kindergarten:
    """Locked, for it is to be changed."""
    statement = _with_holders().where(Kindergarten.id == key)
    return session.scalars(statement.with_for_update(of=Kindergarten, key_share=True)).one()


def _with_holders() -> Select[Kindergarten]:
    return select(Kindergarten).options(selectinload(Kindergarten.holders)).order_by(Kindergarten.id)
