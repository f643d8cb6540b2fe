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
PRESSED_TWICE = timedelta(minutes=1)
"""So long a second press lets the same browser in: it may have dropped the answer to the first."""
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
        key = unguessable()
        return key, cls._made(key, visitor, now + LINK_IS_GOOD, begun=False)

    @classmethod
    def begin(cls, key: str, visitor: Visitor, now: datetime) -> Self:
        """What is kept of the key that a browser gets for a link that was opened."""
        return cls._made(key, visitor, now + VISIT_LASTS, begun=True)

    @classmethod
    def _made(cls, key: str, visitor: Visitor, until: datetime, *, begun: bool) -> Self:
        return cls(digest=digest_of(key), until=until, begun=begun, **vars(visitor))

    @property
    def visitor(self) -> Visitor:
        return Visitor(self.programme_id, self.workspace_id, self.user_id)

    def has_just_begun(self, now: datetime) -> bool:
        return self.begun and now + VISIT_LASTS - self.until < PRESSED_TWICE


def unguessable() -> str:
    return secrets.token_urlsafe(24)


def browsers_key(link: str, mark: str) -> str:
    """For a link's key, and the mark of the page whose button was pressed: nobody else has both."""
    return digest_of(f"{mark} {link}")


def digest_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()
