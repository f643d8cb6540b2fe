"""Cards of measures: the list, one of them, and what became of it."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.commands.lines import as_seen
from bot.commands.vocabulary import RESPONSIBLES, VERDICTS
from bot.content.psychosocial import PsychosocialFactor
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.measures.lines import (
    ADJUST,
    CARRIED_OUT,
    DROP,
    IS_ABOUT,
    JUDGE,
    MEASURES,
    NEW_MEASURE,
    ONE_MEASURE,
)
from bot.handlers.psychosocial.lines import ONE_FACTOR
from bot.message.card import Action, Block, Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _, _n
from bot.model.measure import Measure, MeasureChanged, MeasureDropped, MeasureState, Verdict
from bot.model.texts import Language, Localized

SHOWN = 5
BRIEF = 70
"""Characters of a measure in a list."""
LABEL = 30
"""Characters of it on a button: Slack shows hardly more."""


def brief(text: Localized, most: int = BRIEF) -> Localized:
    """As much of a text as fits in a list, or on a button."""
    return Localized(**{language.value: _cut(getattr(text, language.value), most) for language in Language})


def _cut(text: str | None, most: int) -> str | None:
    if text is None or len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


@example(lambda s: (s.measures, s.now.date(), True, s.form(MEASURES(), FieldType.SELECT)))
def measures_card(measures: Iterable[Measure], today: date, may_change: bool, form: Form | None) -> Card:
    """What is going on, the soonest deadline first; what has ended is only counted."""
    going = sorted((one for one in measures if one.awaits_verdict or one.is_open), key=_next_day)
    ended = sum(not (one.awaits_verdict or one.is_open) for one in measures)
    body: list[Block] = [Fields(tuple(row(one, today) for one in going[:SHOWN]))] if going else []
    if not going:
        body.append(Text(_("A measure is one thing we try, with somebody to see to it and a deadline.")))
    if len(going) > SHOWN:
        body.append(Text(_n("And {n} more.", "And {n} more.", len(going) - SHOWN), "quiet"))
    if ended:
        body.append(
            Text(_n("{n} measure is done or dropped.", "{n} measures are done or dropped.", ended), "quiet")
        )
    new = (buttons.NEW_MEASURE,) if may_change else ()
    title = _("Our measures") if going else _("No measures now")
    return Card(title, tuple(body), (*new, buttons.THIS_MONTH), form if going else None)


def _next_day(measure: Measure) -> date:
    return measure.due if measure.is_open else measure.check_on


def row(measure: Measure, today: date) -> tuple[Words, Words]:
    """Who sees to it, and what by when."""
    if measure.is_open:
        when: Words = _("by {day}", day=measure.due)
        if measure.due < today:
            when = Joined((when, _("the day has passed")), ", ")
    else:
        when = _("done; we ask on {day} if it worked", day=measure.check_on)
    return RESPONSIBLES[measure.responsible].label, Joined((brief(measure.what), when), " – ")


@example(lambda s: (s.measures[0], None, s.now.date(), s.now, True))
def measure_card(
    measure: Measure, factor: PsychosocialFactor | None, today: date, now: datetime, may_change: bool
) -> Card:
    """One measure in full. `factor`: which it is about."""
    rows: list[tuple[Words, Words]] = [(_("Responsible"), RESPONSIBLES[measure.responsible].label)]
    if factor is not None:
        rows.append((_("Factor"), factor.title))
    if measure.why is not None:
        rows.append((_("Why"), measure.why))
    rows += [
        (_("Deadline"), Capital(measure.due)),
        (_("Did it work? We ask on"), Capital(measure.check_on)),
        (_("State"), state(measure)),
    ]
    actions = _next_steps(measure, today, now) if may_change else ()
    if may_change and factor is None:
        actions = (*actions, Button(_("One of the eight?"), IS_ABOUT(measure)))
    return Card(
        _("Measure {n}", n=measure.number),
        (Text(measure.what, "strong"), Fields(tuple(rows))),
        (*actions, buttons.ALL_MEASURES),
    )


def state(measure: Measure) -> Words:
    match measure.state, measure.verdict:
        case MeasureState.DROPPED, _verdict:
            return _("dropped: {reason}", reason=measure.reason or "")
        case _state, Verdict.YES:
            return _("done, and it worked")
        case _state, Verdict.PARTLY:
            return _("it worked partly")
        case _state, Verdict.NO:
            return _("it did not work")
        case MeasureState.DONE, _verdict:
            return _("done")
    return _("in progress")


def _next_steps(measure: Measure, today: date, now: datetime) -> tuple[Action, ...]:
    if measure.state is MeasureState.DROPPED or measure.verdict is Verdict.YES:
        return ()
    adjust = Button(_("Change it"), ADJUST(measure, seen=now))
    drop = Button(_("Drop it"), DROP(measure, seen=now))
    done = (Button(_("It is done"), CARRIED_OUT(measure, seen=now)),) if measure.is_open else ()
    judge = verdict_buttons(measure, now) if measure.awaits_verdict and today >= measure.due else ()
    return (*judge, *done, adjust, drop)


def verdict_buttons(measure: Measure, now: datetime) -> tuple[Button, ...]:
    return tuple(Button(term.label, JUDGE(measure, verdict, seen=now)) for verdict, term in VERDICTS.items())


def _days(measure: Measure, due: date, check_on: date | None) -> tuple[Block, ...]:
    """The two days, and which of them was moved from a closed day or from July."""
    fields = Fields(
        (
            (_("Responsible"), RESPONSIBLES[measure.responsible].label),
            (_("Deadline"), Capital(measure.due)),
            (_("Did it work? We ask on"), Capital(measure.check_on)),
        )
    )
    asked = ((due, measure.due), (check_on or measure.check_on, measure.check_on))
    return (fields, *(moved_text(wanted, got) for wanted, got in asked if wanted != got))


def moved_text(wanted: date, got: date) -> Text:
    """A day that was not open, and the day it has become."""
    return Text(_("{day} is not an open day. It is moved to {new}.", day=Capital(wanted), new=got), "quiet")


@example(lambda s: (s.measures[0], date(2027, 7, 5), None))
def added_card(measure: Measure, due: date, check_on: date | None) -> Card:
    return Card(
        _("New measure"),
        (Text(measure.what, "strong"), *_days(measure, due, check_on)),
        (buttons.ALL_MEASURES, buttons.UNDO),
    )


@example(lambda s: (s.theme.title, s.form(NEW_MEASURE(), FieldType.LONG_TEXT)))
def from_theme_card(theme: Words, form: Form) -> Card:
    """The suggestion of a theme, to change as one likes."""
    return Card(
        _("A measure from the theme {theme}", theme=theme),
        (Text(_("Change what you want. Choose a role and a deadline, and save.")),),
        (),
        form,
    )


@example(lambda s: (s.library.psychosocial[6], s.form(NEW_MEASURE(), FieldType.LONG_TEXT)))
def for_factor_card(factor: PsychosocialFactor, form: Form) -> Card:
    """To be written by the group itself; that it is about the factor is filled in."""
    return Card(
        _("A measure: {factor}", factor=factor.title),
        (Text(_("Write what you will try. Choose a role and a deadline, and save.")),),
        (),
        form,
    )


@example(lambda s: (s.measures[0], s.library.psychosocial[2]))
def is_about_card(measure: Measure, factor: PsychosocialFactor) -> Card:
    return Card(
        _("Measure {n} is about this: {factor}", n=measure.number, factor=factor.short),
        (Text(measure.what),),
        (Button(_("See the factor"), ONE_FACTOR(factor)), buttons.ALL_MEASURES, buttons.UNDO),
    )


@example(lambda s: (s.measures[1],))
def carried_out_card(measure: Measure) -> Card:
    return Card(
        _("Done: {title}", title=brief(measure.what)),
        (Text(_("On {day} we ask whether it worked.", day=measure.check_on)),),
        (buttons.ALL_MEASURES, buttons.UNDO),
    )


@example(lambda s: (s.measures[2],))
def dropped_card(measure: Measure) -> Card:
    return Card(
        _("Dropped: {title}", title=brief(measure.what)),
        (Fields(((_("Reason"), measure.reason or ""),)),),
        (buttons.ALL_MEASURES, buttons.UNDO),
    )


@example(lambda s: (s.measures[3], s.now))
def judged_card(measure: Measure, now: datetime) -> Card:
    """Whether it worked, and what can be done where it did not quite."""
    if measure.verdict is Verdict.YES:
        text = Text(_("Well done! Keep it up, and tell those who were not there."))
        return Card(
            _("It worked: {title}", title=brief(measure.what)), (text,), (buttons.ALL_MEASURES, buttons.UNDO)
        )
    title = (
        _("It worked partly: {title}", title=brief(measure.what))
        if measure.verdict is Verdict.PARTLY
        else _("It did not work: {title}", title=brief(measure.what))
    )
    end = Button(_("Good enough, it is done"), CARRIED_OUT(measure, seen=now)) if measure.is_open else None
    return Card(
        title,
        (Text(_("Good to know. Change it and try again, or drop it.")),),
        (
            Button(_("Change it"), ADJUST(measure, seen=now)),
            *((end,) if end else ()),
            Button(_("Drop it"), DROP(measure, seen=now)),
            buttons.UNDO,
        ),
    )


@example(lambda s: (s.measures[3], s.form(ADJUST(s.measures[3]), FieldType.LONG_TEXT)))
def ask_adjust_card(measure: Measure, form: Form) -> Card:
    """What shall be otherwise, and by when."""
    return Card(
        _("Change: {title}", title=brief(measure.what)),
        (Text(_("Change the words if you want, and choose a new deadline.")),),
        (),
        form,
    )


@example(lambda s: (s.measures[0], date(2027, 1, 11), date(2027, 2, 8)))
def adjusted_card(measure: Measure, due: date, check_on: date | None) -> Card:
    return Card(
        _("The measure is changed"),
        (Text(measure.what, "strong"), *_days(measure, due, check_on)),
        (buttons.ALL_MEASURES, buttons.UNDO),
    )


@explains(MeasureChanged, lambda error, situation: (error.measure, situation.line, situation.ctx.now))
@example(lambda s: (s.measures[0], CARRIED_OUT(s.measures[0]), s.now))
def measure_changed_card(measure: Measure, asked: str, now: datetime) -> Card:
    """Somebody else changed it meanwhile."""
    return Card(
        _("Somebody has just changed {title}", title=brief(measure.what)),
        (Text(_("Your change is not saved. Look first, or do it anyway.")),),
        (
            Button(_("Look at it"), ONE_MEASURE(measure)),
            Button(_("Do it anyway"), as_seen(asked, now)),
        ),
    )


@explains(MeasureDropped)
@example(lambda s: (s.measures[2],))
def measure_dropped_card(measure: Measure) -> Card:
    return Card(
        _("Already dropped: {title}", title=brief(measure.what)),
        (Fields(((_("Reason"), measure.reason or ""),)),),
        (buttons.NEW_MEASURE, buttons.ALL_MEASURES, buttons.HISTORY),
    )
