"""What platforms hand to the dispatcher, and what they get back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from threading import Lock
from typing import Self, TypeAlias

import msgspec

from bot.commands.cleaning import clean_line
from bot.commands.forms import FormValues
from bot.message.card import Card
from bot.model.place import Openness, Place
from bot.model.texts import Language, visible


class GivenUp(Exception):
    """Nobody waits for the answer any more, and they were told that nothing was saved."""


class Attempt:
    """One try at carrying something out, whose asker waits only so long.

    It is either given up or kept, never both: what was answered with "nothing was saved" is not saved later.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._given_up = False
        self._kept = False

    def give_up(self) -> bool:
        """Tells whether nothing is kept. False: it was on its way into the database already."""
        with self._lock:
            self._given_up = not self._kept
            return self._given_up

    def go_on(self) -> None:
        """Raises GivenUp where that would be for nobody."""
        if self._given_up:
            raise GivenUp

    def keep(self) -> None:
        """From here on it cannot be given up. Raises GivenUp."""
        with self._lock:
            if self._given_up:
                raise GivenUp
            self._kept = True

    @property
    def is_given_up(self) -> bool:
        return self._given_up

    @property
    def is_kept(self) -> bool:
        return self._kept


def act_name(platform: str, *what: object) -> str:
    """The name of something that was done: the same however often, and in however many parcels, it comes.

    `what` are the platform's own names for it: that of the message and not of its delivery. Of one length,
    for they may be long.
    """
    named = blake2b(msgspec.json.encode(what, order="deterministic"), digest_size=20)
    return f"{platform}/{named.hexdigest()}"


@dataclass(frozen=True)
class Request:
    """A line that somebody typed or pressed, or a form they sent."""

    place: Place
    user: str
    line: str
    values: FormValues | None = None
    pressed: bool = False
    """A button said it, perhaps on a card from long ago. Nobody typed it, so nothing is guessed from it."""
    personal: bool = False
    """In a conversation with the bot alone, where the place does not say which kindergarten is meant."""
    apart: bool = False
    """Pressed on a card in somebody's own chat with the bot; the place is the one that the card is about."""
    overheard: bool = False
    """Typed where others read it, and not as a command that they do not see."""
    openness: Openness = Openness.UNSEEN
    """Who reads there, where the platform has said so."""
    language: Language | None = None
    """In which the asker reads the platform, where it says so. A kindergarten has a language of its own."""
    act: str | None = None
    """The name of what was done, see `act_name`: when it comes again it changes nothing."""
    attempt: Attempt = field(default_factory=Attempt, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Nobody can type what cannot be seen; some of it could not even be stored."""
        object.__setattr__(self, "line", clean_line(self.line))
        if self.values is not None:
            seen = {name: _visible(value) for name, value in self.values.items()}
            object.__setattr__(self, "values", seen)


def _visible(value: str | list[str]) -> str | list[str]:
    return visible(value) if isinstance(value, str) else [visible(each) for each in value]


@dataclass(frozen=True)
class Told:
    """What is said besides, elsewhere than where it was asked."""

    place: Place
    card: Card
    otherwise: tuple["Told", ...] = ()
    """What is said instead, where nothing arrives there."""


@dataclass(frozen=True)
class Answer:
    card: Card
    language: Language
    private: bool
    """Whether the asker alone sees it where they asked."""
    told: tuple[Told, ...] = ()
    """What others see elsewhere."""
    unseen: bool = False
    """Whether the platform is to look who reads there, and to ask again with that."""
    unread: bool = False
    """Whether the platform is to look in which language its asker reads, and to ask again with that."""
    not_now: bool = False
    """The database does not answer: no platform should ask it for how to tell this."""
    repeated: bool = False
    """What was done before came once more. Whoever did it may see the answer; nobody else is told again."""

    unkept: bool = False
    """Whether nothing of it may be written down: not what was asked, nor that it was."""

    def once_more(self) -> Self:
        return replace(self, told=(), repeated=True)

    @property
    def concerns_others(self) -> bool:
        return not self.private or bool(self.told)


class UnknownPlace(Exception):
    """No kindergarten is bound to the channel."""


Dispatch: TypeAlias = Callable[[Request, datetime], Answer]
"""Carries a request out at a moment. Synchronous: call it in a thread."""

Submit: TypeAlias = Callable[[Request], Awaitable[Answer]]
"""Carries a request out now, for a platform that waits."""
