"""Two assess the same factor or walk the same vernerunde at once: no words are lost, and each is told."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, event

from bot.app.core import Core
from bot.commands.forms import FormValues
from bot.model.parts import Part
from bot.model.safety_round import PointState
from bot.store.queries import find_kindergarten
from tests.store.test_two_at_once import SEEN, ask, at_once
from tests.world import World, buttons, place, said


def written(level: str, sentence: str) -> FormValues:
    return {"factor": "7", "level": level, "sentence": sentence, "participants": ["styrer"]}


def found(world: World) -> dict[str, PointState]:
    """The points of the only round."""
    with world.store.read() as session:
        parts = frozenset({Part.SAFETY_ROUNDS, Part.CHECKED_POINTS})
        own = find_kindergarten(session, place("solstralen"), "styrer", parts)
        assert own is not None
        assert [one.number for one in own[0].safety_rounds] == [1]
        return {one.key: one.state for one in own[0].checked_points}


def test_who_assesses_second_is_told_what_the_first_wrote(world: World, threads: ThreadPoolExecutor) -> None:
    line = f"hms vurdering {SEEN}"
    first, second = at_once(
        world, threads, (line, written("høy", "Ingen har øvd")), (line, written("lav", "Vi øver"))
    )
    assert "risikoen er høy" in said(first)
    assert second.private
    assert "Noen har nettopp" in said(second)
    assert "Høy – Ingen har øvd" in said(second)
    assert second.card.form is not None
    assert {field.name: field.value for field in second.card.form.fields}["sentence"] == ("Vi øver",)
    assert "Høy – Ingen har øvd" in world.text("hms kravene 7")

    again = second.card.form.line, written("lav", "Vi øver")
    anyway = said(ask(world, "solstralen", "verneombud", again))
    assert "Lav – Vi øver" in anyway
    assert "Høy – Ingen har øvd" in anyway, "the group sees what it stands instead of"


def test_two_start_one_round(world: World, threads: ThreadPoolExecutor) -> None:
    first, second = at_once(world, threads, "hms vernerunde start", "hms vernerunde start")
    assert said(first) == said(second)
    assert found(world) == {}


def test_two_answer_two_points(world: World, threads: ThreadPoolExecutor) -> None:
    world.ask("hms vernerunde start")
    at_once(
        world,
        threads,
        f"hms vernerunde svar gjerde greit {SEEN}",
        f"hms vernerunde svar lekeapparater ordnes {SEEN}",
    )
    assert found(world) == {"gjerde": PointState.OK, "lekeapparater": PointState.TO_FIX}


def test_who_answers_a_point_otherwise_sees_the_others_answer(
    world: World, threads: ThreadPoolExecutor
) -> None:
    world.ask("hms vernerunde start")
    _first, second = at_once(
        world,
        threads,
        f"hms vernerunde svar gjerde ordnes {SEEN}",
        f"hms vernerunde svar gjerde greit {SEEN}",
    )
    assert found(world) == {"gjerde": PointState.TO_FIX}
    assert "Svart: må ordnes" in said(second)
    ask(world, "solstralen", "verneombud", buttons(second)["Greit"])
    assert found(world) == {"gjerde": PointState.OK}


def test_who_answers_alike_goes_on(world: World, threads: ThreadPoolExecutor) -> None:
    world.ask("hms vernerunde start")
    press = f"hms vernerunde svar gjerde greit {SEEN}"
    first, second = at_once(world, threads, press, press)
    assert "punkt 2 av" in said(first)
    assert "punkt 2 av" in said(second)
    assert found(world) == {"gjerde": PointState.OK}


def test_who_answers_while_the_round_is_finished_is_told_that_none_goes_on(
    world: World, threads: ThreadPoolExecutor
) -> None:
    world.ask("hms vernerunde start")
    world.ask("hms vernerunde svar gjerde greit")
    _done, late = at_once(
        world, threads, "hms vernerunde avslutt", f"hms vernerunde svar lekeapparater ordnes {SEEN}"
    )
    assert "Ingen vernerunde er i gang" in said(late)
    assert found(world)["lekeapparater"] is PointState.SKIPPED


class Killed(BaseException):
    """The process ends with everything done and nothing kept."""


def test_a_round_that_was_killed_goes_on_in_another_process(world: World) -> None:
    world.ask("hms vernerunde start")
    world.ask("hms vernerunde svar gjerde greit")

    def kill(_connection: Connection) -> None:
        raise Killed

    event.listen(world.store.engine, "commit", kill)
    with pytest.raises(Killed):
        world.ask("hms vernerunde svar lekeapparater ordnes")
    event.remove(world.store.engine, "commit", kill)

    world.core = Core.of(world.store)
    assert found(world) == {"gjerde": PointState.OK}
    assert "punkt 2 av 23" in world.text("hms vernerunde start", user="verneombud")
