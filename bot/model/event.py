"""The history: who changed what, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, UtcDateTime
from bot.model.errors import Refusal


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """No change is left to undo."""


@dataclass(eq=False)
class ChannelTaken(Refusal):
    """The change cannot be undone: the channel it would go back to is somebody else's now."""


@dataclass(eq=False)
class ChangedSince(Refusal):
    """The change cannot be undone by itself: what it changed has been changed again."""


RowValues: TypeAlias = dict[str, Any]
"""Of a row's columns, as JSON has them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one table, before and after; None where the row did not exist."""

    table: str
    key: tuple[Any, ...]
    before: RowValues | None
    after: RowValues | None

    def reversed(self) -> "Change":
        return Change(self.table, self.key, self.after, self.before)


class Event(Base):
    """All that one command changed. Undoing it is another event."""

    __tablename__ = "event"
    __table_args__ = (Index("event_newest", "kindergarten_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(String(100))
    role: Mapped[str | None] = mapped_column(String(20))
    """What the history shows: the role, not the person."""
    command: Mapped[str] = mapped_column(String(50))
    changes: Mapped[tuple[Change, ...]] = mapped_column(JsonColumn(tuple[Change, ...]))
    undoes: Mapped[int | None] = mapped_column(ForeignKey("event.id"))

    @property
    def channels_before(self) -> frozenset[str]:
        """Those that are let go in it, and that somebody else may have taken since."""
        were = ((change.before or {}, change.after or {}) for change in self.changes)
        return frozenset(
            before[name]
            for before, after in were
            for name in ("channel", "group_channel")
            if before.get(name) and before[name] != after.get(name)
        )

    @property
    def begins(self) -> bool:
        """Whether the kindergarten itself came with it. That is not undone: nothing would be left."""
        return any(change.table == "kindergarten" and change.before is None for change in self.changes)
