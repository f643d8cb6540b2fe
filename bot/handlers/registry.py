"""All commands of the product, in the order help lists them."""

from bot.commands.registry import Registry
from bot.handlers import coming, days, help, history, hms, home, milepel, oppsett, themes, webinar  # noqa: A004

REGISTRY = Registry.of(hms, coming, home, themes, webinar, history, days, oppsett, help, milepel)
