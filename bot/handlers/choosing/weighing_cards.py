"""Cards of weighing: five points each, and nobody's points shown."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import DECIDE
from bot.handlers.choosing.lines import FINDINGS, PROPOSE, START_ROUND, START_ROUND_UNTIL, STOP_ROUND, WEIGH
from bot.handlers.choosing.proposals_cards import reason_of
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Phrase, Words, _, _n, day_and_time
from bot.model.calendar import Choice, OwnTheme, choices_in
from bot.model.deciding import NothingToWeigh, Weighing
from bot.model.month import JULY, Month

SUMS = Text(_("Only the sums are kept. Nobody sees who gave what."), "quiet")
SECRET = Text(_("Nobody sees who gave what. When the round ends, I keep only the sums."), "quiet")
FEW: dict[int, Phrase] = {
    1: _("There is only one of you in the HMS group now, so your points decide."),
    2: _("There are two of you in the HMS group now: the other can work out your points from the sums."),
}
"""What a small group is told."""


def _names(choices: Sequence[Choice], library: Library) -> Items:
    return Items(tuple(title_of(choice, library) for choice in choices))


def names_told(choices: Sequence[Choice], library: Library) -> tuple[Words, ...]:
    """For what others see: what somebody proposed in their own words stands in no message of the bot's."""
    own = [choice for choice in choices if isinstance(choice, OwnTheme)]
    return tuple(
        _("Proposal in own words, number {n}", n=own.index(choice) + 1)
        if isinstance(choice, OwnTheme)
        else title_of(choice, library)
        for choice in choices
    )


def _months(months: Sequence[Month]) -> Words:
    return Capital(Joined(tuple(MonthName(month) for month in months)))


def _as_they_are(months: Mapping[Month, Choice | None], library: Library) -> Fields:
    """The months that points are given for, and what each has already."""
    return Fields(
        tuple(
            (Capital(month), _("no theme yet"))
            if choice is None
            else (Capital(month), _("{theme} (decided)", theme=title_of(choice, library)))
            for month, choice in months.items()
        )
    )


def _months_as_they_are(sample: Any) -> dict[Month, Choice | None]:
    choices = choices_in(sample.kindergarten.calendar)
    return {month: choices.get(month) for month in sample.weighing.months}


@example(lambda s: (_months_as_they_are(s), s.weighing.candidates, date(2026, 12, 8), s.library, s.now))
def start_card(
    months: Mapping[Month, Choice | None],
    candidates: Sequence[Choice],
    deadline: date,
    library: Library,
    now: datetime,
) -> Card:
    """No round is open: to begin one in a press, or to change it first."""
    return Card(
        _("Give points to themes together"),
        (
            Text(_("Each in the HMS group has five points to give. Then you decide.")),
            _as_they_are(months, library),
            Fields(((_("Deadline"), Capital(deadline)),)),
            _names(candidates, library),
        ),
        (
            Button(_("Begin"), START_ROUND_UNTIL(deadline, seen=now)),
            Button(_("Change first"), START_ROUND()),
            Button(_("Decide without points"), DECIDE()),
            Button(_("What the survey showed"), FINDINGS()),
        ),
    )


@example(lambda s: (s.form(START_ROUND(), FieldType.MULTI_SELECT),))
def choose_round_card(form: Form) -> Card:
    """Which months, which themes and until when."""
    return Card(
        form.title, (Text(_("What colleagues propose in their own words is always included.")),), (), form
    )


def moved(asked: date, deadline: date) -> Phrase | None:
    """Why a deadline is another day than was asked for."""
    if asked == deadline:
        return None
    if asked.month == JULY:
        return _("We are off in July, so the deadline is moved to {day}.", day=deadline)
    return _("{asked} does not work as a deadline. It is moved to the next open day.", asked=Capital(asked))


@example(lambda s: (s.weighing, date(2026, 12, 10), date(2026, 12, 6), s.library))
def started_card(weighing: Weighing, deadline: date, asked: date, library: Library) -> Card:
    """To the group: it weighs, and colleagues can still propose."""
    why = moved(asked, deadline)
    candidates = [one for one in weighing.candidates if one is not None]
    return Card(
        _("The HMS group gives points to themes"),
        (
            Fields(((_("For"), _months(weighing.months)), (_("Deadline"), Capital(deadline)))),
            *((Text(why),) if why else ()),
            Items(names_told(candidates, library)),
            Text(_("Everybody can still propose a theme."), "quiet"),
        ),
        (
            Button(_("Give points"), WEIGH()),
            Button(_("Propose a theme"), PROPOSE()),
            buttons.UNDO,
        ),
    )


@example(
    lambda s: (
        s.weighing,
        _months_as_they_are(s),
        {one.choice: reason_of(one) for one in s.proposals},
        s.weighing.ends_at,
        1,
        2,
        s.form(WEIGH(), FieldType.SELECT),
        s.library,
    )
)
def ballot_card(
    weighing: Weighing,
    months: Mapping[Month, Choice | None],
    reasons: Mapping[Choice, Words],
    ends: datetime,
    given: int,
    group: int,
    form: Form,
    library: Library,
) -> Card:
    """Where one gives points; `ends` is local."""
    body: list[Block] = [
        _as_they_are(months, library),
        Text(_("You have five points. Give several to the same theme if you like.")),
        Items(tuple(_candidate(one, reasons, library) for one in weighing.candidates if one is not None)),
        Text(Joined((_so_far(given, group), _("Deadline: {moment}", moment=day_and_time(ends))), " ")),
        *(_few(group) or (SECRET,)),
    ]
    return Card(
        _("What do you want most?"),
        tuple(body),
        (Button(_("Stop the round"), STOP_ROUND()), Button(_("Propose a theme"), PROPOSE())),
        form,
    )


def _candidate(choice: Choice, reasons: Mapping[Choice, Words], library: Library) -> Words:
    title = title_of(choice, library)
    return Joined((title, reasons[choice]), " – ") if choice in reasons else title


def _so_far(given: int, group: int) -> Words:
    return _("{given} of {group} have given points.", given=given, group=group)


def _few(group: int) -> tuple[Text, ...]:
    return (Text(FEW[group], "quiet"),) if group in FEW else ()


@example(lambda s: (s.weighing, (0, 0, 1, 3, 3), 1, 3, s.library))
def given_card(weighing: Weighing, given: Sequence[int], done: int, group: int, library: Library) -> Card:
    """To the one who gave them alone."""
    pairs = tuple(
        (title_of(choice, library), points(given.count(place)))
        for place in dict.fromkeys(given)
        if (choice := weighing.candidates[place]) is not None
    )
    return Card(
        _("Your points are kept"),
        (
            Fields(pairs),
            Text(_so_far(done, group)),
            Text(_("You can change them until the end.")),
            *_few(group),
        ),
        (Button(_("Change my points"), WEIGH()), buttons.WHOLE_YEAR),
    )


def points(count: int) -> Phrase:
    return _n("{n} point", "{n} points", count)


@example(lambda s: (s.weighing.ranking(s.weighing.sums or ()), s.weighing.months, 3, s.library))
def result_card(
    ranking: Sequence[tuple[Choice, int]],
    months: Sequence[Month],
    group: int,
    library: Library,
    *,
    told: bool = False,
) -> Card:
    """The sums, when the round is over. `told`: to all of the group, and not to somebody who asks."""
    if not ranking:
        return Card(
            _("The round of points is over"),
            (
                Text(_("Nobody has given points.")),
                Text(_("The deadline has passed. You can begin again, or decide at once.")),
            ),
            (Button(_("Begin again"), START_ROUND()), Button(_("Decide without points"), DECIDE())),
        )
    choices = [choice for choice, _count in ranking]
    names = names_told(choices, library) if told else tuple(title_of(one, library) for one in choices)
    pairs = tuple(zip(names, (points(count) for _choice, count in ranking), strict=True))
    seen_alone = (Button(_("See how it went"), WEIGH()),) if told else ()
    return Card(
        _("The round of points is over"),
        (Fields(((_("For"), _months(months)), *pairs)), *(_few(group) or (SUMS,))),
        (
            Button(_("Decide the months"), DECIDE()),
            *seen_alone,
            Button(_("Begin again"), START_ROUND()),
            buttons.WHOLE_YEAR,
        ),
    )


@example(lambda s: ())
def cancelled_card() -> Card:
    return Card(
        _("The round is stopped"),
        (Text(_("The points are deleted. Nothing in the calendar has changed.")),),
        (Button(_("Begin again"), WEIGH()), buttons.WHOLE_YEAR),
    )


@explains(NothingToWeigh)
@example(lambda s: ())
def nothing_to_weigh_card() -> Card:
    """Points that came too late, or for a round that never was."""
    return Card(
        _("No round of points is open"),
        (Text(_("The deadline may have passed. Your points were not kept.")),),
        (Button(_("See how it went"), WEIGH()), buttons.WHOLE_YEAR),
    )
