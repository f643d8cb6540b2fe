"""Cards of a draft that is deleted, and of a letter that cannot be."""

from datetime import datetime

from bot.handlers.programme.letters.cards import ALL, NEW, STATES, ways_on
from bot.handlers.programme.letters.delivery import Delivery
from bot.handlers.programme.letters.lines import CHANGE, DELETE_SURELY, ONE
from bot.message.card import Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.letter import Letter, LetterState


@example(lambda s: (s.letter, s.now))
def delete_card(letter: Letter, now: datetime) -> Card:
    """Nobody deletes by a slip."""
    return Card(
        _("Delete “{title}”?", title=letter.title),
        (Text(_("No kindergarten has got it. What is written there is gone afterwards.")),),
        (
            Button(_("Yes, delete the draft"), DELETE_SURELY(letter.id, True, seen=now)),
            Button(_("The letter"), ONE(letter.id)),
        ),
    )


@example(lambda s: (s.letter,))
def draft_deleted_card(letter: Letter) -> Card:
    return Card(_("The draft is deleted: {title}", title=letter.title), (), (NEW, ALL))


@example(lambda s: (s.letter_waiting,))
def waits_for_yes_card(letter: Letter) -> Card:
    """The others have been asked to say yes to it."""
    return not_deleted_card(
        letter,
        _("It waits for a yes. Change it first, and then you can delete it."),
        (Button(_("Change the letter"), CHANGE(letter.id)), Button(_("The letter"), ONE(letter.id)), ALL),
    )


@example(lambda s: (s.letter_sent, Delivery(70, 9, (), 0, ())))
def already_sent_card(letter: Letter, delivery: Delivery) -> Card:
    """It can be stopped and taken back, as long as it has not been."""
    if letter.state is LetterState.RECALLED:
        text = _("It has been taken back already. Here you see what became of it.")
        return not_deleted_card(letter, text, (Button(_("The letter"), ONE(letter.id)), ALL))
    text = _("You can stop it, or take it back.") if delivery.waiting else _("You can take it back.")
    return not_deleted_card(letter, text, (*ways_on(letter, delivery), ALL))


@example(lambda s: (s.letter_sent, _("You can take it back."), (ALL,)))
def not_deleted_card(letter: Letter, text: Words, ways: tuple[Button, ...]) -> Card:
    """What can be done instead."""
    return Card(
        _("This letter cannot be deleted now"),
        (Fields(((letter.title, STATES[letter.state]),)), Text(text)),
        ways,
    )
