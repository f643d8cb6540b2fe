"""Where things are on a chat platform, by the platform's own names for them."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.model.errors import Refusal


@dataclass(frozen=True, slots=True)
class Tenant:
    """Who lets the bot in on a platform: a workspace, or an organisation for all its workspaces."""

    platform: str
    external_id: str


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, wherever it is."""

    platform: str
    workspace: str
    channel: str
    """Of a chat with one person: that person."""
    person: str | None = None
    """One person to be told in private, instead of the channel."""
    closed: bool = False
    """Whether what is said there is for the HMS-gruppe alone: never where others can read it."""

    @property
    def conversation(self) -> "Place":
        """Where it is written: in the channel, or in the chat with the person."""
        own = self.channel if self.person is None else self.person
        return Place(self.platform, self.workspace, own)

    @property
    def tenant(self) -> Tenant:
        return Tenant(self.platform, self.workspace)


class Openness(Enum):
    """Who reads in a place, as far as its platform tells."""

    UNSEEN = auto()
    """Nobody has looked yet."""
    CLOSED = auto()
    """Only those who were let in."""
    OPEN = auto()
    """All who want to, or all of a kindergarten."""
    ALONE = auto()
    """One person, in their chat with the bot."""
    OUTSIDE = auto()
    """The bot is not let in, and cannot see it."""


@dataclass(eq=False)
class NotClosed(Refusal):
    """What is for the HMS-gruppe alone does not go to such a place."""

    openness: Openness


class NotArbeidsgruppes(NotClosed):
    """What is for a programme's arbeidsgruppe alone does not go there either."""


@dataclass(eq=False)
class TakenPlace(Refusal):
    """A kindergarten, or another programme, is answered there already."""
