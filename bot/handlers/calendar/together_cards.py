"""What the HMS-gruppe decided within a few minutes, told to the channel in one message."""

from collections.abc import Sequence

from bot.content.library import Library, title_of
from bot.handlers.common import buttons
from bot.handlers.overview.history_cards import describe
from bot.message.card import Block, Card, Fields, Items
from bot.message.example import example
from bot.message.words import Capital, _
from bot.model.deciding import Placed
from bot.model.event import Event

SHOWN = 6
"""Of the measures and milestones; the history has them all."""


@example(lambda s: (s.placed[:2], [s.work_event()], s.library))
def decided_together_card(placed: Sequence[Placed], work: Sequence[Event], library: Library) -> Card:
    """`work`: changes of measures and milestones, the oldest first."""
    chosen = [(Capital(one.month), title_of(one.choice, library)) for one in placed]
    body: list[Block] = [Fields(tuple(chosen))] if chosen else []
    if work:
        body.append(Items(tuple(Capital(describe(one, library)) for one in work[-SHOWN:])))
    first = (buttons.year_of(placed[0].month),) if chosen else (buttons.ALL_MEASURES, buttons.WHERE_WE_ARE)
    title = _("The HMS group has decided this") if work else _("Changed in the HMS calendar")
    return Card(title, tuple(body), (*first, buttons.HISTORY))
