"""`/hms program brev slett`: a draft goes; what has been sent off does not."""

from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import YES
from bot.handlers.programme.letters import deleting_cards as cards
from bot.handlers.programme.letters.commands import letter_here
from bot.handlers.programme.letters.delivery import Delivery
from bot.handlers.programme.letters.readers import LETTER
from bot.message.card import Reply
from bot.message.words import _
from bot.model.letter import LetterState
from bot.store.letters import LETTER as SENT
from bot.store.letters import outcomes


@command(
    "hms",
    "program brev slett",
    also=("program brev slette", "program delete letter"),
    says=_("Delete a letter that is not sent"),
    submit=_("Go on"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def delete(
    ctx: ChangeContext, number: Annotated[int, LETTER], sure: Annotated[bool | None, YES] = None
) -> Reply:
    """Asked back, and asked back again where it has changed since. Raises NotThere."""
    letter = letter_here(ctx, number)
    if letter.state is LetterState.WAITING:
        return Reply(cards.waits_for_yes_card(letter))
    if letter.state is not LetterState.DRAFT:
        return Reply(cards.already_sent_card(letter, Delivery.of(outcomes(ctx.session, SENT, letter))))
    if not sure or (ctx.seen is not None and ctx.seen < letter.changed_at):
        return Reply(cards.delete_card(letter, ctx.now))
    ctx.session.delete(letter)
    return Reply(cards.draft_deleted_card(letter))
