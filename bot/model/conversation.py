"""Conversations that the bot has been let in to, on platforms where it may write in no others."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base


class Conversation(Base):
    """A channel, a group chat, or one person's chat with the bot: how to write there.

    When a person's chat began is kept nowhere, nor before or after which others: some begin it to propose.
    """

    __tablename__ = "conversation"
    __table_args__ = ({"sqlite_with_rowid": False},)

    platform: Mapped[str] = mapped_column(String(10), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(100), primary_key=True)
    channel: Mapped[str] = mapped_column("place", String(200), primary_key=True)
    """The channel's or the group chat's id; for a chat with one person, the person's."""
    personal: Mapped[bool]
    """Whether it is a chat with one person."""
    team: Mapped[str | None] = mapped_column(String(200))
    """What the channel is part of: the bot is let in to all of it, and put out of all of it."""
    reference: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What the platform wants to be told when something is to be written there."""
    service_url: Mapped[str] = mapped_column(String(500))
    active: Mapped[bool]
    """False once the bot was put out, or was told that it may not write there."""
