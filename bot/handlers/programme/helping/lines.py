"""Lines that lead to what a programme's hjelpere do, and to whose hjelper somebody is."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER
from bot.handlers.programme.helping.readers import MEMBER, WAITING

HJELPERE = LineTo("hms", "program hjelper")
HJELPERE_ON = LineTo("hms", "program hjelper", NUMBER)
MINE = LineTo("hms", "program mine")
MINE_ON = LineTo("hms", "program mine", NUMBER)
ONE = LineTo("hms", "program en", NUMBER)
TAKE = LineTo("hms", "program ta", MEMBER)
LET_GO = LineTo("hms", "program slipp", NUMBER)
READ = LineTo("hms", "program les", NUMBER, NUMBER)
ANSWER = LineTo("hms", "program svar", WAITING)
