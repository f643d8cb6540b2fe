"""The one place that turns typed errors into the user's words: those of the card that explains them."""

from bot.commands.errors import CommandError
from bot.handlers.common.explaining import Situation, explanations
from bot.handlers.registry import MODULES
from bot.message.card import Card
from bot.model.errors import Refusal

EXPLANATIONS = explanations(MODULES)


def explain(error: CommandError | Refusal, situation: Situation) -> Card:
    """A card for an error. One that is explained by nothing is a mistake of ours, and raised again."""
    for kind in type(error).__mro__:
        if kind in EXPLANATIONS:
            return EXPLANATIONS[kind](error, situation)
    raise error
