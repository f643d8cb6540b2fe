"""Cards for guesses: what would be changed, in words; what was perhaps meant; and what the bot can do."""

from collections.abc import Iterable, Sequence

from bot.commands.vocabulary import ROLES
from bot.handlers.calendar.lines import CHANGE_THEME, THEMES, THIS_MONTH
from bot.handlers.common import buttons
from bot.handlers.overview.lines import COMMANDS
from bot.handlers.webinars.lines import WEBINARS
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Joined, Words, _
from bot.model.programme import AnyRole
from bot.model.role import Role

Pairs = Sequence[tuple[Words, Words]]


@example(lambda s: (_("Change the theme of a month"), [(_("Month"), s.month)], CHANGE_THEME(), None))
def proposal_card(says: Words, values: Pairs, line: str, form: Form | None) -> Card:
    """A change that is perhaps wanted: what would be done. The button, or the sent form, does it."""
    text = _("Is this what you want? Nothing has been changed yet.")
    about = (Fields(tuple(values)),) if values else ()
    yes = () if form else (Button(_("Yes: {what}", what=says), line),)
    return Card(says, (Text(text), *about), (*yes, buttons.HELP), form)


@example(
    lambda s: (_("Change the theme of a month"), [], CHANGE_THEME(), s.form(CHANGE_THEME(), FieldType.SELECT))
)
def proposal_form_card(says: Words, values: Pairs, line: str, form: Form | None) -> Card:
    return proposal_card(says, values, line, form)


@example(lambda s: (_("All settings in one form"), CHANGE_THEME()))
def where_card(says: Words, line: str) -> Card:
    """Settings, roles and what is taken away: no guess goes there, it only tells where it is."""
    return Card(
        _("This is done here: {what}", what=says),
        (Text(_("Nothing has been changed. Press to see it first.")),),
        (Button(says, line), buttons.HELP),
    )


@example(lambda s: ([(_("Change the theme of a month"), CHANGE_THEME())],))
def perhaps_card(offered: Iterable[tuple[Words, str]]) -> Card:
    """A few things that were perhaps meant, each labelled by what it does."""
    offers = tuple(Button(label, line) for label, line in offered)
    return Card(
        _("Did you mean one of these?"),
        (Text(_("Press one, or say it in other words.")),),
        (*offers, buttons.HELP),
    )


@example(lambda s: ())
def old_button_card() -> Card:
    """A button whose line means nothing any more. Nothing is guessed from it."""
    return Card(
        _("This button no longer works"),
        (Text(_("The message it is on is old. Nothing has been changed. You can go on here.")),),
        (buttons.THIS_MONTH, buttons.PLAN, buttons.HELP),
    )


@example(lambda s: ())
def groups_card() -> Card:
    """Where nothing was understood: what the bot can do, in five groups."""
    return Card(
        _("I did not quite understand. This I can help with"),
        (
            Fields(
                (
                    (_("Theme"), _("“what is the theme in March?”")),
                    (_("Plan"), _("“where are we in the plan?”")),
                    (_("Measures"), _("“which measures do we have?”")),
                    (_("Webinars and posts"), _("“when is the next webinar?”")),
                    (_("Your words"), _("“it is so loud here”: I find a theme that fits")),
                )
            ),
        ),
        (
            buttons.THIS_MONTH,
            buttons.PLAN,
            buttons.ALL_MEASURES,
            Button(_("Webinars"), WEBINARS()),
            Button(_("Themes"), THEMES()),
            Button(_("All commands"), COMMANDS()),
        ),
    )


@example(lambda s: (Card(_("Themes"), (), (Button(_("Themes"), THEMES()),)), frozenset(Role)))
def instead_card(card: Card, who: Iterable[AnyRole]) -> Card:
    """What the asker can do or see, where others decide."""
    roles = Joined(tuple(ROLES[role].in_sentence for role in Role if role in who))
    return card.but(first=(Text(_("{roles} decide this. This you can do:", roles=roles), "quiet"),))


@example(
    lambda s: (
        Card(_("Themes"), (), (Button(_("Themes"), THEMES()),)),
        [(_("Also: {what}", what=_("This month's theme")), THIS_MONTH())],
    )
)
def with_more_card(card: Card, more: Iterable[tuple[Words, str]]) -> Card:
    """An answer, with what else was asked for or perhaps meant; the first button stays the first."""
    buttons = tuple(Button(label, line) for label, line in more)
    return Card(card.title, card.body, (*card.actions[:1], *buttons, *card.actions[1:]), card.form)
