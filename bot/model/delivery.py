"""Deliveries that have been carried out: platforms deliver some of them more than once."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, UtcDateTime


class Delivery(Base):
    """One delivery, by the platform's name for it. Kept for a day; platforms repeat within minutes."""

    __tablename__ = "delivery"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
