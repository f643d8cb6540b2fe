"""The app as Slack's administrators install it: everything in it comes from here and from the commands.

It is in bokmål, for those who install it; what the bot says in a channel is in the kindergarten's language.
"""

import yaml

from bot.commands.registry import Command, Registry
from bot.message.words import Language, Voice
from bot.platforms.limits import SLACK, shortened
from bot.platforms.slack.events import LOST
from bot.platforms.wire import Json

EVENTS_PATH = "/slack/events"
"""Commands, presses, forms and events all come here."""
REDIRECT_PATH = "/slack/oauth_redirect"

NAME = "HMS-bot"
BOT_NAME = "hms-bot"
ABOUT = "HMS-kalender og fremdriftsplan for barnehager: månedens tema og milepælene, rett i kanalen."
ABOUT_AT_LENGTH = """\
Hver måned kommer et HMS-tema i barnehagens kanal, med ett spørsmål å snakke om og én ting å prøve. \
HMS-gruppen (styrer, tillitsvalgt og verneombud) velger temaene, følger milepælene i fremdriftsplanen \
og får beskjed når noe venter.

Skriv /hms i kanalen for å begynne, og /milepel for å se hvor dere er i planen. Alle kan lese og spørre; \
HMS-gruppen endrer.

Boten leser ikke det dere skriver til hverandre. Den svarer på kommandoer, på knapper og på meldinger til \
den selv. Om personer lagrer den bare hvem som har en rolle, og hvem som har gjort en endring."""
COLOUR = "#0b6656"

SCOPES: dict[str, str] = {
    "app_mentions:read": "To answer when somebody writes `@hms-bot`.",
    "channels:history": "To find its own post again when the connection broke while it was sent, so that it "
    "is not posted twice. It looks at the keys of its own posts, and never at what people write.",
    "channels:read": "To be told when somebody leaves the kindergarten's channel, so that the role is free; "
    "and to see that a channel is open to all, where the HMS-gruppe wants its own place.",
    "chat:write": "To post the theme of the month, reminders and answers.",
    "commands": "To answer `/hms` and `/milepel`.",
    "groups:history": "The same as `channels:history`, where the kindergarten's channel is private.",
    "groups:read": "The same as `channels:read`, where the channel is private; and to be told when the "
    "HMS-gruppe's own place is archived, deleted or opened to all.",
    "im:history": "To answer what somebody writes to the bot itself.",
    "im:write": "To tell each of the HMS-gruppe in private what is for the group alone, where it has no "
    "place of its own.",
    "users:read": "To be told when somebody's account is closed, so that the role is free; and to open the "
    "set-up in the language that its reader reads Slack in.",
}
"""What the bot asks leave to do, and why."""

EVENTS: tuple[str, ...] = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    *LOST,
    "member_left_channel",
    "message.im",
    "team_access_revoked",
    "tokens_revoked",
    "user_change",
)


def manifest(registry: Registry, address: str, *, socket: bool = False) -> Json:
    """For HTTP at an address, or for Socket Mode, which needs none."""
    events = {} if socket else {"request_url": address + EVENTS_PATH}
    redirect = {} if socket else {"redirect_urls": [address + REDIRECT_PATH]}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": ABOUT,
            "long_description": ABOUT_AT_LENGTH,
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": BOT_NAME, "always_online": True},
            "slash_commands": [
                _command(root, registry, {} if socket else {"url": address + EVENTS_PATH})
                for root in registry.roots.values()
            ],
        },
        "oauth_config": {**redirect, "scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**events, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **events},
            "org_deploy_enabled": True,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": False,  # cannot be turned off again, and its refresh tokens work once
        },
    }


def _command(root: Command, registry: Registry, where: Json) -> Json:
    """Typed text comes as it was typed: nothing in it is turned into ids."""
    voice = Voice(Language.NB)
    typed = (voice.say(command.typed) for command in registry.under(root.name) if command.listed)
    names = (line.removeprefix(f"/{root.name}").strip() for line in typed)
    return {
        "command": f"/{root.name}",
        **where,
        "description": shortened(voice.say(root.says), SLACK.command_description),
        "usage_hint": shortened(" | ".join(name for name in names if name), SLACK.usage_hint),
        "should_escape": False,
    }


class _Dumper(yaml.SafeDumper):
    """Paragraphs stay paragraphs."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def as_yaml(made: Json) -> str:
    """As it is pasted into Slack."""
    heading = "# Made by `make manifest` from the commands and bot/platforms/slack/manifest.py.\n"
    return heading + yaml.dump(made, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
