"""Lines that lead to the nullpunktskartlegging. Those without a day mean the day they are said."""

from bot.commands.lines import LineTo
from bot.handlers.common.choices import AVDELING

SURVEY = LineTo("hms", "kartlegging")
SENT = LineTo("hms", "kartlegging sendt")
CLOSED = LineTo("hms", "kartlegging lukket")
REPORT = LineTo("hms", "kartlegging rapport")
DISCUSSED = LineTo("hms", "kartlegging snakket")
DISCUSSED_BY = LineTo("hms", "kartlegging snakket", AVDELING)
