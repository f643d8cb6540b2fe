"""Lines that lead to what a kindergarten asks its hjelper."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER
from bot.handlers.helping.readers import ASKED

ASK = LineTo("hms", "hjelper")
CHANGE = LineTo("hms", "hjelper endre", NUMBER)
INSTEAD = LineTo("hms", "hjelper bytt", NUMBER, NUMBER)
SEND = LineTo("hms", "hjelper send", NUMBER)
SHOW = LineTo("hms", "hjelper vis", NUMBER)
SHOW_ON = LineTo("hms", "hjelper vis", NUMBER, NUMBER)
OLDER = LineTo("hms", "hjelper eldre", NUMBER)
ASK_ON = LineTo("hms", "hjelper mer", ASKED)
SOLVED = LineTo("hms", "hjelper løst", NUMBER)
