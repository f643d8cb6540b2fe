"""Workspaces: where the bot has been let in, and who may hold many kindergartens."""

from datetime import datetime
from typing import Self

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, UtcDateTime
from bot.model.place import Tenant


class Workspace(Base):
    """A Slack workspace, a Teams tenant, or the local chat; it may hold many kindergartens."""

    __tablename__ = "workspace"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(10))
    external_id: Mapped[str] = mapped_column(String(100))
    organisation: Mapped[str | None] = mapped_column(String(100))
    """The organisation that let the bot in to all its workspaces; None where the workspace did so itself."""
    free_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """No post is claimed for the workspace before this: its pace, and what `Retry-After` asked for."""
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the bot was removed from it. Nothing is posted any more, and the data is deleted after a while."""

    @classmethod
    def of(cls, tenant: Tenant, now: datetime) -> Self:
        """A new one, with nothing posted there yet."""
        return cls(platform=tenant.platform, external_id=tenant.external_id, free_at=now)

    @property
    def tenant(self) -> Tenant:
        return Tenant(self.platform, self.external_id)
