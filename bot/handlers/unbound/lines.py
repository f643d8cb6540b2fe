"""Lines that lead somewhere where there is no kindergarten yet."""

from bot.commands.lines import LineTo
from bot.commands.reading import TextReader
from bot.handlers.common.readers import NUMBER
from bot.message.words import _
from bot.model.avdeling import NAME_LIMIT

AVDELING_NAME = TextReader(_("The avdeling's name"), limit=NAME_LIMIT, names_are_right=True)

SET_UP = LineTo("hms", "oppsett")
MOVE_HERE = LineTo("hms", "flytt-hit", NUMBER)
NAME_AVDELING = LineTo("hms", "avdeling")
CONNECT = LineTo("hms", "avdeling", NUMBER, AVDELING_NAME)
GROUP_HERE = LineTo("hms", "gruppe her", NUMBER)
