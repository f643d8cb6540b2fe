"""What a view carries for us: Slack keeps it, and sends it back with every press in the view."""

import msgspec

from bot.model.texts import Language


class Memory(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a view was opened, and what its form is for."""

    team: str
    channel: str
    """The channel, the conversation with the bot, or for the Home tab the person."""
    line: str = ""
    """The command line that the form's values go to."""
    home: str = ""
    """The line that the Home tab shows, where the view was opened there."""
    response_url: str = ""
    """A way into the channel where the bot is no member; it is open for half an hour."""

    language: Language | None = None
    """In which the person reads Slack, where the place has no language of its own."""

    @property
    def personal(self) -> bool:
        return bool(self.home) or is_personal(self.channel)

    def written(self) -> str:
        return msgspec.json.encode(self).decode()


def is_personal(channel: str) -> bool:
    """Slack's names of conversations between two begin so."""
    return channel.startswith("D")


def remembered(metadata: str) -> Memory | None:
    """None for a view of another time, which had another memory or none."""
    try:
        return msgspec.json.decode(metadata, type=Memory)
    except msgspec.DecodeError:
        return None
