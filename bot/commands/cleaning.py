"""One cleaning of typed lines, whatever people's programs put around them."""

import re

from bot.model.texts import visible

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
# Seen as nothing: joiners outside emoji, soft hyphens and marks of order.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d")
_MARKUP = frozenset("<&")
_PLACEHOLDER = re.compile(r"<(?:quoted|attachment|systemEventMessage)\b[^<>]*/?>(?:</\w+>)?")
_AROUND = re.compile(r"^[\s*_~`>•«»“”\"':;,\-–—]+(?=[\w/?\U0001f000-\U0001faff])")
_AT_END = re.compile(r"(?<=\w)\s*[*_~`«»“”\"'?!.,;:…]+\s*$")
_OPENED_BY = {"»": "«", "”": "“"}
_CLOSING = frozenset('*_~`»”"')
_SPACE = re.compile(r"&nbsp;?")
COUNTED = 10_000
"""Characters, sixteen times the longest text that is kept: how long a longer one is, nobody is told."""
LONGEST_LINE = COUNTED + 500
"""Such a text behind its command: all that anything looks at."""


def clean_line(line: str) -> str:
    """The line without what a person neither typed nor sees. Text that would be kept stays as it is."""
    line = line[:LONGEST_LINE]
    begins = line.removeprefix("/")[:1]
    if line.isascii() and line.isprintable() and begins.isalnum() and not _MARKUP.intersection(line):
        return line  # as nearly all are
    plain = without_unseen(_SPACE.sub(" ", line.translate(_FULL_WIDTH)))
    return _AROUND.sub("", _PLACEHOLDER.sub(" ", plain)).strip()


def without_unseen(text: str) -> str:
    """What a person sees of a text; line breaks stay."""
    return _UNSEEN.sub("", visible(text))


def without_closing(text: str) -> str:
    """Without the signs that end a sentence: `neste måned?` is `neste måned`. What closes a *word* stays."""
    if text[-1:].isalnum():
        return text
    plain = _AT_END.sub("", text)
    sign = text[len(plain) : len(plain) + 1]
    opened = plain.count(_OPENED_BY.get(sign, sign)) - (plain.count(sign) if sign in _OPENED_BY else 0)
    return plain + sign if sign in _CLOSING and opened % 2 else plain
