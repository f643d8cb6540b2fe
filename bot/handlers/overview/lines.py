"""Lines that lead to help, the home page and the history."""

from bot.commands.lines import LineTo

HOME = LineTo("hms", "hjem")
HELP = LineTo("hms", "hjelp")
COMMANDS = LineTo("hms", "kommandoer")
COMING = LineTo("hms", "kommende")
HISTORY = LineTo("hms", "historikk")
COMING = LineTo("hms", "kommende")
UNDO = LineTo("hms", "angre")
