"""Remembers what platforms have delivered, so that a repeat changes nothing."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.model.delivery import Delivery
from bot.store.engine import Store

KEPT = timedelta(days=1)


class AlreadyDelivered(Exception):
    """The delivery has been carried out before."""


def note_delivery(session: Session, name: str, now: datetime) -> None:
    """As part of the unit of work that carries it out. Raises AlreadyDelivered.

    Of two at once the second waits here for the first.
    """
    session.add(Delivery(name=name, at=now))
    try:
        session.flush()
    except IntegrityError as error:
        raise AlreadyDelivered from error


def forget_delivery(session: Session, name: str | None) -> None:
    """It was not carried out after all, and may come again."""
    session.execute(delete(Delivery).where(Delivery.name == name))


def try_to_write(store: Store, now: datetime) -> None:
    """Keep a row of this process's own, in place of the one before. Raises Unreachable."""
    name = f"alive/{store.name}"
    with store.write() as session:
        session.execute(delete(Delivery).where(Delivery.name == name))
        session.add(Delivery(name=name, at=now))


def forget_deliveries(session: Session, now: datetime) -> None:
    session.connection().execute(_BEFORE, {"before": now - KEPT})


_BEFORE = delete(Delivery).where(Delivery.at < bindparam("before"))
