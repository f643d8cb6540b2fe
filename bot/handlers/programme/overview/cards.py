"""The card that leads to a programme's overview, a page of the bot's own."""

from collections.abc import Set as AbstractSet

from bot.handlers.programme.cards import BACK
from bot.handlers.programme.overview.lines import OVERVIEW
from bot.message.card import Button, Card, Link, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.programme import ProgrammeRole

SETTING = "HMS_PUBLIC_URL"


def _shown(roles: AbstractSet[ProgrammeRole]) -> Words:
    """Sums are the arbeidsgruppe's; a hjelper sees each of their own."""
    if ProgrammeRole.HJELPER not in roles:
        return _("How far the kindergartens are, together: never one alone.")
    if ProgrammeRole.ARBEIDSGRUPPE not in roles:
        return _("Your kindergartens: who waits for an answer, and how far those are who show it to you.")
    return _("How far all the kindergartens are, together. Those you help stand below, one by one.")


@example(lambda s: ("https://example.no/programme/Wz", frozenset((ProgrammeRole.ARBEIDSGRUPPE,))))
def overview_card(address: str, roles: AbstractSet[ProgrammeRole]) -> Card:
    return Card(
        _("The overview"),
        (
            Text(_shown(roles)),
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
