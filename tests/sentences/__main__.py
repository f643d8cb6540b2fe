"""`python -m tests.sentences`: the table of kinds and languages, and what failed."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from bot.store.engine import Store
from bot.store.schema import migrate
from tests.sentences.grading import GOOD, Graded, all_graded, table
from tests.world import World

LONGEST = 110


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/sentences.db")
        migrate(store)
        world = World(store, Path(folder))
        found = all_graded(world)
        store.close()
    counted = Counter(one.grade for one in found)
    missed = (one for one in found if one.grade not in GOOD)
    sys.stdout.write(f"{table(found)}\n{dict(counted)}\n" + "".join(map(_line, missed)))


def _line(one: Graded) -> str:
    answer = " / ".join(one.answer.splitlines())[:LONGEST]
    return f"{one.grade} · {one.sentence.group.kind} · {one.sentence.text} → {answer}\n"


main()
