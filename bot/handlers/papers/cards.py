"""Cards that lead to papers."""

from bot.handlers.common import buttons
from bot.handlers.papers.lines import END_LINKS, END_LINKS_NOW, SHEETS
from bot.message.card import Button, Card, Link, Text
from bot.message.example import example
from bot.message.words import _
from bot.web.links import IN_CALENDAR

SETTING = "HMS_PUBLIC_URL"


@example(lambda s: ("https://example.no/papers/Wz", True))
def sheets_card(address: str | None, may_change: bool) -> Card:
    """`address` opens the papers; None where the bot has no address of its own."""
    if address is None:
        return Card(
            _("I cannot show papers here yet"),
            (Text(_("Ask whoever installed me to turn on links, with {setting}.", setting=SETTING)),),
            (buttons.THIS_MONTH, buttons.WHOLE_YEAR),
        )
    return Card(
        _("Sheets to hang up"),
        (
            Text(
                _("To print: the month, the year, the plan and more. To take with you: files and a calendar.")
            ),
            Text(_("The link works for seven days. Whoever has it can see all of this."), "quiet"),
        ),
        (
            Link(_("Open and print"), address),
            Link(_("In your own calendar"), f"{address}#{IN_CALENDAR}"),
            buttons.YEAR_REPORT,
            *((Button(_("End all links"), END_LINKS()),) if may_change else ()),
        ),
    )


@example(lambda s: (None, False))
def no_sheets_card(address: str | None, may_change: bool) -> Card:
    """Where the bot has no address of its own."""
    return sheets_card(address, may_change)


@example(lambda s: ())
def ask_end_links_card() -> Card:
    """All of the group's colleagues have them, and nothing brings them back."""
    return Card(
        _("End all links?"),
        (
            Text(_("Sheets, pictures and calendars that somebody has opened by a link stop working.")),
            Text(_("It cannot be undone. You can give out new links at once."), "quiet"),
        ),
        (Button(_("Yes, end all links"), END_LINKS_NOW(True)), Button(_("Let the links work"), SHEETS())),
    )


@example(lambda s: ())
def links_ended_card() -> Card:
    return Card(
        _("The links are ended"),
        (
            Text(_("No link that was given until now opens the sheets any more.")),
            Text(_("Pictures in earlier messages can no longer be fetched."), "quiet"),
            Text(_("Whoever has the year in a calendar of their own needs a new address for it."), "quiet"),
        ),
        (Button(_("A new link"), SHEETS()),),
    )
