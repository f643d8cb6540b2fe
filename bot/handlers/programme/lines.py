"""Lines that lead to a programme, for its arbeidsgruppe and hjelpere, and to its roles."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER
from bot.handlers.programme.readers import CODE as CODE_GIVEN
from bot.handlers.programme.readers import PROGRAMME_ROLE

HOME = LineTo("hms", "program")
CODE = LineTo("hms", "kode")
CONFIRM = LineTo("hms", "kode ja", CODE_GIVEN)
PEOPLE = LineTo("hms", "program folk")
NEW_CODE = LineTo("hms", "program kode")
NEW_CODE_FOR = LineTo("hms", "program kode", PROGRAMME_ROLE)
LEAVE_ROLE = LineTo("hms", "program slutt", PROGRAMME_ROLE)
LEAVE_ROLE_NOW = LineTo("hms", "program slutt ja", PROGRAMME_ROLE)
SPEAK = LineTo("hms", "program språk")
HERE = LineTo("hms", "program her")
KINDERGARTENS = LineTo("hms", "program barnehager")
KINDERGARTENS_ON = LineTo("hms", "program barnehager", NUMBER)
WEBINARS = LineTo("hms", "program webinar")
