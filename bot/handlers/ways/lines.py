"""Lines that lead to guided ways."""

from bot.commands.lines import LineTo
from bot.handlers.common.choices import AVDELING, WAY
from bot.handlers.common.readers import NUMBER

GOOD_DAY = LineTo("hms", "en-bra-dag")
PLAN_MEETING = LineTo("hms", "bra-dag-møte")
STEP = LineTo("hms", "videre", WAY, NUMBER)
STEP_OF_AVDELING = LineTo("hms", "videre", WAY, NUMBER, AVDELING)
ROUNDS = LineTo("milepel", "runde")
ROUNDS_OF = LineTo("milepel", "runde", AVDELING)
