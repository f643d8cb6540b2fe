"""Cards of deleting a kindergarten: what goes, when, and how it is stopped."""

from dataclasses import replace
from datetime import datetime

from bot.handlers.common import buttons
from bot.handlers.setup.lines import ANSWER_DELETING, DELETE_ALL, SETTINGS
from bot.message.card import Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import _, day_and_time
from bot.model.kindergarten import KindergartenView

STOP = Button(_("Stop it"), ANSWER_DELETING(False))
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
        (STOP,),
    )


@example(lambda s: (s.kindergarten,))
def deleting_stopped_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("Nothing is deleted"),
        (Text(_("I keep all about {kindergarten}, as before.", kindergarten=kindergarten.name)),),
        (buttons.OVERVIEW, buttons.HELP),
    )


@example(lambda s: (s.kindergarten.name,))
def deleted_card(name: str) -> Card:
    """For the HMS-gruppe, afterwards: of what there was, nothing is left that a button could lead to."""
    return Card(
        _("All about {kindergarten} is deleted", kindergarten=name),
        (
            Text(_("Your HMS group asked for it.")),
            Text(_("I deleted the calendar, the plan, the measures, the roles and the history.")),
            _STAYS,
            Text(_("To begin anew, write {line} in the channel.", line=SETTINGS.typed)),
        ),
        (buttons.HELP,),
    )


@example(lambda s: (deleting_stopped_card(s.kindergarten), s.leaving, s.now))
def while_it_waits(card: Card, kindergarten: KindergartenView, now: datetime) -> Card:
    """A card for the HMS-gruppe; while all is to be deleted it says when, and how to stop it."""
    at = kindergarten.delete_at
    if at is None:
        return card
    when = (
        _("All is going to be deleted: {moment}", moment=day_and_time(kindergarten.local(at)))
        if at > now
        else _("All is deleted within an hour")
    )
    how = Text(_("Each of the HMS group can stop it: {line}", line=DELETE_ALL.typed))
    return replace(card.but(first=(Text(when, "strong"), how)), actions=(STOP, *card.actions))
