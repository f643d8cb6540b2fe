"""A card as Slack's blocks.

What people type stands in `plain_text` and in the texts of `rich_text`, where Slack looks for no markup,
mentions or emoji names: `*`, `<!channel>`, `@everyone` and `:smile:` stay as they were typed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from bot.message.card import (
    Block,
    Button,
    Card,
    ChannelName,
    Divider,
    Fields,
    Form,
    Image,
    Items,
    Link,
    Mentions,
    Progress,
    Text,
)
from bot.message.words import Voice, Words
from bot.platforms.limits import SLACK, one_line, seen, shortened, size
from bot.platforms.wire import Json

PICTURE = "image"
"""A block's type."""
LINE, LINK, FORM = "line/", "link/", "form"
"""What the actions of buttons are called, or begin with."""

NOTHING = "–"
"""Slack refuses an empty text."""
ROOM = SLACK.blocks_in_all - SLACK.fallback - 300
"""Characters of all blocks with their braces: Slack counts what holds the text too, and does not say how."""
SHORT = 60
"""Labels share a line with their values where most pairs are no longer than this."""
CELLS = 10
DONE, LEFT = "■", "□"
BOLD = {"bold": True}
CONTAINER = 50
"""Characters that one text brings with it."""


def card_blocks(card: Card, voice: Voice, most: int, *, heading: bool = True) -> list[Json]:
    """The title, the body and the buttons. What is too long for Slack is drawn shorter, until it fits."""
    foot = _actions(card, voice)
    longest = ROOM
    while longest > CONTAINER:
        head = title_blocks(card.title, voice, longest) if heading else []
        body = [drawn for block in card.body for drawn in _Pen(voice, longest).draw(block)]
        blocks = [*head, *body][: most - len(foot)] + foot
        if len(msgspec.json.encode(blocks)) <= ROOM:  # in bytes, which are no fewer; json takes 15 µs more
            return blocks
        longest //= 2
    return (head + foot)[:most]


def plain(text: str, limit: int) -> Json:
    """A text on one line."""
    return {"type": "plain_text", "text": shortened(one_line(text), limit) or NOTHING, "emoji": False}


def title_blocks(title: Words, voice: Voice, longest: int = ROOM) -> list[Json]:
    """A title too long for a header stands below it in full."""
    said = voice.say(title)
    header = {"type": "header", "text": plain(said, SLACK.header)}
    cut = size(one_line(said)) > SLACK.header
    return [header, *(_Pen(voice, longest).draw(Text(title, "strong")) if cut else ())]


@dataclass(frozen=True)
class _Pen:
    voice: Voice
    longest: int

    def draw(self, block: Block) -> Iterator[Json]:
        match block:
            case Text(style="quiet"):
                text = shortened(self._say(block.words), min(self.longest, SLACK.text))
                yield {
                    "type": "context",
                    "elements": [{"type": "plain_text", "text": text, "emoji": False}],
                }
            case Text():
                kind = "rich_text_quote" if block.style == "quote" else "rich_text_section"
                style = BOLD if block.style == "strong" else None
                yield _rich(kind, self._texts([(self._say(block.words), style)]))
            case Fields() if block.pairs:
                yield _rich("rich_text_section", self._texts(self._pairs(block)))
            case Mentions() if block.people:
                yield _rich("rich_text_section", list(self._people(block)))
            case ChannelName():
                yield _rich("rich_text_section", list(self._channel(block)))
            case Items() if block.items:
                yield self._list(block)
            case Progress():
                told = f"{self._say(block.label)}\n{_bar(block)}"
                yield _rich("rich_text_section", self._texts([(told, None)]))
            case Image():
                alt = shortened(one_line(self.voice.say(block.alt)), SLACK.alt_text) or NOTHING
                yield {"type": PICTURE, "image_url": block.url, "alt_text": alt}
            case Divider():
                yield {"type": "divider"}

    def _say(self, words: Words) -> str:
        said = seen(self.voice.say(words))
        return said if said.strip() else NOTHING

    def _pairs(self, fields: Fields) -> Iterator[tuple[str, Json | None]]:
        """A pair to a line; long ones as a label with its value below, and space between."""
        pairs = [(self._say(label), self._say(value)) for label, value in fields.pairs]
        lengths = sorted(size(label) + size(value) for label, value in pairs)
        short = lengths[len(lengths) // 2] <= SHORT and not any("\n" in value for _, value in pairs)
        before, after = (": ", "\n") if short else ("\n", "\n\n")
        for number, (label, value) in enumerate(pairs, start=1):
            yield label, BOLD
            yield before + value + (after if number < len(pairs) else ""), None

    def _people(self, mentions: Mentions) -> Iterator[Json]:
        """Elements that Slack itself fills with the names, and that only we can make."""
        yield {"type": "text", "text": self._say(mentions.label), "style": BOLD}
        for number, person in enumerate(mentions.people):
            yield {"type": "text", "text": ", " if number else ": "}
            yield {"type": "user", "user_id": person}

    def _channel(self, named: ChannelName) -> Iterator[Json]:
        """Slack says the name to those who are let in, and to nobody else."""
        yield {"type": "text", "text": self._say(named.label), "style": BOLD}
        yield {"type": "text", "text": ": "}
        yield {"type": "channel", "channel_id": named.channel}

    def _list(self, items: Items) -> Json:
        texts = self._texts([(self._say(item), None) for item in items.items])
        return {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "ordered" if items.ordered else "bullet",
                    "elements": [{"type": "rich_text_section", "elements": [text]} for text in texts],
                }
            ],
        }

    def _texts(self, parts: Iterable[tuple[str, Json | None]]) -> list[Json]:
        """The texts as far as there is room; the one that meets the end of it is cut."""
        kept: list[Json] = []
        room = self.longest
        for text, style in parts:
            fits = shortened(text, max(1, min(room, SLACK.text)))
            kept.append({"type": "text", "text": fits, **({"style": style} if style else {})})
            room -= size(text) + CONTAINER
            if room <= 0:
                break
        return kept


def _rich(kind: str, texts: list[Json]) -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": texts}]}


def _bar(progress: Progress) -> str:
    """Full only when all is done, and begun as soon as something is."""
    if progress.total <= 0:
        return LEFT * CELLS
    share = min(1.0, max(0.0, progress.done / progress.total))
    full = int(share * CELLS) or int(share > 0)
    return DONE * full + LEFT * (CELLS - full)


def _actions(card: Card, voice: Voice) -> list[Json]:
    """The form first, for it is what the card asks for; then buttons and links in the card's order."""
    drawn = [_form_button(card.form, voice)] if card.form else []
    drawn += [
        _link(number, action, voice) if isinstance(action, Link) else _button(number, action, voice)
        for number, action in enumerate(card.actions)
        if isinstance(action, Link) or size(action.line) <= SLACK.button_value
    ]
    most = SLACK.actions_in_block
    rows = [drawn[start : start + most] for start in range(0, len(drawn), most)]
    return [{"type": "actions", "elements": row} for row in rows]


def _form_button(form: Form, voice: Voice) -> Json:
    return {**_press(FORM, form.title, voice), "value": form.line, "style": "primary"}


def _button(number: int, button: Button, voice: Voice) -> Json:
    return {**_press(f"{LINE}{number}", button.label, voice), "value": button.line}


def _link(number: int, link: Link, voice: Voice) -> Json:
    """Slack opens the address itself, and tells us of the press."""
    return {**_press(f"{LINK}{number}", link.label, voice), "url": link.url}


def _press(action: str, label: Words, voice: Voice) -> Json:
    return {"type": "button", "action_id": action, "text": plain(voice.say(label), SLACK.button_label)}
