"""The HMS-kalender: which theme a month has."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, MonthColumn, UtcDateTime, Values
from bot.model.errors import Refusal
from bot.model.month import Month
from bot.model.texts import TEXT_LIMIT, TITLE_LIMIT, Language, Localized, clean, https_link


@dataclass(eq=False)
class JulyRests(Refusal):
    """July has no theme."""

    month: Month


@dataclass(eq=False)
class MonthPassed(Refusal):
    """A month that is over cannot be changed."""

    month: Month


@dataclass(eq=False)
class MonthChanged(Refusal):
    """Somebody changed the month after the asker last saw it."""

    entry: "CalendarMonth"


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme in the group's own words, in the language it was written in."""

    title: Localized
    text: Localized | None
    link: str | None

    @classmethod
    def written(cls, language: Language, title: str, text: str | None, link: str | None) -> "OwnTheme":
        """Raises Empty, TooLong or BadLink."""
        return cls(
            title=Localized.only(language, clean(title, TITLE_LIMIT)),
            text=Localized.only(language, clean(text, TEXT_LIMIT)) if text and text.strip() else None,
            link=https_link(link) if link and link.strip() else None,
        )


Choice: TypeAlias = str | OwnTheme
"""A theme of the library, by its key, or one of the group's own."""


class CalendarMonth(Base):
    """A month with its theme."""

    __tablename__ = "calendar_month"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    month: Mapped[Month] = mapped_column(MonthColumn, primary_key=True)
    theme: Mapped[str | None] = mapped_column(String(50))
    own: Mapped[OwnTheme | None] = mapped_column(Values(OwnTheme))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(100))

    @property
    def choice(self) -> Choice | None:
        return self.own or self.theme

    @choice.setter
    def choice(self, choice: Choice) -> None:
        self.theme = choice if isinstance(choice, str) else None
        self.own = choice if isinstance(choice, OwnTheme) else None
