"""Cards that tell what has become of the channel."""

from bot.handlers.calendar.lines import THIS_MONTH
from bot.handlers.common import buttons
from bot.handlers.unbound.lines import SET_UP
from bot.message.card import Button, Card, Text
from bot.message.example import example
from bot.message.words import _
from bot.model.kindergarten import KindergartenView


@example(lambda s: (s.kindergarten,))
def channel_renamed_card(kindergarten: KindergartenView) -> Card:
    """In the channel: what its new name means for the posts, which is nothing."""
    return Card(
        _("This channel has a new name"),
        (Text(_("The posts for {name} come here as before.", name=kindergarten.name)),),
        (buttons.THIS_MONTH, buttons.SETTINGS),
    )


@example(lambda s: (s.kindergarten,))
def channel_gone_card(kindergarten: KindergartenView) -> Card:
    """To each in the HMS-gruppe: the channel cannot be reached."""
    return Card(
        _("I cannot post for {name}", name=kindergarten.name),
        (
            Text(_("The channel is closed, or I have been removed from it.")),
            Text(_("Invite me to the channel again. Or write {line} in a new channel.", line=SET_UP.typed)),
        ),
        (Button(_("Try again"), THIS_MONTH()),),
    )
