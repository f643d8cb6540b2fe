"""The one message of a week to the HMS-gruppe."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from bot.content.suggesting import advise
from bot.handlers.calendar.matters import month_matter
from bot.handlers.common import buttons
from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.plan.matters import week_matter
from bot.handlers.review.matters import look_back_matter
from bot.message.card import Card
from bot.message.example import example
from bot.message.words import Words, _

MOST_ACTIONS = 6
TITLE = _("To the HMS group this week")


def _matters(sample: Any) -> list[Matter]:
    suggested = advise(sample.library, sample.month, frozenset(), sample.found)
    return [
        week_matter(sample.week, sample.now.date(), sample.now),
        look_back_matter(sample.month, sample.theme.key, sample.library, sample.now),
        month_matter(sample.month.next(), suggested, sample.now),
    ]


def week_title(waiting: Sequence[Waiting]) -> Words:
    """What the card is called, without making it."""
    return TITLE if len(waiting) > 1 else waiting[0].title


@example(lambda s: (_matters(s),))
def week_card(matters: Sequence[Matter]) -> Card:
    """What waits for the group: each thing in a few lines, with what to press; alone in full."""
    if len(matters) == 1:
        return matters[0].card
    body = tuple(chain.from_iterable(matter.among_others for matter in matters))
    actions = tuple(chain.from_iterable(matter.first_actions for matter in matters))
    return Card(TITLE, body, (*actions[:MOST_ACTIONS], buttons.OVERVIEW))
