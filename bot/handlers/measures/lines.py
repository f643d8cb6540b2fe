"""Lines that lead to measures."""

from bot.commands.lines import LineTo
from bot.handlers.common.choices import MEASURE, VERDICT
from bot.handlers.common.readers import THEME
from bot.handlers.psychosocial.lines import PSYCHOSOCIAL

MEASURES = LineTo("hms", "tiltak")
ONE_MEASURE = LineTo("hms", "tiltak", MEASURE)
NEW_MEASURE = LineTo("hms", "tiltak ny")
MEASURE_FROM = LineTo("hms", "tiltak fra", THEME)
MEASURE_FOR = LineTo("hms", "tiltak for", PSYCHOSOCIAL)
IS_ABOUT = LineTo("hms", "tiltak gjelder", MEASURE)
CARRIED_OUT = LineTo("hms", "tiltak ferdig", MEASURE)
DROP = LineTo("hms", "tiltak dropp", MEASURE)
JUDGE = LineTo("hms", "tiltak virket", MEASURE, VERDICT)
ADJUST = LineTo("hms", "tiltak juster", MEASURE)
