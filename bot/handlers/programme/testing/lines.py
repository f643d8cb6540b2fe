"""Lines that lead to what a programme asks about, and to what it is told."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER, YES, YES_OR_NO
from bot.handlers.programme.testing.readers import MONDAY

TESTS = LineTo("hms", "program test")
TEST = LineTo("hms", "program test", NUMBER)
OLDER = LineTo("hms", "program test eldre", NUMBER)
NEW = LineTo("hms", "program test ny")
QUESTION = LineTo("hms", "program test spørsmål", NUMBER)
PANEL = LineTo("hms", "program test til", NUMBER)
SEND = LineTo("hms", "program test send", NUMBER)
SEND_SURELY = LineTo("hms", "program test send", NUMBER, YES, NUMBER)
END = LineTo("hms", "program test avslutt", NUMBER)
END_SURELY = LineTo("hms", "program test avslutt", NUMBER, YES)
DELETE = LineTo("hms", "program test slett", NUMBER)
DELETE_SURELY = LineTo("hms", "program test slett", NUMBER, YES, NUMBER)
THANK = LineTo("hms", "program test takk", NUMBER)
THANK_SURELY = LineTo("hms", "program test takk", NUMBER, YES, NUMBER)
WORDS = LineTo("hms", "program test tekster", NUMBER, NUMBER)
ANSWER = LineTo("hms", "program test svar", NUMBER)
WILLING = LineTo("hms", "program tester")
BE_WILLING = LineTo("hms", "program tester", YES_OR_NO)
WEEKS = LineTo("hms", "program tilbakemeldinger")
WEEK = LineTo("hms", "program tilbakemeldinger", MONDAY)
WEEK_FROM = LineTo("hms", "program tilbakemeldinger", MONDAY, NUMBER)
