"""The program `hms-bot`."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from bot.settings import Settings, SettingsError, described

ABOUT = """\
hms-bot keeps each kindergarten's HMS calendar and progress plan, and posts the theme of the month
in its channel. Settings are environment variables; `hms-bot settings` lists them.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when it went well, 2 when a setting or an argument is wrong."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.read(os.environ)
        _log(settings.log_level)
        code: int = options.run(settings, options)
    except SettingsError as error:
        print(f"hms-bot: {error}", file=sys.stderr)
        return 2
    return code


def _log(level: str) -> None:
    """Ours at the level asked for; the libraries' lines about every wake-up and request never."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for library in ("aiohttp.access", "alembic", "apscheduler"):
        logging.getLogger(library).setLevel(logging.WARNING)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("hms-bot", description=ABOUT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser(
        "demo", help="try the bot in a local chat in the browser; nothing leaves this machine"
    )
    demo.add_argument("--reset", action="store_true", help="forget what was done in the demo, and stop")
    demo.set_defaults(run=_demo)
    serve = commands.add_parser(
        "serve", help="run the bot; brings an empty or older database up to date by itself"
    )
    serve.set_defaults(run=_serve)
    upgrade = commands.add_parser("migrate", help="bring the database up to date, and stop")
    upgrade.set_defaults(run=_migrate)
    listed = commands.add_parser("settings", help="list every setting with its default and what it means")
    listed.set_defaults(run=_settings)
    return parser


def _demo(settings: Settings, options: argparse.Namespace) -> int:
    from aiohttp import web  # noqa: PLC0415 - only the servers need it

    from bot import app  # noqa: PLC0415 - the other commands start faster without

    if options.reset:
        app.forget_demo(settings)
        print("The demo starts over next time.")
        return 0
    print(f"The demo runs on http://{app.LOOPBACK}:{settings.port}")
    print("Ctrl+C stops it. `make demo-reset` starts over.")
    web.run_app(app.demo_application(settings), host=app.LOOPBACK, port=settings.port, print=None)
    return 0


def _serve(settings: Settings, _options: argparse.Namespace) -> int:
    from aiohttp import web  # noqa: PLC0415

    from bot import app  # noqa: PLC0415

    web.run_app(app.serve_application(settings), host=settings.host, port=settings.port, print=None)
    return 0


def _migrate(settings: Settings, _options: argparse.Namespace) -> int:
    from bot import app  # noqa: PLC0415

    app.open_store(settings).close()
    print("The database is up to date.")
    return 0


def _settings(_settings: Settings, _options: argparse.Namespace) -> int:
    for name, default, about in described():
        print(f"{name} (default: {default or 'empty'})\n    {about}")
    return 0
