"""Somebody in need is heard before anything else is done with what they wrote."""

from dataclasses import replace

from bot.commands.grammar import Line, begins_with_own_name
from bot.commands.impersonal import form_again, remind_of_privacy
from bot.commands.lines import without_mark
from bot.commands.registry import Command, Values
from bot.commands.request import Request
from bot.handlers.common.context import HmsContext
from bot.handlers.understood.need_cards import need_card
from bot.message.card import Card, Text
from bot.message.words import _
from bot.understanding.needs import Need, need_in

NOTHING_SENT = Text(
    _("I have sent nothing. Was it about something else? Then you can send it as it is."), "quiet"
)


def need_of(request: Request, line: Line) -> Need | None:
    """Somebody in need is heard before the grammar; what begins with a command's own name is a command."""
    text = without_mark(request.line).removeprefix("/")
    if not is_typed(request) or not line.words or begins_with_own_name(line, text):
        return None
    return need_in(own_words(request))


def is_typed(request: Request) -> bool:
    """Whether somebody wrote it, and pressed nothing."""
    return request.values is None and not request.pressed


def heard_first(line: Line, command: Command, values: Values, ctx: HmsContext) -> Card | None:
    """What somebody in need is told, before it would go to people elsewhere; else the privacy rule is held.

    Whom to turn to, and the form once more: sent again, it goes as it stands. Raises Personal.
    """
    need = None if line.reminded else _need_in_values(command, values)
    if need is None:
        remind_of_privacy(line, command, values, ctx)
        return None
    return replace(need_card(need, ctx.library).but(NOTHING_SENT), form=form_again(command, values, ctx))


def _need_in_values(command: Command, values: Values) -> Need | None:
    """In what would go to people elsewhere."""
    texts = (text for text in values.values() if isinstance(text, str)) if command.goes_out else ()
    return next((need for text in texts if (need := need_in(text)) is not None), None)


def own_words(request: Request) -> str:
    """What somebody wrote, without the `/hms` before it."""
    return without_mark(request.line).removeprefix("/").removeprefix("hms ")
