"""Cards by which a kindergarten, or a hjelper, tells the programme something."""

from collections.abc import Sequence
from datetime import date

from bot.handlers.common import buttons
from bot.handlers.feedback.lines import ANSWER, FEEDBACK
from bot.message.card import Button, Card, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Joined, Phrase, Words, _, _n
from bot.model.feedback import KEPT

SCALE_WORDS: tuple[Phrase, ...] = (
    _("1 – very bad"),
    _("2 – bad"),
    _("3 – neither bad nor good"),
    _("4 – good"),
    _("5 – very good"),
)
WITHOUT_NAME = _("I keep no name, no kindergarten and no time. Nobody sees who has answered.")


# Light tests


@example(lambda s: ("IA bransjeprogram barnehage", "Den nye vernerunden", 3, date(2026, 12, 11), ANSWER(1)))
def asked_card(programme: str, title: str, questions: int, last_day: date, line: str) -> Card:
    """Posted where people are asked: in a kindergarten's channel, in a hjelper's own chat."""
    return Card(
        _("{programme} asks: {title}", programme=programme, title=title),
        (
            Text(
                _n(
                    "{n} short question. You can answer until {day}.",
                    "{n} short questions. You can answer until {day}.",
                    questions,
                    day=last_day,
                )
            ),
            Text(WITHOUT_NAME, "quiet"),
        ),
        (Button(_("Answer"), line),),
    )


@example(lambda s: ("IA bransjeprogram barnehage", "Den nye vernerunden", date(2026, 12, 11), ANSWER(1)))
def reminder_card(programme: str, title: str, last_day: date, line: str) -> Card:
    """Once, to the group of a place: who has answered is known to nobody."""
    return Card(
        _("You can still answer: {title}", title=title),
        (
            Text(
                _("{programme} has asked you. You can answer until {day}.", programme=programme, day=last_day)
            ),
            Text(_("I do not know who has answered. If you have, you need do nothing."), "quiet"),
        ),
        (Button(_("Answer"), line),),
    )


@example(lambda s: ("Den nye vernerunden", "Vi har gjort listen kortere."))
def thanks_card(title: str, changes: str) -> Card:
    """To every place that was asked, whoever answered."""
    return Card(
        _("Thank you for your answers: {title}", title=title),
        (Text(_("This is what we have changed:"), "strong"), Text(changes)),
        (buttons.PROGRAMME,),
    )


@example(lambda s: ("Den nye vernerunden", s.form(ANSWER(1), FieldType.SELECT), True))
def questions_card(title: str, form: Form, empty: bool) -> Card:
    """Everything in it may be left empty, but not all of it."""
    note = (Text(_("Nothing is filled in yet. Answer at least one question.")),) if empty else ()
    return Card(title, (*note, Text(WITHOUT_NAME, "quiet")), (), form)


@example(lambda s: ())
def answered_card() -> Card:
    return Card(
        _("Thank you! Your answers are counted"),
        (Text(_("I have not kept who you are, nor when you answered.")),),
        (buttons.PROGRAMME,),
    )


@example(lambda s: ())
def answered_already_card() -> Card:
    return Card(
        _("You have answered already, thank you"),
        (Text(_("Each person answers once. Nothing has changed, and nobody sees what you answered.")),),
        (buttons.PROGRAMME,),
    )


@example(lambda s: ())
def over_card() -> Card:
    """After the last day, or where everybody who was needed has answered."""
    return Card(
        _("These questions are closed now"),
        (
            Text(_("Thank you for wanting to answer.")),
            Text(
                _("From a kindergarten you can tell the programme something: {line}", line=FEEDBACK.typed),
                "quiet",
            ),
        ),
        (buttons.PROGRAMME,),
    )


@example(lambda s: ())
def not_asked_card() -> Card:
    """Somebody presses where nobody was asked, or where the kindergarten has left the programme."""
    return Card(
        _("These questions are not for this place"),
        (Text(_("They are for those whom the programme has asked, and who are in it.")),),
        (buttons.PROGRAMME,),
    )


# Feedback


@example(lambda s: (("IA bransjeprogram barnehage",), s.form(FEEDBACK(), FieldType.LONG_TEXT)))
def write_card(programmes: Sequence[str], form: Form) -> Card:
    """Shown before anything is sent: what goes, and to whom. The form has the words."""
    return Card(
        _("Tell the programme"),
        (
            Text(
                _("What stands here goes to the arbeidsgruppe of {programmes}.", programmes=_both(programmes))
            ),
            Text(
                _("Nothing else goes with it: no name, no kindergarten, no time. They cannot reply."), "quiet"
            ),
        ),
        (),
        form,
    )


def _both(programmes: Sequence[str]) -> Words:
    return Joined(tuple(programmes))


@example(lambda s: (("IA bransjeprogram barnehage",), "Vernerunden på nett var lett å bruke."))
def sent_card(programmes: Sequence[str], text: str) -> Card:
    return Card(
        _("Thank you, it is sent"),
        (
            Text(text, "quote"),
            Text(
                _(
                    "The arbeidsgruppe of {programmes} reads it next week, with others, in random order.",
                    programmes=_both(programmes),
                )
            ),
            Text(_("It is deleted after {n} days.", n=KEPT.days), "quiet"),
        ),
        (buttons.PROGRAMME,),
    )


@example(lambda s: ())
def no_more_this_week_card() -> Card:
    return Card(
        _("Many have written this week"),
        (Text(_("The arbeidsgruppe has enough to read. Nothing was sent. Please write again next week.")),),
        (buttons.PROGRAMME,),
    )
