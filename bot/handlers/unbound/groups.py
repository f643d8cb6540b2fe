"""`/hms gruppe her` in a place that has no kindergarten: it becomes that of an HMS-gruppe."""

from typing import Annotated

from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.group.cards import bound_card, how_to_bind_card, not_in_a_group_card, whose_group_card
from bot.message.card import Card, Reply, to_channel
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.errors import NotThere
from bot.model.place import NotClosed, Openness
from bot.store.places import Belonging, kindergartens_with


@command(
    "hms",
    "gruppe",
    also=("gruppa", "gruppen", "hms-gruppen", "hms-gruppa", "hms group", "group"),
    says=_("The HMS group's place: where it is, and what goes there"),
    tells=(Audience.EVERYBODY,),
    listed=False,
)
def groups_place(ctx: HmsContext) -> Reply:
    return _here(ctx, how_to_bind_card())


@command(
    "hms",
    "gruppe her",
    also=("gruppa her", "gruppen her", "group here"),
    says=_("Make this place the HMS group's"),
    tells=(Audience.EVERYBODY,),
    listed=False,
)
def bind_group(ctx: ChangeContext, number: Annotated[int | None, NUMBER, Ask(in_form=False)] = None) -> Reply:
    """By somebody with a role, where only those read who were let in. Raises NotClosed or NotThere."""
    mine = kindergartens_with(ctx.session, ctx.place.tenant, ctx.user)
    if not mine:
        return Reply(not_in_a_group_card())
    if ctx.openness is not Openness.CLOSED:
        raise NotClosed(ctx.openness)
    chosen = [one for one in mine if number in (None, one.id)]
    if not chosen:
        raise NotThere
    if len(chosen) > 1:
        return _here(ctx, whose_group_card([Belonging(one.id, one.name, one.channel) for one in mine]))
    chosen[0].group_channel = ctx.kindergarten.channel
    ctx.kindergarten.language = chosen[0].language  # the draft's, in which is answered
    return to_channel(bound_card(chosen[0].name))


def _here(ctx: HmsContext, card: Card) -> Reply:
    """In the closed place itself: who is answered in their own chat could not press it for this place."""
    return to_channel(card) if ctx.openness is Openness.CLOSED else Reply(card)
