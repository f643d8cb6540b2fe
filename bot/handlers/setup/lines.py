"""Lines that lead to the settings, closed days and pauses."""

from bot.commands.dates import DAYS
from bot.commands.lines import LineTo
from bot.handlers.common.readers import ENDLESS, WITHOUT_VERNEOMBUD

SETTINGS = LineTo("hms", "oppsett")
CHOOSE_VERNEOMBUD = LineTo("hms", "oppsett", WITHOUT_VERNEOMBUD)
CLOSED_DAYS = LineTo("hms", "stengt")
OPEN_DAYS = LineTo("hms", "åpent", DAYS)
PAUSE = LineTo("hms", "pause")
PAUSE_ENDLESSLY = LineTo("hms", "pause", ENDLESS)
GO_ON = LineTo("hms", "fortsett")
