"""`/hms webinar`: coming and earlier webinars."""

from typing import Annotated

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import MINUTES, NUMBER
from bot.handlers.webinars.cards import SHORT, watch_card, webinars_card
from bot.message.card import Reply
from bot.message.words import _
from bot.store.queries import coming_webinars, earlier_webinars, find_webinar

SHOWN = 4


@command("hms", "webinar", also=("webinarer", "webinars", "nettmøte"), says=_("Coming and earlier webinars"))
def webinars(
    ctx: HmsContext,
    number: Annotated[int | None, NUMBER] = None,
    minutes: Annotated[int | None, MINUTES] = None,
) -> Reply:
    webinar = find_webinar(ctx.session, number) if number is not None else None
    if webinar is not None:
        return Reply(watch_card(webinar, minutes or SHORT))
    coming = coming_webinars(ctx.session, ctx.now, SHOWN)
    return Reply(webinars_card(coming, earlier_webinars(ctx.session, ctx.now, SHOWN), ctx.kindergarten))
