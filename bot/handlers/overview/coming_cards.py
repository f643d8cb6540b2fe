"""The card of what will be posted."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from bot.handlers.common import buttons
from bot.handlers.setup.lines import PAUSE
from bot.message.card import Block, Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Words, _, day_and_time

NOTE = _("It follows the calendar, the plan and your closed days, and changes with them.")

Posts: TypeAlias = Sequence[tuple[datetime, Words]]
"""Each with its local moment and its title."""


@example(lambda s: ([(s.now, s.theme.title)], [(s.now, _("To the HMS group this week"))], True))
def coming_card(posts: Posts, to_group: Posts, may_change: bool) -> Card:
    """The next posts in the channel; for the HMS-gruppe also those to itself."""
    nothing = Text(_("I post nothing in the next two months."))
    body: list[Block] = [*_rows(posts), Text(NOTE, "quiet")] if posts else [nothing]
    if to_group:
        body += [Text(_("To the HMS group"), "strong"), *_rows(to_group)]
    change = (Button(_("Pause the posts"), PAUSE()),) if may_change else ()
    return Card(
        _("This is what I will post"),
        tuple(body),
        (buttons.THIS_MONTH, buttons.WHOLE_YEAR, *change),
    )


@example(lambda s: (False,))
def nothing_coming_card(may_change: bool) -> Card:
    return coming_card([], [], may_change)


def _rows(posts: Posts) -> list[Block]:
    return [Fields(tuple((Capital(day_and_time(at)), title) for at, title in posts))] if posts else []
