"""Texts that exist in one or more languages."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import urlsplit

from bot.model.errors import Refusal

LINK_LIMIT = 500
TITLE_LIMIT = 80
TEXT_LIMIT = 600
FEWEST_SAYINGS = 4


@dataclass(eq=False)
class BadLink(Refusal):
    """A link must be an https address that leads somewhere."""

    link: str


@dataclass(eq=False)
class TooLong(Refusal):
    """A text longer than its place. Both numbers are characters."""

    length: int
    limit: int


@dataclass(eq=False)
class Empty(Refusal):
    """A text with nothing in it that can be seen."""


class Language(StrEnum):
    """The languages the product speaks. Bokmål first; what a text lacks is looked for in this order."""

    NB = "nb"
    NN = "nn"
    EN = "en"


_OF_LOCALES = {"nb": Language.NB, "no": Language.NB, "nn": Language.NN, "en": Language.EN}


def language_of_locale(locale: str) -> Language | None:
    """The language that a locale begins with, `nn-NO` or `en_GB`, where it is one of ours."""
    return _OF_LOCALES.get(locale[:2].lower()) if locale[2:3] in ("", "-", "_") else None


@dataclass(frozen=True, slots=True)
class Localized:
    """One text in the languages it has been written in; at least one."""

    nb: str | None = None
    nn: str | None = None
    en: str | None = None

    @classmethod
    def only(cls, language: Language, text: str) -> Self:
        """What a group writes itself exists in the group's language alone."""
        return cls(**{language.value: text})

    def in_language(self, wanted: Language) -> tuple[str, Language]:
        """The text and the language it really is in, which may be another than the wanted."""
        for language in (wanted, *Language):
            text: str | None = getattr(self, language.value)
            if text is not None:
                return text, language
        raise ValueError("a text with no language")


@dataclass(frozen=True, slots=True, eq=False)
class Sayings:
    """What people say for one thing: shown nowhere, found by search. Dialect stands with the nynorsk.

    Each is one of its kind, told apart by being itself: what is made from many can be kept.
    """

    nb: tuple[str, ...]
    nn: tuple[str, ...]
    en: tuple[str, ...]

    def __post_init__(self) -> None:
        if any(len(phrases) < FEWEST_SAYINGS for phrases in (self.nb, self.nn, self.en)):
            raise ValueError(f"fewer than {FEWEST_SAYINGS} sayings in a language")

    @property
    def phrases(self) -> tuple[str, ...]:
        """All languages together: people mix them."""
        return self.nb + self.nn + self.en


# Marks that turn the direction of the text around them (Unicode UAX #9); lone surrogates cannot be stored.
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset({"Cc", "Cs"})
_JOINER = "Cf"  # inside an emoji it is needed, alone it is nothing to read


def visible(text: str) -> str:
    """The text without what cannot be seen: control characters, direction marks and lone surrogates.

    Line breaks stay, and tabs: between the cells of a table that is pasted they are all there is.
    """
    if text.isascii() and text.isprintable():  # as nearly all commands are
        return text
    kept = (
        character
        for character in text
        if character in "\n\t"
        or (character not in _DIRECTION_MARKS and unicodedata.category(character) not in _UNSEEN)
    )
    return unicodedata.normalize("NFC", "".join(kept))


def clean(text: str, limit: int) -> str:
    """What a person typed, as it is kept: no control characters, no direction marks, no outer space.

    Nothing else is taken away: markup and mentions are data, and each renderer shows them as typed.
    Raises Empty when nothing is left, TooLong past `limit` characters.
    """
    cleaned = visible(text).replace("\t", " ").strip()
    if all(character.isspace() or unicodedata.category(character) == _JOINER for character in cleaned):
        raise Empty
    if len(cleaned) > limit:
        raise TooLong(len(cleaned), limit)
    return cleaned


def https_link(text: str) -> str:
    """An https address with a host. Raises BadLink for anything else, `javascript:` and `http:` too."""
    link = text.strip()
    try:
        parts = urlsplit(link)
        _port = parts.port  # raises when it is no port
    except ValueError as error:
        raise BadLink(link) from error
    spoiled = not link.isprintable() or any(character in ' <>"`\\|' for character in link)
    leads_nowhere = parts.scheme != "https" or not _is_host(parts.hostname or "")
    if leads_nowhere or spoiled or parts.username is not None or len(link) > LINK_LIMIT:
        raise BadLink(link)
    return link


def _is_host(name: str) -> bool:
    """A name with a domain: not this machine, and no empty part."""
    return "." in name and all(name.split("."))
