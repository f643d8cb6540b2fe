"""Every error that a command may answer with has words of its own."""

from types import ModuleType
from typing import Any

import pytest

from bot.commands.errors import CommandError
from bot.commands.forms import field_error
from bot.handlers.common.explaining import Situation, explains, explanations
from bot.handlers.explain import EXPLANATIONS, explain
from bot.handlers.registry import REGISTRY
from bot.message.card import Card
from bot.model.errors import Refusal
from tests.asking import STYRER
from tests.every import every

SITUATION = Situation(STYRER, REGISTRY.commands[0], "hms")
ADMINISTRATORS = {"bot.model.post_actions", "bot.model.webinar"}
"""What these refuse is told on the command line."""


class Unheard(Refusal):
    """A rule that nobody has words for."""


def kinds_of(kind: type[Exception]) -> list[type[Exception]]:
    found = [one for one in kind.__subclasses__() if one.__module__.startswith("bot.")]
    return found + [below for one in found for below in kinds_of(one)]


def made(kind: Any) -> Any:
    """With a zero where it has a number, and no words."""
    wanted = getattr(kind, "__dataclass_fields__", {}).values()
    return kind(*(0 if one.type in {int, "int"} else "" for one in wanted))


@pytest.mark.parametrize("kind", kinds_of(CommandError), ids=lambda kind: kind.__name__)
def test_what_is_wrong_with_a_line_has_a_card(kind: type[Exception]) -> None:
    assert kind in EXPLANATIONS


@every(
    "kind",
    [kind for kind in kinds_of(Refusal) if kind.__module__ not in ADMINISTRATORS],
    ids=lambda kind: kind.__name__,
)
def test_what_a_rule_refuses_has_a_card_or_words_beside_a_field(kind: type[Exception]) -> None:
    assert kind in EXPLANATIONS or field_error(made(kind)) != field_error(Unheard())


def test_what_nobody_has_words_for_is_about_a_value() -> None:
    assert explain(Unheard(), SITUATION).title == explain(made(Refusal), SITUATION).title


def test_two_cards_for_one_error_stop_the_start() -> None:
    cards = ModuleType("cards")
    for name in ("one_card", "another_card"):

        @explains(Unheard)
        def card() -> Card:
            raise NotImplementedError

        card.__module__ = cards.__name__
        setattr(cards, name, card)
    with pytest.raises(ValueError, match="Unheard is explained twice"):
        explanations([cards])
