"""Lines that lead to papers and to the links that open them."""

from bot.commands.lines import LineTo
from bot.handlers.common.readers import YES

SHEETS = LineTo("hms", "ark")
END_LINKS = LineTo("hms", "lenker fjern")
"""Asks first."""
END_LINKS_NOW = LineTo("hms", "lenker fjern", YES)
