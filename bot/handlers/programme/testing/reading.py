"""What came back to the arbeidsgruppe, in words: the texts of a test, and the week's tilbakemeldinger."""

from datetime import date
from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.programme.people import programme_here
from bot.handlers.programme.testing import reading_cards as cards
from bot.handlers.programme.testing.drafting import as_it_stands, light_test_here
from bot.handlers.programme.testing.readers import MONDAY
from bot.message.card import Reply
from bot.message.words import _
from bot.model.days import Week
from bot.store.feedback import find_week, weeks_before
from bot.store.light_tests import tally_of

SHOWN = cards.TEXTS_ON_PAGE


@command(
    "hms",
    "program test tekster",
    also=("program test tekstar",),
    says=_("What was written"),
    who=ARBEIDSGRUPPE,
)
def words(
    ctx: HmsContext, number: Annotated[int, NUMBER], first: Annotated[int | None, NUMBER] = None
) -> Reply:
    """Once it is over, and from seven answers on. Raises NotThere."""
    test = light_test_here(ctx, number)
    tally = tally_of(ctx.session, test.id)
    if tally is None or not test.is_over(ctx.now) or not tally.is_shown:
        return Reply(as_it_stands(ctx, test))
    written = [text for texts in tally.texts for text in texts]
    begin = first if first is not None and first < len(written) else 0
    return Reply(cards.words_card(test, written[begin : begin + SHOWN], begin, len(written)))


@command(
    "hms",
    "program tilbakemeldinger",
    also=("program tilbakemeldingar", "program feedback"),
    says=_("What kindergartens have written"),
    who=ARBEIDSGRUPPE,
)
def feedback(
    ctx: HmsContext,
    monday: Annotated[date | None, MONDAY] = None,
    first: Annotated[int | None, NUMBER] = None,
) -> Reply:
    """Of weeks that are over: of this one nobody sees whether anything has come."""
    programme, this_week = programme_here(ctx), Week.of(ctx.today)
    week = None if monday is None else Week.of(monday)
    found = find_week(ctx.session, programme.id, week) if week is not None and week < this_week else None
    if found is None or not found.texts:
        return Reply(cards.weeks_card(weeks_before(ctx.session, programme.id, this_week)))
    begin = first if first is not None and first < len(found.texts) else 0
    return Reply(cards.digest_card(found, begin))
