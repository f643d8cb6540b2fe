"""What a kindergarten takes out as tables: its calendar, its measures and its plan."""

from dataclasses import dataclass
from datetime import date

from bot.message.words import Words, _
from bot.model.month import Month
from bot.paper.table import Column, Table

NARROW, MIDDLING, WIDE = 14, 24, 50


@dataclass(frozen=True)
class CalendarRow:
    month: Month
    theme: Words | None
    state: Words
    """How it went, or that it is to come."""


@dataclass(frozen=True)
class MeasureRow:
    number: int
    what: Words
    why: Words | None
    responsible: Words
    due: date
    check_on: date
    state: Words


@dataclass(frozen=True)
class MilestoneRow:
    phase: Words
    title: Words
    responsible: Words | None
    due: date
    state: Words
    done_on: date | None


def calendar_table(rows: tuple[CalendarRow, ...]) -> Table:
    columns = (Column(_("Month"), MIDDLING), Column(_("Theme"), WIDE), Column(_("State"), MIDDLING))
    return Table(_("Calendar"), columns, tuple((one.month, one.theme, one.state) for one in rows))


def measures_table(rows: tuple[MeasureRow, ...]) -> Table:
    columns = (
        Column(_("Number"), NARROW),
        Column(_("Measure"), WIDE),
        Column(_("Why"), WIDE),
        Column(_("Responsible"), MIDDLING),
        Column(_("Deadline"), NARROW),
        Column(_("Did it work? We ask on"), NARROW),
        Column(_("State"), MIDDLING),
    )
    cells = (
        (one.number, one.what, one.why, one.responsible, one.due, one.check_on, one.state) for one in rows
    )
    return Table(_("Measures"), columns, tuple(cells))


def plan_table(rows: tuple[MilestoneRow, ...]) -> Table:
    columns = (
        Column(_("Phase"), MIDDLING),
        Column(_("Milestone"), WIDE),
        Column(_("Responsible"), MIDDLING),
        Column(_("Deadline"), NARROW),
        Column(_("State"), MIDDLING),
        Column(_("Done on"), NARROW),
    )
    cells = ((one.phase, one.title, one.responsible, one.due, one.state, one.done_on) for one in rows)
    return Table(_("The plan"), columns, tuple(cells))
