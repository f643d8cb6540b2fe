"""The year report as a document: its chapters in their order."""

from bot.handlers.papers.report import activities, environment, group
from bot.handlers.papers.report.gaps import gaps
from bot.handlers.papers.report.record import YearRecord
from bot.message.words import Dated, Joined, Short, Words, _, _n
from bot.model.measure import Verdict
from bot.model.plan import Status
from bot.model.review import Outcome
from bot.paper.report import Chapter, Report

SUMMARY = 2
"""Chapters that say the most important: in short, and what is not written down."""


def year_report(record: YearRecord, mark: Words | None = None) -> Report:
    """`mark` is said of it beside its day: that it is locked, and how often."""
    made = _("Made {day} by HMS-bot", day=Dated(Short(record.today)))
    return Report(
        above=record.kindergarten.name,
        title=_("HMS report {year}", year=record.year),
        about=(
            _(
                "This is what is written down in HMS-bot of the year, August to July, as it stood on {day}. "
                "It does not say whether you do what the rules ask.",
                day=Dated(Short(record.today)),
            ),
            _(
                "It has roles, days, themes, measures, and what the group wrote itself. "
                "HMS-bot adds no names, and nothing that anybody answered."
            ),
        ),
        chapters=(
            Chapter(_("In short"), points=in_short(record)),
            _not_written(record),
            activities.calendar(record),
            environment.factors(record),
            environment.survey(record),
            activities.rounds(record),
            activities.measures(record),
            activities.milestones(record),
            group.training(record),
            group.roles(record),
        ),
        below=made if mark is None else Joined((made, mark), " · "),
        page=_("Page {page} of {pages}", page="{page}", pages="{pages}"),
        summary=SUMMARY,
    )


def in_short(record: YearRecord) -> tuple[Words, ...]:
    """A sentence for each thing that is counted."""
    outcomes = [one.outcome for one in record.reviews.values()]
    assessed = sum(map(record.is_assessed, record.factors))
    plan = [one.status for one in record.milestones if one.status is not Status.SKIPPED]
    return (
        _n(
            "{n} month has a theme: {done} carried out, {partly} partly done.",
            "{n} months have a theme: {done} carried out, {partly} partly done.",
            len(record.choices),
            done=outcomes.count(Outcome.DONE),
            partly=outcomes.count(Outcome.PARTLY),
        ),
        _("{n} of the eight factors of the psychosocial working environment are assessed.", n=assessed),
        _n("{n} safety round is finished.", "{n} safety rounds are finished.", len(record.rounds)),
        _measures(record),
        _(
            "{done} of {n} milestones of the plan this year are done.",
            done=plan.count(Status.DONE),
            n=len(plan),
        ),
    )


def _measures(record: YearRecord) -> Words:
    if not record.measures:
        return _("No measure is written down for this year.")
    verdicts = [one.verdict for one in record.measures]
    return _n(
        "{n} measure: {going} in progress, {worked} worked, {partly} worked partly, {no} did not.",
        "{n} measures: {going} in progress, {worked} worked, {partly} worked partly, {no} did not.",
        len(verdicts),
        going=sum(one.is_open for one in record.measures),
        worked=verdicts.count(Verdict.YES),
        partly=verdicts.count(Verdict.PARTLY),
        no=verdicts.count(Verdict.NO),
    )


def _not_written(record: YearRecord) -> Chapter:
    left = tuple(one.what for one in gaps(record))
    nothing = () if left else (_("Everything that has a place here is written down."),)
    return Chapter(_("Not written down yet"), nothing, left)
