"""The app as Teams' administrators install it: everything in it comes from here and from the commands.

It is in bokmål, with nynorsk and English for those whose Teams speaks them.
"""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from bot import __version__
from bot.commands.grammar import DEFAULT_ROOT
from bot.commands.lines import AnyLine
from bot.commands.registry import Command, Registry
from bot.handlers.calendar.lines import CHANGE_THEME, NEXT_MONTH, THEMES, THIS_MONTH, YEAR
from bot.handlers.overview.lines import HELP, HOME
from bot.handlers.plan.lines import FINISH_ANY, WHERE_WE_ARE
from bot.handlers.setup.lines import SETTINGS
from bot.handlers.webinars.lines import WEBINARS
from bot.message.words import Language, Voice, _
from bot.platforms.limits import TEAMS, shortened
from bot.platforms.wire import Json

SCHEMA = "1.19"
"""Of the manifest. Nothing here needs a newer one, and Teams goes on taking the older ones."""
EXAMPLE_ID = "00000000-0000-0000-0000-000000000000"
EXAMPLE_ADDRESS = "https://hms.example.no"
ARCHIVE = "hms-bot.zip"
ICONS = Path(__file__).parent / "icons"
GROUND = "#0b6656"
"""Of the colour icon."""
NAME = "HMS"
"""What people mention: `@HMS neste måned`."""
FULL_NAME = _("HMS calendar and progress plan for kindergartens")
ABOUT = _("A theme every month, and a plan you follow at your own pace.")
ABOUT_AT_LENGTH = (
    _(
        "Every month a theme comes in the kindergarten's channel, with one question to talk about and "
        "one thing to try. The HMS group (styrer, tillitsvalgt and verneombud) chooses the themes, follows "
        "the milestones of the plan and is told when something waits."
    ),
    _(
        "Write @HMS in the channel to begin, and @HMS milepel to see where you are in the plan. "
        "Everybody can read and ask; the HMS group makes the changes."
    ),
    _(
        "The bot does not read what you write to each other. It answers commands, buttons and what is "
        "written to it. About people it keeps only who holds a role, and who made a change. Who gave "
        "points is kept until the round is over."
    ),
)
DAILY = (THIS_MONTH, NEXT_MONTH, YEAR, THEMES, CHANGE_THEME, WHERE_WE_ARE, FINISH_ANY)
COMMANDS: dict[str, tuple[AnyLine, ...]] = {
    "personal": (*DAILY, HOME, WEBINARS, HELP),
    "team": (*DAILY, WEBINARS, SETTINGS, HELP),
    "groupChat": (*DAILY, WEBINARS, SETTINGS, HELP),
}
"""What Teams lists under the message box, by where it is; every other command can be written too."""
DEFAULT = Language.NB
OTHERS = (Language.NN, Language.EN)


def build(registry: Registry, app_id: str, address: str) -> bytes:
    """The archive to install, the same to the byte each time."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as opened:
        for name, content in files(registry, app_id, address).items():
            opened.writestr(zipfile.ZipInfo(name), content)
    return archive.getvalue()


def write(folder: Path, registry: Registry, app_id: str = EXAMPLE_ID, address: str = EXAMPLE_ADDRESS) -> Path:
    """The archive, beside the files that are in it as an example to look at; answers the archive's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(registry, EXAMPLE_ID, EXAMPLE_ADDRESS).items():
        (folder / name).write_bytes(content)
    (folder / ARCHIVE).write_bytes(build(registry, app_id, address))
    return folder / ARCHIVE


def files(registry: Registry, app_id: str, address: str) -> dict[str, bytes]:
    """What the archive holds, by name."""
    made = {"manifest.json": _json(manifest(registry, app_id, address))}
    for language in OTHERS:
        said = {"$schema": _schema("MicrosoftTeams.Localization.schema.json"), **texts(registry, language)}
        made[f"{language.value}.json"] = _json(said)
    return made | {name: (ICONS / name).read_bytes() for name in ("color.png", "outline.png")}


def manifest(registry: Registry, app_id: str, address: str) -> Json:
    said = texts(registry, DEFAULT)
    return {
        "$schema": _schema("MicrosoftTeams.schema.json"),
        "manifestVersion": SCHEMA,
        "version": __version__,
        "id": app_id,
        "localizationInfo": {
            "defaultLanguageTag": DEFAULT.value,
            "additionalLanguages": [
                {"languageTag": language.value, "file": f"{language.value}.json"} for language in OTHERS
            ],
        },
        "developer": {
            "name": "hms-bot",
            "websiteUrl": address,
            "privacyUrl": f"{address}/privacy",
            "termsOfUseUrl": f"{address}/terms",
        },
        "name": {part: said[f"name.{part}"] for part in ("short", "full")},
        "description": {part: said[f"description.{part}"] for part in ("short", "full")},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": GROUND,
        "bots": [_bot(app_id, said)],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(address).hostname],
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }


def _bot(app_id: str, said: dict[str, str]) -> Json:
    return {
        "botId": app_id,
        "scopes": list(COMMANDS),
        "isNotificationOnly": False,
        "supportsFiles": False,
        "commandLists": [
            {
                "scopes": [scope],
                "commands": [
                    {part: said[_key(place, number, part)] for part in ("title", "description")}
                    for number in range(len(lines))
                ],
            }
            for place, (scope, lines) in enumerate(COMMANDS.items())
        ],
    }


def texts(registry: Registry, language: Language) -> dict[str, str]:
    """Everything that can be read, by where it stands in the manifest: the keys of a localisation file."""
    voice = Voice(language)
    said = {
        "name.short": NAME,
        "name.full": voice.say(FULL_NAME),
        "description.short": voice.say(ABOUT),
        "description.full": "\n\n".join(voice.say(part) for part in ABOUT_AT_LENGTH),
    }
    commands = {command.name: command for command in registry}
    for place, lines in enumerate(COMMANDS.values()):
        for number, line in enumerate(lines):
            said[_key(place, number, "title")] = _title(commands[line.name], voice)
            said[_key(place, number, "description")] = voice.say(commands[line.name].says)
    return said


def _key(place: int, number: int, part: str) -> str:
    return f"bots[0].commandLists[{place}].commands[{number}].{part}"


def _title(command: Command, voice: Voice) -> str:
    """What stands in the message box after the bot's name when the command is chosen."""
    return shortened(
        voice.say(command.typed).removeprefix(f"/{DEFAULT_ROOT} ").removeprefix("/"), TEAMS.command_title
    )


def _schema(name: str) -> str:
    return f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/{name}"


def _json(content: Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
