"""The privacy rule, for everything that anybody writes and we would keep."""

from dataclasses import replace

from bot.commands.context import Context
from bot.commands.errors import Personal
from bot.commands.forms import form_for
from bot.commands.grammar import Line
from bot.commands.lines import reminded_mark, without_mark
from bot.commands.reading import TextReader
from bot.commands.registry import Command, Values
from bot.message.card import Form
from bot.message.words import _
from bot.model.privacy import Concern, concern_in


def remind_of_privacy(line: Line, command: Command, values: Values, ctx: Context) -> None:
    """Before it is kept, once: sent again, it is kept as it stands. Raises Personal."""
    if not command.changes or line.reminded:
        return
    concern = _gravest(command, values)
    if concern is not None:
        raise Personal(form_again(command, values, ctx), concern)


def form_again(command: Command, values: Values, ctx: Context) -> Form:
    """With what was written; sent like this, it is taken as it stands."""
    form = form_for(command, ctx, values)
    again = f"{without_mark(form.line)} {reminded_mark(ctx.now)}"
    return replace(form, line=again, title=_("Change the text, or keep it"))


def _gravest(command: Command, values: Values) -> Concern | None:
    found = {
        concern
        for param in command.params
        if isinstance(param.reader, TextReader)
        and (concern := concern_in(values.get(param.name) or ""))
        and not (concern is Concern.NAME and param.reader.names_are_right)
    }
    return next((concern for concern in Concern if concern in found), None)
