"""The HMS-kalender: which theme a month has."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, MonthColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.month import Barnehageaar, Month
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
    own: Mapped[OwnTheme | None] = mapped_column(JsonColumn(OwnTheme))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(100))

    @property
    def choice(self) -> Choice | None:
        return self.own or self.theme

    @choice.setter
    def choice(self, choice: Choice) -> None:
        self.theme = choice if isinstance(choice, str) else None
        self.own = choice if isinstance(choice, OwnTheme) else None


Calendar: TypeAlias = Mapping[Month, CalendarMonth]


def choices_in(calendar: Calendar) -> dict[Month, Choice]:
    """The months that have a theme, with it."""
    return {month: entry.choice for month, entry in calendar.items() if entry.choice is not None}


def themes_in(calendar: Calendar) -> frozenset[str]:
    """The library's themes that a calendar has already."""
    return frozenset(entry.theme for entry in calendar.values() if entry.theme)


def months_ahead(calendar: Calendar, this: Month, count: int) -> tuple[Month, ...]:
    """The next months, with a theme or without; the one that it is now is among them while it has none."""
    now = () if this.is_july or this in choices_in(calendar) else (this,)
    coming = (month for month in (this.plus(ahead) for ahead in range(1, count + 2)) if not month.is_july)
    return (*now, *coming)[:count]


def also_in(choices: Mapping[Month, Choice], month: Month, choice: Choice) -> tuple[Month, ...]:
    """The other months of the same barnehageår that have the same theme."""
    year = Barnehageaar.of(month)
    return tuple(one for one in year.months() if one != month and choices.get(one) == choice)


def must_be_coming(month: Month, this: Month) -> None:
    """Raises JulyRests or MonthPassed for a month that cannot get a theme any more."""
    if month.is_july:
        raise JulyRests(month)
    if month < this:
        raise MonthPassed(month)


def choose_theme(
    calendar: MutableMapping[Month, CalendarMonth],
    month: Month,
    choice: Choice,
    *,
    this: Month,
    by: str,
    now: datetime,
    seen: datetime | None,
) -> Choice | None:
    """Give a month its theme; answers what it had.

    `this` is the month it is now, `seen` when the asker last saw the month that is changed.
    Raises JulyRests, MonthPassed or MonthChanged.
    """
    must_be_coming(month, this)
    entry = calendar.get(month)
    if entry is None:
        entry = calendar[month] = CalendarMonth(month=month)
    elif seen is not None and entry.changed_at > seen and entry.choice != choice:
        raise MonthChanged(entry)
    before = entry.choice
    if before != choice:
        entry.choice, entry.changed_at, entry.changed_by = choice, now, by
    return before
