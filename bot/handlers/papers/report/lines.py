"""Lines that lead to the year report."""

from bot.commands.dates import BARNEHAGEAAR
from bot.commands.lines import LineTo

YEAR_REPORT = LineTo("hms", "årsrapport")
LOCK = LineTo("hms", "årsrapport lås", BARNEHAGEAAR)
LOCK_NOW = LineTo("hms", "årsrapport lås nå", BARNEHAGEAAR)
YEAR_REPORT_OF = LineTo("hms", "årsrapport", BARNEHAGEAAR)
