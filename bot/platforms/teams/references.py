"""Where the bot may write: what is kept of a conversation, so that posts find their way there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.message.words import Language
from bot.model.place import Place, Tenant

NAME = "teams"


class ConversationKind(StrEnum):
    CHANNEL = "channel"
    GROUP = "group"
    PERSONAL = "personal"


@dataclass(frozen=True)
class Reference:
    """How to write in a conversation."""

    service_url: str
    conversation: str
    """Of a channel without any thread of it."""
    kind: ConversationKind
    bot: str
    """The bot's own id there."""
    team: str | None = None


class Conversations(Protocol):
    """Remembers them."""

    async def keep(self, place: Place, reference: Reference) -> bool:
        """Remember, where anything is new; tells whether the bot is new there, or back again."""
        ...

    async def find(self, place: Place) -> Reference | None:
        """None where the bot has not been let in, or has been put out."""
        ...

    async def lost(self, place: Place) -> None:
        """The bot may not write there any more."""
        ...

    async def lost_team(self, tenant: Tenant, team: str) -> None:
        """Nor in any channel of a team."""
        ...

    async def channel_deleted(self, place: Place) -> None: ...
    async def channel_renamed(self, place: Place, event: str) -> None: ...

    async def person_left(self, tenant: Tenant, team: str, person: str) -> None:
        """Somebody has left a team or a group chat."""
        ...

    async def language(self, place: Place) -> Language | None:
        """That of the channel's kindergarten; None where it has none."""
        ...
