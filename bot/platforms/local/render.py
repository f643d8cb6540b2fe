"""A card as the local chat shows it, and as programs read it: everything said, nothing interpreted."""

from functools import lru_cache

from bot.message.card import (
    Block,
    Card,
    ChannelName,
    Divider,
    Field,
    Fields,
    FieldType,
    Form,
    Image,
    Items,
    Mentions,
    Progress,
    Text,
)
from bot.message.plain import plain_text
from bot.message.words import Voice, Words
from bot.platforms.wire import Json

People = tuple[tuple[str, str], ...]
"""Those who can be chosen where a form asks for people: id and name."""


@lru_cache(maxsize=200)  # the same cards are asked for again and again
def message(card: Card, voice: Voice, people: People) -> Json:
    """What the door for programs answers. Nobody may change it."""
    return {
        "title": voice.say(card.title),
        "text": plain_text(card, voice),
        "buttons": [{"label": voice.say(button.label), "command": button.line} for button in card.buttons],
        "form": _form(card.form, voice, people) if card.form else None,
    }


@lru_cache(maxsize=200)
def drawing(card: Card, voice: Voice) -> Json:
    """What the page draws besides. Nobody may change it."""
    return {
        "blocks": [_block(block, voice) for block in card.body],
        "links": [{"label": voice.say(link.label), "url": link.url} for link in card.links],
    }


def _form(form: Form, voice: Voice, people: People) -> Json:
    return {
        "title": voice.say(form.title),
        "command": form.line,
        "submit": voice.say(form.submit),
        "fields": [_field(field, voice, people) for field in form.fields],
    }


def _field(field: Field, voice: Voice, people: People) -> Json:
    options = [{"value": option.value, "label": voice.say(option.label)} for option in field.options]
    several = field.type in (FieldType.MULTI_SELECT, FieldType.PEOPLE)
    if field.type is FieldType.PEOPLE:
        options = [{"value": key, "label": name} for key, name in people]
    return {
        "name": field.name,
        "label": voice.say(field.label),
        "type": FieldType.MULTI_SELECT.value if several else field.type.value,
        "options": options,
        "required": field.required,
        "value": list(field.value) if several else "".join(field.value[:1]) or None,
        "hint": voice.say(field.hint) if field.hint else None,
        "error": voice.say(field.error) if field.error else None,
    }


def _pairs(block: Fields | Mentions | ChannelName) -> tuple[tuple[Words, Words], ...]:
    match block:
        case Fields():
            return block.pairs
        case Mentions():
            return ((block.label, block.named),)
        case ChannelName():
            return ((block.label, block.channel),)


def _block(block: Block, voice: Voice) -> Json:
    match block:
        case Text():
            return {"type": "text", "text": voice.say(block.words), "style": block.style}
        case Fields() | Mentions() | ChannelName():
            said = [{"label": voice.say(label), "value": voice.say(value)} for label, value in _pairs(block)]
            return {"type": "fields", "fields": said}
        case Items():
            return {
                "type": "items",
                "ordered": block.ordered,
                "items": [voice.say(one) for one in block.items],
            }
        case Progress():
            label = voice.say(block.label)
            return {"type": "progress", "label": label, "done": block.done, "total": block.total}
        case Image():
            return {"type": "image", "url": block.url, "alt": voice.say(block.alt)}
        case Divider():
            return {"type": "divider"}
