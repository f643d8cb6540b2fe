"""Lines that lead to the programme that a kindergarten is in."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER

PROGRAMME = LineTo("hms", "program")
JOIN = LineTo("hms", "program bli-med")
SHARE = LineTo("hms", "program del", NUMBER)
LEAVE = LineTo("hms", "program forlat", NUMBER)
LEAVE_FOR_GOOD = LineTo("hms", "program forlat ja", NUMBER)
