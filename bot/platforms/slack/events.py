"""What happens in a workspace, as far as we read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import msgspec

from bot.commands.request import Request
from bot.model.place import Place
from bot.platforms.slack.asked import (
    FALLBACK_LINE,
    HOME_LINE,
    NAME,
    Asked,
    BotRemoved,
    Id,
    LeftChannel,
    MaybeId,
    OpenedHome,
    PersonLeft,
    PlaceLost,
    Received,
    Written,
    act,
)
from bot.platforms.slack.memory import Memory, is_personal, remembered
from bot.platforms.slack.typed import typed_text
from bot.platforms.wire import Json

A_SECOND = 1
"""Slack tells the moment of an event in whole seconds."""
LOST = (
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
)
"""After these the bot cannot write in a channel any more. Of a private one Slack speaks as of a group."""
WRITTEN = (None, "file_share", "me_message", "thread_broadcast")
"""Subtypes of messages that somebody wrote. All others tell of what happened to a message or a channel."""


@dataclass(frozen=True)
class _Around:
    """What the envelope says."""

    team: str
    organisation: str | None
    org_wide: bool
    bot_user: str
    at: datetime


class _Authorization(msgspec.Struct):
    team_id: MaybeId = None
    user_id: MaybeId = None
    is_enterprise_install: bool = False


class Happened(msgspec.Struct, kw_only=True):
    event: Json
    event_id: Id
    event_time: Annotated[int, msgspec.Meta(ge=0, le=4_000_000_000)] = 0
    team_id: MaybeId = None
    enterprise_id: MaybeId = None
    is_enterprise_install: bool = False
    authorizations: tuple[_Authorization, ...] | None = None

    def received(self) -> Received | None:
        """Raises msgspec.ValidationError."""
        kind = msgspec.convert(self.event, _Kind).type
        reader = _EVENTS.get(kind)
        return None if reader is None else msgspec.convert(self.event, reader).received(self._around())

    def _around(self) -> _Around:
        """In a channel shared with others it happens in their workspace, and concerns us in ours."""
        ours = self.authorizations[0] if self.authorizations else _Authorization()
        team = ours.team_id or self.team_id or self.enterprise_id
        if not team:
            raise msgspec.ValidationError("a team is missing")
        return _Around(
            team=team,
            organisation=self.enterprise_id or None,
            org_wide=ours.is_enterprise_install or self.is_enterprise_install,
            bot_user=ours.user_id or "",
            at=datetime.fromtimestamp(self.event_time + A_SECOND, UTC),
        )


class _Kind(msgspec.Struct):
    type: str


class _Event(msgspec.Struct):
    def received(self, around: _Around) -> Received | None:
        raise NotImplementedError


class _Mention(_Event, kw_only=True):
    """Somebody writes the bot's name in a channel."""

    channel: Id
    user: MaybeId = None
    text: str = ""
    bot_id: str | None = None
    subtype: str | None = None
    edited: Json | None = None
    ts: MaybeId = None
    thread_ts: str | None = None

    def received(self, around: _Around) -> Written | None:
        """Bots are not answered, and neither is what was edited or deleted afterwards."""
        if not self.user or self.bot_id or self.edited or self.user == around.bot_user:
            return None
        if self.subtype not in WRITTEN:
            return None
        line = typed_text(self.text, around.bot_user)
        request = Request(
            place=Place(NAME, around.team, self.channel),
            user=self.user,
            line=line or FALLBACK_LINE,
            personal=is_personal(self.channel),
            overheard=not is_personal(self.channel),
            act=act(self.channel, self.ts),
        )
        return Written(
            request=request,
            memory=Memory(around.team, self.channel),
            organisation=around.organisation,
            thread=self.thread_ts,
        )


class _Message(_Mention, kw_only=True):
    """Of messages only those to the bot alone are read."""

    channel_type: str = ""

    def received(self, around: _Around) -> Written | None:
        return super().received(around) if self.channel_type == "im" else None


class _View(msgspec.Struct):
    private_metadata: str = ""


class _HomeOpened(_Event, kw_only=True):
    user: Id
    tab: str = "home"
    view: _View | None = None

    def received(self, around: _Around) -> Asked | None:
        """What the tab shows now tells which kindergarten was chosen, where there are several."""
        if self.tab != "home":
            return None
        kept = remembered(self.view.private_metadata) if self.view else None
        line = kept.home if kept and kept.home else HOME_LINE
        request = Request(Place(NAME, around.team, self.user), self.user, line, personal=True)
        memory = Memory(around.team, self.user, home=line)
        return OpenedHome(request=request, memory=memory, organisation=around.organisation)


class _Person(msgspec.Struct):
    id: Id
    team_id: MaybeId = None
    deleted: bool = False


class _UserChanged(_Event):
    """Tells of everything about a person; a deactivated one is deleted."""

    user: _Person

    def received(self, around: _Around) -> PersonLeft | None:
        """In an organisation the person's own workspace need not be the one that tells."""
        teams = tuple({around.team, self.user.team_id or around.team})
        return PersonLeft(teams, self.user.id) if self.user.deleted else None


class _LeftChannel(_Event):
    user: Id
    channel: Id

    def received(self, around: _Around) -> LeftChannel:
        return LeftChannel(Place(NAME, around.team, self.channel), self.user)


class _ChannelLost(_Event):
    """Archived, deleted, or left by the bot itself."""

    channel: Id

    def received(self, around: _Around) -> PlaceLost:
        return PlaceLost(Place(NAME, around.team, self.channel))


class _Uninstalled(_Event):
    def received(self, around: _Around) -> BotRemoved:
        if around.org_wide and around.organisation:
            return BotRemoved(around.at, organisation=around.organisation)
        return BotRemoved(around.at, teams=(around.team,))


class _Tokens(msgspec.Struct):
    bot: tuple[str, ...] | None = None


class _TokensRevoked(_Uninstalled):
    tokens: _Tokens

    def received(self, around: _Around) -> BotRemoved | None:  # type: ignore[override]
        """A person's own token is none of ours."""
        return super().received(around) if self.tokens.bot else None


class _TeamsRevoked(_Event):
    """An organisation takes the bot out of some of its workspaces."""

    team_ids: tuple[Id, ...]

    def received(self, around: _Around) -> BotRemoved:
        return BotRemoved(around.at, teams=self.team_ids)


_EVENTS: Mapping[str, type[_Event]] = {
    "app_mention": _Mention,
    "message": _Message,
    "app_home_opened": _HomeOpened,
    "user_change": _UserChanged,
    "member_left_channel": _LeftChannel,
    **dict.fromkeys(LOST, _ChannelLost),
    "app_uninstalled": _Uninstalled,
    "tokens_revoked": _TokensRevoked,
    "team_access_revoked": _TeamsRevoked,
}
