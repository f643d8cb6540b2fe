"""Buttons that stand on cards of several subjects."""

from bot.handlers.calendar import lines as calendar
from bot.handlers.group import lines as group
from bot.handlers.measures import lines as measures
from bot.handlers.membership import lines as membership
from bot.handlers.overview import lines as overview
from bot.handlers.papers import lines as papers
from bot.handlers.papers.report import lines as report
from bot.handlers.plan import lines as plan
from bot.handlers.setup import lines as setup
from bot.message.card import Button
from bot.message.words import _
from bot.model.month import Month

THIS_MONTH = Button(_("This month's theme"), calendar.THIS_MONTH())
WHOLE_YEAR = Button(_("The whole year"), calendar.YEAR())
CHANGE_MONTH = Button(_("Change a month"), calendar.CHANGE_THEME())
PLAN = Button(_("The plan"), plan.WHERE_WE_ARE())
WHERE_WE_ARE = Button(_("Where we are"), plan.WHERE_WE_ARE())
ALL_MEASURES = Button(_("All measures"), measures.MEASURES())
NEW_MEASURE = Button(_("New measure"), measures.NEW_MEASURE())
SETTINGS = Button(_("Settings"), setup.SETTINGS())
CLOSED_DAYS = Button(_("Closed days"), setup.CLOSED_DAYS())
PRINT = Button(_("Print"), papers.SHEETS())
YEAR_REPORT = Button(_("The year report"), report.YEAR_REPORT())
HISTORY = Button(_("See the changes"), overview.HISTORY())
UNDO = Button(_("Undo"), overview.UNDO())
GROUPS_PLACE = Button(_("The HMS group's place"), group.GROUPS_PLACE())
PROGRAMME = Button(_("The programme"), membership.PROGRAMME())
OVERVIEW = Button(_("All at a glance"), overview.HOME())
HELP = Button(_("Help"), overview.HELP())


def year_of(month: Month) -> Button:
    """The barnehageår that a month is in."""
    return Button(_("The whole year"), calendar.YEAR_OF(month))


def theme_of(month: Month) -> Button:
    return Button(_("See the theme"), calendar.ONE_MONTH(month))
