"""A card's title and body as elements of an Adaptive Card.

What people type stands in a `TextRun`, in which no client looks for Markdown, HTML or mentions. A `TextBlock`
reads Markdown; only it can be a heading, and it is one where nothing in the title could be Markdown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.message.card import Block, ChannelName, Divider, Fields, Image, Items, Mentions, Progress, Text
from bot.message.words import Voice, Words, _
from bot.platforms.limits import one_line, seen, shortened, size
from bot.platforms.wire import Json

NOTHING = "–"
CHAT = "@thread.v2"
"""Ends the id of a group chat."""
"""A run without text is not drawn."""
SHORT = 48
"""A label and its value share a line when no longer than this: about what a phone shows on one."""
LARGER = _("See the picture larger")
"""What comes of pressing one; the picture in a card is as wide as a phone."""
CELLS = 10
DONE, LEFT = "■", "□"
STRONG: Json = {"weight": "bolder"}
QUIET: Json = {"isSubtle": True}
HEADING: Json = {"size": "large", **STRONG}
CLOSE: Json = {"spacing": "none"}
NEAR: Json = {"spacing": "small"}
FAR: Json = {"spacing": "large"}

_MARKDOWN = re.compile(r"[\\`*_\[\]<>#~{|}&]|://|www\.|^(?:[-+]|\d+[.)])")
_MARKUP = re.compile(r"[\\`*_\[\]<>#~{|}&]")
_BETWEEN_BRACES = re.compile(r"(?<=\{)(?=\{)")


def rich(text: str, style: Json | None = None, **place: Any) -> Json:
    """A line of text, in one style."""
    return joined([(text, style)], **place)


def joined(parts: Iterable[tuple[str, Json | None]], **place: Any) -> Json:
    """A line of text in several styles."""
    inlines = [run for text, style in parts for run in _runs(text, style or {})]
    return {"type": "RichTextBlock", **place, "inlines": inlines}


def _runs(text: str, style: Json) -> Iterator[Json]:
    """Clients fill in a date for `{{DATE(…)}}` in a run too; not where its braces stand in two."""
    for piece in _BETWEEN_BRACES.split(text):
        yield {"type": "TextRun", "text": piece, **style}


def at(name: str) -> str:
    """A mention of somebody, as a card's text and its list of mentions have it."""
    return f"<at>{plain_name(name)}</at>"


def plain_name(name: str) -> str:
    """Without what a client would take for markup."""
    return _MARKUP.sub("", one_line(name)) or NOTHING


@dataclass(frozen=True)
class Pen:
    """Draws in one language, with no text longer than so many characters."""

    voice: Voice
    longest: int

    def say(self, words: Words) -> str:
        """A text, which may have several lines."""
        said = shortened(seen(self.voice.say(words)), self.longest)
        return said if said.strip() else NOTHING

    def line(self, words: Words) -> str:
        """A text on one line."""
        return one_line(self.say(words))

    def heading(self, title: Words) -> Json:
        said = self.line(title)
        if _MARKDOWN.search(said):
            return rich(said, HEADING)
        return {"type": "TextBlock", "style": "heading", **HEADING, "wrap": True, "text": said}

    def body(self, blocks: Iterable[Block]) -> Iterator[Json]:
        """A divider is a line above what follows it; a strong text stands close to what it is above."""
        before: Block | None = None
        for block in blocks:
            drawn = list(self._draw(block))
            if drawn and before is not None:
                drawn[0] |= _apart(before, block)
            yield from drawn
            before = block

    def _draw(self, block: Block) -> Iterator[Json]:
        match block:
            case Text(style="quote"):
                items = list(self._lines(block.words))
                yield {"type": "Container", "style": "emphasis", "items": items}
            case Text():
                style = {"strong": STRONG, "quiet": QUIET}.get(block.style)
                yield from self._lines(block.words, style)
            case Fields():
                yield from self._pairs(block)
            case Mentions():
                yield self._people(block)
            case ChannelName():
                yield joined([(f"{self.line(block.label)}: ", STRONG), (self.line(_kind(block)), None)])
            case Items():
                yield from self._items(block)
            case Progress():
                yield rich(self.line(block.label))
                yield rich(bar(block), **CLOSE)
            case Image():
                larger = {"type": "Action.OpenUrl", "title": self.line(LARGER), "url": block.url}
                yield {
                    "type": "Image",
                    "url": block.url,
                    "altText": self.line(block.alt),
                    "selectAction": larger,
                }
            case Divider():
                pass

    def _lines(self, words: Words, style: Json | None = None) -> Iterator[Json]:
        """An element for each line: not every client breaks a run. An empty line is space above the next."""
        place: Json = {}
        for line in self.say(words).splitlines():
            if line.strip():
                yield rich(line.strip(), style, **place)
            place = CLOSE if line.strip() else {}

    def _pairs(self, fields: Fields) -> Iterator[Json]:
        """On a line each; where one is too long for that, each value under its label."""
        pairs = [(self.line(label), self.say(value)) for label, value in fields.pairs]
        short = all(size(label) + size(value) <= SHORT and "\n" not in value for label, value in pairs)
        for number, (label, value) in enumerate(pairs):
            place = NEAR if number else {}
            if short:
                yield joined([(f"{label}: ", STRONG), (value, None)], **place)
            else:
                yield rich(label, STRONG, **place)
                yield from (line | CLOSE for line in self._lines(value))

    def _people(self, mentions: Mentions) -> Json:
        """Mentions, where the names are known: only a `TextBlock` can have them."""
        if not mentions.names:
            return joined([(f"{self.line(mentions.label)}: ", STRONG), (mentions.named, None)])
        said = ", ".join(at(mentions.name(person)) for person in mentions.people)
        return {"type": "TextBlock", "wrap": True, "text": f"{self.line(mentions.label)}: {said}"}

    def _items(self, items: Items) -> Iterator[Json]:
        for number, item in enumerate(items.items, start=1):
            mark = f"{number}." if items.ordered else "•"
            yield rich(f"{mark} {self.line(item)}", **(NEAR if number > 1 else {}))


def _kind(named: ChannelName) -> Words:
    """Teams tells a bot no names of channels and chats with a message; their ids say which they are."""
    is_chat = named.channel.endswith(CHAT)
    return _("a group chat in Teams") if is_chat else _("a private channel in Teams")


def _apart(before: Block, block: Block) -> Json:
    """How far a block stands from the one before it."""
    match before, block:
        case Divider(), _:
            return {"separator": True, **FAR}
        case Text(style="strong"), _:
            return NEAR
        case _, Text(style="strong"):
            return FAR
        case _:
            return {}


def bar(progress: Progress) -> str:
    """Full only when all is done, and begun as soon as something is."""
    if progress.total <= 0:
        return LEFT * CELLS
    share = min(1.0, max(0.0, progress.done / progress.total))
    full = int(share * CELLS) or int(share > 0)
    return DONE * full + LEFT * (CELLS - full)
