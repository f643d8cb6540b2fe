"""Cards of the psychosocial factors: all of them, one of them, and its assessment."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from bot.commands.vocabulary import LEVELS, OUTCOMES, PARTICIPANTS
from bot.content.factor import FactorFinding
from bot.content.library import Library, title_of
from bot.content.psychosocial import PsychosocialFactor
from bot.handlers.common import buttons
from bot.handlers.measures.lines import MEASURE_FOR
from bot.handlers.psychosocial.lines import ASSESS, ASSESSMENT, FACTORS, ONE_FACTOR
from bot.handlers.psychosocial.offering import Offer
from bot.handlers.psychosocial.standing import FactorStanding, ThemeHad, standing
from bot.message.card import Action, Block, Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Capital, Dated, Joined, MonthName, Short, Words, _, _n
from bot.model.assessment import Assessment
from bot.model.measure import Measure, MeasureState, Verdict
from bot.model.month import Barnehageaar, Month

SHOWN = 3
"""Themes of a factor that are shown."""
ALL_FACTORS = Button(_("All eight factors"), FACTORS())
NOT_THE_LAW = Text(
    _("This is what is written down here. It does not say whether you do what the rules ask."), "quiet"
)


def _numbered(factor: PsychosocialFactor, name: Words) -> Words:
    return _("{n}. {factor}", n=factor.number, factor=name)


def _month(month: Month, today: date) -> Words:
    """A month of another barnehageår says its year."""
    this_year = Barnehageaar.of(month) == Barnehageaar.of(Month.of(today))
    return MonthName(month) if this_year else month


@example(lambda s: (standing(s.assessed, s.library, s.now.date()), s.measures, s.now.date()))
def factors_card(every: Sequence[FactorStanding], measures: Iterable[Measure], today: date) -> Card:
    """A line for each factor, and a button to it. `measures`: all that there are."""
    rows = tuple((_numbered(one.factor, one.factor.short), _line(one, today)) for one in every)
    return Card(
        _("The eight factors of how we are at work"),
        (Fields(rows), *_other_measures(measures), NOT_THE_LAW),
        tuple(Button(one.factor.short, ONE_FACTOR(one.factor)) for one in every),
    )


def _line(one: FactorStanding, today: date) -> Words:
    """When it was last the theme, what it was assessed as, and how its measures are."""
    talked: Words = (
        _("theme in {month}", month=_month(one.themes[0].month, today))
        if one.themes
        else _("not a theme yet")
    )
    assessed = _("not assessed") if one.assessment is None else _level_and_day(one.assessment, today)
    measures = (_("measures: {tally}", tally=tally) for tally in _tally(one.measures))
    return Joined((talked, assessed, *measures), " – ")


def _level_and_day(assessment: Assessment, today: date) -> Words:
    level = LEVELS[assessment.level].in_sentence
    if assessment.is_in_force(today):
        return _("{level} on {day}", level=level, day=Dated(Short(assessment.day)))
    return _("{level} on {day}, look again", level=level, day=Dated(Short(assessment.day)))


def _tally(measures: Sequence[Measure], *verdicts: Verdict) -> tuple[Words, ...]:
    """How many are going on, are done and have worked, and had other verdicts; none where there is none."""
    states, judged = Counter(one.state for one in measures), Counter(one.verdict for one in measures)
    counted = (
        (states[MeasureState.OPEN], _("{n} in progress", n=states[MeasureState.OPEN])),
        (states[MeasureState.DONE], _("{n} done", n=states[MeasureState.DONE])),
        *((judged[verdict], JUDGED[verdict](judged[verdict])) for verdict in (Verdict.YES, *verdicts)),
    )
    told = tuple(words for count, words in counted if count)
    return (Joined(told, ", "),) if told else ()


JUDGED = {
    Verdict.YES: lambda n: _("{n} worked", n=n),
    Verdict.PARTLY: lambda n: _("{n} worked partly", n=n),
    Verdict.NO: lambda n: _("{n} did not work", n=n),
}


def _other_measures(measures: Iterable[Measure]) -> tuple[Block, ...]:
    """Those that are under no factor, so that nobody looks for them in vain."""
    others = [one for one in measures if one.factor is None]
    if not others:
        return ()
    return (
        Text(
            _n(
                "{n} measure is about something else.",
                "{n} measures are about something else.",
                len(others),
            ),
            "quiet",
        ),
    )


@example(lambda s: (standing(s.assessed, s.library, s.now.date())[3], s.library, s.now.date(), True))
def factor_card(one: FactorStanding, library: Library, today: date, may_change: bool) -> Card:
    """What is written down of a factor, and what is not."""
    rows = [*_known(one, library, today), *_assessed(one.assessment)]
    if len(one.assessments) > 1:
        before = one.assessments[1]
        rows.append((_("Before that"), _level_and_day(before, before.day)))
    rows += [(_("Measures"), Capital(told)) for told in _tally(one.measures, Verdict.PARTLY, Verdict.NO)]
    actions = (_assess_button(one), _measure_button(one.factor)) if may_change else ()
    return Card(_numbered(one.factor, one.factor.title), (Fields(tuple(rows)),), (*actions, ALL_FACTORS))


def _assess_button(one: FactorStanding) -> Button:
    return Button(_("Assess again") if one.assessment else _("Assess it"), ASSESS(one.factor))


def _measure_button(factor: PsychosocialFactor) -> Button:
    return Button(_("A measure for this"), MEASURE_FOR(factor))


def _known(one: FactorStanding, library: Library, today: date) -> list[tuple[Words, Words]]:
    themes = [_theme(had, library, today) for had in one.themes[:SHOWN]]
    if len(one.themes) > SHOWN:
        themes.append(_n("and {n} more", "and {n} more", len(one.themes) - SHOWN))
    rows: list[tuple[Words, Words]] = [
        (_("Themes"), Joined(tuple(themes), "; ") if themes else _("none has been about this yet"))
    ]
    if one.found:
        rows.append((_("The survey showed"), Joined(tuple(found.words for found in one.found), "; ")))
    return rows


def _theme(had: ThemeHad, library: Library, today: date) -> Words:
    title, month = title_of(had.theme, library), _month(had.month, today)
    if had.outcome is None:
        return _("{theme} ({month})", theme=title, month=month)
    outcome = OUTCOMES[had.outcome].in_sentence
    return _("{theme} ({month}, {outcome})", theme=title, month=month, outcome=outcome)


def level_and_sentence(assessment: Assessment) -> Words:
    return Joined((LEVELS[assessment.level].label, assessment.sentence), " – ")


def _assessed(assessment: Assessment | None) -> list[tuple[Words, Words]]:
    if assessment is None:
        return [(_("The risk"), _("not assessed yet"))]
    who = Joined(tuple(PARTICIPANTS[one].in_sentence for one in assessment.participants))
    return [
        (_("The risk"), level_and_sentence(assessment)),
        (_("Talked about it"), Capital(who)),
        (_("Assessed"), Capital(Dated(assessment.day))),
        (_("Look again"), Capital(Dated(assessment.again_on))),
    ]


@example(
    lambda s: (
        standing(s.assessed, s.library, s.now.date())[2],
        s.library,
        s.now.date(),
        s.form(ASSESSMENT(), FieldType.SELECT),
    )
)
def assess_card(one: FactorStanding, library: Library, today: date, form: Form) -> Card:
    """Ten minutes for one factor: what to talk about, what is known, and the form to write the answer in."""
    steps = Items(
        (
            _("Talk together, 7 minutes: {questions}", questions=one.factor.talk),
            _("Choose low, medium or high, and write one sentence, 3 minutes. No names."),
        ),
        ordered=True,
    )
    return Card(
        _("Ten minutes: {factor}", factor=one.factor.title),
        (steps, Fields(tuple(_known(one, library, today)))),
        (Button(_("See the factor"), ONE_FACTOR(one.factor)),),
        form,
    )


@example(lambda s: (s.library.psychosocial[3], s.assessments[0], level_and_sentence(s.assessments[1])))
def assessed_card(factor: PsychosocialFactor, assessment: Assessment, before: Words | None) -> Card:
    """What was saved, and what it stands instead of on the same day. What can be done about it comes next."""
    level = LEVELS[assessment.level].in_sentence
    instead: tuple[tuple[Words, Words], ...] = () if before is None else ((_("Before that"), before),)
    return Card(
        _("{factor}: the risk is {level}", factor=factor.title, level=level),
        (
            Fields((*_assessed(assessment), *instead)),
            Text(_("Everybody can read this with {command}.", command=FACTORS.typed), "quiet"),
        ),
        (_measure_button(factor), Button(_("See the factor"), ONE_FACTOR(factor)), buttons.UNDO),
    )


@example(lambda s: (s.library.psychosocial[3], s.assessments[0], s.form(ASSESSMENT(), FieldType.SELECT)))
def assessed_meanwhile_card(factor: PsychosocialFactor, assessment: Assessment, form: Form) -> Card:
    """Another has assessed it today, after the asker got the form; what the asker wrote is in the form."""
    actions: tuple[Action, ...] = (Button(_("See the factor"), ONE_FACTOR(factor)),)
    return Card(
        _("Somebody has just assessed {factor}", factor=factor.title),
        (
            Fields(tuple(_assessed(assessment)[:2])),
            Text(_("Yours is not saved. Send the form again if yours is to stand instead.")),
        ),
        actions,
        form,
    )


def offer_title(factor: PsychosocialFactor) -> Words:
    return _("Ten minutes this month: {factor}", factor=factor.title)


@example(
    lambda s: (
        Offer(s.library.psychosocial[3], s.library.found(s.assessed.findings)[0]),
        s.month,
        s.library,
    )
)
def offer_card(offer: Offer, month: Month, library: Library) -> Card:
    """To the HMS-gruppe, which may leave it."""
    return Card(
        offer_title(offer.factor),
        (
            Text(_why(offer, month, library)),
            Text(_("Does it not suit? Then leave it. I do not ask about it next month."), "quiet"),
        ),
        (
            Button(_("Assess it"), ASSESS(offer.factor)),
            Button(_("See the factor"), ONE_FACTOR(offer.factor)),
        ),
    )


def _why(offer: Offer, month: Month, library: Library) -> Words:
    match offer.because:
        case FactorFinding() as finding:
            return _("The survey showed: {finding}.", finding=finding.words)
        case date() as day:
            return _("You wanted to look at this again by {day}.", day=day)
        case theme:
            title = title_of(theme, library)
            return _("The theme in {month} is about this: {theme}.", month=MonthName(month), theme=title)


@example(lambda s: (Offer(s.library.psychosocial[6], "vold-trusler"), s.month, s.library))
def offer_for_theme_card(offer: Offer, month: Month, library: Library) -> Card:
    return offer_card(offer, month, library)
