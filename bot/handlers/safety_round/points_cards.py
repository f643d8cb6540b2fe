"""Cards of the checklist: the points of each area, and what the kindergarten has changed."""

from collections.abc import Sequence

from bot.content.safety_round import RoundArea
from bot.handlers.common import buttons
from bot.handlers.measures.cards import LABEL, brief
from bot.handlers.safety_round.checklist import Point, checklist, left_out
from bot.handlers.safety_round.lines import ADD_POINT, LEAVE_OUT, POINTS_OF, TAKE_IN, VERNERUNDE
from bot.message.card import Action, Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Words, _, _n

ROUND = Button(_("The safety round"), VERNERUNDE())


@example(lambda s: (s.library.round_areas, checklist(s.library.round_areas, s.checklist)))
def points_card(areas: Sequence[RoundArea], points: Sequence[Point]) -> Card:
    """How many points there are in each area, and a button to each."""
    rows = tuple((area.title, _count(area, points)) for area in areas)
    of_areas = (Button(brief(area.title, LABEL), POINTS_OF(area)) for area in areas)
    return Card(_("What we look at on a safety round"), (Fields(rows),), (*of_areas, ROUND))


def _count(area: RoundArea, points: Sequence[Point]) -> Words:
    return _n(
        "{n} thing to look at", "{n} things to look at", sum(point.area.key == area.key for point in points)
    )


@example(
    lambda s: (
        s.library.round_areas[1],
        checklist(s.library.round_areas, s.checklist),
        left_out(s.library.round_areas, s.checklist),
        True,
    )
)
def area_card(area: RoundArea, points: Sequence[Point], out: Sequence[Point], may_change: bool) -> Card:
    """The points of an area; what is left out stands beside them."""
    here = tuple(point.what for point in points if point.area.key == area.key)
    gone = [point for point in out if point.area.key == area.key]
    body: list[Block] = [Items(here) if here else Text(_("No points here."))]
    quiet = tuple(Text(_("Left out: {what}", what=point.what), "quiet") for point in gone)
    actions: tuple[Action, ...] = (ROUND,)
    if may_change:
        add = Button(_("Add a point"), ADD_POINT(area))
        leave = (Button(_("Leave one out"), LEAVE_OUT()),) if here else ()
        take = (Button(_("Take one in again"), TAKE_IN()),) if gone else ()
        actions = (add, *leave, *take, ROUND)
    return Card(_("Safety round: {area}", area=area.title), (*body, *quiet), actions)


@example(lambda s: (checklist(s.library.round_areas, s.checklist)[4],))
def added_card(point: Point) -> Card:
    return Card(_("A new point in the safety round"), *_about(point))


@example(lambda s: (left_out(s.library.round_areas, s.checklist)[0],))
def left_out_card(point: Point) -> Card:
    return Card(_("The point is left out"), *_about(point))


@example(lambda s: (left_out(s.library.round_areas, s.checklist)[0],))
def taken_in_card(point: Point) -> Card:
    return Card(_("The point is back in the safety round"), *_about(point))


def _about(point: Point) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """The body and the actions of what was done with it."""
    area = Button(brief(point.area.title, LABEL), POINTS_OF(point.area))
    return (Text(point.what),), (area, ROUND, buttons.UNDO)
