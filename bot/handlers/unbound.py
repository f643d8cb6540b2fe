"""A channel that has no kindergarten yet: setting one up, or moving one here."""

from datetime import date
from typing import Annotated

from bot.commands.dates import DayReader
from bot.commands.reading import Ask
from bot.commands.registry import Registry, command
from bot.handlers.cards.unbound import moved_here_card, no_kindergarten_card, set_up_card
from bot.handlers.context import HmsContext
from bot.handlers.oppsett import KINDERGARTEN_NAME, Styrere, Tillitsvalgte, Verneombud, place_in_plan
from bot.handlers.readers import LANGUAGE, NumberReader, PhaseReader
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.errors import NotThere
from bot.model.kindergarten import Role
from bot.model.plan import PhaseTemplate
from bot.model.texts import Language
from bot.store.places import belongings, kindergartens_with
from bot.store.queries import announce_webinars_again


@command("hms", also=("hjelp", "hjelp meg", "help"), says=_("Set up a kindergarten in this channel"))
def nothing_here(ctx: HmsContext) -> Reply:
    workspace = ctx.kindergarten.workspace
    mine = belongings(ctx.session, workspace.platform, workspace.external_id, ctx.user)
    return Reply(no_kindergarten_card(mine))


@command("milepel", says=_("Set up a kindergarten in this channel"))
def no_plan_here(ctx: HmsContext) -> Reply:
    return nothing_here(ctx)


@command(
    "hms",
    "oppsett",
    also=("sett opp", "set opp", "oppset", "setup", "settings"),
    says=_("Set up a kindergarten in this channel"),
    changes=True,
)
def set_up(
    ctx: HmsContext,
    name: Annotated[str, KINDERGARTEN_NAME],
    language: Annotated[Language | None, LANGUAGE] = None,
    styrer: Styrere = (),
    tillitsvalgt: Tillitsvalgte = (),
    verneombud: Verneombud = (),
    start: Annotated[date | None, DayReader(_("The plan's first day"), _("Empty: we start it later"))] = None,
    here: Annotated[PhaseTemplate | None, PhaseReader(), Ask(_("Where you are now in the plan"))] = None,
) -> Reply:
    """Who sets it up is styrer, unless somebody else is named."""
    made = ctx.kindergarten
    made.workspace.left_at = None
    made.name, made.language = name, language or made.language
    for role, people in (
        (Role.STYRER, styrer or (ctx.user,)),
        (Role.TILLITSVALGT, tillitsvalgt),
        (Role.VERNEOMBUD, verneombud),
    ):
        made.give_role(role, people)
    place_in_plan(ctx, start, here)
    ctx.session.add(made)
    announce_webinars_again(ctx.session, ctx.now)
    return to_channel(set_up_card(made))


@command("hms", "flytt-hit", says=_("Move a kindergarten to this channel"), changes=True, listed=False)
def move_here(ctx: HmsContext, number: Annotated[int, NumberReader()]) -> Reply:
    """A kindergarten whose channel is gone goes on in this one. Raises NotThere."""
    workspace = ctx.kindergarten.workspace
    mine = kindergartens_with(ctx.session, workspace.platform, workspace.external_id, ctx.user)
    moved = next((one for one in mine if one.id == number), None)
    if moved is None:
        raise NotThere
    moved.channel = ctx.kindergarten.channel
    moved.look_again(ctx.now)
    return to_channel(moved_here_card(moved))


SET_UP = "hms oppsett"
UNBOUND = Registry([nothing_here, no_plan_here, set_up, move_here])
