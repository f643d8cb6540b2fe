"""An activity: what Teams sends, as far as we look at it.

Only what is read here is looked at. Anything else about people and messages is neither kept nor logged.
"""

from typing import Any

import msgspec

from bot.commands.request import act_name
from bot.model.place import Openness, Place
from bot.model.texts import Language, language_of_locale
from bot.platforms.teams.references import NAME, ConversationKind, Reference

CHANNEL = "msteams"


class Malformed(Exception):
    """It lacks what every activity has, or is none of Teams'."""


class _Named(msgspec.Struct, frozen=True):
    id: str | None = None


class _Channel(_Named, frozen=True):
    type: str | None = None
    """`standard`, `private` or `shared`."""


class Account(msgspec.Struct, frozen=True, rename="camel"):
    id: str
    aad_object_id: str | None = None

    @property
    def person(self) -> str:
        """The tenant's own id for the person, which is what the people picker gives; else the account's."""
        return self.aad_object_id or self.id


class _Conversation(msgspec.Struct, frozen=True, rename="camel"):
    id: str
    conversation_type: str | None = None
    tenant_id: str | None = None


class _About(msgspec.Struct, frozen=True, rename="camel"):
    tenant: _Named = _Named()
    team: _Named = _Named()
    channel: _Channel = _Channel()
    event_type: str | None = None


class Mentioned(msgspec.Struct, frozen=True):
    mentioned: Account
    text: str


class Activity(msgspec.Struct, frozen=True, rename="camel"):
    type: str
    channel_id: str
    service_url: str
    from_: Account = msgspec.field(name="from")
    recipient: Account
    conversation: _Conversation
    id: str | None = None
    reply_to_id: str | None = None
    text: str | None = None
    text_format: str | None = None
    locale: Any = None
    entities: list[Any] | None = None
    name: str | None = None
    value: Any = None
    action: str | None = None
    members_added: list[Account] | None = None
    members_removed: list[Account] | None = None
    channel_data: _About | None = None

    @property
    def about(self) -> _About:
        return self.channel_data or _About()

    @property
    def tenant(self) -> str:
        return self.about.tenant.id or self.conversation.tenant_id or ""

    @property
    def kind(self) -> ConversationKind:
        match self.conversation.conversation_type:
            case "channel":
                return ConversationKind.CHANNEL
            case "groupChat":
                return ConversationKind.GROUP
            case _:
                return ConversationKind.CHANNEL if self.about.team.id else ConversationKind.PERSONAL

    @property
    def personal(self) -> bool:
        return self.kind is ConversationKind.PERSONAL

    @property
    def openness(self) -> Openness:
        """A group chat is for those who were let in, and so is a private channel."""
        closed = self.kind is ConversationKind.GROUP or self.about.channel.type == "private"
        return Openness.CLOSED if closed else Openness.OPEN

    @property
    def channel(self) -> str:
        """And not the thread in it; in the chat with one person, that person."""
        if self.personal:
            return self.from_.person
        return self.about.channel.id or self.conversation.id.partition(";")[0]

    @property
    def team(self) -> str:
        """What the channel is part of; a group chat stands for itself."""
        return self.about.team.id or self.channel

    @property
    def place(self) -> Place:
        return Place(NAME, self.tenant, self.channel)

    @property
    def reference(self) -> Reference:
        return Reference(
            service_url=self.service_url,
            conversation=self.conversation.id if self.personal else self.channel,
            kind=self.kind,
            bot=self.recipient.id,
            team=self.about.team.id if self.kind is ConversationKind.CHANNEL else None,
        )

    @property
    def language(self) -> Language | None:
        """What the person reads Teams in, as far as it is one of ours."""
        return language_of_locale(self.locale) if isinstance(self.locale, str) else None

    @property
    def mentions(self) -> list[Mentioned]:
        """Those with a text, which is where they stand in the line."""
        return [msgspec.convert(entity, Mentioned) for entity in self.entities or () if _mentions(entity)]

    @property
    def act(self) -> str | None:
        return act_name(NAME, self.conversation.id, self.id) if self.id else None


def _mentions(entity: Any) -> bool:
    return isinstance(entity, dict) and entity.get("type") == "mention" and bool(entity.get("text"))


def read_activity(body: bytes) -> Activity:
    """Raises Malformed."""
    try:
        activity = msgspec.json.decode(body, type=Activity)
        activity.mentions  # noqa: B018 - they are looked at now, and not in the middle of a turn
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed from error
    if activity.channel_id != CHANNEL or not (activity.service_url and activity.tenant and activity.channel):
        raise Malformed
    return activity
