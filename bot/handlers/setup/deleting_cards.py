"""Cards of deleting a kindergarten: what goes, when, and how it is stopped."""

from datetime import datetime

from bot.handlers.common import buttons
from bot.handlers.setup.lines import ANSWER_DELETING
from bot.message.card import Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import _, day_and_time
from bot.model.kindergarten import KindergartenView

_STAYS = Text(_("What is written here in the chat stays. I cannot delete that."), "quiet")


@example(lambda s: (s.kindergarten, s.now))
def deleting_card(kindergarten: KindergartenView, now: datetime) -> Card:
    """The question, before anything happens."""
    return Card(
        _("Delete all about {kindergarten}?", kindergarten=kindergarten.name),
        (
            Items(
                (
                    _("I delete the calendar, the plan, the measures, the roles and the history."),
                    _("If another in the HMS group says yes too, it happens within an hour."),
                    _("Otherwise I wait seven days. Each of you can stop it until then."),
                )
            ),
            _STAYS,
        ),
        (
            Button(_("Yes, delete all"), ANSWER_DELETING(True, seen=now)),
            Button(_("No, keep it"), ANSWER_DELETING(False, seen=now)),
        ),
    )


@example(lambda s: (s.kindergarten, s.now, s.now))
def deleting_waits_card(kindergarten: KindergartenView, at: datetime, now: datetime) -> Card:
    """For the whole group: one has said yes."""
    return Card(
        _("All is going to be deleted"),
        (
            Fields(
                (
                    (_("Kindergarten"), kindergarten.name),
                    (_("It is deleted"), day_and_time(kindergarten.local(at))),
                )
            ),
            Text(_("One in the HMS group has asked for it. If another says yes, it happens within an hour.")),
            _STAYS,
        ),
        (
            Button(_("Stop it"), ANSWER_DELETING(False, seen=now)),
            Button(_("Yes, delete all"), ANSWER_DELETING(True, seen=now)),
        ),
    )


@example(lambda s: (s.kindergarten,))
def deleting_soon_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("All is deleted within an hour"),
        (
            Text(_("Two in the HMS group of {kindergarten} have said yes.", kindergarten=kindergarten.name)),
            Text(_("If you change your mind before that, press Stop it.")),
            _STAYS,
        ),
        (Button(_("Stop it"), ANSWER_DELETING(False)),),
    )


@example(lambda s: (s.kindergarten,))
def deleting_stopped_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("Nothing is deleted"),
        (Text(_("I keep all about {kindergarten}, as before.", kindergarten=kindergarten.name)),),
        (buttons.OVERVIEW, buttons.HELP),
    )
