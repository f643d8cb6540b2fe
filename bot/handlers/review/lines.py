"""Lines that lead to looking back."""

from bot.commands.dates import MONTH
from bot.commands.dates.months import MonthReader
from bot.commands.lines import LineTo
from bot.commands.reading import ChoiceReader
from bot.commands.vocabulary import OUTCOMES
from bot.handlers.common.readers import YES
from bot.message.words import _

KEPT_MONTH = MonthReader(in_sentences=False)
"""The month whose theme goes on. In "behold temaet i desember" the other one is named."""
OUTCOME = ChoiceReader(_("How it went"), OUTCOMES)

LOOK_BACK = LineTo("hms", "tilbakeblikk")
LOOK_BACK_ON = LineTo("hms", "tilbakeblikk", MONTH)
IT_WENT = LineTo("hms", "tilbakeblikk", MONTH, OUTCOME)
KEEP = LineTo("hms", "behold", KEPT_MONTH)
YEAR_REVIEW = LineTo("hms", "oppsummering")
DRAFT = LineTo("hms", "utkast")
DRAFT_CONFIRMED = LineTo("hms", "utkast", YES)
