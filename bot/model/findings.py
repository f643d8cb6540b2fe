"""What the group says its survey showed: which factors, and never the survey's own answers."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base


class Finding(Base):
    """A factor that is hard for the kindergarten, or a strength of it."""

    __tablename__ = "finding"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    factor: Mapped[str] = mapped_column(String(50), primary_key=True)
    position: Mapped[int]
    """What was picked first comes first in what is suggested."""
    strength: Mapped[bool]
