"""The card of what will be posted."""

from collections.abc import Sequence
from datetime import datetime

from bot.handlers.common import buttons
from bot.handlers.setup.lines import PAUSE
from bot.message.card import Block, Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Words, _, day_and_time


@example(lambda s: ([(s.now, _("Milestones in our plan"))], True))
def coming_card(posts: Sequence[tuple[datetime, Words]], may_change: bool) -> Card:
    """The next posts, each with its local moment and its title."""
    body: tuple[Block, ...] = (Text(_("I post nothing in the next two months.")),)
    if posts:
        note = _("It follows the calendar, the plan and your closed days, and changes with them.")
        body = (Fields(tuple((Capital(day_and_time(at)), title) for at, title in posts)), Text(note, "quiet"))
    change = (Button(_("Pause the posts"), PAUSE()),) if may_change else ()
    return Card(
        _("This is what I will post"),
        body,
        (buttons.THIS_MONTH, buttons.WHOLE_YEAR, *change),
    )


@example(lambda s: (False,))
def nothing_coming_card(may_change: bool) -> Card:
    return coming_card([], may_change)
