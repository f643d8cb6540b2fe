"""All messages of the product, with the sample they are tried on."""

import importlib
import inspect
import pkgutil
from types import ModuleType

from bot import handlers
from bot.content.library import shipped
from bot.message.card import Card
from bot.message.example import Message, messages
from tests.every import every
from tests.sample import Sample

MODULES: tuple[ModuleType, ...] = tuple(
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(handlers.__path__, f"{handlers.__name__}.")
    if found.name.endswith("cards")
)
MESSAGES: tuple[Message, ...] = tuple(messages(*MODULES))
SAMPLE = Sample(shipped())
every_message = every("each", MESSAGES, lambda each: each.name)


def makers_of_cards() -> set[str]:
    """Every public function of the card modules that answers a card."""
    return {
        f"{'.'.join(module.__name__.split('.')[2:-1])}.{name}"
        for module in MODULES
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and inspect.signature(value, eval_str=True).return_annotation is Card
    }
