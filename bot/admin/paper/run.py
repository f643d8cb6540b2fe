"""Carries out `hms-bot paper`: a kindergarten's papers and tables as files."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bot.admin.database import opened
from bot.admin.kindergartens import UnknownKindergarten, which_kindergarten
from bot.admin.output import note
from bot.app.data import now_of
from bot.commands.fold import fold
from bot.content.library import shipped
from bot.handlers.papers.opening import Opening
from bot.handlers.papers.subscription import Subscription
from bot.message.words import Voice
from bot.paper.typeset import NotDrawn, drawn_here
from bot.settings import Settings
from bot.web.papers import Paper, Papers

CALENDAR = "kalender.ics"
LONGEST = 60
"""Characters of a folder's name: the file systems in use take 255 bytes."""


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
        papers = Opening(store, shipped(), None).of(key, now)
        files = _files(papers, partial(Subscription(store, shipped(), None).of, key, now))
        unknown = [name for name in options.only if name not in files]
        if unknown:
            note(f"There is no file {', '.join(unknown)}. There are: {', '.join(files)}.")
            return 2
        try:
            folder = _folder(options.out, key, papers.kindergarten)
            written = [_written(folder / name, files[name]()) for name in options.only or files]
        except OSError as error:
            note(f"{error.filename or options.out} cannot be written: {error.strerror}.")
            return 2
        except NotDrawn as error:
            note(f"A paper could not be drawn: {error}.")
            return 2
    sys.stdout.write("\n".join([*written, ""]))
    return 0


def _files(papers: Papers, calendar: Callable[[], bytes]) -> Mapping[str, Callable[[], bytes]]:
    """All that there are, by name, each made when it is wanted."""
    printed = {f"{one.name}.pdf": partial(_drawn, one, papers.voice) for one in papers.printed}
    others = {one.name: partial(one.make, papers.voice) for one in papers.downloads}
    return {**printed, **others, CALENDAR: calendar}


def _drawn(paper: Paper, voice: Voice) -> bytes:
    document = paper.make()
    return drawn_here(document.template, document.data(voice))


def _folder(out: Path, key: int, name: str) -> Path:
    """For this user alone, and one kindergarten: the files of all are called the same. Raises OSError."""
    folder = out / "-".join([str(key), *re.findall("[a-z0-9]+", fold(name))])[:LONGEST].rstrip("-")
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)  # where it was there
    return folder


def _written(path: Path, content: bytes) -> str:
    """For this user alone, and whole: what is read meanwhile is the file from before."""
    made = path.with_name(f".{path.name}.new")
    made.unlink(missing_ok=True)
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    made.replace(path)
    return f"{path} ({len(content):,} bytes)"
