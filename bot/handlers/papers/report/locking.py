"""`/hms årsrapport lås`: the report as it stands today is kept, whatever is changed afterwards."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import BARNEHAGEAAR
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.papers.opening import voice_of
from bot.handlers.papers.report import locking_cards as cards
from bot.handlers.papers.report.document import year_report
from bot.handlers.papers.report.record import READS, YearRecord
from bot.message.card import Card, Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.locked_report import LockedReport, versions_of
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.paper.press import StillDrawing, TooMany
from bot.paper.report import Report, SaidReport, printed
from bot.paper.typeset import NotDrawn
from bot.store.queries import locked_report
from bot.store.webinars import webinars_of

LOCKED = (*READS, Part.LOCKED_REPORTS)

IN_CHAT = 1.5
"""Seconds that whoever asks waits for it to be drawn: an answer must be there in 2.3."""
AT_HAND = 0.2
"""Seconds for what was drawn a moment ago: meanwhile nobody else changes anything of the kindergarten."""

Year = Annotated[Month | None, BARNEHAGEAAR]


@command(
    "hms",
    "årsrapport lås",
    also=("årsrapporten lås", "lås årsrapporten", "årsrapport låse", "lock report"),
    who=HMS_GROUP,
    says=_("Keep the year report as it stands today"),
    reads=LOCKED,
)
def ask_to_lock(ctx: HmsContext, month: Year = None) -> Reply:
    """It is drawn already, so that nobody waits for it while it is locked."""
    record = _record(ctx, month)
    newest = _newest(ctx, record.year)
    if needless := _needless(ctx, record, newest):
        return Reply(needless)
    try:
        _drawn(ctx, record, _next(newest), IN_CHAT)
    except (StillDrawing, TooMany, NotDrawn):
        return Reply(cards.not_drawn_card(record.year))
    return Reply(cards.ask_to_lock_card(record, newest))


@command(
    "hms",
    "årsrapport lås nå",
    also=("årsrapport lås no", "lock report now"),
    who=HMS_GROUP,
    says=_("Keep the year report as it stands today"),
    tells=(Audience.GROUP,),
    listed=False,
    careful=True,
    reads=LOCKED,
)
def lock(ctx: ChangeContext, month: Year = None) -> Reply:
    record = _record(ctx, month)
    newest = _newest(ctx, record.year)
    if needless := _needless(ctx, record, newest):
        return Reply(needless)
    version = _next(newest)
    try:
        said, pdf = _drawn(ctx, record, version, AT_HAND)
    except (StillDrawing, TooMany, NotDrawn):
        return Reply(cards.not_drawn_card(record.year))
    made = LockedReport.lock(record.year, version, said, pdf, ctx.today)
    ctx.kindergarten.locked_reports.append(made)
    address = ctx.pages.papers(ctx.kindergarten.id, ctx.now) if ctx.pages else None
    return to_group(cards.locked_card(made, address))


def _record(ctx: HmsContext, month: Month | None) -> YearRecord:
    year = Barnehageaar.of(month or ctx.this_month)
    webinars = webinars_of(ctx.session, ctx.kindergarten.id, year)
    return YearRecord(ctx.kindergarten, ctx.library, webinars, year, ctx.today)


def _newest(ctx: HmsContext, year: Barnehageaar) -> LockedReport | None:
    return next(iter(versions_of(ctx.kindergarten.locked_reports, year)), None)


def _needless(ctx: HmsContext, record: YearRecord, newest: LockedReport | None) -> Card | None:
    """Why there is nothing to lock."""
    if record.year.months()[0] > ctx.this_month:
        return cards.not_begun_card(record.year)
    if newest is not None and _is_the_same(ctx, record, newest):
        return cards.locked_already_card(newest)
    return None


def _is_the_same(ctx: HmsContext, record: YearRecord, locked: LockedReport) -> bool:
    """Whether nothing was changed since, and no day has passed: not in what is too much for paper either."""
    kept = locked_report(ctx.session, ctx.kindergarten.id, locked.year, locked.version)
    return kept is not None and kept.said == _said(ctx, record, locked.version)


def _next(newest: LockedReport | None) -> int:
    return 1 + (newest.version if newest else 0)


def _said(ctx: HmsContext, record: YearRecord, version: int) -> SaidReport:
    return year_report(record, _("locked, version {n}", n=version)).said(voice_of(ctx.kindergarten))


def _drawn(ctx: HmsContext, record: YearRecord, version: int, patience: float) -> tuple[SaidReport, bytes]:
    """Raises StillDrawing, TooMany or NotDrawn."""
    said = _said(ctx, record, version)
    return said, ctx.draw(Report.template, printed(said), patience)
