"""Lines that lead to avdelinger and their channels."""

from bot.commands.lines import LineTo
from bot.handlers.common.choices import AVDELING
from bot.handlers.common.readers import MINUTES, THEME, YES

AVDELINGER = LineTo("hms", "avdeling")
NEW_AVDELINGER = LineTo("hms", "avdeling ny")
DISCONNECT = LineTo("hms", "avdeling koble-fra", AVDELING)
SEND_MEETING = LineTo("hms", "avdeling send", THEME, MINUTES, AVDELING)
"""Shows first what would be sent."""
SEND_NOW = LineTo("hms", "avdeling send", THEME, MINUTES, AVDELING, YES)
