"""What a programme offers its kindergartens: a theme, a change of the plan, a point for the vernerunde.

It is published once. Each kindergarten says yes or no; what it turned down is not offered again.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

import msgspec
from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, UtcDateTime
from bot.model.calendar import OwnTheme
from bot.model.errors import Refusal
from bot.model.month import Month
from bot.model.texts import Localized

DEFINITION_LIMIT = 300
QUESTION_LIMIT = 120
WEEKS = 120
"""Driftsuker after its start within which a plan can have a milestone: some three years."""
DRAFT_KEPT = timedelta(days=7)


@dataclass(eq=False)
class OfferOver(Refusal):
    """The offer is not there any more, or the kindergarten has left the programme."""


@dataclass(eq=False)
class OfferGone(Refusal):
    """The arbeidsgruppe has deleted it, taken it back, or offered it already."""


@dataclass(eq=False)
class NowhereToPut(Refusal):
    """The kindergarten has no plan, or not the part of it that the offer changes."""


class OfferedTheme(msgspec.Struct, frozen=True, tag="theme"):
    """A theme for the calendar; with a month, a part of a common frame for the year."""

    theme: OwnTheme
    month: str | None = None


class OfferedMilestone(msgspec.Struct, frozen=True, tag="milestone"):
    """A new milestone for the plan."""

    title: Localized
    definition: Localized
    phase: str
    """Its key in the template."""
    week: int
    """Driftsuker after the start of each kindergarten's plan."""


class OfferedText(msgspec.Struct, frozen=True, tag="text"):
    """Another text for a milestone of the template, by its key."""

    milestone: str
    title: Localized
    definition: Localized


class OfferedPoint(msgspec.Struct, frozen=True, tag="point"):
    """A point to look at on the vernerunde."""

    area: str
    what: Localized


Offered: TypeAlias = OfferedTheme | OfferedMilestone | OfferedText | OfferedPoint


class ProgrammeOffer(Base):
    """One offer, as its newest revision says it."""

    __tablename__ = "programme_offer"
    __table_args__ = (Index("programme_offer_programme", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    revision: Mapped[int] = mapped_column(default=1)
    content: Mapped[Offered] = mapped_column(JsonColumn(Offered))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """None: a draft, which no kindergarten sees."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """From then on nobody is offered it; those who took it keep it."""

    @property
    def key(self) -> str:
        """What a kindergarten that said yes has of it: a milestone, a point."""
        return f"program-{self.id}"

    @property
    def is_open(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None

    @property
    def title(self) -> Localized:
        match self.content:
            case OfferedTheme(theme=theme):
                return theme.title
            case OfferedMilestone(title=title) | OfferedText(title=title):
                return title
            case OfferedPoint(what=what):
                return what

    @property
    def month(self) -> Month | None:
        of = self.content.month if isinstance(self.content, OfferedTheme) else None
        return None if of is None else Month.parse(of)

    def is_past(self, this: Month) -> bool:
        """Whether it is a theme for a month that is over."""
        return self.month is not None and self.month < this


class OfferAnswer(Base):
    """What a kindergarten said to an offer, and to which revision of it."""

    __tablename__ = "offer_answer"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("programme_offer.id"), primary_key=True)
    revision: Mapped[int]
    accepted: Mapped[bool]
    answered_on: Mapped[date]
