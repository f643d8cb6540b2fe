"""All commands of the product, in the order help lists them."""

from bot.commands.registry import Registry
from bot.handlers import (
    coming,
    days,
    deciding,
    findings,
    help,  # noqa: A004
    history,
    hms,
    home,
    milepel,
    oppsett,
    proposals,
    review,
    themes,
    webinar,
    weighing,
)

REGISTRY = Registry.of(
    hms,
    coming,
    home,
    themes,
    findings,
    proposals,
    weighing,
    deciding,
    review,
    webinar,
    history,
    days,
    oppsett,
    help,
    milepel,
)
