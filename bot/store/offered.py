"""What programmes offer: to the arbeidsgruppe all of it, to a kindergarten what it has not answered."""

from datetime import datetime

from sqlalchemy import Select, and_, bindparam, delete, or_, select
from sqlalchemy.orm import Session

from bot.model.month import Month
from bot.model.offer import DRAFT_KEPT, OfferAnswer, ProgrammeOffer
from bot.model.programme import Membership


def find_offered(session: Session, offer_id: int, *, lock: bool = False) -> ProgrammeOffer | None:
    return session.get(ProgrammeOffer, offer_id, with_for_update=lock or None)


def published_by(session: Session, programme_id: int) -> list[ProgrammeOffer]:
    """Those that are open, the newest first."""
    statement = select(ProgrammeOffer).where(
        ProgrammeOffer.programme_id == programme_id,
        ProgrammeOffer.published_at.is_not(None),
        ProgrammeOffer.withdrawn_at.is_(None),
    )
    return list(session.scalars(statement.order_by(ProgrammeOffer.id.desc())))


def offered_to(session: Session, kindergarten_id: int, this: Month) -> list[ProgrammeOffer]:
    """What it has not answered, or said yes to before it was changed. What it turned down stays away."""
    found = session.scalars(_open(kindergarten_id).order_by(ProgrammeOffer.id))
    return [one for one in found if not one.is_past(this)]


def is_offered(session: Session, kindergarten_id: int, offer_id: int, this: Month) -> ProgrammeOffer | None:
    """An offer that the kindergarten can answer in this month."""
    found = session.scalar(_open(kindergarten_id).where(ProgrammeOffer.id == offer_id))
    return None if found is None or found.is_past(this) else found


def _open(kindergarten_id: int) -> Select[ProgrammeOffer]:
    offer, answer = ProgrammeOffer, OfferAnswer
    answered = and_(answer.offer_id == offer.id, answer.kindergarten_id == kindergarten_id)
    return (
        select(offer)
        .join(Membership, Membership.programme_id == offer.programme_id)
        .outerjoin(answer, answered)
        .where(
            Membership.kindergarten_id == kindergarten_id,
            offer.published_at.is_not(None),
            offer.withdrawn_at.is_(None),
            or_(answer.offer_id.is_(None), and_(answer.accepted, answer.revision < offer.revision)),
        )
    )


def keys_of_members(session: Session, programme_id: int) -> list[int]:
    statement = select(Membership.kindergarten_id).where(Membership.programme_id == programme_id)
    return list(session.scalars(statement))


def forget_drafts(session: Session, now: datetime) -> None:
    """Offers that nobody published."""
    session.connection().execute(_OLD_DRAFTS, {"before": now - DRAFT_KEPT})


_OLD_DRAFTS = delete(ProgrammeOffer).where(
    ProgrammeOffer.published_at.is_(None), ProgrammeOffer.changed_at < bindparam("before")
)
