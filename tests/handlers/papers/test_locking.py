"""A locked year report: kept as it stood, whatever is changed afterwards; checked by its file alone."""

import re
from dataclasses import replace
from hashlib import sha256

import pytest

from bot.handlers.papers.opening import Opening
from bot.paper.press import StillDrawing, TooMany
from bot.paper.typeset import NotDrawn
from bot.store.whole import all_of
from tests.world import World

LOCK = "hms årsrapport lås nå"


def files(world: World) -> dict[str, bytes]:
    """What the page has of locked reports."""
    core = world.core
    papers = Opening(core.store, core.dispatcher.library, None).of(1, world.clock.now())
    locked = [one for one in papers.downloads if re.match(r"aarsrapport-\d{4}-\d+\.", one.name)]
    return {one.name: one.make(papers.voice) for one in locked}


def test_what_is_changed_later_does_not_change_it_and_a_second_lock_stands_beside_it(
    small_world: World,
) -> None:
    said = small_world.text(LOCK)
    first = files(small_world)
    assert first.keys() == {"aarsrapport-2026-1.pdf", "aarsrapport-2026-1.html"}
    assert sha256(first["aarsrapport-2026-1.pdf"]).hexdigest() in said.replace(" ", "")
    small_world.ask("hms tiltak ny alle 4.12 Vi bytter teppe")
    small_world.ask("hms oppsett Månestrålen")
    assert files(small_world) == first
    small_world.ask(LOCK)
    both = files(small_world)
    assert first.items() <= both.items()
    assert both.keys() - first.keys() == {"aarsrapport-2026-2.pdf", "aarsrapport-2026-2.html"}
    assert "Vi bytter teppe" in both["aarsrapport-2026-2.html"].decode()
    assert "versjon 2. Kontrollsum: " in small_world.text("hms årsrapport", user="ansatt")


def test_what_has_not_changed_is_not_locked_again(small_world: World) -> None:
    for _press in range(3):
        small_world.ask(LOCK, user="styrer")
        small_world.ask(LOCK, user="verneombud")
    assert files(small_world).keys() == {"aarsrapport-2026-1.pdf", "aarsrapport-2026-1.html"}


def test_a_year_that_has_not_begun_is_not_locked(small_world: World) -> None:
    assert "har ikke begynt" in small_world.text(f"{LOCK} neste år")
    assert files(small_world) == {}


def test_undone_it_is_gone_and_is_locked_anew(small_world: World) -> None:
    small_world.ask(LOCK)
    small_world.undo()
    assert files(small_world) == {}
    assert "Versjon: 1" in small_world.text(LOCK)


def test_it_is_exported_with_the_kindergarten_and_seen_by_no_other(small_world: World) -> None:
    small_world.ask(LOCK)
    small_world.ask(LOCK, channel="fjelltun")
    with small_world.store.read() as session:
        [row] = all_of(session, 1)["locked_report"]
        [other] = all_of(session, 2)["locked_report"]
    assert row["said"]["above"] == "Solstrålen barnehage"
    assert other["said"]["above"] == "Fjelltun barnehage"
    assert row["checksum"] != other["checksum"]


@pytest.mark.parametrize("fault", [StillDrawing(), TooMany(), NotDrawn("no fonts")])
@pytest.mark.parametrize("line", ["hms årsrapport lås", LOCK])
def test_what_is_not_drawn_is_not_locked(small_world: World, line: str, fault: Exception) -> None:
    def draw(_template: str, _data: str, _patience: float) -> bytes:
        raise fault

    core = small_world.core
    small_world.core = replace(core, dispatcher=replace(core.dispatcher, draw=draw))
    assert "Ingenting er låst" in small_world.text(line)
    assert files(small_world) == {}
