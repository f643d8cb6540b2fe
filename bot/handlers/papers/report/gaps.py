"""What is not written down yet, each with the button that does it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.commands.vocabulary import ROLES
from bot.handlers.calendar.lines import CHANGE_MONTH
from bot.handlers.choosing.lines import FINDINGS
from bot.handlers.measures.lines import ONE_MEASURE
from bot.handlers.papers.report.record import YearRecord
from bot.handlers.plan.lines import START
from bot.handlers.psychosocial.lines import ASSESS
from bot.handlers.review.lines import LOOK_BACK_ON
from bot.handlers.roles.duties import PATH
from bot.handlers.roles.lines import DUTIES, TRAINING
from bot.handlers.safety_round.lines import VERNERUNDE
from bot.handlers.ways.progress import progress_on
from bot.message.card import Button
from bot.message.words import Joined, MonthName, Words, _, _n

MOST_NAMED = 4
"""Months that are named one by one."""


@dataclass(frozen=True)
class Gap:
    what: Words
    mends: Button
    """Does it, or the first of it."""


def gaps(record: YearRecord) -> tuple[Gap, ...]:
    """The most important first."""
    return (*_of_factors(record), *_of_rounds(record), *_of_the_year(record), *_of_the_group(record))


def _of_factors(record: YearRecord) -> Iterator[Gap]:
    left = [one for one in record.factors if record.is_left(one)]
    if left:
        what = _n(
            "{n} of the eight factors is not assessed, or is to be assessed again",
            "{n} of the eight factors are not assessed, or are to be assessed again",
            len(left),
        )
        yield Gap(what, Button(_("Assess: {factor}", factor=left[0].factor.short), ASSESS(left[0].factor)))
    if not record.kindergarten.findings:
        yield Gap(_("What the survey showed"), Button(_("Say what it showed"), FINDINGS()))


def _of_rounds(record: YearRecord) -> Iterator[Gap]:
    if not record.rounds:
        yield Gap(_("A safety round this year"), Button(_("The safety round"), VERNERUNDE()))


def _of_the_year(record: YearRecord) -> Iterator[Gap]:
    unanswered = record.unanswered
    if unanswered:
        what = _("How it went in {months}", months=Joined(tuple(map(MonthName, unanswered))))
        first = unanswered[0]
        yield Gap(what, Button(_("How it went in {month}", month=MonthName(first)), LOOK_BACK_ON(first)))
    waiting = record.awaiting_verdict
    if waiting:
        what = _n("Whether {n} measure worked", "Whether {n} measures worked", len(waiting))
        label = _("Did measure {n} work?", n=waiting[0].number)
        yield Gap(what, Button(label, ONE_MEASURE(waiting[0])))
    empty = record.without_theme
    if empty:
        named = Joined(tuple(map(MonthName, empty)))
        what = (
            _("A theme for {months}", months=named)
            if len(empty) <= MOST_NAMED
            else _n("A theme for {n} month", "A theme for {n} months", len(empty))
        )
        yield Gap(what, Button(_("Choose for {month}", month=MonthName(empty[0])), CHANGE_MONTH(empty[0])))


def _of_the_group(record: YearRecord) -> Iterator[Gap]:
    own = record.kindergarten
    held = {one.role for one in own.holders}
    free = [role for role in own.roles if role not in held]
    if free:
        roles = Joined(tuple(ROLES[role].in_sentence for role in free))
        yield Gap(_("Who is {roles}", roles=roles), Button(_("The roles"), DUTIES()))
    if not is_trained(record):
        yield Gap(
            _("What the HMS group has agreed on after its training"),
            Button(_("Training for the HMS group"), TRAINING()),
        )
    if own.plan_start is None:
        yield Gap(_("When the plan starts"), Button(_("Start the plan"), START()))


def is_trained(record: YearRecord) -> bool:
    progress = progress_on(record.kindergarten, record.library.ways[PATH])
    return progress is not None and progress.finished_on is not None
