"""Lines that lead to the plan and its milestones."""

from bot.commands.dates import DayReader
from bot.commands.lines import LineTo
from bot.handlers.common.readers import MILESTONE, POSTPONEMENT, YES
from bot.message.words import _

START_DAY = DayReader(_("Start"), _("Empty: today, or as it is"))

WHERE_WE_ARE = LineTo("milepel")
WHOLE_PLAN = LineTo("milepel", "alle")
START = LineTo("milepel", "start")
START_ON = LineTo("milepel", "start", START_DAY)

ONE_MILESTONE = LineTo("milepel", "vis", MILESTONE)
FINISH_ANY = LineTo("milepel", "ferdig")
FINISH = LineTo("milepel", "ferdig", MILESTONE)
FINISH_CONFIRMED = LineTo("milepel", "ferdig", MILESTONE, YES)
MOVE_ANY = LineTo("milepel", "utsett")
MOVE = LineTo("milepel", "utsett", MILESTONE)
MOVE_BY = LineTo("milepel", "utsett", MILESTONE, POSTPONEMENT)
SKIP = LineTo("milepel", "hopp", MILESTONE)
