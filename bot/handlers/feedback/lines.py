"""Lines by which a kindergarten tells its programme something."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER

FEEDBACK = LineTo("hms", "tilbakemelding")
ANSWER = LineTo("hms", "svar-programmet", NUMBER)
