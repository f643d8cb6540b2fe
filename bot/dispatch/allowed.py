"""What somebody gets alone offers nothing that they may not use.

In a channel everybody sees the same card: who presses what is not theirs is told whose it is, and what they
can do instead.
"""

from dataclasses import replace
from functools import lru_cache

from bot.commands.grammar import find_command
from bot.commands.lines import without_mark
from bot.commands.registry import Command, Registry
from bot.handlers.common import buttons
from bot.message.card import Button, Card
from bot.model.programme import AnyRole


def only_allowed(card: Card, roles: frozenset[AnyRole], registry: Registry) -> Card:
    """The card without the buttons and the form of commands that these roles may not use.

    Where nothing is left to press, help is.
    """

    def may_be_said(line: str) -> bool:
        return _command_of(without_mark(line), registry).is_open_to(roles)

    actions = tuple(one for one in card.actions if not isinstance(one, Button) or may_be_said(one.line))
    form = card.form if card.form is None or may_be_said(card.form.line) else None
    if actions == card.actions and form is card.form:
        return card
    return replace(card, actions=actions or (() if form else (buttons.THIS_MONTH, buttons.HELP)), form=form)


@lru_cache(maxsize=4096)  # the same few buttons stand on most cards
def _command_of(line: str, registry: Registry) -> Command:
    return find_command(line, registry).command
