"""What Slack shows: a card as a message, as a modal or as the Home tab, and a form as a modal."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from bot.message.card import Block, Card, Form
from bot.message.plain import plain_text
from bot.message.words import Voice, Words, _
from bot.platforms.limits import SLACK, one_line, seen, shortened, size
from bot.platforms.slack.blocks import NOTHING, PICTURE, card_blocks, plain, title_blocks
from bot.platforms.slack.fields import HINT, input_blocks, submitted
from bot.platforms.wire import Json

__all__ = [
    "FORM",
    "HOME",
    "RESULT",
    "errors",
    "home",
    "in_words",
    "message",
    "modal",
    "result_view",
    "submitted",
    "without_pictures",
]

# The callbacks of views: of these only a form is sent.
FORM, RESULT, HOME = "form", "result", "home"

_LONGEST_ESCAPE = 5


@lru_cache(maxsize=200)  # a month's theme goes to hundreds of channels
def message(card: Card, voice: Voice) -> Json:
    """`text`, for notifications and screen readers, says the same as the blocks. Nobody may change it."""
    return {"text": _fallback(card, voice), "blocks": card_blocks(card, voice, SLACK.blocks_in_message)}


def without_pictures(drawn: Json) -> Json | None:
    """The same message or view in words alone; None where it has no picture.

    Slack fetches each picture before it takes a message, and takes none at all where it cannot.
    """
    view = drawn.get("view", drawn)
    blocks = view.get("blocks", ())
    words = [block for block in blocks if block["type"] != PICTURE]
    if len(words) == len(blocks):
        return None
    return {**drawn, "view": {**view, "blocks": words}} if "view" in drawn else {**drawn, "blocks": words}


def in_words(drawn: Json) -> Json:
    """Where Slack says nothing of what it cannot show."""
    return without_pictures(drawn) or drawn


def modal(
    form: Form, voice: Voice, metadata: str, *, title: Words | None = None, body: Iterable[Block] = ()
) -> Json:
    """A form to fill in, below what its card says. The metadata comes back with it."""
    heading = form.title if title is None else title
    inputs = input_blocks(form, voice)
    above = card_blocks(
        Card(heading, tuple(body)),
        voice,
        SLACK.blocks_in_view - len(inputs),
        heading=_is_cut(heading, voice),
    )
    return {
        **_view(heading, voice, FORM, metadata),
        "submit": plain(voice.say(form.submit), SLACK.view_title),
        "close": plain(voice.say(_("Cancel")), SLACK.view_title),
        "blocks": [*above, *inputs] or title_blocks(heading, voice),
    }


def result_view(card: Card, voice: Voice, metadata: str = "") -> Json:
    """A card in a modal: what came of a form. Its buttons and links are pressed as elsewhere."""
    blocks = card_blocks(card, voice, SLACK.blocks_in_view, heading=_is_cut(card.title, voice))
    return {
        **_view(card.title, voice, RESULT, metadata),
        "close": plain(voice.say(_("Close")), SLACK.view_title),
        "blocks": blocks or title_blocks(card.title, voice),
    }


def home(card: Card, voice: Voice, metadata: str = "") -> Json:
    """A card as the Home tab."""
    blocks = card_blocks(card, voice, SLACK.blocks_in_view)
    return {"type": "home", "callback_id": HOME, "private_metadata": _kept(metadata), "blocks": blocks}


def errors(form: Form, voice: Voice) -> dict[str, str]:
    """What is wrong, by field: Slack shows it there in the open modal, and keeps what was written."""
    return {
        field.name: shortened(one_line(voice.say(field.error)), HINT) or NOTHING
        for field in form.fields
        if field.error is not None
    }


def _view(title: Words, voice: Voice, callback: str, metadata: str) -> Json:
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": _kept(metadata),
        "title": plain(voice.say(title), SLACK.view_title),
    }


def _kept(metadata: str) -> str:
    """As it is or not at all: nobody could read half of it."""
    if size(metadata) > SLACK.private_metadata:
        raise ValueError(f"a view keeps {SLACK.private_metadata} characters, not {size(metadata)}")
    return metadata


def _is_cut(title: Words, voice: Voice) -> bool:
    """A modal's own title must be short; a longer one stands whole below it."""
    return size(one_line(voice.say(title))) > SLACK.view_title


def _fallback(card: Card, voice: Voice) -> str:
    """Cut before it is escaped, so that no escape is cut in two."""
    text = seen(plain_text(card, voice)).strip() or NOTHING
    more = size(_escaped(text)) - size(text)
    return _escaped(shortened(text, max(SLACK.fallback - more, SLACK.fallback // _LONGEST_ESCAPE)))


def _escaped(text: str) -> str:
    return escape(text, quote=False)
