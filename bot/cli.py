"""The program `hms-bot`."""

import argparse
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot import __version__
from bot.admin.backup.arguments import add_backup
from bot.admin.commands import Commands
from bot.admin.content import add_content
from bot.admin.output import ANSWER_LOST, note, unfailing_output, write_in_utf8
from bot.admin.paper.arguments import add_paper
from bot.admin.posts.arguments import add_posts
from bot.admin.programmes.arguments import add_programme
from bot.admin.rights.arguments import add_rights
from bot.admin.roles.arguments import add_roles
from bot.admin.webinars.arguments import add_program
from bot.settings import LOOPBACK, Settings, SettingsError, described

if TYPE_CHECKING:
    from aiohttp import web

ABOUT_DEMO = "Two sample kindergartens are there, and an empty channel, `ny`, to set up your own in."
ABOUT_PROGRAMME = """\
A programme with 83 kindergartens is there, and its people: arbeidsgruppe, arbeidsgruppe2 and hjelper.
The first time, the page opens after a minute or more: a year is lived through, by what people write.\
"""
ABOUT = """\
hms-bot keeps each kindergarten's HMS calendar and progress plan, and posts the theme of the month
in its channel. Settings are environment variables; `hms-bot settings` lists them.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when it went well, 2 when something is wrong that an administrator can mend."""
    with unfailing_output() as output:
        code = _answer(arguments)
    return ANSWER_LOST if output.is_lost and code == 0 else code


def _answer(arguments: Sequence[str] | None) -> int:
    options = command_line().parse_args(arguments)
    try:
        settings = Settings.read(os.environ)
        _log(settings.log_level)
        return _carry_out(settings, options)
    except SettingsError as error:
        return _complain(str(error))


def _carry_out(settings: Settings, options: argparse.Namespace) -> int:
    """The chosen command; what keeps it from starting is said in a sentence."""
    from bot.content.yaml_file import ContentError
    from bot.store.engine import Unreachable
    from bot.store.schema import MayNotMigrate, SchemaTooNew, SchemaTooOld

    try:
        code: int = options.run(settings, options)
    except Unreachable as error:
        return _complain(
            f"The database cannot be used: {error}. HMS_DATABASE_URL or HMS_DATA_DIR says where it is."
        )
    except SchemaTooNew as error:
        return _complain(
            f"A newer version of hms-bot wrote this database (schema {error}); use that version."
        )
    except SchemaTooOld as error:
        return _complain(
            f"An older version of hms-bot wrote this database (schema {error}). "
            "`hms-bot migrate` brings it up to date; `serve` does so when it starts."
        )
    except MayNotMigrate:
        return _complain(
            "The database must be brought up to date, and HMS_DATABASE_URL has a role that may not change "
            "tables. Run `hms-bot migrate` with the role that owns them."
        )
    except ContentError as error:
        return _complain(f"A content file is wrong: {error}")
    return code


def _complain(sentence: str) -> int:
    note(sentence)
    return 2


def _log(level: str) -> None:
    """Ours at the level asked for; the libraries' lines about every wake-up and request never."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for library in ("aiohttp.access", "alembic", "apscheduler"):
        logging.getLogger(library).setLevel(logging.WARNING)
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)  # a long wake-up is measured, not told


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("hms-bot", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"hms-bot {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser(
        "demo", help="try the bot in a local chat in the browser; nothing leaves this machine"
    )
    demo.add_argument("--reset", action="store_true", help="forget what was done in the demo, and stop")
    demo.add_argument(
        "--programme",
        action="store_true",
        help="with a programme around 83 kindergartens; the first time it takes about a minute to make them",
    )
    demo.set_defaults(run=_demo)
    serve = commands.add_parser(
        "serve", help="run the bot; brings an empty or older database up to date by itself"
    )
    serve.set_defaults(run=_serve)
    upgrade = commands.add_parser("migrate", help="bring the database up to date, and stop")
    upgrade.set_defaults(run=_migrate)
    keys = commands.add_parser(
        "rotate-keys", help="encrypt what is kept with the first key of HMS_SECRET_KEY, and stop"
    )
    keys.set_defaults(run=_rotate_keys)
    add_backup(commands)
    listed = commands.add_parser("settings", help="list every setting with its default and what it means")
    listed.set_defaults(run=_settings)
    _add_manifest(commands)
    add_paper(commands)
    add_posts(commands)
    add_roles(commands)
    add_rights(commands)
    add_programme(commands)
    add_program(commands)
    add_content(commands)
    return parser


def _add_manifest(commands: Commands) -> None:
    manifest = commands.add_parser("manifest", help="make what an administrator installs")
    manifest.add_argument(
        "platform", choices=["slack", "teams"], help="slack: printed; teams: a package in manifest/teams/"
    )
    manifest.add_argument(
        "--app-id", default="00000000-0000-0000-0000-000000000000", help="for teams: the Entra app's id"
    )
    manifest.add_argument(
        "--address",
        type=_https,
        default="https://hms.example.no",
        help="where the platform reaches `hms-bot serve` (default: %(default)s)",
    )
    manifest.add_argument("--socket", action="store_true", help="for Socket Mode, which needs no address")
    manifest.set_defaults(run=_manifest)


def _https(text: str) -> str:
    parts = urlsplit(text)
    if (
        parts.scheme != "https"
        or not parts.hostname
        or parts.query
        or parts.fragment
        or text.split() != [text]
    ):
        raise argparse.ArgumentTypeError("must be an address like https://hms.example.no")
    return text.rstrip("/")


def _demo(settings: Settings, options: argparse.Namespace) -> int:
    from bot.app import demo

    if options.programme:
        settings = demo.of_programme(settings)
    if options.reset:
        demo.forget_demo(settings)
        print("The demo starts over next time.")
        return 0
    print(f"The demo runs on http://{LOOPBACK}:{settings.port}")
    print(ABOUT_PROGRAMME if options.programme else ABOUT_DEMO)
    print("Ctrl+C stops it. `make demo-reset` starts over.")
    _run_app(demo.demo_application(settings, around=options.programme), LOOPBACK, settings.port)
    return 0


def _serve(settings: Settings, _options: argparse.Namespace) -> int:
    from bot.app.serve import serve_application
    from bot.operations.logs import log_as_json

    log_as_json()
    _run_app(serve_application(settings), settings.host, settings.port)
    return 0


def _run_app(application: "web.Application", host: str, port: int) -> None:
    from bot.app.running import run

    try:
        run(application, host, port)
    except OSError as error:
        raise SettingsError("HMS_PORT", f"cannot listen on {host}:{port}: {error.strerror}") from error


def _migrate(settings: Settings, _options: argparse.Namespace) -> int:
    from bot.app.data import open_store

    open_store(settings).close()
    print("The database is up to date.")
    return 0


def _manifest(_settings: Settings, options: argparse.Namespace) -> int:
    from bot.handlers.registry import REGISTRY

    if options.platform == "teams":
        from bot.platforms.teams.package import write

        print(write(Path("manifest/teams"), REGISTRY, options.app_id, options.address))
        return 0
    from bot.platforms.slack.manifest import as_yaml, manifest

    write_in_utf8()
    print(as_yaml(manifest(REGISTRY, options.address, socket=options.socket)), end="")
    return 0


def _rotate_keys(settings: Settings, _options: argparse.Namespace) -> int:
    from bot.admin.keys import rotate_keys

    count = rotate_keys(settings)
    print(f"Encrypted with the first key: {count} installations. The other keys are not needed any more.")
    return 0


def _settings(_settings: Settings, _options: argparse.Namespace) -> int:
    for name, default, about in described():
        print(f"{name} (default: {default or 'empty'})\n    {about}")
    return 0
