"""Cards about closed days and pauses."""

from datetime import date, datetime

from bot.commands.vocabulary import CLOSURES
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.setup.lines import CLOSED_DAYS, GO_ON, OPEN_DAYS, PAUSE, PAUSE_ENDLESSLY
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, Words, _
from bot.model.days import ClosedDays, DayPassed, Days

SHOWN = 5


@example(lambda s: (s.kindergarten.closed, s.now.date(), s.now, s.form(CLOSED_DAYS(), FieldType.TEXT)))
def closed_card(closed: tuple[ClosedDays, ...], today: date, now: datetime, form: Form) -> Card:
    """The coming closed days, and a form to add some."""
    coming = [stretch for stretch in closed if stretch.days.last >= today]
    listed = Fields(tuple((CLOSURES[stretch.why].label, Capital(stretch.days)) for stretch in coming))
    return Card(
        _("Closed days"),
        (
            listed if coming else Text(_("No closed days of your own are written down.")),
            Text(_("Weekends, public holidays and July are always free from posts."), "quiet"),
        ),
        tuple(
            Button(_("Open: {days}", days=stretch.days), OPEN_DAYS(stretch.days, seen=now))
            for stretch in coming[:SHOWN]
        ),
        form,
    )


@example(lambda s: (s.kindergarten.closed[0],))
def now_closed_card(closed: ClosedDays) -> Card:
    return Card(
        _("Written down as closed"),
        (
            Fields(((CLOSURES[closed.why].label, Capital(closed.days)),)),
            Text(_("Posts and milestones move to open days.")),
        ),
        (Button(_("All closed days"), CLOSED_DAYS()), buttons.UNDO),
    )


@example(lambda s: (s.kindergarten.closed[0].days, True))
def now_open_card(days: Days, was_closed: bool) -> Card:
    title = _("Open again") if was_closed else _("It was not closed")
    return Card(
        title,
        (Fields(((_("Open"), Capital(days)),)),),
        (
            Button(_("All closed days"), CLOSED_DAYS()),
            *((buttons.UNDO,) if was_closed else ()),
        ),
    )


@example(lambda s: (s.form(PAUSE(), FieldType.DATE),))
def ask_pause_card(form: Form) -> Card:
    """How long a pause."""
    return Card(
        _("Pause the posts"),
        (Text(_("Choose the last day, or pause until you go on.")),),
        (Button(_("Pause until we go on"), PAUSE_ENDLESSLY(True)),),
        form,
    )


@example(lambda s: (s.kindergarten.paused,))
def paused_card(pause: Days) -> Card:
    """The posts are paused, until a day or until somebody goes on."""
    until: Words = (
        _("No posts until you press Go on.")
        if pause.last == date.max
        else _("No posts up to and including {day}.", day=pause.last)
    )
    return Card(
        _("The posts are paused"),
        (Text(until), Text(_("Commands work as before."), "quiet")),
        (Button(_("Go on"), GO_ON()), buttons.UNDO),
    )


@example(lambda s: (True,))
def going_on_card(was_paused: bool) -> Card:
    title = _("The posts go on") if was_paused else _("The posts are not paused")
    text = _("The next post comes on its usual day.")
    undo = (buttons.UNDO,) if was_paused else ()
    return Card(title, (Text(text),), (buttons.WHOLE_YEAR, *undo))


@explains(DayPassed)
@example(lambda s: (s.now.date(),))
def day_passed_card(day: date) -> Card:
    return Card(
        _("That day is over"),
        (Text(_("Choose today or a later day. {day} has passed.", day=Capital(day))),),
        (buttons.CLOSED_DAYS, buttons.HELP),
    )
