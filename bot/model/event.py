"""The history: who changed what, from what to what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.audience import Audience
from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal

UNDO_WITHIN = timedelta(days=30)
"""What has stood longer is what people go by; it is changed anew instead."""
FRESH = timedelta(days=1)
"""How long somebody else's change can be undone without a question first."""


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """No change is left to undo."""


@dataclass(eq=False)
class ChannelTaken(Refusal):
    """The change cannot be undone: the channel it would go back to is somebody else's now."""


@dataclass(eq=False)
class ChangedSince(Refusal):
    """The change cannot be undone by itself: what it changed has been changed again."""

    later: "Event | None" = None
    """By which change, where the history tells."""


@dataclass(eq=False)
class AlreadyUndone(Refusal):
    """The change has been undone, and is not in effect."""

    undoing: "Event"


@dataclass(eq=False)
class TooLongAgo(Refusal):
    """The change has stood too long to be undone."""

    event: "Event"


@dataclass(eq=False)
class NotByUndoing(Refusal):
    """The change is about who decides: that is never undone by one, it passes on with a yes."""


@dataclass(eq=False)
class ForgottenMeanwhile(Refusal):
    """The change cannot be undone: what it took away was deleted for good, and stands in no history."""


ADMINISTRATOR = "an administrator"
"""Who an event is by that `hms-bot` made; no platform has such an id."""


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
    __table_args__ = (
        Index("event_newest", "kindergarten_id", "id"),
        Index(
            "event_undoing",
            "undoes",
            sqlite_where=text("undoes IS NOT NULL"),
            postgresql_where=text("undoes IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(String(100))
    role: Mapped[str | None] = mapped_column(String(20))
    """What the history shows: the role, not the person."""
    command: Mapped[str] = mapped_column(String(50))
    changes: Mapped[tuple[Change, ...]] = mapped_column(JsonColumn(tuple[Change, ...]))
    undoes: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    audience: Mapped[Audience | None] = mapped_column(EnumColumn(Audience))
    """Who was told when it was made; None in what is older than this column, which the channel was told."""

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
    def of_groups_place(self) -> Change | None:
        """The change by which the HMS-gruppe got, left or moved its place."""
        return next(filter(_changes_groups_place, self.changes), None)

    @property
    def begins(self) -> bool:
        """Whether the kindergarten itself came with it. That is not undone: nothing would be left."""
        return any(change.table == "kindergarten" and change.before is None for change in self.changes)

    @property
    def is_about_who_decides(self) -> bool:
        """Whether it gives or takes a role, or changes how many must say yes."""
        return any(change.table == "role_holder" or _changes_consent(change) for change in self.changes)

    @property
    def things(self) -> frozenset[str]:
        """What it changed: the rows, by table and key."""
        return frozenset(f"{change.table} {change.key}" for change in self.changes)

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(change.table for change in self.changes)

    def is_too_old(self, now: datetime) -> bool:
        return now - self.at > UNDO_WITHIN

    def is_undone_at_once_by(self, user: str, now: datetime) -> bool:
        """Whether the press of one button is enough: for one's own change, and for a fresh one."""
        return self.by == user or now - self.at < FRESH


def _changes_groups_place(change: Change) -> bool:
    before, after = change.before, change.after
    return (
        before is not None and after is not None and before.get("group_channel") != after.get("group_channel")
    )


def _changes_consent(change: Change) -> bool:
    before, after = change.before or {}, change.after or {}
    return bool(before) and bool(after) and before.get("consent") != after.get("consent")
