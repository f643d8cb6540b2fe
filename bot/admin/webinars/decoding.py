"""What the bytes of a file say, in whichever encoding a spreadsheet has written them."""

import re

from bot.admin.webinars.wrong import Wrong

GUESSES = {"cp1252": "", "mac_roman": "an old Mac's letters", "cp865": "MS-DOS' letters"}
"""Encodings without a mark: what Excel in Norway writes, and what it calls Macintosh and MS-DOS."""

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_OWN_FORMATS = {
    b"PK\x03\x04": "a spreadsheet's own format (.xlsx or .ods)",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet's own format (.xls)",
    b"%PDF": "a PDF",
}
_NORWEGIAN = re.compile("[æøåÆØÅ]")
_UNLIKELY = re.compile("[a-zæøå][ÆØÅ]|[æøå][A-Z]")


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and which letters it was taken for where that had to be guessed. Raises Wrong."""
    for start, what in _OWN_FORMATS.items():
        if data.startswith(start):
            raise Wrong(f"is {what}; save it as CSV (UTF-8)")
    text, guess = _text(data)
    if "\0" in text:
        raise Wrong("is not a text file; save it as CSV (UTF-8)")
    return text, guess


def _text(data: bytes) -> tuple[str, str]:
    """Raises Wrong."""
    try:
        return data.decode(_encoding(data)), ""
    except UnicodeDecodeError:
        if _encoding(data) != "utf-8":
            raise Wrong("is damaged; save it once more as CSV (UTF-8)") from None
    readings = {encoding: text for encoding in GUESSES if (text := _decoded(data, encoding)) is not None}
    likeliest = max(readings, key=lambda encoding: _likeness(readings[encoding]))  # the first of equals
    return readings[likeliest], GUESSES[likeliest]


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    if data[1:2] == b"\0":  # "Unicode text" without its mark: each second byte is nothing
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" else "utf-8"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> int:
    """How Norwegian it looks: quotation marks of one encoding are an Æ in another, but not amid a word."""
    return len(_NORWEGIAN.findall(text)) - 2 * len(_UNLIKELY.findall(text))
