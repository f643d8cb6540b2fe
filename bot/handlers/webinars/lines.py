"""Lines that lead to webinars."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import MINUTES, NUMBER

WEBINARS = LineTo("hms", "webinar")
WATCH = LineTo("hms", "webinar", NUMBER)
WATCH_FOR = LineTo("hms", "webinar", NUMBER, MINUTES)
