"""All commands of the product, in the order help lists them."""

from bot.commands.registry import Registry
from bot.handlers import (
    avdeling,
    coming,
    days,
    deciding,
    en_bra_dag,
    findings,
    help,  # noqa: A004
    history,
    hms,
    home,
    kartlegging,
    milepel,
    oppsett,
    overlever,
    proposals,
    review,
    roller,
    runde,
    siden_sist,
    themes,
    tiltak,
    walking,
    webinar,
    weighing,
)

CHOOSING = (themes, findings, proposals, weighing, deciding, review)
WORK = (tiltak, siden_sist, roller, overlever, en_bra_dag, kartlegging, avdeling, walking)
REGISTRY = Registry.of(
    hms, coming, home, *CHOOSING, webinar, *WORK, history, days, oppsett, help, milepel, runde
)
