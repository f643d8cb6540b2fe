"""Slash commands, presses and forms, as far as we read them."""

from typing import Annotated, Any

import msgspec

from bot.commands.forms import FormValues
from bot.commands.request import Request
from bot.model.place import Place
from bot.platforms.slack.asked import (
    FALLBACK_LINE,
    HOME_LINE,
    NAME,
    Asked,
    Id,
    MaybeId,
    Pressed,
    PressedAtHome,
    PressedInModal,
    Submitted,
    Typed,
    act,
)
from bot.platforms.slack.fields import submitted
from bot.platforms.slack.memory import Memory, is_personal, remembered
from bot.platforms.slack.typed import unescaped
from bot.platforms.wire import Json

LINE, LINK, FORM = "line/", "link/", "form"
"""What the actions of buttons are called, or begin with."""


class SlashCommand(msgspec.Struct):
    team_id: Id
    channel_id: Id
    user_id: Id
    command: str
    text: str = ""
    trigger_id: MaybeId = None
    response_url: str = ""
    enterprise_id: MaybeId = None

    def received(self) -> Typed:
        return Typed(
            request=Request(
                place=Place(NAME, self.team_id, self.channel_id),
                user=self.user_id,
                line=f"{self.command} {unescaped(self.text)}",
                personal=is_personal(self.channel_id),
                act=act(self.trigger_id),
            ),
            memory=Memory(self.team_id, self.channel_id, response_url=self.response_url),
            organisation=self.enterprise_id or None,
            trigger=self.trigger_id or "",
        )


class _Named(msgspec.Struct):
    id: Id


class _Person(msgspec.Struct):
    id: Id
    team_id: MaybeId = None


class _Action(msgspec.Struct):
    action_id: str = ""
    value: str | None = None

    @property
    def line(self) -> str | None:
        """The command line of a button of ours."""
        ours = self.action_id == FORM or self.action_id.startswith(LINE)
        return self.value if ours else None


class _Container(msgspec.Struct, frozen=True):
    is_ephemeral: bool = False


class _Message(msgspec.Struct, frozen=True):
    metadata: Json | None = None


class _State(msgspec.Struct):
    values: Json


class _Block(msgspec.Struct):
    block_id: str = ""


class _View(msgspec.Struct):
    id: Id
    hash: str = ""
    """Of what the view shows: another as soon as it has been updated."""
    type: str = "modal"
    private_metadata: str = ""
    state: _State | None = None
    blocks: tuple[_Block, ...] = ()


class _Interaction(msgspec.Struct, kw_only=True):
    user: _Person
    team: _Named | None = None
    enterprise: _Named | None = None
    channel: _Named | None = None
    view: _View | None = None
    trigger_id: MaybeId = None

    @property
    def act(self) -> str | None:
        return act(self.trigger_id)

    def where(self, response_url: str = "") -> Memory:
        """Where it happened: a view remembers it. Raises msgspec.ValidationError where nobody says."""
        kept = remembered(self.view.private_metadata) if self.view else None
        if kept is not None:
            return kept
        # Where an organisation let the bot in, the workspace may stand with the person only.
        team = self.team.id if self.team else self.user.team_id
        if not team:
            raise msgspec.ValidationError("a team is missing")
        home = HOME_LINE if self.view and self.view.type == "home" else ""
        channel = self.channel.id if self.channel else self.user.id
        return Memory(team, channel, home=home, response_url=response_url)

    def asked(self, where: Memory, line: str | None, values: FormValues | None = None) -> dict[str, Any]:
        """What is the same for all that is asked; without a line it comes from another time."""
        request = Request(
            place=Place(NAME, where.team, where.channel),
            user=self.user.id,
            line=line or FALLBACK_LINE,
            values=values if line else None,
            pressed=line is not None,
            personal=where.personal,
            language=where.language,
            act=self.act,
        )
        return {
            "request": request,
            "memory": where,
            "organisation": self.enterprise.id if self.enterprise else None,
            "trigger": self.trigger_id or "",
            "outdated": not line,
        }


class Press(_Interaction, kw_only=True):
    actions: Annotated[tuple[_Action, ...], msgspec.Meta(min_length=1)]
    container: _Container = _Container()
    message: _Message = _Message()
    response_url: str = ""

    def received(self) -> Asked | None:
        action = self.actions[0]
        if action.action_id.startswith(LINK):
            return None  # Slack has opened the address
        asked = self.asked(self.where(self.response_url), action.line)
        asked["wants_form"] = action.action_id == FORM
        if self.view is None:
            ephemeral, metadata = self.container.is_ephemeral, self.message.metadata
            return Pressed(**asked, ephemeral=ephemeral, metadata=metadata)
        if self.view.type == "home":
            return PressedAtHome(**asked)
        return PressedInModal(**asked, view=self.view.id)


class Submission(_Interaction, kw_only=True):
    view: _View

    @property
    def act(self) -> str | None:
        """A form that stays open, for its answer was slow, is sent again with another trigger."""
        return act(self.view.id, self.view.hash)

    def received(self) -> Submitted:
        where = self.where()
        values = submitted(self.view.state.values) if self.view.state else {}
        shown = frozenset(block.block_id for block in self.view.blocks)
        return Submitted(**self.asked(where, where.line, values), fields=shown)
