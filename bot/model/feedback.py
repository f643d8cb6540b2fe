"""Tilbakemelding: what somebody in a kindergarten tells its programme, whenever they want to."""

from datetime import date, timedelta

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn
from bot.model.days import Week
from bot.model.light_test import put_anywhere

FEEDBACK_LIMIT = 500
MOST_A_WEEK = 100
KEPT = timedelta(days=90)
"""From the week's Monday until its texts are deleted."""


class Feedback(Base):
    """All that a programme was told in a week: no text has a row, a sender, a kindergarten or a time."""

    __tablename__ = "feedback"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    texts: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]))
    """In an order that chance has made."""

    @property
    def week(self) -> Week:
        return Week.of(self.monday)

    @property
    def is_full(self) -> bool:
        return len(self.texts) >= MOST_A_WEEK

    def add(self, text: str) -> None:
        self.texts = put_anywhere(self.texts, text)
