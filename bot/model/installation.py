"""Installations: that a workspace, or a whole organisation, has let the bot in."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, UtcDateTime


class Installation(Base):
    """What a platform gave when the bot was installed. The secret is encrypted, and opened only to send."""

    __tablename__ = "installation"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(10))
    external_id: Mapped[str] = mapped_column(String(100))
    """The workspace; for an installation in a whole organisation, the organisation."""
    secret: Mapped[str] = mapped_column(Text)
    installed_by: Mapped[str] = mapped_column(String(100))
    installed_at: Mapped[datetime] = mapped_column(UtcDateTime)
