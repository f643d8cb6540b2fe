"""Lines that lead to the HMS-gruppe's place."""

from bot.commands.lines import LineTo

GROUPS_PLACE = LineTo("hms", "gruppe")
HERE = LineTo("hms", "gruppe her")
END = LineTo("hms", "gruppe slutt")
