"""What may be done about a sentence: a guess answers a question, says what would be changed, or offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.commands.registry import Command
from bot.model.programme import AnyRole


@dataclass(frozen=True)
class Offer:
    """A command that was perhaps meant, with what the sentence gives it."""

    command: Command
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """A question with one clear reading."""

    command: Command
    values: Mapping[str, Any]
    second: Offer | None = None
    """What else the message asks for."""
    others: tuple[Offer, ...] = ()
    """What is not much less likely."""


@dataclass(frozen=True)
class Proposal:
    """A change that is perhaps wanted. It is said in words, and made by nobody but the person."""

    command: Command
    values: Mapping[str, Any]
    second: Offer | None = None
    others: tuple[Offer, ...] = ()
    wording: Mapping[str, str] = field(default_factory=dict)
    """What the form has in its field for free text, and no line has."""


@dataclass(frozen=True)
class Instead:
    """Something that others decide; what the asker can do or see."""

    who: frozenset[AnyRole]
    command: Command
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Where:
    """Settings, roles and what is deleted: only where it is done is told."""

    command: Command


@dataclass(frozen=True)
class Perhaps:
    """What was perhaps meant, the likeliest first; nothing where nothing is likely."""

    offers: tuple[Offer, ...]


Meaning: TypeAlias = Answer | Proposal | Instead | Where | Perhaps
