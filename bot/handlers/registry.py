"""All commands of the product, in the order help lists them."""

from bot.commands.registry import Registry
from bot.handlers import (
    avdeling,
    coming,
    days,
    en_bra_dag,
    help,  # noqa: A004
    history,
    hms,
    home,
    kartlegging,
    milepel,
    oppsett,
    overlever,
    roller,
    runde,
    siden_sist,
    themes,
    tiltak,
    walking,
    webinar,
)

WORK = (tiltak, siden_sist, roller, overlever, en_bra_dag, kartlegging, avdeling, walking)
REGISTRY = Registry.of(
    hms, coming, home, themes, webinar, *WORK, history, days, oppsett, help, milepel, runde
)
