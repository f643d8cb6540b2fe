"""`/hms roller`: what the three roles do, and a short training path for them together."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.reading import TextReader
from bot.commands.registry import command
from bot.handlers.common.choices import WHICH_ROLE
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.roles.roles_cards import Asker, holders_card, role_card, roles_card
from bot.handlers.ways.cards import finished_card
from bot.handlers.ways.progress import WAY_PARTS, begin, finish, progress_on, show
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.parts import Part
from bot.model.role import Role
from bot.model.texts import Localized
from bot.model.way_progress import AGREED_LIMIT
from bot.store.offers import offers_of

PATH = "rolleforstaelse"


@command(
    "hms",
    "roller",
    also=("roller og ansvar", "rolle", "roles"),
    says=_("Who the styrer, the tillitsvalgt and the verneombud are, and what they do"),
    reads=(*WAY_PARTS, Part.HOLDERS),
)
def roles(ctx: HmsContext, role: Annotated[Role | None, WHICH_ROLE] = None) -> Reply:
    ways = ctx.library.ways
    if role is not None:
        return Reply(role_card(role, ways.duties))
    way, kindergarten = ways[PATH], ctx.kindergarten
    offers = offers_of(ctx.session, kindergarten.id, ctx.now)
    mine = next((one for one in offers if one.person == ctx.user), None)
    progress, asker = progress_on(kindergarten, way), Asker(ctx.group_roles, mine)
    return Reply(roles_card(ways.duties, way, progress, kindergarten, asker))


@command(
    "hms",
    "roller opplæring",
    also=("rolleforståelse", "rolleforståing", "opplæring", "roles training"),
    says=_("A short training path for the HMS group"),
    reads=WAY_PARTS,
)
def training(ctx: HmsContext) -> Reply:
    return Reply(show(ctx, ctx.library.ways[PATH]))


@command(
    "hms",
    "roller avtale",
    also=("roller avtal", "roller enighet", "roles agree"),
    who=HMS_GROUP,
    says=_("Write down what you do together from now on"),
    tells=(Audience.GROUP,),
    reads=WAY_PARTS,
)
def agree(
    ctx: ChangeContext,
    agreed: Annotated[
        str, TextReader(_("What we agree on"), _("One sentence"), limit=AGREED_LIMIT, long=True)
    ],
) -> Reply:
    way = ctx.library.ways[PATH]
    progress = begin(ctx, way)
    milestone = finish(ctx, way, progress, Localized.only(ctx.kindergarten.language, agreed))
    return to_group(finished_card(way, progress, None, milestone))


@command(
    "hms",
    "hvem",
    also=("kven", "who"),
    says=_("Which roles are filled, and who to ask"),
    reads=(Part.HOLDERS,),
)
def holders(ctx: HmsContext, role: Annotated[Role | None, WHICH_ROLE] = None) -> Reply:
    return Reply(holders_card(ctx.kindergarten, role, ctx.may_change))
