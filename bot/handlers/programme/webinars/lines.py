"""Lines that lead to a programme's webinars."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import NUMBER
from bot.handlers.programme.webinars.readers import WEBINAR

ONE_WEBINAR = LineTo("hms", "program webinar", WEBINAR)
MORE_WEBINARS = LineTo("hms", "program webinar flere", NUMBER)
NEW_WEBINAR = LineTo("hms", "program webinar nytt")
CHANGE_WEBINAR = LineTo("hms", "program webinar endre", WEBINAR)
ADD_RECORDING = LineTo("hms", "program webinar opptak", WEBINAR)
CANCEL_WEBINAR = LineTo("hms", "program webinar avlys", WEBINAR)
CANCEL_FOR_GOOD = LineTo("hms", "program webinar avlyst", WEBINAR)
