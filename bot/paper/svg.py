"""SVG by hand: elements, and text that is wrapped without anything that could measure it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bot.message.words import Joined, Words
from bot.paper.letters import with_shapes

FONT = "'Source Sans Pro', Arial, Helvetica, sans-serif"
INK, PAPER = "#1b1b1b", "#ffffff"
BOLD = 1.08
"""Bold letters are so much wider."""
LEAST_OF_A_WORD = 3
"""Letters that stay together where a word is broken."""
UNKNOWN, WIDE = 0.75, 1.25
_WIDTHS = {
    "ijlí|'": 0.24,
    " ftIrJ.,:;!/\\[]()-–·•`\u00a0": 0.36,
    '*"{}^': 0.4,
    "cksvxyz": 0.52,
    "abdeghnopqu0123456789#$?_L~ß": 0.58,
    "øFTZ+=<>«»“”": 0.62,
    "ABEKPSVXY&—": 0.69,
    "CDHNRUw": 0.75,
    "GOQØ": 0.8,
    "mM%…æ": 0.9,
    "WÆ@": 1.04,
}
"""Parts of the height of the letters, as in Arial and a little more: no font above is wider."""
_WIDTH_OF = {letter: width for letters, width in _WIDTHS.items() for letter in letters}
_NOT_IN_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def picture(width: float, height: float, key: str, title: str, description: str) -> Element:
    """An empty one on white paper. `key` makes ids its own on a page with several."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
            "role": "img",
            "aria-labelledby": f"{key}-title {key}-description",
            "font-family": FONT,
            "fill": INK,
        },
    )
    add(root, "title", title, id=f"{key}-title")
    add(root, "desc", description, id=f"{key}-description")
    add(root, "rect", width=width, height=height, fill=PAPER)
    return root


def add(parent: Element, name: str, words: str | None = None, **attributes: str | float) -> Element:
    """One more element; `stroke_width=2` is its `stroke-width`."""
    said = {
        key.replace("_", "-"): value if isinstance(value, str) else number(value)
        for key, value in attributes.items()
    }
    element = SubElement(parent, name, said)
    if words is not None:
        element.text = _NOT_IN_XML.sub("", words)
    return element


def sentences(lines: Sequence[Words]) -> Words:
    """One after the other, each with its full stop."""
    return Joined((Joined(tuple(lines), ". "), "."), "")


def drawable(text: str) -> str:
    """Without what the fonts of paper have no shape for, on one line."""
    return " ".join(with_shapes(text).split())


def written(root: Element) -> str:
    indent(root, "")
    return tostring(root, "unicode") + "\n"


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def width_of(text: str, size: float) -> float:
    """How wide it is at most, in the unit of its size."""
    return sum(map(_letter, text)) * size


@lru_cache(maxsize=2048)
def _letter(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTH_OF:
        return _WIDTH_OF[base]
    if unicodedata.combining(base) or unicodedata.category(base) in {"Cf", "Mn", "Me"}:
        return 0
    return WIDE if unicodedata.east_asian_width(base) in "FW" else UNKNOWN


def wrapped(text: str, size: float, widths: Sequence[float], *, breaks_words: bool) -> list[str] | None:
    """Its lines, each no wider than its own width; None where they are too few, or a word would be broken."""
    lines: list[str] = []
    words = text.split()
    while words:
        word = words.pop(0)
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size) <= widths[len(lines) - 1]:
            lines[-1] = joined
            continue
        if len(lines) == len(widths):
            return None
        width = widths[len(lines)]
        if width_of(word, size) > width:
            at = _break_in(word, size, width) if breaks_words else 0
            if at == 0:
                return None
            words.insert(0, word[at:])
            word = f"{word[:at]}-"
        lines.append(word)
    return lines


def _break_in(word: str, size: float, width: float) -> int:
    """Before the consonant that begins a syllable; else where the line is full; 0 for nowhere."""
    most = 0
    while most < len(word) and width_of(f"{word[: most + 1]}-", size) <= width:
        most += 1
    for at in range(most, LEAST_OF_A_WORD, -1):
        if at + 1 < len(word) and _begins_syllable(word[at]) and _is_vowel(word[at + 1]):
            return at
    while most and _letter(word[most]) == 0:  # a sign that belongs to the letter before it
        most -= 1
    return most


def _begins_syllable(letter: str) -> bool:
    return letter.isalpha() and letter != "j" and not _is_vowel(letter)  # hj, kj, sj stay together


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.lower())[0] in "aeiouyæø"
