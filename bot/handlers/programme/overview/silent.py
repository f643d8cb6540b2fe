"""Silent kindergartens by name, as a table: only of those that share how far they are."""

from collections.abc import Sequence
from datetime import date

from bot.handlers.programme.overview.sections import MIDDLING, WIDE
from bot.message.words import _
from bot.model.days import driftsuker_before
from bot.paper.table import Column, Table
from bot.store.following import Active
from bot.web.programme import Section

SILENT_WEEKS = 8
MOST_NAMES = 200
_SILENT = _("Of those that share how far they are: no change for eight open weeks, as of Monday.")
_ONLY_SOME = _(
    "Of those that share how far they are: no change for eight open weeks, as of Monday. "
    "Only the first {most} are shown.",
    most=MOST_NAMES,
)


def silent_section(known: Sequence[Active], today: date) -> Section:
    """Where nobody of the HMS-gruppe has changed anything for eight open weeks."""
    rows = tuple((one.name, _last(one)) for one in known if _is_silent(one, today))
    columns = Column(_("Kindergarten"), WIDE), Column(_("Last change"), MIDDLING)
    about = _SILENT if len(rows) <= MOST_NAMES else _ONLY_SOME
    empty = _("No kindergarten that shares how far it is has been silent for eight open weeks.")
    return Section("stille", Table(_("Silent kindergartens"), columns, rows[:MOST_NAMES]), about, empty)


def _last(one: Active) -> date | None:
    return None if one.changed_at is None else one.changed_at.date()


def _is_silent(one: Active, today: date) -> bool:
    return (_last(one) or one.joined) < driftsuker_before(today, SILENT_WEEKS, one.closed)
