"""`/hms foreslå` and `/hms forslag`: what colleagues wish for, without anybody's id."""

from datetime import UTC, datetime, time
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.errors import Unreadable
from bot.commands.forms import form_for
from bot.commands.reading import TextReader
from bot.commands.registry import command
from bot.content.library import Theme
from bot.handlers.choosing.proposals_cards import (
    ask_proposal_card,
    proposals_card,
    proposed_card,
    take_out_card,
    taken_out_card,
    waiting_card,
)
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER, THEME, YES, TitledThemeReader
from bot.message.card import Reply
from bot.message.words import _
from bot.model.calendar import Choice, OwnTheme
from bot.model.days import ONE_DAY
from bot.model.deciding import add_proposal, newest_weighing, open_proposals
from bot.model.errors import NotThere
from bot.model.parts import Part
from bot.model.texts import TITLE_LIMIT

OWN_WORDS = TextReader(
    _("Your own words"), _("A theme of your own, or why you choose this one. No names."), limit=TITLE_LIMIT
)
TITLED_THEME = TitledThemeReader()
SENDER = TextReader(
    _("From"), _("Leave empty, and nobody sees who it is from."), limit=TITLE_LIMIT, names_are_right=True
)


@command(
    "hms",
    "foreslå",
    also=("forslå", "foreslag", "føreslå", "propose", "suggest"),
    says=_("Propose a theme; nobody sees who"),
    submit=_("Propose"),
    unnamed=True,
    reads=(Part.CALENDAR, Part.PROPOSALS, Part.WEIGHINGS),
)
def propose(
    ctx: ChangeContext,
    words: Annotated[str | None, OWN_WORDS] = None,
    theme: Annotated[Theme | None, THEME] = None,
    sender: Annotated[str | None, SENDER] = None,
) -> Reply:
    """A theme of the library, with a reason if there are words too; else what the words say."""
    if theme is None and words is None:
        return Reply(ask_proposal_card(form_for(propose, ctx, {}, title=_("Your proposal"))))
    kindergarten = ctx.kindergarten
    choice = theme.key if theme else _meant(words or "", ctx)
    why = words if theme else None
    add_proposal(
        kindergarten.proposals, kindergarten.calendar, choice, why=why, sender=sender, today=ctx.today
    )
    newest = newest_weighing(kindergarten.weighings)
    if newest is not None and newest.is_open(ctx.now):
        newest.add(choice)
    kindergarten.look_at(datetime.combine(ctx.today + ONE_DAY, time(), UTC))  # for the week's post; no minute
    return Reply(proposed_card(choice, ctx.library))


def _meant(words: str, ctx: HmsContext) -> Choice:
    """The theme of the library that the words name, or a theme of their own."""
    try:
        return TITLED_THEME.read(words, ctx).key
    except Unreadable:
        return OwnTheme.written(ctx.kindergarten.language, words, None, None)


@command(
    "hms",
    "forslag",
    also=("forslaga", "forslagene", "framlegg", "proposals"),
    says=_("The themes that are proposed"),
    reads=(Part.CALENDAR, Part.PROPOSALS),
)
def proposals(ctx: HmsContext) -> Reply:
    """The group sees them; others hear how many there are."""
    waiting = open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)
    return Reply(proposals_card(waiting, ctx.library) if ctx.may_change else waiting_card(len(waiting)))


@command(
    "hms",
    "fjern-forslag",
    also=("fjern framlegg", "forslag fjern", "ta bort forslag", "remove proposal"),
    who=HMS_GROUP,
    says=_("Remove a proposal"),
    careful=True,
    reads=(Part.CALENDAR, Part.PROPOSALS, Part.WEIGHINGS),
)
def withdraw(
    ctx: ChangeContext, number: Annotated[int, NUMBER], sure: Annotated[bool | None, YES] = None
) -> Reply:
    """Asks first: nothing of it is kept, so that nothing can bring it back. Raises NotThere."""
    kindergarten = ctx.kindergarten
    found = next((one for one in kindergarten.proposals if one.number == number), None)
    if found is None or found.choice is None:
        raise NotThere
    if not sure:
        return Reply(take_out_card(number, found.choice, ctx.library))
    if isinstance(found.choice, OwnTheme):
        for weighing in kindergarten.weighings:
            weighing.take_out(found.choice)
    found.take_out(ctx.today)
    return Reply(taken_out_card())
