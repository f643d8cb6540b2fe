"""A month that gets its theme on its day or later: the whole post comes on the next open day, once."""

from collections.abc import Iterable
from datetime import datetime

from bot.handlers.calendar.posts import NO_THEME, THEME
from bot.model.calendar import CalendarMonth
from bot.model.event import Change
from bot.model.kindergarten import KindergartenView
from bot.model.month import Month
from bot.store.session import Session
from scheduler.due import Slot, theme_slot
from scheduler.hours import posting_moment_after


def watch_months(
    session: Session, kindergarten: KindergartenView, changes: Iterable[Change], now: datetime
) -> None:
    """After a change, by whatever command: the month that it is now may have got its theme."""
    this = Month.of(kindergarten.today(now))
    if not any(_gives_theme(change, this) for change in changes):
        return
    slot = theme_slot(kindergarten.rhythm, this)
    if slot is None or now < slot.at:
        return
    at = posting_moment_after(kindergarten.today(now), kindergarten.rhythm)
    if at is None or at >= slot.useful_until:  # it was the month's last open day
        at = now
    THEME.owe_late(session, kindergarten.id, Slot(at, this, slot.useful_until), NO_THEME)


def _gives_theme(change: Change, month: Month) -> bool:
    after = change.after or {}
    about = change.table == CalendarMonth.__tablename__ and change.key[1] == month
    return about and bool(after.get("theme") or after.get("own"))
