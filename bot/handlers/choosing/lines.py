"""Lines that lead to findings, proposals and points."""

from bot.commands.dates import DayReader
from bot.commands.lines import LineTo
from bot.handlers.common.readers import CHANGE, NUMBER, THEME, YES
from bot.message.words import _

DEADLINE = DayReader(_("Deadline"))

FINDINGS = LineTo("hms", "funn")
CHANGE_FINDINGS = LineTo("hms", "funn", CHANGE)

PROPOSE = LineTo("hms", "foreslå")
PROPOSE_THEME = LineTo("hms", "foreslå", THEME)
PROPOSALS = LineTo("hms", "forslag")
WITHDRAW = LineTo("hms", "fjern-forslag", NUMBER)
WITHDRAW_SURELY = LineTo("hms", "fjern-forslag", NUMBER, YES)

WEIGH = LineTo("hms", "stem")
START_ROUND = LineTo("hms", "poengrunde")
START_ROUND_UNTIL = LineTo("hms", "poengrunde", DEADLINE)
STOP_ROUND = LineTo("hms", "avbryt-runden")
