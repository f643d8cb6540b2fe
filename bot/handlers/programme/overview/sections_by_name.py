"""Kindergartens by name, as tables: only those that share how far they are."""

from collections.abc import Sequence
from datetime import date

from bot.handlers.programme.overview.sections import MIDDLING, NARROW, WIDE, Content
from bot.message.words import Words, _
from bot.model.days import driftsuker_before
from bot.paper.table import Column, Table
from bot.store.following import Active, Progress
from bot.web.programme import Section

SILENT_WEEKS = 8
MOST_NAMES = 200


def silent_section(known: Sequence[Active], today: date) -> Section:
    """Where nobody of the HMS-gruppe has changed anything for eight open weeks."""
    rows = tuple((one.name, _last(one)) for one in known if _is_silent(one, today))
    columns = Column(_("Kindergarten"), WIDE), Column(_("Last change"), MIDDLING)
    about = _("Of those that share how far they are: no change by their HMS group for eight open weeks.")
    empty = _("No kindergarten that shares how far it is has been silent for eight open weeks.")
    return Section("stille", Table(_("Silent kindergartens"), columns, rows[:MOST_NAMES]), about, empty)


def _last(one: Active) -> date | None:
    return None if one.changed_at is None else one.changed_at.date()


def _is_silent(one: Active, today: date) -> bool:
    return (_last(one) or one.joined) < driftsuker_before(today, SILENT_WEEKS, one.closed)


def helped_section(helped: Sequence[Progress], content: Content) -> Section:
    """A hjelper's own."""
    columns = (
        Column(_("Kindergarten"), WIDE),
        Column(_("Milestones done"), NARROW),
        Column(_("Next milestone"), WIDE),
        Column(_("Deadline"), NARROW),
    )
    rows = tuple(
        (one.name, _("{n} of {all}", n=one.done, all=one.of), _next(one, content), one.next_due)
        for one in helped
    )
    empty = _("No kindergarten of yours shares how far it is.")
    return Section("mine", Table(_("My kindergartens"), columns, rows), empty=empty)


def _next(one: Progress, content: Content) -> Words | None:
    return None if one.next is None else content.milestones.get(one.next, _("a milestone"))
