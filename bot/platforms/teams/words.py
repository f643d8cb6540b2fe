"""What is said in Teams alone: about chats, and at the first meeting."""

from dataclasses import replace
from urllib.parse import quote

from bot.handlers.common import buttons
from bot.handlers.group.lines import HERE
from bot.handlers.unbound.lines import SET_UP
from bot.message.card import Button, Card, Link, Text
from bot.message.words import _
from bot.model.place import Openness

ANSWERED_IN_PRIVATE = _("I have answered you in our private chat.")
NO_CHAT_YET = _(
    "I answer this in private. Press my name and then Chat, write hello to me there, and press again."
)
HELLO = _("Hello! I keep the kindergarten's HMS calendar and progress plan. Let us set it up here.")


def with_hello(set_up: Card, openness: Openness) -> Card:
    """Among others: the form that sets a kindergarten up. A closed place may be the HMS-gruppe's own."""
    if openness is not Openness.CLOSED:
        return set_up.but(first=(Text(HELLO),))
    groups = Text(_("Is this for your HMS group alone, and the kindergarten is set up? Press the button."))
    said = set_up.but(first=(Text(HELLO), groups))
    return replace(said, actions=(*said.actions, Button(_("Make this place the HMS group's"), HERE())))


def hello_card() -> Card:
    """To somebody who has added the bot for themselves."""
    return Card(
        _("Hello! I keep the kindergarten's HMS calendar"),
        (
            Text(_("Every month I post a theme in the kindergarten's channel. Here I answer you alone.")),
            Text(_("Add me to your team first, and write to me in the channel where the posts shall be.")),
            Text(_("Without a team the posts can come in this chat, to you alone."), "quiet"),
        ),
        (
            buttons.THIS_MONTH,
            Button(_("Set up here"), SET_UP()),
            buttons.HELP,
        ),
    )


def open_chat_card(app_id: str, line: str) -> Card:
    """In a channel, to somebody who has no chat with the bot yet."""
    chat = f"https://teams.microsoft.com/l/chat/0/0?users=28:{app_id}&message={quote(line)}"
    return Card(
        _("I answer this in private"),
        (Text(_("We have no private chat yet. Open it here, and send what is written there.")),),
        (Link(_("Open our private chat"), chat),),
    )
