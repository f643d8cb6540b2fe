"""Lines that lead to what the programme offers a kindergarten."""

from bot.commands.dates import COMING_MONTH
from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER

OFFERS = LineTo("hms", "tilbud")
OFFERS_ON = LineTo("hms", "tilbud", NUMBER)
SHOW = LineTo("hms", "tilbud vis", NUMBER)
YES = LineTo("hms", "tilbud ja", NUMBER)
YES_IN = LineTo("hms", "tilbud ja", NUMBER, COMING_MONTH)
NO = LineTo("hms", "tilbud nei", NUMBER)
