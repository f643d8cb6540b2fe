"""The card that leads to a programme's overview, a page of the bot's own."""

from bot.handlers.programme.cards import BACK
from bot.handlers.programme.overview.lines import OVERVIEW
from bot.message.card import Button, Card, Link, Text
from bot.message.example import example
from bot.message.words import _

SETTING = "HMS_PUBLIC_URL"


@example(lambda s: ("https://example.no/programme/Wz",))
def overview_card(address: str) -> Card:
    return Card(
        _("The overview"),
        (
            Text(_("How far the kindergartens are, together: never one alone.")),
            Text(
                _("The link is yours: it opens once, within 15 minutes. The page stays for 8 hours."),
                "quiet",
            ),
        ),
        (Link(_("Open the overview"), address), Button(_("A new link"), OVERVIEW()), BACK),
    )


@example(lambda s: ())
def no_pages_card() -> Card:
    """Where the bot has no address of its own."""
    return Card(
        _("I cannot show the overview here yet"),
        (Text(_("Ask whoever installed me to turn on links, with {setting}.", setting=SETTING)),),
        (BACK,),
    )
