"""Lines that lead to the year report."""

from bot.commands.dates import BARNEHAGEAAR
from bot.commands.lines import LineTo

YEAR_REPORT = LineTo("hms", "årsrapport")
YEAR_REPORT_OF = LineTo("hms", "årsrapport", BARNEHAGEAAR)
