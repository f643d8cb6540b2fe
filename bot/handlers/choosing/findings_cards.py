"""Cards of what the survey showed."""

from collections.abc import Iterable, Mapping

from bot.content.factor import FactorFinding
from bot.content.library import Library, title_of
from bot.content.suggesting import Suggested, advise, placed_for
from bot.handlers.calendar.lines import DECIDE
from bot.handlers.calendar.months_cards import reason
from bot.handlers.choosing.lines import CHANGE_FINDINGS, FINDINGS, WEIGH
from bot.handlers.common import buttons
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.calendar import Choice, choices_in
from bot.model.month import Month

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


def with_its_reason(
    found: FactorFinding,
    suggestions: Iterable[Suggested],
    calendar: Mapping[Month, Choice],
    library: Library,
) -> Words:
    """Something that was found; where no suggested theme follows from it, why not."""
    if any(one.theme.key in found.factor.themes for one in suggestions):
        return found.words
    placed = placed_for(found, calendar)
    if placed is None:
        return _("{found} (its theme comes after these)", found=found.words)
    theme = title_of(placed.choice, library)
    return _("{found} (in {month}: {theme})", found=found.words, month=placed.month, theme=theme)


@example(
    lambda s: (
        s.found,
        advise(s.library, s.month, frozenset(s.found[0].factor.themes), s.found),
        choices_in(s.kindergarten.calendar),
        s.library,
        True,
    )
)
def findings_card(
    found: Iterable[FactorFinding],
    suggestions: tuple[Suggested, ...],
    calendar: Mapping[Month, Choice],
    library: Library,
    saved: bool,
) -> Card:
    """What has been picked, and what follows from it."""
    every = list(found)
    body: list[Block] = [Text(_("It is saved."))] if saved else []
    for heading, some in (
        (_("This is hard"), [one for one in every if not one.strength]),
        (_("We are good at this"), [one for one in every if one.strength]),
    ):
        if some:
            reasons = (with_its_reason(one, suggestions, calendar, library) for one in some)
            body += [Text(heading, "strong"), Items(tuple(reasons))]
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
