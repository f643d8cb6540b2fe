"""Carries out `hms-bot paper`: a kindergarten's papers and tables as files."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.admin.database import opened
from bot.admin.kindergartens import UnknownKindergarten, which_kindergarten
from bot.admin.output import note
from bot.app.core import now_of
from bot.content.library import shipped
from bot.handlers.papers.opening import Opening
from bot.handlers.papers.subscription import Subscription
from bot.message.words import Voice
from bot.paper.typeset import NotDrawn, drawn_here
from bot.settings import Settings
from bot.store.engine import Store
from bot.web.papers import Paper

CALENDAR = "kalender.ics"


def run(settings: Settings, options: argparse.Namespace) -> int:
    """0 when all was written, 2 when something asked for cannot be done."""
    with opened(settings) as store:
        now = now_of(settings, store)
        try:
            with store.read() as session:
                key = which_kindergarten(session, options.kindergarten)
        except UnknownKindergarten as error:
            note(error.sentence)
            return 2
        files = _files(store, key, now)
        unknown = [name for name in options.only if name not in files]
        if unknown:
            note(f"There is no file {', '.join(unknown)}. There are: {', '.join(files)}.")
            return 2
        try:
            written = _write(files, options.only or list(files), options.out)
        except OSError as error:
            note(f"{error.filename or options.out} cannot be written: {error.strerror}.")
            return 2
        except NotDrawn as error:
            note(f"A paper could not be drawn: {error}.")
            return 2
    sys.stdout.write("\n".join([*written, ""]))
    return 0


def _files(store: Store, key: int, now: datetime) -> Mapping[str, Callable[[], bytes]]:
    """All that there are, by name, each made when it is wanted."""
    library = shipped()
    papers = Opening(store, library, None).of(key, now)
    printed = {f"{one.name}.pdf": partial(_drawn, one, papers.voice) for one in papers.printed}
    others = {one.name: partial(one.make, papers.voice) for one in papers.downloads}
    return {**printed, **others, CALENDAR: partial(Subscription(store, library, None).of, key, now)}


def _drawn(paper: Paper, voice: Voice) -> bytes:
    document = paper.make()
    return drawn_here(document.template, document.data(voice))


def _write(files: Mapping[str, Callable[[], bytes]], names: Sequence[str], folder: Path) -> list[str]:
    """Answers what was written, a line each. Raises OSError or NotDrawn."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [_written(folder / name, files[name]()) for name in names]


def _written(path: Path, content: bytes) -> str:
    """For this user alone, and whole: what is read meanwhile is the file from before."""
    made = path.with_name(f".{path.name}.new")
    made.unlink(missing_ok=True)
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    made.replace(path)
    return f"{path} ({len(content):,} bytes)"
