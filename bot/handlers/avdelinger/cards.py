"""Cards of avdelinger: the list, their channels, and what was sent there."""

from collections.abc import Iterable, Sequence

from bot.content.library import Theme
from bot.handlers.avdelinger.lines import AVDELINGER, DISCONNECT, NEW_AVDELINGER, SEND_NOW
from bot.handlers.calendar.lines import MEETING, ONE_THEME
from bot.handlers.calendar.themes_cards import run_card
from bot.handlers.common import buttons
from bot.handlers.unbound.lines import CONNECT, NAME_AVDELING
from bot.handlers.ways.lines import ROUNDS
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Joined, _
from bot.model.avdeling import Avdeling
from bot.store.places import Belonging

SHOWN = 6
ALL = Button(_("Our avdelinger"), AVDELINGER())
HOW = _(
    "To give an avdeling its channel: write {line} and its name in that channel.", line=NAME_AVDELING.typed
)


@example(lambda s: (s.avdelinger, True, s.form(NEW_AVDELINGER(), FieldType.TEXT)))
def avdelinger_card(avdelinger: Sequence[Avdeling], may_change: bool, form: Form | None) -> Card:
    rows = tuple((one.name, _("has its channel") if one.channel else _("no channel")) for one in avdelinger)
    body: tuple[Block, ...] = (Fields(rows),) if rows else (Text(_("No avdelinger are written down yet.")),)
    leave = tuple(
        Button(_("Remove the channel of {name}", name=one.name), DISCONNECT(one))
        for one in avdelinger
        if one.channel and may_change
    )
    return Card(
        _("Our avdelinger"),
        (*body, *((Text(HOW, "quiet"),) if rows and may_change else ())),
        (*leave[:SHOWN], Button(_("Tidlig inn"), ROUNDS()), buttons.THIS_MONTH),
        form,
    )


@example(lambda s: (s.avdelinger,))
def added_card(added: Iterable[Avdeling]) -> Card:
    return Card(
        _("Written down: {names}", names=Joined(tuple(one.name for one in added))),
        (Text(HOW),),
        (Button(_("Tidlig inn"), ROUNDS()), ALL, buttons.UNDO),
    )


@example(lambda s: (s.avdeling.name,))
def removed_card(name: str) -> Card:
    return Card(
        _("Removed: {name}", name=name),
        (Text(_("If it comes back under the same name, its rounds are here again.")),),
        (ALL, buttons.UNDO),
    )


@example(lambda s: (s.avdeling.name,))
def disconnected_card(name: str) -> Card:
    return Card(
        _("{name} has no channel any more", name=name),
        (Text(_("No meetings are sent there.")),),
        (ALL, buttons.UNDO),
    )


@example(lambda s: (s.avdeling, "Eksempel barnehage"))
def connected_card(avdeling: Avdeling, kindergarten: str) -> Card:
    """In the channel that an avdeling has got."""
    return Card(
        _("This is the channel of {name} now", name=avdeling.name),
        (Text(_("I can send meetings from {kindergarten} here.", kindergarten=kindergarten)),),
        (buttons.THIS_MONTH, ALL),
    )


@example(lambda s: ([s.belonging(), s.belonging()], "Blåklokka"))
def whose_avdeling_card(mine: Sequence[Belonging], name: str) -> Card:
    """Somebody with roles in several kindergartens gives a channel to an avdeling of one of them."""
    return Card(
        _("Which kindergarten?"),
        (Text(_("You have a role in several. Choose one.")),),
        tuple(Button(one.name, CONNECT(one.id, name)) for one in mine[:SHOWN]),
    )


@example(lambda s: (s.avdeling,))
def no_channel_card(avdeling: Avdeling) -> Card:
    return Card(
        _("{name} has no channel", name=avdeling.name),
        (
            Text(
                _(
                    "The HMS group writes {line} and the name in the avdeling's channel.",
                    line=NAME_AVDELING.typed,
                )
            ),
        ),
        (ALL, buttons.THIS_MONTH),
    )


@example(lambda s: (s.theme, 10, s.avdeling))
def preview_card(theme: Theme, minutes: int, avdeling: Avdeling) -> Card:
    """What the avdeling would get in its channel, before it is sent there."""
    meeting = run_card(theme, minutes)
    seen_by_all = Text(_("Everybody in that channel sees it."), "quiet")
    return Card(
        _("Send this to {name}?", name=avdeling.name),
        (Text(meeting.title, "strong"), *meeting.body, seen_by_all),
        (
            Button(_("Send now"), SEND_NOW(theme, minutes, avdeling, True)),
            Button(_("Back to the meeting"), MEETING(theme, minutes)),
        ),
    )


@example(lambda s: (s.theme, 10, s.avdeling, True))
def sent_card(theme: Theme, minutes: int, avdeling: Avdeling, is_new: bool) -> Card:
    title = (
        _("On its way to {name}", name=avdeling.name)
        if is_new
        else _("{name} has got this today already", name=avdeling.name)
    )
    what = _("{n} minutes: {theme}", n=minutes, theme=theme.title)
    return Card(title, (Text(what),), (Button(_("The whole theme"), ONE_THEME(theme)), ALL))


@example(lambda s: ())
def not_sent_card() -> Card:
    """In the kindergarten's channel: an avdeling's could not be reached."""
    return Card(
        _("I could not send the meeting"),
        (
            Text(
                _("The avdeling's channel is closed, or I am not in it. Invite me there, and send it again.")
            ),
        ),
        (ALL, buttons.THIS_MONTH),
    )


@example(lambda s: (s.form(NAME_AVDELING(), FieldType.TEXT),))
def name_avdeling_card(form: Form) -> Card:
    """In a channel that is to be an avdeling's: asks what it is called."""
    return Card(
        _("The channel of an avdeling"),
        (Text(_("Which avdeling uses this channel? Then I can send meetings here.")),),
        (),
        form,
    )
