"""Lines that lead to papers and to the links that open them."""

from bot.commands.lines import LineTo

SHEETS = LineTo("hms", "ark")
END_LINKS = LineTo("hms", "lenker fjern")
