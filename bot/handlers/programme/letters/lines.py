"""Lines that lead to a programme's letters."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import LANGUAGE, NUMBER, YES
from bot.handlers.programme.letters.readers import LETTER

LETTERS = LineTo("hms", "program brev")
ONE = LineTo("hms", "program brev", LETTER)
WRITE = LineTo("hms", "program brev skriv")
CHANGE = LineTo("hms", "program brev endre", LETTER)
PREVIEW = LineTo("hms", "program brev vis", LETTER)
PREVIEW_IN = LineTo("hms", "program brev vis", LETTER, LANGUAGE)
TEST = LineTo("hms", "program brev prøv", LETTER)
TEST_IN = LineTo("hms", "program brev prøv", LETTER, NUMBER)
ADDRESS = LineTo("hms", "program brev send", LETTER)
SEND = LineTo("hms", "program brev ja", LETTER)
STOP = LineTo("hms", "program brev stopp", LETTER)
GO_ON = LineTo("hms", "program brev videre", LETTER)
RECALL = LineTo("hms", "program brev tilbake", LETTER)
RECALL_NOW = LineTo("hms", "program brev fjern", LETTER)
AGAIN = LineTo("hms", "program brev igjen", LETTER)
DELETE = LineTo("hms", "program brev slett", LETTER)
DELETE_SURELY = LineTo("hms", "program brev slett", LETTER, YES)
OLDER = LineTo("hms", "program brev eldre", NUMBER)
