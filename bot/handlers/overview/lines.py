"""Lines that lead to help, the home page and the history."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER, YES

HOME = LineTo("hms", "hjem")
HELP = LineTo("hms", "hjelp")
COMMANDS = LineTo("hms", "kommandoer")
COMING = LineTo("hms", "kommende")
HISTORY = LineTo("hms", "historikk")
COMING = LineTo("hms", "kommende")
UNDO = LineTo("hms", "angre")
"""On the card of a change it becomes that change's own, when the history has its number."""
UNDO_CHANGE = LineTo("hms", "angre", NUMBER)
UNDO_SURELY = LineTo("hms", "angre", NUMBER, YES)
