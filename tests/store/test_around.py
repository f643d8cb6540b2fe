"""A programme's people see nothing of what a kindergarten wrote, and change nothing, whatever they do."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import update

from bot.commands.request import Answer, Request
from bot.handlers.registry import PROGRAMME
from bot.model.kindergarten import Kindergarten
from bot.model.place import Openness, Place
from bot.model.programme import ProgrammeRole, RoleCode
from bot.model.texts import Language
from tests.clocks import START
from tests.databases import SqliteDatabase
from tests.sample_programme import PROGRAMME_CODE
from tests.store.filled import Asked, as_asked, filled_in
from tests.store.town import FIRST, KINDERGARTENS, MARK, PERSON, Known, Town
from tests.world import World, said

JOINED, SHARING = 4, 2
"""So many of the town's kindergartens have joined, and so many of those share how far they are."""
PEOPLE = {
    "gruppa": ProgrammeRole.ARBEIDSGRUPPE,
    "gruppa2": ProgrammeRole.ARBEIDSGRUPPE,
    "hjelperen": ProgrammeRole.HJELPER,
    "tidligere": ProgrammeRole.ARBEIDSGRUPPE,
}
"""The last has lost the role."""
OWN = "0"
"""The mark of what a programme's people write themselves, and see again."""
POSTED = frozenset({"post", "workspace", "kindergarten"})
"""Tables in which what a programme sends to a kindergarten stands, and its language of answering."""


@pytest.fixture(scope="module")
def around(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town; its kindergartens have plain names, and everything else they wrote has their mark."""
    town = Town(World(sqlite.fresh(START), tmp_path_factory.mktemp("around"))).settle(KINDERGARTENS)
    for number in range(JOINED):
        form = {"code": PROGRAMME_CODE, "municipality": "Fjell", "numbers": "ja", "tests": "ja"}
        form["status"] = "ja" if number < SHARING else "nei"
        town.ask((f"k{number}", 0, ("hms program bli-med", {**form}), 0))
    with town.world.store.write() as session:
        for number in range(KINDERGARTENS):
            named = update(Kindergarten).where(Kindergarten.id == FIRST + number)
            session.execute(named.values(name=f"Hus {number}"))
        for number, role in enumerate(PEOPLE.values()):
            session.add(RoleCode(code=code(number), programme_id=1, role=role, at=START))
    for number, person in enumerate(PEOPLE):
        do(town, person, (f"hms kode ja {code(number)}", None))
    do(town, "gruppa", ("hms program her", None), "programmet")
    do(town, "tidligere", ("hms program slutt ja arbeidsgruppe", None))
    town.look()
    return town


def code(number: int) -> str:
    return f"AAAABBB{'CDEF'[number]}"


def do(town: Town, person: str, asked: Asked, channel: str | None = None, number: int = 1) -> Answer:
    line, values = filled_in(asked, 0, FIRST + number % KINDERGARTENS, number)
    place, openness = (
        Place("local", "demo", channel or person),
        Openness.CLOSED if channel else Openness.ALONE,
    )
    request = Request(place, person, line, values, personal=channel is None, openness=openness)
    return town._route(replace(request, language=Language.NB))


def everything() -> Iterator[Asked]:
    for command in PROGRAMME:
        if not command.name.startswith("hms kode") and not command.name.startswith("hms program slutt"):
            yield from as_asked(command)


def asked_and_pressed(town: Town, person: str, seed: str) -> Iterator[tuple[Asked, Answer]]:
    """Every command with every value, in their own chat or in the channel; then some buttons."""
    dice, buttons = Random(seed), list[str]()  # noqa: S311 - no secret
    for number, asked in enumerate(everything()):
        answer = do(town, person, asked, dice.choice([None, "programmet"]), number)
        buttons += [one.line for one in answer.card.buttons]
        yield asked, answer
    for line in dice.sample(sorted(set(buttons)), min(60, len(set(buttons)))):
        if "slutt" not in line:
            yield (line, None), do(town, person, (line, None))


@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_that_a_kindergarten_wrote_is_seen_or_changed(around: Town, person: str) -> None:
    before = Known.of(around.world)
    for asked, answer in asked_and_pressed(around, person, person):
        seen = f"{said(answer)} {answer.card!r}"
        assert set(MARK.findall(seen)) <= {OWN}, asked
        assert PERSON.findall(seen) == [], asked
        outside = [number for number in range(JOINED, KINDERGARTENS) if f"Hus {number}" in seen]
        assert outside == [], asked
        assert answer.card.actions or answer.card.form, f"a dead end: {asked}"
        if person == "tidligere":
            assert "Hus" not in seen, asked
    changed = {row[:2] for row in before.rows ^ Known.of(around.world).rows if row[1] not in POSTED}
    of_kindergartens = {table for key, table in changed if key < FIRST + KINDERGARTENS}
    assert of_kindergartens <= {"membership"} if person != "tidligere" else changed == set()


def test_a_hjelper_sees_how_far_only_those_are_that_share_it(around: Town) -> None:
    seen = " ".join(said(answer) for _asked, answer in asked_and_pressed(around, "hjelperen", "once more"))
    assert "Hus 0" in seen
