"""Lines that lead to the settings, closed days and pauses."""

from bot.commands.dates import DAYS
from bot.commands.lines import LineTo
from bot.handlers.common.readers import ENDLESS, WITHOUT_VERNEOMBUD, YES_OR_NO

SETTINGS = LineTo("hms", "oppsett")
CHOOSE_VERNEOMBUD = LineTo("hms", "oppsett", WITHOUT_VERNEOMBUD)
CLOSED_DAYS = LineTo("hms", "stengt")
OPEN_DAYS = LineTo("hms", "åpent", DAYS)
ANSWER_CONSENT = LineTo("hms", "hvem-bestemmer", YES_OR_NO)
ANSWER_DELETING = LineTo("hms", "slett-alt", YES_OR_NO)
DELETE_ALL = LineTo("hms", "slett-alt")
WHO_DECIDES = LineTo("hms", "hvem-bestemmer")
PAUSE = LineTo("hms", "pause")
PAUSE_ENDLESSLY = LineTo("hms", "pause", ENDLESS)
GO_ON = LineTo("hms", "fortsett")
