"""`/milepel runde`: Tidlig inn, one avdeling at a time."""

from typing import Annotated

from bot.commands.forms import form_for
from bot.commands.registry import command
from bot.content.ways import Way
from bot.handlers.avdelinger import commands as avdelinger
from bot.handlers.common.choices import AVDELING
from bot.handlers.common.context import HmsContext
from bot.handlers.ways.cards import choose_way_card, rounds_card
from bot.handlers.ways.progress import WAY_PARTS, show, ways_of
from bot.message.card import Reply
from bot.message.words import _
from bot.model.avdeling import Avdeling
from bot.model.way_progress import WayProgress, rounds_left


@command(
    "milepel",
    "runde",
    also=("runder", "tidlig inn", "tidleg inn", "round", "rounds"),
    says=_("Tidlig inn, avdeling by avdeling"),
    reads=WAY_PARTS,
)
def rounds(ctx: HmsContext, avdeling: Annotated[Avdeling | None, AVDELING] = None) -> Reply:
    if avdeling is None:
        form = form_for(avdelinger.add_avdelinger, ctx, {}) if ctx.may_change else None
        return Reply(
            rounds_card([_row(ctx, one) for one in ctx.kindergarten.avdelinger], ctx.may_change, form)
        )
    _avdeling, way, progress, _left = _row(ctx, avdeling)
    if way is None or progress is None or progress.finished_on is not None:
        return Reply(choose_way_card(avdeling, ctx.library.ways.of_avdelinger(), ctx.now, ctx.may_change))
    return Reply(show(ctx, way, avdeling))


def _row(ctx: HmsContext, avdeling: Avdeling) -> tuple[Avdeling, Way | None, WayProgress | None, int]:
    """The avdeling's newest round, and how many more it may take in this half-year."""
    known = ways_of(ctx.kindergarten, avdeling.key)
    newest = max(
        known,
        key=lambda progress: (progress.finished_on is None, progress.started_on, progress.number),
        default=None,
    )
    way = ctx.library.ways.get(newest.way) if newest else None
    return avdeling, way, newest, rounds_left(known, ctx.today)
