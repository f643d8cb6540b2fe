"""What a sentence costs beside a bare command, where somebody writes in their own words."""

import gc
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from bot.handlers.registry import UNDERSTANDING
from bot.store.engine import Store
from bot.store.schema import migrate
from bot.understanding.needs import need_in
from tests.bench.table import Table, milliseconds
from tests.sentences.grading import sentences
from tests.world import World

AIM, AIM_FIRST, AIM_MEMORY, AIM_LONG = 5.0, 100.0, 15.0, 50.0
SHAPES = (
    "ja så lurte jeg på hva vi skal holde på med i neste måned for det er så mye bråk ",
    "نحن متعبون جدا اليوم ",
    "\ufdfa",
    "😀👏",
    "a\u0300\u0323\u0336\u035c b\u0301\u0330 ",
    "a",
    "vi er en to jo ",
    "mars 12. uke 9 ",
    "hva er temaet? ",
)
"""Repeated to long lines: scripts, a sign that unfolds to eighteen, marks, a word, words, days, questions."""
LENGTHS = (3_000, 100_000)
BEFORE = ("", "/hms bytt ", "/milepel utsett ")
LONG = [
    before + (shape * (length // len(shape) + 1))[:length]
    for before in BEFORE
    for shape in SHAPES
    for length in LENGTHS
]


def table() -> Table:
    made = Table(
        "A sentence beside a bare command, in one thread; processor time",
        "Aims: 5 ms at p95 to understand, 0.1 s and 15 MB the first time, 50 ms for a line of any length.",
        ("what", "p50", "p95", ""),
    )
    before = _megabytes()
    first = _seconds(_understood, "hva er temaet i mars")
    texts = [one.text for one in sentences()]
    made.rows.append(_row("understood", [_seconds(_understood, text) for text in texts], AIM))
    grown = _megabytes() - before
    made.rows += [
        ("the first one", milliseconds(first), "", _met(first * 1e3, AIM_FIRST)),
        ("memory", f"{grown:.1f} MB", "", _met(grown, AIM_MEMORY)),
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/sentences.db")
        migrate(store)
        world = World(store, Path(folder))
        for command in BEFORE:
            world.ask(f"{command}neste")  # statements are compiled once
        gc.freeze()  # as the product does when it starts
        made.rows += [
            _row("/hms, answered", [_seconds(world.ask, "/hms") for _text in texts]),
            _row("a sentence, answered", [_seconds(world.ask, text) for text in texts]),
            _slowest("the slowest of the long lines, answered", [_seconds(world.ask, text) for text in LONG]),
        ]
        store.close()
    return made


def _understood(text: str) -> None:
    need_in(text)
    UNDERSTANDING.heard(text)


def _seconds(do: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    do(text)
    return time.process_time() - began


def _row(what: str, took: list[float], aim: float | None = None) -> tuple[str, str, str, str]:
    p95 = quantiles(took, n=20, method="inclusive")[-1]
    met = _met(p95 * 1e3, aim) if aim else ""
    return what, milliseconds(quantiles(took, n=2)[0]), milliseconds(p95), met


def _slowest(what: str, took: list[float]) -> tuple[str, str, str, str]:
    return what, "", milliseconds(max(took)), _met(max(took) * 1e3, AIM_LONG)


def _met(figure: float, aim: float) -> str:
    return "met" if figure <= aim else "not met"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
