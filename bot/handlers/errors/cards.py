"""Cards for what did not go: what happened, and the next step. Never blame, never a dead end."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.commands.errors import Suggestion
from bot.commands.lines import as_seen
from bot.commands.vocabulary import ROLES
from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import CHANGE_MONTH, CHANGE_THEME, CHANGE_TO, ONE_MONTH, ONE_THEME, OWN_THEME
from bot.handlers.common import buttons
from bot.handlers.overview.lines import UNDO
from bot.handlers.plan.lines import FINISH_CONFIRMED
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Words, _
from bot.model.calendar import Choice
from bot.model.kindergarten import Role
from bot.model.month import Month
from bot.model.plan import Milestone

HELP = buttons.HELP
SHOWN = 60


@example(lambda s: ("bytt novmber", None, [Suggestion(s.theme.title, ONE_THEME(s.theme))]))
def not_understood_card(text: str, label: Words | None, suggestions: Iterable[Suggestion]) -> Card:
    """Some words were not understood; what was perhaps meant is one press away."""
    short = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    buttons = tuple(Button(suggestion.label, suggestion.line) for suggestion in suggestions)
    if label is None:
        title: Words = _("I did not understand “{text}”", text=short)
    else:
        title = _("I did not find “{text}”", text=short)
    ask = _("Did you mean one of these?") if buttons else _("Try other words, or see what I can help with.")
    about = (Text(_("I looked for: {label}", label=label), "quiet"),) if label is not None else ()
    return Card(title, (Text(ask), *about), (*buttons, HELP))


@example(lambda s: (s.form(CHANGE_THEME(), FieldType.SELECT), False))
def incomplete_card(form: Form, submitted: bool, note: Words | None = None) -> Card:
    """A form for what is missing, or once more with what was wrong."""
    text = _("Something must be put right. What you wrote is kept.") if submitted else _("Fill in the form:")
    return Card(form.title, (Text(text), *((Text(note, "strong"),) if note else ())), (), form)


@example(lambda s: (frozenset(Role),))
def not_allowed_card(who: Iterable[Role]) -> Card:
    roles = Joined(tuple(ROLES[role].in_sentence for role in Role if role in who))
    return Card(
        _("The HMS group does this"),
        (Text(_("These roles can change things: {roles}. Ask one of them.", roles=roles)),),
        (buttons.THIS_MONTH, buttons.WHOLE_YEAR, HELP),
    )


@example(lambda s: (s.month, s.month.next(), False))
def month_passed_card(month: Month, this: Month, may_change: bool) -> Card:
    change = (Button(_("Change {month}", month=MonthName(this)), CHANGE_MONTH(this)),) if may_change else ()
    return Card(
        _("{month} is over", month=Capital(month)),
        (Text(_("A month that is over cannot be changed. Choose this month or a later one.")),),
        (*change, buttons.year_of(this)),
    )


@example(lambda s: (s.month, "konflikt", s.library, CHANGE_TO(s.month, s.theme), s.now))
def month_changed_card(month: Month, choice: Choice, library: Library, line: str, now: datetime) -> Card:
    """Somebody else changed the month in the meantime."""
    return Card(
        _("Somebody has just changed {month}", month=MonthName(month)),
        (
            Fields(((_("Theme now"), title_of(choice, library)),)),
            Text(_("Your choice is not saved. Which one shall it be?")),
        ),
        (
            Button(_("Keep the theme"), ONE_MONTH(month)),
            Button(_("Change it anyway"), as_seen(line, now)),
            buttons.HISTORY,
        ),
    )


@example(lambda s: (s.milestone, FINISH_CONFIRMED(s.milestone, True), s.now))
def milestone_changed_card(milestone: Milestone, line: str, now: datetime) -> Card:
    return Card(
        _("Somebody has just changed {title}", title=milestone.title),
        (Text(_("Your change is not saved. Look first, or do it anyway.")),),
        (
            buttons.WHERE_WE_ARE,
            Button(_("Do it anyway"), as_seen(line, now)),
            buttons.HISTORY,
        ),
    )


@example(lambda s: (s.skipped,))
def milestone_closed_card(milestone: Milestone) -> Card:
    return Card(
        _("Already closed: {title}", title=milestone.title),
        (Text(_("The milestone is done or skipped. Undo that first if it must be moved.")),),
        (buttons.HISTORY, buttons.WHERE_WE_ARE),
    )


@example(lambda s: (_("The link must begin with https:// and lead to a page."), OWN_THEME(s.month)))
def bad_value_card(what: Words, line: str) -> Card:
    return Card(_("It was not saved"), (Text(what),), (Button(_("Try again"), line), HELP))


@example(lambda s: (s.now.date(),))
def day_passed_card(day: date) -> Card:
    return Card(
        _("That day is over"),
        (Text(_("Choose today or a later day. {day} has passed.", day=Capital(day))),),
        (buttons.CLOSED_DAYS, HELP),
    )


@example(lambda s: ())
def nothing_to_undo_card() -> Card:
    return Card(
        _("There is nothing to undo"),
        (Text(_("No change is left to undo.")),),
        (buttons.HISTORY, buttons.WHOLE_YEAR),
    )


@example(lambda s: ())
def changed_since_card() -> Card:
    return Card(
        _("This cannot be undone by itself"),
        (Text(_("It has been changed again since. Undo the later change first.")),),
        (buttons.HISTORY, Button(_("Undo the last change"), UNDO())),
    )


@example(lambda s: ())
def channel_taken_card() -> Card:
    return Card(
        _("This cannot be undone any more"),
        (Text(_("The channel it would go back to is in use for something else now.")),),
        (buttons.HISTORY, HELP),
    )


@example(lambda s: ())
def no_plan_yet_card() -> Card:
    return Card(
        _("The plan has not started yet"),
        (Text(_("Start it first. It takes one press.")),),
        (buttons.PLAN, HELP),
    )


@example(lambda s: ())
def not_there_card() -> Card:
    return Card(
        _("I did not find it"),
        (Text(_("It may have been moved or taken away.")),),
        (buttons.THIS_MONTH, HELP),
    )


@example(lambda s: (CHANGE_TO(s.month, s.theme),))
def not_now_card(line: str) -> Card:
    """The database does not answer. What was asked is given up, and cannot happen later."""
    return Card(
        _("Try again in a moment"),
        (
            Text(
                _(
                    "I cannot open the calendar and the plan just now. "
                    "It mends itself, most often within a minute."
                )
            ),
            Text(_("Nothing has been changed.")),
        ),
        (Button(_("Try again"), line),),
    )


@example(lambda s: ())
def not_known_card() -> Card:
    """The database stopped answering while it was keeping a change."""
    return Card(
        _("I do not know whether it was saved"),
        (
            Text(_("The connection broke while I was saving. It mends itself within minutes.")),
            Text(_("Look at the changes in a moment, before you do it again.")),
        ),
        (buttons.HISTORY, buttons.THIS_MONTH),
    )
