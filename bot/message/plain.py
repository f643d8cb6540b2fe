"""A card as plain text: for screen readers, notifications, and platforms that draw nothing."""

from collections.abc import Iterator

from bot.message.card import Block, Card, ChannelName, Divider, Fields, Image, Items, Mentions, Progress, Text
from bot.message.words import Voice


def plain_text(card: Card, voice: Voice) -> str:
    """The whole card, its links too; buttons and forms are for the hand, not for the ear."""
    lines = [voice.say(card.title), *(line for block in card.body for line in _lines(block, voice))]
    lines += [f"{voice.say(link.label)}: {link.url}" for link in card.links]
    return "\n".join(lines)


def on_one_line(card: Card, voice: Voice) -> str:
    """The same with dashes between, where there is room for a line only."""
    return " – ".join(filter(None, plain_text(card, voice).splitlines()))


def _lines(block: Block, voice: Voice) -> Iterator[str]:
    match block:
        case Text():
            yield voice.say(block.words)
        case Fields():
            for label, value in block.pairs:
                yield f"{voice.say(label)}: {voice.say(value)}"
        case Mentions():
            yield f"{voice.say(block.label)}: {block.named}"
        case Items():
            for number, item in enumerate(block.items, start=1):
                yield f"{number}. {voice.say(item)}" if block.ordered else f"• {voice.say(item)}"
        case Progress() | ChannelName():
            yield voice.say(block.label)
        case Image():
            yield voice.say(block.alt)
        case Divider():
            yield ""
