"""Carries out `hms-bot program`: in one unit of work, at one moment."""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic

from bot.admin.database import opened
from bot.admin.output import note
from bot.admin.webinars import webinars
from bot.admin.webinars.importing import Importer, ImportResult, RowResult, read_rows
from bot.admin.webinars.lists import read_list
from bot.admin.webinars.reading import READERS
from bot.admin.webinars.webinars import ProgramError
from bot.app.data import now_of
from bot.model.texts import Language
from bot.settings import Settings
from bot.store.engine import Store


@dataclass(eq=False)
class NotImported(Exception):
    """Some rows were wrong; raised so that nothing of the others is kept."""

    report: list[str]


def run(settings: Settings, options: argparse.Namespace) -> int:
    """0 when it went well, 2 when something asked for cannot be done."""
    try:
        if options.action == "import":
            _say(_import(settings, options))
        else:
            with opened(settings) as store:
                _say(_answer(store, options, now_of(settings, store)))
    except ProgramError as error:
        note(error.sentence)
        return 2
    except NotImported as error:
        _say(error.report)
        note("Nothing was imported, because of what is wrong above.")
        return 2
    return 0


def _answer(store: Store, options: argparse.Namespace, now: datetime) -> list[str]:
    if options.action == "list":
        with store.read() as session:
            return webinars.listed(session, now)
    with store.write() as session:
        match options.action:
            case "add":
                return webinars.add(session, _cells(options), Language(options.language), now)
            case "change":
                language = Language(options.language)
                return webinars.change(session, options.number, _cells(options), language, now)
            case _:
                return webinars.cancel(session, options.number, now)


def _cells(options: argparse.Namespace) -> dict[str, str]:
    """The options that were given, as a list's cells."""
    given = {name: getattr(options, name) for name in READERS if getattr(options, name) is not None}
    if "questions" in given:
        given["questions"] = "\n".join(given["questions"])
    return given


def _import(settings: Settings, options: argparse.Namespace) -> list[str]:
    """A dry run does all the same, and keeps nothing. Raises ProgramError or NotImported."""
    found = read_list(Path(options.file), monotonic)
    rows = read_rows(found.rows)  # before the database: others wait while it is written
    with opened(settings) as store:
        now = now_of(settings, store)
        with store.read() if options.dry_run else store.write() as session:
            outcomes = Importer(session, Language(options.language), now).carry_out(rows)
            report = [f"{options.file}:{one.line}: {one.what}: {one.about}" for one in outcomes]
            if any(one.what is RowResult.WRONG for one in outcomes):
                raise NotImported([*found.notes, *report])
    return [*found.notes, *report, _summary(outcomes, dry=options.dry_run)]


def _summary(outcomes: list[ImportResult], *, dry: bool) -> str:
    counts = Counter(one.what for one in outcomes)
    parts = ", ".join(f"{counts[what]} {what}" for what in RowResult if counts[what])
    return f"{'This would be imported' if dry else 'Imported'}: {parts}."


def _say(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
