"""Cards for places without a kindergarten, and for people with several."""

from collections.abc import Sequence

from bot.commands.lines import meant_mark, without_mark
from bot.handlers.calendar.lines import NEXT_MONTH, THIS_MONTH
from bot.handlers.common import buttons
from bot.handlers.group.lines import HERE
from bot.handlers.membership.lines import PROGRAMME
from bot.handlers.unbound.lines import MOVE_HERE, SET_UP
from bot.message.card import Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.kindergarten import KindergartenView
from bot.store.places import Belonging

SHOWN = 8
LONGEST_LINE = 1000
"""A button cannot say more; then it begins anew."""
CHOOSE_LANGUAGE = (
    "Bokmål: Velg språk i skjemaet. Nynorsk: Vel språk i skjemaet. English: Choose the language in the form."
)
"""Said as it is, for a place without a kindergarten has no language yet."""


@example(lambda s: ((s.belonging(),),))
def no_kindergarten_card(elsewhere: Sequence[Belonging]) -> Card:
    """A channel that is not bound: set it up, or move a kindergarten here."""
    moves = tuple(
        Button(_("Move {name} here", name=one.name), MOVE_HERE(one.id)) for one in elsewhere[:SHOWN]
    )
    groups = (Button(_("Make this place the HMS group's"), HERE()),) if elsewhere else ()
    return Card(
        _("This channel has no kindergarten yet"),
        (
            Text(_("Set it up in a few minutes. You can change everything later.")),
            Text(CHOOSE_LANGUAGE, "quiet"),
        ),
        (Button(_("Set up here"), SET_UP()), *moves, *groups),
    )


@example(lambda s: ((s.belonging(), s.belonging()), NEXT_MONTH()))
def which_kindergarten_card(several: Sequence[Belonging], line: str) -> Card:
    """Somebody with roles in several asks in a place that does not say which."""
    asked = without_mark(line) if len(line) <= LONGEST_LINE else THIS_MONTH()
    title, text = _which(several)
    choices = tuple(Button(one.name, f"{asked} {meant_mark(one.id)}") for one in several[:SHOWN])
    return Card(title, (Text(text),), choices)


def _which(several: Sequence[Belonging]) -> tuple[Words, Words]:
    """Their kinds are named, as far as they are among the choices."""
    if not any(one.is_programme for one in several):
        return _("Which kindergarten?"), _("You have a role in several. Choose one.")
    if all(one.is_programme for one in several):
        return _("Which programme?"), _("You have a role in several programmes. Choose one.")
    return _("A kindergarten or a programme?"), _("You have roles in both. Choose which you mean.")


@example(lambda s: ((s.belonging(),),))
def role_elsewhere_card(theirs: Sequence[Belonging]) -> Card:
    """A button of where its reader holds no role any more. It is not done in another place instead."""
    return Card(
        _("You have no role there now"),
        (
            Text(_("This message is from a place where you had a role. Nothing has been changed.")),
            Text(_("You can go on here:")),
        ),
        tuple(Button(one.name, f"{THIS_MONTH()} {meant_mark(one.id)}") for one in theirs[:SHOWN]),
    )


def to_shared(mine: Sequence[Belonging]) -> tuple[Button, ...]:
    """For somebody of a programme who has a role in kindergartens too."""
    return tuple(
        Button(_("{name} and the programme", name=one.name), f"{PROGRAMME()} {meant_mark(one.id)}")
        for one in mine[:SHOWN]
    )


@example(lambda s: ())
def no_role_card() -> Card:
    """Somebody without a role asks in private, where no channel says which kindergarten is meant."""
    return Card(
        _("I do not know your kindergarten here"),
        (
            Text(
                _(
                    "Write {line} in your kindergarten's channel. There I answer everybody.",
                    line=THIS_MONTH.typed,
                )
            ),
            Text(_("If the channel is new to me, write {line} there.", line=SET_UP.typed), "quiet"),
        ),
        (Button(_("Try again"), THIS_MONTH()),),
    )


@example(lambda s: (s.kindergarten,))
def set_up_card(kindergarten: KindergartenView) -> Card:
    """The first card in a new channel: what happens now."""
    return Card(
        _("Welcome, {name}", name=kindergarten.name),
        (
            Text(_("Every month I post a theme here, with a question and one thing to try.")),
            Fields(
                (
                    (_("First"), _("Choose themes for the coming months.")),
                    (_("Then"), _("Write down closed days, so that I am quiet then.")),
                )
            ),
            Text(_("I must be a member of the channel to post here. Invite me if I am not."), "quiet"),
        ),
        (
            buttons.WHOLE_YEAR,
            buttons.CLOSED_DAYS,
            buttons.PLAN,
            buttons.GROUPS_PLACE,
            buttons.SETTINGS,
        ),
    )


@example(lambda s: (s.kindergarten,))
def moved_here_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("{name} is in this channel now", name=kindergarten.name),
        (Text(_("Posts come here from now on.")),),
        (buttons.THIS_MONTH, buttons.SETTINGS),
    )
