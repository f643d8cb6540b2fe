"""A card in somebody's own chat with the bot, where no channel says which kindergarten it is about."""

from bot.commands.lines import meant_mark
from bot.message.card import Card, Text


def in_own_chat(card: Card, kindergarten_id: int, name: str | None = None) -> Card:
    """The same card; its buttons mean the kindergarten, and the first line says which, where it is named."""
    first = () if name is None else (Text(name, "quiet"),)
    return card.but(first=first).marked(meant_mark(kindergarten_id))
