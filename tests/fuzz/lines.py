"""Lines that somebody types, through the whole product to its answer."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bot.store.engine import Store
from bot.store.schema import migrate
from tests.fuzz.target import Target
from tests.world import World, said

LONGEST = 3_000
"""Characters: what Slack and Teams let somebody type."""


@cache
def world() -> World:
    folder = Path(mkdtemp(prefix="hms-fuzz-"))
    store = Store(f"sqlite:///{folder / 'hms.db'}")
    migrate(store)
    return World(store, folder)


def run(data: bytes) -> int:
    said(world().ask(data.decode("utf-8", "replace")[:LONGEST]))
    return 1


TARGET = Target(
    run,
    tuple(
        line.encode()
        for line in (
            "/hms bytt mars støy og stemme",
            "hms tiltak ny styrer 15.12.2026 Måle støy",
            "/milepel utsett f1-m2 to uker",
            "kan vi bytte tema i mars til noe om bråk og støy, det er så slitsomt nå",
            "<@U1> hms stengt 24.12–31.12 jul",
            "/hms program webinar",
        )
    ),
    """/hms hms /milepel @ @@1 « | <!channel> bytt tiltak angre mars 99 💥 ﬀ ＨＭＳ""",
)
