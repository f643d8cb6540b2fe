"""What somebody gets alone has no button of a command that they may not use."""

from collections.abc import Iterator

from bot.commands.grammar import find_command
from bot.dispatch.allowed import only_allowed
from bot.handlers.registry import REGISTRY
from bot.message.card import Card
from bot.message.example import Message
from bot.model.role import Role
from tests.contract.messages import MESSAGES, SAMPLE, every_message
from tests.world import World

ANSATT: frozenset[Role] = frozenset()


def lines_of(card: Card) -> Iterator[str]:
    yield from (button.line for button in card.buttons)
    if card.form is not None:
        yield card.form.line


def closed_to_an_ansatt(card: Card) -> list[str]:
    return [line for line in lines_of(card) if find_command(line, REGISTRY).command.who]


@every_message
def test_no_message_offers_an_ansatt_what_they_may_not_use_and_each_leads_on(each: Message) -> None:
    card = each.example(SAMPLE)
    alone = only_allowed(card, ANSATT, REGISTRY)
    assert closed_to_an_ansatt(alone) == []
    assert alone.actions or alone.form
    assert only_allowed(card, frozenset(Role), REGISTRY) is card


def test_some_messages_have_buttons_that_are_not_for_everybody() -> None:
    """Or the test above would tell nothing."""
    assert sum(bool(closed_to_an_ansatt(message.example(SAMPLE))) for message in MESSAGES) > 50


def test_what_an_ansatt_is_answered_alone_has_only_what_they_may_use(world: World) -> None:
    answers = {command.name: world.ask(command.name, user="ansatt") for command in REGISTRY}
    alone = {name: answer.card for name, answer in answers.items() if answer.private}
    assert {name for name, card in alone.items() if closed_to_an_ansatt(card)} == set()
    assert len(alone) > 50
