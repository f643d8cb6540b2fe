"""Lines that lead to months, themes and what is decided."""

from bot.commands.dates import BARNEHAGEAAR, COMING_MONTH, MONTH
from bot.commands.lines import LineTo
from bot.handlers.common.readers import CHANGE, FITTING_THEME, MINUTES, THEME, YES_OR_NO

THIS_MONTH = LineTo("hms")
NEXT_MONTH = LineTo("hms", "neste-måned")
ONE_MONTH = LineTo("hms", "måned", MONTH)
YEAR = LineTo("hms", "år")
YEAR_OF = LineTo("hms", "år", BARNEHAGEAAR)

CHANGE_THEME = LineTo("hms", "bytt")
CHANGE_MONTH = LineTo("hms", "bytt", COMING_MONTH)
CHANGE_TO = LineTo("hms", "bytt", COMING_MONTH, FITTING_THEME)
USE_THEME = LineTo("hms", "bytt", FITTING_THEME)
OWN_THEME = LineTo("hms", "eget", COMING_MONTH)

THEMES = LineTo("hms", "tema")
ONE_THEME = LineTo("hms", "tema", THEME)
MEETING = LineTo("hms", "tema", THEME, MINUTES)

DECIDE = LineTo("hms", "bestem")
ANSWER = LineTo("hms", "bestem", YES_OR_NO)
CHANGE_FIRST = LineTo("hms", "bestem", CHANGE)
