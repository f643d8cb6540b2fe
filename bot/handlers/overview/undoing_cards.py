"""Cards of undoing: what would be undone, that it was, and why it no longer can be."""

from bot.content.library import Library
from bot.handlers.choosing.lines import WEIGH
from bot.handlers.common import buttons
from bot.handlers.common.explaining import Situation, explains
from bot.handlers.overview.history_cards import describe, what_is_told, who
from bot.handlers.overview.lines import UNDO, UNDO_CHANGE, UNDO_SURELY
from bot.handlers.roles.lines import DUTIES
from bot.message.card import Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Dated, Words, _, day_and_time
from bot.model.event import (
    AlreadyUndone,
    ChangedSince,
    ChannelTaken,
    Event,
    ForgottenMeanwhile,
    NotByUndoing,
    NothingToUndo,
    TooLongAgo,
)
from bot.model.kindergarten import KindergartenView


def _about(event: Event, kindergarten: KindergartenView, library: Library) -> Fields:
    """What it was, which role did it, and when."""
    return Fields(
        (
            (_("What"), describe(event, library)),
            (_("Who"), who(event)),
            (_("When"), day_and_time(kindergarten.local(event.at))),
        )
    )


@example(lambda s: (s.event(), s.kindergarten, s.library))
def undo_question_card(event: Event, kindergarten: KindergartenView, library: Library) -> Card:
    """Before anything is undone that was not just made by the asker."""
    return Card(
        _("Undo this?"),
        (_about(event, kindergarten, library), Text(_("Nothing is undone until you say yes."), "quiet")),
        (Button(_("Yes, undo it"), UNDO_SURELY(event.id, True)), buttons.HISTORY),
    )


@example(lambda s: (s.event(), s.library))
def undone_card(event: Event, library: Library) -> Card:
    """What an undoing undid is so again when that is undone."""
    said: Words = _("This is no longer so") if event.undoes is None else _("This is so again")
    what = what_is_told(event, library)
    return Card(
        _("Undone"),
        (Fields(((said, what),)),),
        (Button(_("Bring it back"), UNDO()), buttons.HISTORY, buttons.WHOLE_YEAR),
    )


@explains(NothingToUndo)
@example(lambda s: ())
def nothing_to_undo_card() -> Card:
    return Card(
        _("There is nothing to undo"),
        (Text(_("No change is left to undo.")),),
        (buttons.HISTORY, buttons.WHOLE_YEAR),
    )


def _in_place(event: Event | None, situation: Situation) -> tuple[Event | None, KindergartenView, Library]:
    return event, situation.ctx.kindergarten, situation.ctx.library


@explains(AlreadyUndone, lambda error, situation: _in_place(error.undoing, situation))
@example(lambda s: (s.event(), s.kindergarten, s.library))
def already_undone_card(undoing: Event, kindergarten: KindergartenView, library: Library) -> Card:
    return Card(
        _("This has been undone already"),
        (_about(undoing, kindergarten, library),),
        (Button(_("Bring it back"), UNDO_CHANGE(undoing.id)), buttons.HISTORY),
    )


@explains(TooLongAgo, lambda error, situation: _in_place(error.event, situation))
@example(lambda s: (s.event(), s.kindergarten, s.library))
def too_long_ago_card(event: Event, kindergarten: KindergartenView, library: Library) -> Card:
    """The card of last year: what it did, and that it stands."""
    day = Dated(kindergarten.local(event.at).date())
    return Card(
        _("This is too old to undo"),
        (
            Fields(((_("What"), describe(event, library)), (_("Who"), who(event)), (_("When"), day))),
            Text(_("After 30 days I do not undo. Change it to what should be so now.")),
        ),
        (buttons.THIS_MONTH, buttons.WHOLE_YEAR, buttons.PLAN, buttons.HISTORY),
    )


@explains(ChangedSince, lambda error, situation: _in_place(error.later, situation))
@example(lambda s: (s.event(), s.kindergarten, s.library))
def changed_since_card(later: Event | None, kindergarten: KindergartenView, library: Library) -> Card:
    """By which change, as far as the history tells, and the way on."""
    about = (_about(later, kindergarten, library),) if later is not None else ()
    first = () if later is None else (Button(_("Undo the later change"), UNDO_CHANGE(later.id)),)
    return Card(
        _("This cannot be undone by itself"),
        (Text(_("It has been changed again since. Undo the later change first.")), *about),
        (*first, buttons.HISTORY),
    )


@explains(ChannelTaken)
@example(lambda s: ())
def channel_taken_card() -> Card:
    return Card(
        _("This cannot be undone any more"),
        (Text(_("The channel it would go back to is in use for something else now.")),),
        (buttons.HISTORY, buttons.HELP),
    )


@explains(NotByUndoing)
@example(lambda s: ())
def not_by_undoing_card() -> Card:
    """A role passes on with a yes, and so does who decides."""
    return Card(
        _("This is not undone with one click"),
        (Text(_("It is about who decides. Pass the role on, or change the setting; the others say yes.")),),
        (Button(_("The roles"), DUTIES()), buttons.SETTINGS, buttons.HISTORY),
    )


@explains(ForgottenMeanwhile)
@example(lambda s: ())
def forgotten_card() -> Card:
    """Points and what was proposed are deleted for good."""
    return Card(
        _("This cannot be brought back"),
        (Text(_("It was deleted for good, so that nobody can read it. Begin anew instead.")),),
        (Button(_("Give points"), WEIGH()), buttons.HISTORY),
    )
