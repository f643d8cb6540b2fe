"""Lines that lead to webinars."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import MINUTES, NUMBER, THEME

WEBINARS = LineTo("hms", "webinar")
WATCH = LineTo("hms", "webinar", NUMBER)
WATCH_FOR = LineTo("hms", "webinar", NUMBER, MINUTES)
MORE_WEBINARS = LineTo("hms", "webinar flere", NUMBER)
ABOUT_THEME = LineTo("hms", "webinar tema", THEME)
MORE_ABOUT_THEME = LineTo("hms", "webinar tema", THEME, NUMBER)
WATCHED = LineTo("hms", "webinar sett", NUMBER)
NOT_WATCHED = LineTo("hms", "webinar ikke-sett", NUMBER)
COME = LineTo("hms", "webinar blir-med", NUMBER)
NOT_COME = LineTo("hms", "webinar kan-ikke", NUMBER)
