"""The roles that people are asked to take."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.place import Tenant
from bot.model.role_offer import ANSWER_WITHIN, RoleOffer, next_number
from bot.model.workspace import Workspace
from bot.store.places import Belonging, is_tenant

KEPT = ANSWER_WITHIN + timedelta(days=7)
"""Until whoever asked has been told that nobody answered."""


def offers_of(session: Session, kindergarten_id: int, now: datetime) -> list[RoleOffer]:
    """Those that wait for an answer."""
    statement = select(RoleOffer).where(
        RoleOffer.kindergarten_id == kindergarten_id, RoleOffer.at > now - ANSWER_WITHIN
    )
    return list(session.scalars(statement.order_by(RoleOffer.number)))


def find_offer(session: Session, kindergarten_id: int, number: int) -> RoleOffer | None:
    return session.get(RoleOffer, (kindergarten_id, number))


def add_offer(session: Session, offer: RoleOffer) -> None:
    """Gives it its number."""
    statement = select(RoleOffer.number).where(RoleOffer.kindergarten_id == offer.kindergarten_id)
    offer.number = next_number(list(session.scalars(statement)), offer.at)
    session.add(offer)
    session.flush()


def inviting(session: Session, tenant: Tenant, user: str, now: datetime) -> list[Belonging]:
    """The kindergartens of the workspace that ask a person to take a role."""
    statement = (
        select(Kindergarten.id, Kindergarten.name, Kindergarten.channel)
        .join(Workspace)
        .join(RoleOffer, RoleOffer.kindergarten_id == Kindergarten.id)
        .where(is_tenant(tenant), RoleOffer.person == user, RoleOffer.at > now - ANSWER_WITHIN)
        .distinct()
        .order_by(Kindergarten.name)
    )
    return [Belonging(*row) for row in session.execute(statement)]


def offers_to(session: Session, tenant: Tenant, user: str) -> list[RoleOffer]:
    """All in the workspace that a person is asked."""
    statement = (
        select(RoleOffer)
        .join(Kindergarten, Kindergarten.id == RoleOffer.kindergarten_id)
        .join(Workspace)
        .where(is_tenant(tenant), RoleOffer.person == user)
    )
    return list(session.scalars(statement))


def forget_offers(session: Session, now: datetime) -> None:
    session.connection().execute(_BEFORE, {"before": now - KEPT})


_BEFORE = delete(RoleOffer).where(RoleOffer.at < bindparam("before"))
