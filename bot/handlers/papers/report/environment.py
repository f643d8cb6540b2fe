"""Chapters of how it is at work: the eight psychosocial factors (kap. 1A), and what the survey showed."""

from collections.abc import Sequence
from datetime import date

from bot.commands.vocabulary import LEVELS, OUTCOMES, PARTICIPANTS
from bot.content.library import title_of
from bot.handlers.papers.report.activities import what_became_of
from bot.handlers.papers.report.record import YearRecord
from bot.handlers.psychosocial.standing import FactorStanding
from bot.handlers.survey.cards import who_talked
from bot.message.words import Dated, Joined, MonthName, Short, Words, _, _n
from bot.model.assessment import Assessment
from bot.model.measure import Measure
from bot.model.month import Barnehageaar
from bot.paper.report import Chapter, Column, ReportTable

MOST_THEMES, MOST_FINDINGS, MOST_MEASURES, MOST_TALKED = 3, 6, 4, 10


def factors(record: YearRecord) -> Chapter:
    """Each of the eight: talked about, found in the survey, assessed, and what is done about it."""
    columns = (
        Column(_("Factor"), 4),
        Column(_("Themes this year"), 5),
        Column(_survey_showed(record), 5),
        Column(_("The group's assessment"), 8),
        Column(_("Measures"), 4),
    )
    rows = tuple(
        (
            _("{n}. {factor}", n=one.factor.number, factor=one.factor.short),
            _themes(one, record),
            Joined(tuple(found.words for found in one.found), "; ")
            if one.found and not record.survey_came_later
            else "–",
            _assessment(one.assessment),
            _measures(one.measures),
        )
        for one in record.factors
    )
    heading = _("The psychosocial working environment (chapter 1A)")
    return Chapter(heading, tables=(ReportTable(columns, rows),))


def _survey_showed(record: YearRecord) -> Words:
    year = record.survey_year
    if year is None or record.survey_came_later:
        return _("The survey showed")
    return _("The survey of {year} showed", year=year)


def _themes(one: FactorStanding, record: YearRecord) -> Words:
    had = [theme for theme in one.themes if Barnehageaar.of(theme.month) == record.year]
    if not had:
        return _("not a theme this year") if record.is_over else _("not a theme yet")
    told: list[Words] = []
    for theme in had:
        title, month = title_of(theme.theme, record.library), MonthName(theme.month)
        if theme.outcome is None:
            told.append(_("{theme} ({month})", theme=title, month=month))
        else:
            outcome = OUTCOMES[theme.outcome].in_sentence
            told.append(_("{theme} ({month}, {outcome})", theme=title, month=month, outcome=outcome))
    return _listed(told, MOST_THEMES)


def _assessment(assessment: Assessment | None) -> Words:
    """The level and the sentence; who talked about it, as roles; when, and when again."""
    if assessment is None:
        return _("not assessed")
    return _(
        "{level} – {sentence} Assessed {day} by {who}. Look again {again}.",
        level=LEVELS[assessment.level].label,
        sentence=_ended(assessment.sentence),
        day=Dated(Short(assessment.day)),
        who=Joined(tuple(PARTICIPANTS[one].in_sentence for one in assessment.participants)),
        again=Dated(Short(assessment.again_on)),
    )


def _measures(measures: Sequence[Measure]) -> Words:
    """By their numbers in the report's other table, with whether they worked; the newest of many."""
    told = tuple(
        _("{n}: {state}", n=one.number, state=what_became_of(one)) for one in measures[-MOST_MEASURES:]
    )
    return Joined(told, "; ") if told else "–"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def survey(record: YearRecord) -> Chapter:
    """Days, a percentage, who talked about it, and the factors that the group picked; never an answer."""
    heading, year = _("What the survey showed"), record.survey_year
    if year is not None and record.survey_came_later:
        later = _("The survey came after this year. It is in the report of {year}.", year=year)
        return Chapter(heading, (later,))
    columns = (Column(_("The survey"), 3), Column(_("Written down"), 8))
    table = ReportTable(columns, _survey(record))
    if year is None or year == record.year:
        return Chapter(heading, tables=(table,))
    earlier = _("No survey is written down for this year. The newest is from {year}.", year=year)
    return Chapter(heading, (earlier,), tables=(table,))


def _survey(record: YearRecord) -> tuple[tuple[Words, Words], ...]:
    own, known, none = record.kindergarten, record.survey, _("not written down")
    found = record.library.found(own.findings)
    return (
        (_("Sent out"), _day(known.sent_on if known else None)),
        (_("Closed for answers"), _day(known.closed_on if known else None)),
        (_("Response rate"), none if known is None or known.percent is None else f"{known.percent} %"),
        (_("The report came"), _day(known.report_on if known else None)),
        (_("Talked about it"), _listed(who_talked(known, own.avdelinger) if known else (), MOST_TALKED)),
        (_("This is hard"), _listed([one.words for one in found if not one.strength], MOST_FINDINGS)),
        (_("We are good at this"), _listed([one.words for one in found if one.strength], MOST_FINDINGS)),
    )


def _listed(every: Sequence[Words], most: int) -> Words:
    """The first of them, and how many more there are."""
    if not every:
        return _("not written down")
    left = len(every) - most
    beyond = (_n("and {n} more", "and {n} more", left),) if left > 0 else ()
    return Joined((*every[:most], *beyond), "; ")


def _day(day: date | None) -> Words:
    return _("not written down") if day is None else Dated(Short(day))
