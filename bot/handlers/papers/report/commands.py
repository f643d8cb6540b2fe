"""`/hms årsrapport`: all that is written down of the year, to print, to change and to send on."""

from typing import Annotated

from bot.commands.dates import BARNEHAGEAAR
from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.common.papers import paper_of
from bot.handlers.papers.report import cards
from bot.handlers.papers.report.papers import report_name
from bot.handlers.papers.report.record import READS, YearRecord, years_of
from bot.message.card import Reply
from bot.message.words import _
from bot.model.locked_report import versions_of
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.store.webinars import webinars_of


@command(
    "hms",
    "årsrapport",
    also=(
        "årsrapporten",
        "årsmelding",
        "årsmeldingen",
        "årsmeldinga",
        "rapport for året",
        "årets rapport",
        "year report",
        "annual report",
    ),
    says=_("The year on paper, for the yearly review, the owner and an inspection"),
    reads=(*READS, Part.LOCKED_REPORTS),
)
def report(ctx: HmsContext, month: Annotated[Month | None, BARNEHAGEAAR] = None) -> Reply:
    year = Barnehageaar.of(month or ctx.this_month)
    webinars = webinars_of(ctx.session, ctx.kindergarten.id, year)
    locked = versions_of(ctx.kindergarten.locked_reports, year)
    record = YearRecord(ctx.kindergarten, ctx.library, webinars, year, ctx.today)
    return Reply(cards.report_card(record, _address(ctx, year), locked[0] if locked else None))


def _address(ctx: HmsContext, year: Barnehageaar) -> str | None:
    """Of the report, or of all papers where it is not among them."""
    if year in years_of(ctx.kindergarten, ctx.today):
        return paper_of(ctx, report_name(year))
    return ctx.pages.papers(ctx.kindergarten.id, ctx.now) if ctx.pages else None
