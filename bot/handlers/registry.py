"""All commands of the product, in the order help lists them."""

from bot.commands.registry import Registry
from bot.handlers.avdelinger import commands as avdeling
from bot.handlers.calendar import deciding, themes
from bot.handlers.calendar import months as hms
from bot.handlers.choosing import findings, proposals, weighing
from bot.handlers.measures import commands as tiltak
from bot.handlers.overview import coming, help, history, home  # noqa: A004
from bot.handlers.overview import since as siden_sist
from bot.handlers.plan import commands as milepel
from bot.handlers.review import commands as review
from bot.handlers.roles import duties as roller
from bot.handlers.roles import handover as overlever
from bot.handlers.setup import days
from bot.handlers.setup import settings as oppsett
from bot.handlers.survey import commands as kartlegging
from bot.handlers.ways import good_day as en_bra_dag
from bot.handlers.ways import progress as walking
from bot.handlers.ways import rounds as runde
from bot.handlers.webinars import commands as webinar

CHOOSING = (themes, findings, proposals, weighing, deciding, review)
WORK = (tiltak, siden_sist, roller, overlever, en_bra_dag, kartlegging, avdeling, walking)
REGISTRY = Registry.of(
    hms, coming, home, *CHOOSING, webinar, *WORK, history, days, oppsett, help, milepel, runde
)
