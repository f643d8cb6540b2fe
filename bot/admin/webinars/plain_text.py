"""A description, as calendars keep it, becomes what can be posted: no markup, and not too long."""

import re
from html import unescape
from html.parser import HTMLParser

from bot.model.links import addresses, is_meeting

LONGEST = 20_000
"""Characters that are looked at: more is no description, and would take long."""

_INLINE = frozenset(
    {"a", "b", "i", "u", "em", "strong", "span", "font", "o:p", "small", "sub", "sup", "td", "th"}
)
_BLOCKS = frozenset(
    {"p", "br", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "tbody", "hr"}
)
_UNSEEN = frozenset({"head", "style", "script", "title"})
_AROUND = frozenset({"html", "body", "meta", "img", "html-blob", "pre", "blockquote", "center"})
_TAGS = _INLINE | _BLOCKS | _UNSEEN | _AROUND
_MARKUP = re.compile(rf"</?(?:{'|'.join(sorted(_TAGS))})\b[^<>]*>|&nbsp;", re.IGNORECASE)
_RULE = re.compile(r"^[ \t]*(?:_{8,}|-::~[-:~]*|[─—–-]{10,})[ \t]*$", re.MULTILINE)
"""The line that Teams, Google and Zoom draw above what they add to an invitation."""


def plain(text: str) -> str:
    """Without HTML, where it is HTML; `3 < 5` and `<navn>` stay as they are."""
    text = text[:LONGEST]
    if not _MARKUP.search(text):
        return text
    parser = _Parser()
    parser.feed(text)
    parser.close()
    lines = [" ".join(line.split()) for line in "".join(parser.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def without_addition(text: str) -> str:
    """Without what a meeting program adds below a line: the link once more, telephone numbers, passwords."""
    for rule in _RULE.finditer(text):
        if any(map(is_meeting, addresses(text[rule.end() :]))):
            return text[: rule.start()].rstrip()
    return text


def shortened(text: str, limit: int) -> str:
    """Cut between words, with an ellipsis, where it is too long. The limit is in characters."""
    if len(text) <= limit:
        return text
    begin = text[: limit - 1]
    words = begin.rpartition(" ")[0] or begin
    return f"{words.rstrip(' .,;:–-')}…"


class _Parser(HTMLParser):
    """Collects what is to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n– " if tag == "li" else "\n")
        elif tag not in _TAGS:
            self.handle_data(unescape(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _BLOCKS - {"br", "li"}:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)
