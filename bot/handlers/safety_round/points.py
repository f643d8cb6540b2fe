"""`/hms vernerunde punkter`: what a kindergarten looks at; points of its own, and ours that it leaves out."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.forms import wrong_at
from bot.commands.reading import TextReader
from bot.commands.registry import command
from bot.content.safety_round import RoundArea
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.safety_round import points_cards as cards
from bot.handlers.safety_round.checklist import Point, checklist, left_out
from bot.handlers.safety_round.lines import AREA, LEFT_OUT, POINT
from bot.message.card import Reply
from bot.message.words import _
from bot.model.avdeling import TooMany
from bot.model.parts import Part
from bot.model.safety_round import MOST_OWN, OWN_KEY, POINT_LIMIT, ChecklistPoint
from bot.model.texts import Localized

CHECKLIST = (Part.CHECKLIST,)
WHAT = TextReader(_("The point"), _("As it should be. No names."), limit=POINT_LIMIT)


@command(
    "hms",
    "vernerunde punkter",
    also=("vernerunde punkt", "vernerunde sjekkliste", "sjekkliste", "safety round points"),
    says=_("What we look at on a safety round"),
    reads=CHECKLIST,
)
def points(ctx: HmsContext, area: Annotated[RoundArea | None, AREA] = None) -> Reply:
    areas, changes = ctx.library.round_areas, ctx.kindergarten.checklist
    ours = checklist(areas, changes)
    if area is None:
        return Reply(cards.points_card(areas, ours))
    return Reply(cards.area_card(area, ours, left_out(areas, changes), ctx.may_change))


@command(
    "hms",
    "vernerunde nytt-punkt",
    also=("vernerunde punkt nytt", "nytt punkt", "vernerunde legg til", "safety round add"),
    who=HMS_GROUP,
    says=_("A point of our own for the safety round"),
    listed=False,
    reads=(*CHECKLIST, Part.CHECKED_POINTS),
)
def add(ctx: ChangeContext, area: Annotated[RoundArea, AREA], what: Annotated[str, WHAT]) -> Reply:
    known = ctx.kindergarten.checklist
    if sum(one.what is not None for one in known) >= MOST_OWN:
        raise wrong_at(add, ctx, {"area": area, "what": what}, "what", TooMany(MOST_OWN))
    text = Localized.only(ctx.kindergarten.language, what)
    made = ChecklistPoint(key=_free_key(ctx), area=area.key, what=text)
    known.append(made)
    return Reply(cards.added_card(Point(made.key, area, text, None, own=True)))


def _free_key(ctx: ChangeContext) -> str:
    """One that no round has had either: what was found at another point is not this one's."""
    own = ctx.kindergarten
    keys = [*(one.key for one in own.checklist), *(one.key for one in own.checked_points)]
    used = [int(key.removeprefix(OWN_KEY)) for key in keys if key.startswith(OWN_KEY)]
    return f"{OWN_KEY}{1 + max(used, default=0)}"


@command(
    "hms",
    "vernerunde uten",
    also=("vernerunde utan", "vernerunde fjern punkt", "safety round without"),
    who=HMS_GROUP,
    says=_("Leave a point out of the safety round"),
    careful=True,
    listed=False,
    reads=CHECKLIST,
)
def leave_out(ctx: ChangeContext, point: Annotated[Point, POINT]) -> Reply:
    known = ctx.kindergarten.checklist
    if point.own:
        known.remove(next(one for one in known if one.key == point.key))
    else:
        known.append(ChecklistPoint(key=point.key, area=point.area.key, what=None))
    return Reply(cards.left_out_card(point))


@command(
    "hms",
    "vernerunde med",
    also=("vernerunde ta med", "safety round with"),
    who=HMS_GROUP,
    says=_("Take a point into the safety round again"),
    listed=False,
    reads=CHECKLIST,
)
def take_in(ctx: ChangeContext, point: Annotated[Point, LEFT_OUT]) -> Reply:
    known = ctx.kindergarten.checklist
    known.remove(next(one for one in known if one.key == point.key))
    return Reply(cards.taken_in_card(point))
