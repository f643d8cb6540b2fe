"""What somebody in Slack wants of us, however they said it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeAlias

import msgspec

from bot.commands.request import Request, act_name
from bot.handlers.calendar.lines import THIS_MONTH
from bot.handlers.overview.lines import HOME
from bot.model.place import Place
from bot.platforms.slack.memory import Memory
from bot.platforms.wire import Json

NAME = "slack"
HOME_LINE, FALLBACK_LINE = HOME(), THIS_MONTH()

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]{1,150}\Z")]
MaybeId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]{0,150}\Z")] | None


def act(*what: str | None) -> str | None:
    """The name of what was done, by Slack's own names for it; none where one of them is missing."""
    return act_name(NAME, *what) if all(what) else None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request, and what its answer may need besides."""

    request: Request
    memory: Memory
    """Where it was asked."""
    organisation: str | None = None
    trigger: str = ""
    """Opens a modal, within three seconds."""
    wants_form: bool = False
    """The pressed button stands for the card's form."""
    outdated: bool = False
    """It came from a card of another time, and cannot be understood any more."""


class Typed(Asked):
    """A slash command."""


@dataclass(frozen=True, kw_only=True)
class Pressed(Asked):
    """A button of a message."""

    ephemeral: bool
    metadata: Json | None
    """The key of a scheduled post, which it keeps when something else takes its place."""


@dataclass(frozen=True, kw_only=True)
class PressedInModal(Asked):
    view: str


class PressedAtHome(Asked):
    """A button of the Home tab."""


@dataclass(frozen=True, kw_only=True)
class Submitted(Asked):
    """A form."""

    fields: frozenset[str]
    """Those that the form shows."""


@dataclass(frozen=True, kw_only=True)
class Written(Asked):
    """A mention in a channel, or a message to the bot."""

    thread: str | None


class OpenedHome(Asked):
    """Somebody looks at the Home tab."""


@dataclass(frozen=True)
class PersonLeft:
    """Whoever it is can no longer be reached in these workspaces."""

    teams: tuple[str, ...]
    user: str


@dataclass(frozen=True)
class LeftChannel:
    place: Place
    user: str


@dataclass(frozen=True)
class BotRemoved:
    """From some workspaces, or from a whole organisation."""

    at: datetime
    teams: tuple[str, ...] = ()
    organisation: str | None = None


@dataclass(frozen=True)
class PlaceLost:
    """A channel is archived or deleted, or the bot has been taken out of it."""

    place: Place


Left: TypeAlias = PersonLeft | LeftChannel | PlaceLost | BotRemoved
Received: TypeAlias = Asked | Left
