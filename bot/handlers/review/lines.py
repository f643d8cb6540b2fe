"""Lines that lead to looking back."""

from bot.commands.dates import MONTH
from bot.commands.dates.months import MonthReader
from bot.commands.lines import LineTo
from bot.commands.reading import ChoiceReader
from bot.commands.vocabulary import OUTCOMES
from bot.handlers.common.readers import YES
from bot.message.words import _


class KeptMonthReader(MonthReader):
    """The month whose theme goes on. In "behold temaet i desember" the other one is named."""

    in_sentences = False


KEPT_MONTH = KeptMonthReader()
OUTCOME = ChoiceReader(_("How it went"), OUTCOMES)

LOOK_BACK = LineTo("hms", "tilbakeblikk")
LOOK_BACK_ON = LineTo("hms", "tilbakeblikk", MONTH)
IT_WENT = LineTo("hms", "tilbakeblikk", MONTH, OUTCOME)
KEEP = LineTo("hms", "behold", KEPT_MONTH)
YEAR_REVIEW = LineTo("hms", "oppsummering")
DRAFT = LineTo("hms", "utkast")
DRAFT_CONFIRMED = LineTo("hms", "utkast", YES)
