"""A channel that has no kindergarten yet: setting one up, or moving one here."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from bot.commands.dates import DayReader
from bot.commands.fold import fold
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.avdelinger.cards import connected_card, name_avdeling_card, whose_avdeling_card
from bot.handlers.avdelinger.commands import named_avdeling
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import LANGUAGE, NUMBER, PHASE, PersonReader
from bot.handlers.group.cards import left_place_card
from bot.handlers.group.lines import END, HERE
from bot.handlers.group.losing import LOSS
from bot.handlers.group.posts import PLACE_OFFER
from bot.handlers.setup.settings import KINDERGARTEN_NAME, Tillitsvalgte, Verneombud, place_in_plan
from bot.handlers.unbound.cards import moved_here_card, no_kindergarten_card, set_up_card
from bot.handlers.unbound.lines import AVDELING_NAME
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.errors import NotThere
from bot.model.plan import PhaseTemplate
from bot.model.role import Role, StyrerAsVerneombud, with_roles
from bot.model.texts import Language
from bot.store.places import Belonging, belongings, kindergartens_with, once_of_group
from bot.store.webinars import announce_webinars_again
from bot.store.work import avdelinger_of


@command("hms", also=("hjelp", "hjelp meg", "help"), says=_("Set up a kindergarten in this channel"))
def nothing_here(ctx: HmsContext) -> Reply:
    mine = belongings(ctx.session, ctx.place.tenant, ctx.user)
    left = _left_here(ctx, {one.id: one.name for one in mine})
    return Reply(no_kindergarten_card(mine) if left is None else left_place_card(left))


def _left_here(ctx: HmsContext, names: Mapping[int, str]) -> str | None:
    """The kindergarten whose HMS-gruppe had its place here, and said things that are not for everybody."""
    here = once_of_group(ctx.session, names.keys(), ctx.place.channel, (HERE.name, END.name, LOSS))
    return min((names[key] for key in here), default=None)


@command("milepel", says=_("Set up a kindergarten in this channel"))
def no_plan_here(ctx: HmsContext) -> Reply:
    return nothing_here(ctx)


@command(
    "hms",
    "oppsett",
    also=("sett opp", "set opp", "oppset", "setup", "settings"),
    says=_("Set up a kindergarten in this channel"),
    tells=(Audience.EVERYBODY,),
)
def set_up(
    ctx: ChangeContext,
    name: Annotated[str, KINDERGARTEN_NAME],
    language: Annotated[Language | None, LANGUAGE, Ask(hint=_("Empty: bokmål"))] = None,
    styrer: tuple[Annotated[str, PersonReader(_("Styrer")), Ask(hint=_("Empty: you"))], ...] = (),
    tillitsvalgt: Tillitsvalgte = (),
    verneombud: Verneombud = (),
    start: Annotated[date | None, DayReader(_("The plan's first day"), _("Empty: we start it later"))] = None,
    here: Annotated[PhaseTemplate | None, PHASE, Ask(_("Where you are now in the plan"))] = None,
) -> Reply:
    """Who sets it up is styrer, unless somebody else is named.

    Where no language is chosen, it is the one that they read if that is Norwegian: all of the staff read it.
    """
    made = ctx.kindergarten
    made.workspace.left_at = None
    made.name, made.language = name, language or _of_norway(made.language)
    given = {"name": name, "language": language, "start": start, "here": here}
    holders = {Role.STYRER: styrer, Role.TILLITSVALGT: tillitsvalgt, Role.VERNEOMBUD: verneombud}
    try:
        made.holders = with_roles(made.holders, {**holders, Role.STYRER: styrer or (ctx.user,)}, ctx.today)
    except StyrerAsVerneombud as refusal:
        raise wrong_at(set_up, ctx, given | holders, "verneombud", refusal) from refusal
    place_in_plan(ctx, start, here)
    ctx.session.add(made)
    announce_webinars_again(ctx.session, ctx.now)
    ctx.session.flush()
    PLACE_OFFER.owe(ctx.session, made.id, ctx.today, ctx.now)
    return to_channel(set_up_card(made))


def _of_norway(language: Language) -> Language:
    return Language.NB if language is Language.EN else language


@command(
    "hms",
    "flytt-hit",
    also=("move here",),
    says=_("Move a kindergarten to this channel"),
    tells=(Audience.EVERYBODY,),
    listed=False,
)
def move_here(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """A kindergarten whose channel is gone goes on in this one, but not where a group has talked.

    Raises NotThere.
    """
    mine = kindergartens_with(ctx.session, ctx.place.tenant, ctx.user)
    moved = next((one for one in mine if one.id == number), None)
    if moved is None:
        raise NotThere
    left = _left_here(ctx, {one.id: one.name for one in mine})
    if left is not None:
        return Reply(left_place_card(left))
    moved.channel = ctx.kindergarten.channel
    moved.look_again(ctx.now)
    return to_channel(moved_here_card(moved))


@command(
    "hms",
    "avdeling",
    also=("avdelinger", "avdelingar"),
    says=_("Make this the channel of an avdeling"),
    tells=(Audience.EVERYBODY,),
    listed=False,
)
def connect_avdeling(
    ctx: ChangeContext,
    number: Annotated[int | None, NUMBER, Ask(in_form=False)] = None,
    name: Annotated[str | None, AVDELING_NAME] = None,
) -> Reply:
    """Said in the channel itself, by somebody with a role: so nobody can take another's. Raises NotThere."""
    mine = kindergartens_with(ctx.session, ctx.place.tenant, ctx.user)
    chosen = [one for one in mine if number in (None, one.id)]
    if not chosen:
        raise NotThere
    if name is None:
        return Reply(name_avdeling_card(form_for(connect_avdeling, ctx, {})))
    if len(chosen) > 1:
        return Reply(whose_avdeling_card([Belonging(one.id, one.name, one.channel) for one in mine], name))
    kindergarten = chosen[0]
    known = avdelinger_of(ctx.session, kindergarten.id)
    found = next((one for one in known if fold(one.name) == fold(name)), None)
    if found is None:
        found = named_avdeling(name, known)
        found.kindergarten_id = kindergarten.id
        ctx.session.add(found)
    found.channel = ctx.kindergarten.channel
    ctx.kindergarten.language = kindergarten.language  # the draft's, in which is answered
    return to_channel(connected_card(found, kindergarten.name))
