"""Avdelinger: the parts of a kindergarten, which work at their own pace."""

from dataclasses import dataclass

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base
from bot.model.errors import Refusal

NAME_LIMIT = 40
KEY_LIMIT = 16
"""Characters that a key takes from the name; a number may follow."""
MOST_AVDELINGER = 20


@dataclass(eq=False)
class NameTaken(Refusal):
    """Two avdelinger cannot have the same name."""

    name: str


@dataclass(eq=False)
class TooMany(Refusal):
    """More of something than a kindergarten has."""

    limit: int


class Avdeling(Base):
    """One avdeling, perhaps with a channel of its own in the kindergarten's workspace."""

    __tablename__ = "avdeling"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(20), primary_key=True)
    """A word of its name."""
    name: Mapped[str] = mapped_column(String(NAME_LIMIT))
    channel: Mapped[str | None] = mapped_column(String(200))
    """Registered from within the channel by the HMS-gruppe, so that nobody can name another's."""
