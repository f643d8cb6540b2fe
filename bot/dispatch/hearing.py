"""Somebody in need is heard before anything else is done with what they wrote."""

from bot.commands.grammar import Line, begins_with_own_name
from bot.commands.lines import without_mark
from bot.commands.registry import Command, Values
from bot.commands.request import Request
from bot.understanding.needs import Need, need_in


def need_of(request: Request, line: Line) -> Need | None:
    """Somebody in need is heard before the grammar; what begins with a command's own name is a command."""
    text = without_mark(request.line).removeprefix("/")
    if not is_typed(request) or not line.words or begins_with_own_name(line, text):
        return None
    return need_in(own_words(request))


def is_typed(request: Request) -> bool:
    """Whether somebody wrote it, and pressed nothing."""
    return request.values is None and not request.pressed


def need_in_values(command: Command, values: Values) -> Need | None:
    """In what would go to people elsewhere."""
    texts = (text for text in values.values() if isinstance(text, str)) if command.goes_out else ()
    return next((need for text in texts if (need := need_in(text)) is not None), None)


def own_words(request: Request) -> str:
    """What somebody wrote, without the `/hms` before it."""
    return without_mark(request.line).removeprefix("/").removeprefix("hms ")
