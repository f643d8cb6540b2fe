"""Cards of the nullpunktskartlegging."""

from collections.abc import Sequence
from datetime import date

from bot.handlers.common import buttons
from bot.handlers.measures.cards import moved_text
from bot.handlers.survey.lines import CLOSED, DISCUSSED, DISCUSSED_BY, REPORT, SENT, SURVEY
from bot.message.card import Block, Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Phrase, Words, _
from bot.model.avdeling import Avdeling
from bot.model.plan import Milestone, Status
from bot.model.survey import Stage, Survey
from bot.model.way_progress import EVERYBODY

SHOWN = 6
STAGES: dict[Stage, Phrase] = {
    Stage.SENT: _("Sent out"),
    Stage.CLOSED: _("Closed for answers"),
    Stage.REPORT: _("The report came"),
    Stage.DISCUSSED: _("Talked about it"),
}
SEE_SURVEY = Button(_("See the survey"), SURVEY())
NO_ANSWERS = _("I keep only days, and how many answered. Never what anybody answered.")


@example(lambda s: (s.survey, s.avdelinger, s.now.date(), True))
def survey_card(survey: Survey | None, avdelinger: Sequence[Avdeling], today: date, may_change: bool) -> Card:
    """How far the survey has come, and the next thing to note."""
    known = survey or Survey(discussed=())
    rows: list[tuple[Words, Words]] = [
        (STAGES[Stage.SENT], _day(known.sent_on, today)),
        (STAGES[Stage.CLOSED], _day(known.closed_on, today)),
        (_("Response rate"), _("not known yet") if known.percent is None else f"{known.percent} %"),
        (STAGES[Stage.REPORT], _day(known.report_on, today)),
        (STAGES[Stage.DISCUSSED], Joined(who_talked(known, avdelinger))),
    ]
    body: tuple[Block, ...] = (Fields(tuple(rows)), Text(NO_ANSWERS, "quiet"))
    return Card(
        _("The survey"),
        body,
        (
            *(_next(known, avdelinger, today) if may_change else ()),
            buttons.PLAN,
        ),
    )


def _day(day: date | None, today: date) -> Words:
    if day is None:
        return _("not yet")
    return _("planned {day}", day=day) if day > today else Capital(day)


def who_talked(survey: Survey, avdelinger: Sequence[Avdeling]) -> tuple[Words, ...]:
    """About the result. An avdeling that has talked may have been removed since."""
    if not survey.discussed:
        return (_("nobody yet"),)
    if EVERYBODY in survey.discussed:
        return (_("Everybody"),)
    names = tuple(one.name for one in avdelinger if one.key in survey.discussed)
    return names or (_("an avdeling that is no more"),)


def _next(survey: Survey, avdelinger: Sequence[Avdeling], today: date) -> tuple[Button, ...]:
    if survey.sent_on is None or survey.sent_on > today:
        return (Button(_("Sent out today"), SENT()),)
    if survey.percent is None:
        return (Button(_("Closed, with the percentage"), CLOSED()),)
    if survey.report_on is None or survey.report_on > today:
        return (Button(_("The report came today"), REPORT()),)
    if not avdelinger and not survey.discussed:
        return (Button(_("All have talked about it"), DISCUSSED()),)
    left = [one for one in avdelinger if one.key not in survey.discussed]
    return tuple(Button(_("{name} has talked", name=one.name), DISCUSSED_BY(one)) for one in left[:SHOWN])


@example(lambda s: (s.survey, Stage.CLOSED, date(2027, 1, 3), date(2027, 1, 4), s.milestone))
def happened_card(survey: Survey, stage: Stage, wanted: date, day: date, milestone: Milestone | None) -> Card:
    """Noted; and its milestone is done, or has moved."""
    rows: list[tuple[Words, Words]] = [(STAGES[stage], Capital(day))]
    if stage is Stage.CLOSED and survey.percent is not None:
        rows.append((_("Response rate"), f"{survey.percent} %"))
    if milestone is not None:
        label = _("The milestone is done") if milestone.status is Status.DONE else _("Milestone moved")
        rows.append((label, milestone.title))
    moved = (moved_text(wanted, day),) if wanted != day else ()
    return Card(_("The survey"), (Fields(tuple(rows)), *moved), (SEE_SURVEY, buttons.UNDO))


@example(lambda s: (s.avdeling, s.avdelinger, None))
def discussed_card(avdeling: Avdeling | None, left: Sequence[Avdeling], milestone: Milestone | None) -> Card:
    title = (
        _("{name} has talked about the result", name=avdeling.name)
        if avdeling
        else _("You have talked about the result")
    )
    rows: list[tuple[Words, Words]] = []
    if left:
        rows.append((_("Have not talked yet"), Joined(tuple(one.name for one in left))))
    if milestone is not None:
        rows.append((_("The milestone is done"), milestone.title))
    body: tuple[Block, ...] = (Fields(tuple(rows)),) if rows else (Text(_("Everybody has talked about it.")),)
    return Card(title, body, (SEE_SURVEY, buttons.NEW_MEASURE, buttons.UNDO))
