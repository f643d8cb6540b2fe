"""A visit to a programme's pages: a link that is opened once, and what the browser has after that."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Self

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, UtcDateTime

LINK_IS_GOOD = timedelta(minutes=15)
VISIT_LASTS = timedelta(hours=8)
DIGEST_LENGTH = 64


@dataclass(frozen=True)
class Visitor:
    """A person in their workspace, and the programme whose pages they see."""

    programme_id: int
    workspace_id: int
    user_id: str


class Visit(Base):
    """Only whoever has its key can find it: the database has no more than a digest of that."""

    __tablename__ = "programme_visit"
    __table_args__ = (Index("programme_visit_until", "until"),)

    digest: Mapped[str] = mapped_column(String(DIGEST_LENGTH), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    user_id: Mapped[str] = mapped_column(String(100))
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    begun: Mapped[bool]
    """False: a link that nobody has opened."""

    @classmethod
    def offered(cls, visitor: Visitor, now: datetime) -> tuple[str, Self]:
        """A link's key, and what is kept of it."""
        return cls._made(visitor, now + LINK_IS_GOOD, begun=False)

    @classmethod
    def begin(cls, visitor: Visitor, now: datetime) -> tuple[str, Self]:
        """The key that a browser gets for a link that was opened."""
        return cls._made(visitor, now + VISIT_LASTS, begun=True)

    @classmethod
    def _made(cls, visitor: Visitor, until: datetime, *, begun: bool) -> tuple[str, Self]:
        key = secrets.token_urlsafe(24)
        made = cls(digest=digest_of(key), until=until, begun=begun, **vars(visitor))
        return key, made

    @property
    def visitor(self) -> Visitor:
        return Visitor(self.programme_id, self.workspace_id, self.user_id)


def digest_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()
