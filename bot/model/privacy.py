"""Whether a text names a person, or tells of somebody's illness or trouble.

What a kindergarten keeps never needs a person's name: measures have roles. So a name is reason enough for a
gentle reminder, and with a word for illness or trouble for a stronger one. Without a name somebody may be
meant too: `hun på Maurtua er gravid`, `sjefen min mobber meg`, `jeg er sykmeldt`.

A reminder, not a lock: it misses some and may be wrong, and whoever writes decides.
"""

import re
from enum import Enum

from bot.model import privacy_signs as signs
from bot.model import privacy_words as say
from bot.model.person_names import Sentence


class Concern(Enum):
    """What a text tells of a person, the gravest first."""

    ILLNESS = "illness"
    OWN_ILLNESS = "own illness"
    """Of whoever writes."""
    TROUBLE = "trouble"
    NAME = "name"
    """Who it is, and nothing that is hard."""


_SENTENCE_END = re.compile(r"[.!?\n;•…]+(?:\s|$)")
_NO_END = re.compile(r"\b(pga|bl\.a|f\.eks|ca|kl|st|[^\W\d_])\.", re.IGNORECASE)
_NO_WORDS = re.compile(r"<[^<>]{1,200}>|https?://\S+|(?<!\S)\S{1,64}@\S+")
"""Mentions, links and addresses: whoever is mentioned was chosen by hand."""

_ONLY_TALKED_ABOUT = r"(?<!\bom )(?<!\bmot )(?<!\bved )(?<!\bmed )(?<!\bfor )(?<!\babout )(?<!\btema )"
_SIGN = f"(?:(?P<illness>{signs.ILLNESS})|(?P<trouble>{signs.TROUBLE}))"
_OF_NAMED = re.compile(
    rf"{_ONLY_TALKED_ABOUT}(?:(?P<illness>{signs.ILLNESS}|{signs.BODY})|(?P<trouble>{signs.TROUBLE}))"
)
_SOMEBODY = (
    rf"\b(?:{say.ONE_AT}|{say.HE_OR_SHE}|(?<!\ben )(?:{say.OURS} {say.OF_OURS}|"
    rf"{say.OF_OURS} (?:{say.OURS}|{say.THEIRS})|(?<!når )(?<!hvis )(?<!ring )(?<!ringer ){say.AT_WORK}))\b"
)
_OF_SOMEBODY = re.compile(rf"{_SOMEBODY}(?: (?!{say.BREAKS}\b)\S+){{0,6}}? {_SIGN}")
_TO_SOMEBODY = re.compile(rf"{_SIGN}\S*(?: {say.TO})? {_SOMEBODY}")
_OF_BODY = re.compile(rf"\b{say.THEIRS} {signs.BODY}|{signs.BODY}\S* {say.THEIRS}\b")
_OF_ROLE = re.compile(rf"\b{say.ROLES}(?: (?:er|e|har|blir|ble))? {_SIGN}")
_OF_UNKNOWN = re.compile(
    rf"^(?!{say.NOT_ONE}\b)\S+ (?:er|e|har|fikk|ble|blei|vart|is|has)(?: \w+)? {signs.OF_PEOPLE_ALONE}"
)
"""`Xochitl er ofte syk`."""
_MY_OWN = re.compile(
    rf"\b{say.MYSELF}(?: (?!{say.BREAKS}\b)\S+){{0,4}}? (?:{signs.ILLNESS}|(?:mobb|klarer ikke))"
    rf"|{signs.ILLNESS}\S* {say.MINE}\b|{signs.BODY}\S* {say.MINE}\b"
)


def concern_in(text: str) -> Concern | None:
    """The gravest thing that a text tells of a person; None where it tells of nobody."""
    plain = _NO_END.sub(r"\1", _NO_WORDS.sub(" ", text))
    found = {_concern(Sentence(part)) for part in _SENTENCE_END.split(plain)}
    return next((concern for concern in Concern if concern in found), None)


def _concern(sentence: Sentence) -> Concern | None:
    words = " ".join(sentence.bare)
    told = _OF_NAMED.search(words)
    if told and sentence.names_who_suffers:
        return _kind(told)
    if sentence.is_named:
        return Concern.NAME
    if _OF_BODY.search(words):
        return Concern.ILLNESS
    said = _OF_SOMEBODY.search(words) or _TO_SOMEBODY.search(words) or _OF_ROLE.search(words)
    if said:
        return _kind(said)
    if _OF_UNKNOWN.search(words):
        return Concern.ILLNESS
    return Concern.OWN_ILLNESS if _MY_OWN.search(words) else None


def _kind(told: re.Match[str]) -> Concern:
    return Concern.TROUBLE if told["trouble"] else Concern.ILLNESS
