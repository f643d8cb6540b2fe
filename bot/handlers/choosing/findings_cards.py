"""Cards of what the survey showed."""

from collections.abc import Iterable

from bot.content.factor import FactorFinding
from bot.content.suggesting import Suggested, advise
from bot.handlers.calendar.lines import DECIDE
from bot.handlers.calendar.months_cards import reason
from bot.handlers.choosing.lines import CHANGE_FINDINGS, FINDINGS, WEIGH
from bot.handlers.common import buttons
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import _

NO_ANSWERS = Text(_("Never write answers or numbers from the survey here."), "quiet")


@example(lambda s: (s.form(FINDINGS(), FieldType.MULTI_SELECT),))
def pick_card(form: Form) -> Card:
    """To pick what was found, or to change it."""
    return Card(
        _("What did your survey show?"),
        (Text(_("Pick what is hard, and what you are good at. Then I suggest themes.")), NO_ANSWERS),
        (),
        form,
    )


@example(lambda s: (s.found, advise(s.library, s.month, frozenset(), s.found), True))
def findings_card(found: Iterable[FactorFinding], suggestions: tuple[Suggested, ...], saved: bool) -> Card:
    """What has been picked, and what follows from it."""
    every = list(found)
    body: list[Block] = [Text(_("It is saved."))] if saved else []
    for heading, some in (
        (_("This is hard"), [one for one in every if not one.strength]),
        (_("We are good at this"), [one for one in every if one.strength]),
    ):
        if some:
            body += [Text(heading, "strong"), Items(tuple(one.words for one in some))]
    body += [
        Text(_("Themes that fit"), "strong"),
        Fields(tuple((suggested.theme.title, reason(suggested)) for suggested in suggestions)),
        Text(_("The HMS group chooses. Everybody can see what you found."), "quiet"),
    ]
    undo = (buttons.UNDO,) if saved else ()
    return Card(
        _("What the survey showed"),
        tuple(body),
        (
            Button(_("Choose for the next months"), DECIDE()),
            Button(_("Give points"), WEIGH()),
            Button(_("Change the findings"), CHANGE_FINDINGS(True)),
            *undo,
        ),
    )
