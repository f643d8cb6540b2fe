"""Cards of deciding: what is offered, what waits for a yes, what was decided, what the channel is told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.commands.lines import as_seen
from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import ANSWER, CHANGE_FIRST, CHANGE_THEME, CHANGE_TO, DECIDE
from bot.handlers.calendar.months_cards import titled
from bot.handlers.choosing.lines import FINDINGS, WEIGH
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, MonthName, Words, _, _n
from bot.model.calendar import Choice, choices_in
from bot.model.deciding import NothingPending, Pending, Placed, PlanChanged
from bot.model.month import Month

CHANGED = _("The themes have just been changed")
ONCE_MORE = Text(_("Your answer is not saved. Look at them once more."))
ALONE = Text(_("There is only one of you in the HMS group now, so one yes is enough."), "quiet")


def _rows(placed: Iterable[Placed], choices: Mapping[Month, Choice], library: Library) -> Fields:
    """With what the calendar has, so that a theme that comes twice in a year says so."""
    return Fields(tuple((Capital(one.month), titled(one, choices, library)) for one in placed))


def _with(placed: Iterable[Placed], choices: Mapping[Month, Choice]) -> dict[Month, Choice]:
    """The calendar as it will be."""
    return {**choices, **{one.month: one.choice for one in placed}}


def _calendar(sample: Any) -> dict[Month, Choice]:
    return choices_in(sample.kindergarten.calendar)


@example(
    lambda s: (
        s.placed,
        [one.month for one in s.placed[1:]],
        _with(s.placed, _calendar(s)),
        {},
        CHANGE_TO(s.month, s.theme),
        s.library,
        s.now,
        True,
    )
)
def offer_card(
    placed: Sequence[Placed],
    suggested: Collection[Month],
    choices: Mapping[Month, Choice],
    before: Mapping[Month, Choice],
    line: str,
    library: Library,
    now: datetime,
    weighed: bool,
) -> Card:
    """The next months: what is decided, and a theme for each of the others, to take as it is or to change."""

    def row(one: Placed) -> Words:
        title, earlier = titled(one, choices, library), before.get(one.month)
        if one.month not in suggested:
            return _("{theme} (decided)", theme=title)
        if earlier is None or earlier == one.choice:
            return title
        return _("{theme} (instead of {before})", theme=title, before=title_of(earlier, library))

    rows = tuple((Capital(one.month), row(one)) for one in placed)
    why = _("From the points you gave.") if weighed else _("A suggestion. The HMS group chooses.")
    return Card(
        _n("Theme for the next month", "Themes for the next {n} months", len(placed)),
        (Fields(rows), Text(why if suggested else _("All of these are decided."), "quiet")),
        (
            *((Button(_("Yes, use these"), as_seen(line, now)),) if suggested else ()),
            Button(_("Change first") if suggested else _("Change some"), CHANGE_FIRST(True)),
            *(() if weighed else (Button(_("Give points first"), WEIGH()),)),
            Button(_("What the survey showed"), FINDINGS()),
        ),
    )


@example(lambda s: (s.form(DECIDE(), FieldType.SELECT),))
def change_card(form: Form) -> Card:
    """The same months, with a choice for each."""
    return Card(
        form.title, (Text(_("For any other theme, write {line}.", line=CHANGE_THEME.typed)),), (), form
    )


@example(lambda s: (s.placed, _with(s.placed, _calendar(s)), s.library))
def decided_card(placed: Sequence[Placed], choices: Mapping[Month, Choice], library: Library) -> Card:
    """Several months have got their themes; the channel is told."""
    return Card(
        _("New themes are decided"),
        (_rows(placed, choices, library),),
        (buttons.year_of(placed[0].month), buttons.UNDO),
    )


@example(lambda s: (s.pending, 1, 2, _calendar(s), s.library, s.now))
def pending_card(
    pending: Pending,
    yes: int,
    needed: int,
    choices: Mapping[Month, Choice],
    library: Library,
    now: datetime,
) -> Card:
    """Themes that wait until enough of the group have said yes."""
    return Card(
        _n("This theme waits for your yes", "These themes wait for your yes", len(pending.placed)),
        (
            _rows(pending.placed, _with(pending.placed, choices), library),
            Text(_("Yes so far: {yes}. Needed: {needed}.", yes=yes, needed=needed)),
            Text(_("Until then the calendar is as before."), "quiet"),
        ),
        (
            Button(_("Yes, I agree"), ANSWER(True, seen=now)),
            buttons.CHANGE_MONTH,
            Button(_("No, not this"), ANSWER(False, seen=now)),
        ),
    )


def replaced(earlier: Iterable[Placed], now: Collection[Placed], library: Library) -> list[Text]:
    """What waited for a yes until somebody proposed another theme for its month."""
    return [
        Text(
            _(
                "“{theme}” waited for a yes for {month}. This comes in its place.",
                theme=title_of(one.choice, library),
                month=MonthName(one.month),
            )
        )
        for one in earlier
        if one not in now
    ]


@example(lambda s: (s.pending, s.library))
def turned_down_card(pending: Pending, library: Library) -> Card:
    return Card(
        _("The themes are not decided"),
        (_rows(pending.placed, {}, library), Text(_("One said no. The calendar is as before."))),
        (Button(_("Choose others"), DECIDE()), buttons.UNDO),
    )


@explains(NothingPending)
@example(lambda s: ())
def nothing_pending_card() -> Card:
    return Card(
        _("Nothing waits for a yes"),
        (Text(_("It may have been decided or turned down already.")),),
        (buttons.WHOLE_YEAR, Button(_("Choose for the next months"), DECIDE())),
    )


@example(lambda s: (s.placed[:1], turned_down_card(s.pending, s.library), s.library))
def changed_meanwhile_card(changed: Iterable[Placed], fresh: Card, library: Library) -> Card:
    """Somebody chose other themes after these were offered: which, and what is offered now."""
    rows = Fields(tuple((Capital(one.month), title_of(one.choice, library)) for one in changed))
    return replace(fresh.but(first=(rows, ONCE_MORE)), title=CHANGED)


@explains(PlanChanged)
@example(lambda s: ())
def plan_changed_card() -> Card:
    """Somebody changed the plan that waits; a yes to the earlier one does not count."""
    return Card(
        CHANGED,
        (ONCE_MORE,),
        (Button(_("See the themes"), DECIDE()), buttons.WHOLE_YEAR),
    )
