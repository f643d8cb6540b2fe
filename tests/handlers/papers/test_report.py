"""What the year report says is so on the day it is read, and of the year it is about."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from bot.handlers.papers.opening import Opening
from tests.world import World

ASSESSED: dict[str, str | list[str]] = {
    "factor": "3",
    "level": "middels",
    "sentence": "Morgenen er tynt bemannet",
    "participants": ["styrer", "verneombud"],
    "again_on": "2027-05-20",
}


def report(world: World, year: int = 2026) -> str:
    core = world.core
    papers = Opening(core.store, core.dispatcher.library, None).of(1, world.clock.now())
    said = papers.download(f"aarsrapport-{year}.html").make(papers.voice).decode()
    return unescape(re.sub(r"<[^>]*>", " ", said)).replace("\u00a0", " ")


@pytest.mark.parametrize(("day", "left"), [((2027, 6, 20), 8), ((2027, 8, 20), 7)])
def test_what_was_assessed_in_the_year_is_assessed_when_it_is_time_to_look_again(
    small_world: World, day: tuple[int, int, int], left: int
) -> None:
    small_world.send("hms vurdering", ASSESSED)
    small_world.clock.turn(datetime(*day, 9, tzinfo=UTC))
    said = report(small_world)
    assert "1 av de åtte faktorene i psykososialt arbeidsmiljø er vurdert." in said
    assert f"{left} av de åtte faktorene er ikke vurdert, eller skal vurderes på nytt" in said
    small_world.send("hms vurdering", {**ASSESSED, "level": "høy", "again_on": "2028-05-20"})
    assert ("Middels – Morgenen" in report(small_world)) is (day[1] == 8), (
        "a year that is over stays as it was"
    )


def test_a_theme_that_is_still_to_come_may_be_about_a_factor(small_world: World) -> None:
    assert ("ikke tema ennå" in report(small_world), "ikke tema dette året" in report(small_world)) == (
        True,
        False,
    )
    small_world.clock.turn(datetime(2027, 8, 20, 9, tzinfo=UTC))
    assert "ikke tema dette året" in report(small_world)


def test_milestones_are_those_of_the_year_and_one_that_is_not_done_says_so(small_world: World) -> None:
    assert "innen 7. des. 2026" in report(small_world)
    small_world.clock.turn(datetime(2026, 12, 8, 9, tzinfo=UTC))
    assert "ikke ferdig; dagen var 7. des. 2026" in report(small_world)
    assert "8 av 16 milepæler i planen dette året er ferdige." in report(small_world)
    assert "4 av 4 milepæler i planen dette året er ferdige." in report(small_world, 2025)


def test_measures_that_did_not_work_are_counted_too(small_world: World) -> None:
    assert "0 tiltak" not in report(small_world)
    for number, verdict in enumerate(("ja", "delvis", "nei"), start=1):
        small_world.ask(f"hms tiltak ny alle 4.12 Tiltak {number}")
        small_world.ask(f"hms tiltak ferdig {number}")
        small_world.ask(f"hms tiltak virket {number} {verdict}")
    assert "3 tiltak: 0 i gang, 1 virket, 1 virket litt, 1 virket ikke." in report(small_world)


def test_the_survey_is_that_of_its_year_and_says_who_has_talked_about_it(small_world: World) -> None:
    small_world.ask("hms funn bemanning-lav")
    for line in ("sendt 2.11.2026", "lukket 72 % 9.11.2026", "snakket Maurtua"):
        small_world.ask(f"hms kartlegging {line}")
    of_the_year = report(small_world)
    assert "2. nov. 2026" in of_the_year
    assert "Kartleggingen 2026–2027 viste" in of_the_year
    assert re.search(r"Snakket om det\s+Maurtua\s", of_the_year)
    assert "Kartleggingen kom etter dette året. Den står i rapporten for 2026–2027." in report(
        small_world, 2025
    )
    small_world.ask("hms avdeling fjern Maurtua")
    assert re.search(r"Snakket om det\s+en avdeling som ikke finnes lenger\s", report(small_world))
    small_world.clock.turn(datetime(2027, 8, 20, 9, tzinfo=UTC))
    assert "Ingen kartlegging er skrevet ned for dette året. Den nyeste er fra 2026–2027." in report(
        small_world, 2027
    )


def test_the_day_of_a_vernerunde_that_was_not_held_is_no_next_round(small_world: World) -> None:
    for line in ("start", "svar gjerde greit", "avslutt"):
        small_world.ask(f"hms vernerunde {line}")
    not_held = "ikke holdt ennå; dagen var"
    assert not_held not in report(small_world)
    small_world.clock.turn(datetime(2027, 6, 20, 9, tzinfo=UTC))
    assert not_held in report(small_world)
    small_world.ask("hms vernerunde start")
    begun = report(small_world)
    assert (not_held in begun, "begynt 20. juni 2027" in begun) == (False, True)
