"""How a card reaches a channel: where to, and what may come of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from bot.message.card import Card
from bot.model.place import Place
from bot.model.texts import Language


@dataclass(frozen=True)
class Skip:
    """A post that is not to be sent after all, and why."""

    reason: str


@dataclass(frozen=True)
class Later:
    """A post that has its moment later than it was thought."""

    until: datetime


TAKEN_BACK, CORRECTED = "taken back", "corrected"
"""What a recall did, or is doing: it stands as the reason in its row, from when its request leaves."""


@dataclass(frozen=True)
class TakeBack:
    """A post that takes an earlier message back, instead of saying something."""

    ref: str | None
    """The platform's name for that message; None where nobody knows whether it arrived."""
    channel: str
    """Where it went."""
    otherwise: Card
    """Posted there where the platform deletes it for nobody: what was said holds no more."""


Content: TypeAlias = Card | TakeBack | Skip | Later
"""What a post has to say when its moment comes."""


@dataclass(frozen=True)
class Sent:
    ref: str
    """The platform's name for the message."""


@dataclass(frozen=True)
class Paced:
    """Not now: the platform asks for a pause."""

    retry_after: timedelta


@dataclass(frozen=True)
class Passing:
    """Not done, for a reason that may pass by itself. Words that nobody knows are such a reason too."""

    reason: str


@dataclass(frozen=True)
class Gone:
    """The channel cannot be reached any more, until somebody does something about it."""

    reason: str
    sure: bool = True
    """Not after a single "not found": a place that worked yesterday is looked for a few times more."""


@dataclass(frozen=True)
class Refused:
    """The platform will never take this message."""

    reason: str


@dataclass(frozen=True)
class Unsure:
    """No answer came; the message may or may not be there."""


@dataclass(frozen=True)
class Absent:
    """Looked up, and the message is not there."""


Result: TypeAlias = Sent | Paced | Passing | Gone | Refused | Unsure
"""A refusal has three outcomes: passing, mendable (Gone) and final (Refused)."""


class Platform(Protocol):
    """What the sender asks of a chat platform."""

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        """Post a card once. The key travels with the message, where the platform can carry it.

        Raises the store's Unreachable only where nothing has arrived.
        """
        ...

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Gone | Paced | Unsure:
        """Look for the message with this key, posted at most so long ago. Clocks may differ: spans do not.

        Paced where the platform does not answer now, Unsure where it can never tell.
        """
        ...

    async def take_back(self, place: Place, ref: str) -> Result:
        """Delete a message of ours. To do so twice changes nothing.

        Sent: it is not there any more. Refused: the platform deletes it for nobody.
        """
        ...
