"""Lines that lead to what a programme offers its kindergartens."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER

OFFER = LineTo("hms", "program tilby")
OFFER_ON = LineTo("hms", "program tilby", NUMBER)
THEME = LineTo("hms", "program tilby tema")
MILESTONE = LineTo("hms", "program tilby milepel")
TEXT = LineTo("hms", "program tilby tekst")
POINT = LineTo("hms", "program tilby punkt")
SHOW = LineTo("hms", "program tilby vis", NUMBER)
DRAFT_ON = LineTo("hms", "program tilby utkast", NUMBER, NUMBER)
CHANGE = LineTo("hms", "program tilby endre", NUMBER)
PUBLISH = LineTo("hms", "program tilby ut", NUMBER)
REPLACE = LineTo("hms", "program tilby ny", NUMBER, NUMBER)
WITHDRAW = LineTo("hms", "program tilby trekk", NUMBER)
