"""Where things are on a chat platform, by the platform's own names for them."""

from dataclasses import dataclass


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

    @property
    def conversation(self) -> "Place":
        """Where it is written: in the channel, or in the chat with the person."""
        return self if self.person is None else Place(self.platform, self.workspace, self.person)

    @property
    def tenant(self) -> Tenant:
        return Tenant(self.platform, self.workspace)
