"""Whoever holds the role of a gathering says whether they come. Nobody is named by it."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.webinars.commands import webinar_here
from bot.handlers.webinars.gathering_cards import answered_card, gathering_over_card
from bot.message.card import Reply
from bot.message.words import _
from bot.model.errors import NotThere
from bot.store.sign_ups import give_answer
from bot.store.webinars import find_webinar, workspace_of


@command(
    "hms",
    "webinar blir-med",
    also=("webinar blir med", "webinar vert-med", "webinar come"),
    who=HMS_GROUP,
    says=_("Say that you will be at a gathering"),
    listed=False,
    careful=True,
    unnamed=True,
)
def come(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises NotThere."""
    return _answer(ctx, number, comes=True)


@command(
    "hms",
    "webinar kan-ikke",
    also=("webinar kan ikke", "webinar kan-ikkje", "webinar cannot"),
    who=HMS_GROUP,
    says=_("Say that you cannot come to a gathering"),
    listed=False,
    careful=True,
    unnamed=True,
)
def not_come(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises NotThere."""
    return _answer(ctx, number, comes=False)


def _answer(ctx: ChangeContext, number: int, *, comes: bool) -> Reply:
    """Raises NotThere."""
    webinar = webinar_here(ctx, number)
    if webinar is None or not webinar.is_gathering:
        raise NotThere
    if webinar.cancelled_at is not None or webinar.starts_at <= ctx.now:
        return Reply(gathering_over_card(webinar))
    find_webinar(ctx.session, webinar.id, lock=True)  # so that the first two make one key together
    workspace = workspace_of(ctx.session, ctx.kindergarten.id)
    give_answer(ctx.session, webinar, workspace, ctx.user, comes=comes)
    return Reply(answered_card(webinar, ctx.kindergarten, comes))
