"""The line that leads to a programme's overview."""

from bot.commands.lines import LineTo

OVERVIEW = LineTo("hms", "program oversikt")
