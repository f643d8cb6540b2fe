"""`/hms gruppe`: the HMS-gruppe's own place, where what is not for all of the staff goes."""

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.group import cards
from bot.handlers.setup.deleting_cards import while_it_waits
from bot.message.card import Reply
from bot.message.words import _
from bot.model.place import NotClosed, Openness


@command(
    "hms",
    "gruppe",
    also=("gruppa", "gruppen", "hms-gruppen", "hms-gruppa", "hms group", "group"),
    says=_("The HMS group's place: where it is, and what goes there"),
)
def groups_place(ctx: HmsContext) -> Reply:
    kindergarten = ctx.kindergarten
    own = kindergarten.group_channel
    card = cards.groups_place_card(kindergarten.name, own, own == ctx.place.channel, ctx.may_change)
    return Reply(while_it_waits(card, kindergarten, ctx.now) if ctx.may_change else card)


@command(
    "hms",
    "gruppe her",
    also=("gruppa her", "gruppen her", "group here"),
    who=HMS_GROUP,
    says=_("Make this place the HMS group's"),
    careful=True,
)
def group_here(ctx: HmsContext) -> Reply:
    """In a place that a kindergarten has already. Raises NotClosed for all but the group's own."""
    if ctx.place.channel == ctx.kindergarten.group_channel and ctx.openness is not Openness.ALONE:
        return groups_place(ctx)
    raise NotClosed(Openness.ALONE if ctx.openness is Openness.ALONE else Openness.OPEN)


@command(
    "hms",
    "gruppe slutt",
    also=("gruppa slutt", "gruppe fjern", "group end"),
    who=HMS_GROUP,
    says=_("Let go of the HMS group's place"),
    careful=True,
)
def end(ctx: ChangeContext) -> Reply:
    had_place = ctx.kindergarten.group_channel is not None
    ctx.kindergarten.group_channel = None
    return Reply(cards.ended_card(had_place))
