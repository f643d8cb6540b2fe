"""A vernerunde as it stands on paper: the checklist to fill in, and what was found on one."""

from collections.abc import Sequence

from bot.commands.vocabulary import ROLES
from bot.content.library import Library
from bot.handlers.safety_round.checklist import Point, checklist
from bot.message.words import Words
from bot.model.kindergarten import KindergartenView
from bot.model.safety_round import CheckedPoint, SafetyRound, checked_in
from bot.model.texts import Localized
from bot.paper.round_sheet import RoundSheet, SheetArea, SheetPoint


def blank_sheet(kindergarten: KindergartenView, library: Library) -> RoundSheet:
    """To print and fill in. Reads the kindergarten's checklist."""
    points = checklist(library.round_areas, kindergarten.checklist)
    areas = (
        SheetArea(
            area.title, tuple(SheetPoint(one.what, one.look) for one in points if one.area.key == area.key)
        )
        for area in library.round_areas
    )
    roles = tuple(ROLES[role].in_sentence for role in kindergarten.roles)
    return RoundSheet(kindergarten.name, tuple(area for area in areas if area.points), roles)


def result_sheet(kindergarten: KindergartenView, library: Library, of: SafetyRound) -> RoundSheet:
    """What was found. Reads the kindergarten's checklist, checked points and measures."""
    found = list(checked_in(of, kindergarten.checked_points).values())
    titles: dict[str, Words] = {area.key: area.title for area in library.round_areas}
    titles |= {one.area: one.area for one in found if one.area not in titles}
    looks = {one.key: one.look for area in library.round_areas for one in area.points}
    order = {point.key: place for place, point in enumerate(_known(kindergarten, library))}
    found.sort(key=lambda one: (order.get(one.key, len(order)), one.key))
    areas = (SheetArea(title, _found_in(key, found, looks, kindergarten)) for key, title in titles.items())
    filled = tuple(area for area in areas if area.points)
    return RoundSheet(kindergarten.name, filled, (), of.started_on, of.finished_on, of.next_on)


def _known(kindergarten: KindergartenView, library: Library) -> Sequence[Point]:
    return checklist(library.round_areas, kindergarten.checklist)


def _found_in(
    area: str,
    found: Sequence[CheckedPoint],
    looks: dict[str, Localized],
    kindergarten: KindergartenView,
) -> tuple[SheetPoint, ...]:
    measures = {one.number: one.what for one in kindergarten.measures}
    return tuple(
        SheetPoint(
            one.what,
            looks.get(one.key),
            one.state,
            one.note,
            None if one.measure is None else measures.get(one.measure),
            one.is_put_right(kindergarten.measures),
        )
        for one in found
        if one.area == area
    )
