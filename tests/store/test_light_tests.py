"""Somebody has all of the database, or all that an arbeidsgruppe sees: who answered a light test, and what?

Two stories in which two people, of two kindergartens, stand in each other's place leave the same rows, and
show the arbeidsgruppe the same. It is Monday 23 November 2026, 09:00.
"""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.light_test import KEPT, LightTest, Tally, mean_of, put_anywhere
from bot.model.place import Openness
from bot.model.programme import FEWEST, Programme, ProgrammeKind, ProgrammeRole, RoleCode
from bot.store.feedback import forget_feedback
from bot.store.light_tests import end_light_tests, forget_light_tests
from tests.clocks import START
from tests.databases import Database
from tests.store.test_attacker import Rows, copied
from tests.world import World, said

Values = dict[str, str | list[str]]
ASKED = ("solstralen", "fjelltun", "bekken")
HASH = re.compile(r"[0-9a-f]{64}")
WORDS = ("Listen mangler garderoben", "Runden er for lang")
VIEWS = (
    "hms program test",
    "hms program test 1",
    "hms program test tekster 1",
    "hms program tilbakemeldinger",
)


@dataclass
class Asking:
    """A programme with three kindergartens that said yes, and a test that is on its way."""

    world: World
    route: Router = field(init=False)

    def __post_init__(self) -> None:
        now, self.route = self.world.clock.now(), Router(self.world.core.dispatcher)
        with self.world.store.write() as session:
            made = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, now)
            made.code = "BARNEHAG"
            session.add(made)
            session.flush()
            role = ProgrammeRole.ARBEIDSGRUPPE
            session.add(RoleCode(code="AAAABBBB", programme_id=made.id, role=role, at=now))
        self.say("hms kode ja AAAA-BBBB", "anne", "anne")
        self.say("hms oppsett", "styrer", "bekken", {"name": "Bekken barnehage"})
        for channel in ASKED:
            self.say("hms program bli-med", "styrer", channel, {"code": "BARNEHAG", "tests": "ja"})
        self.begin()

    def begin(self) -> None:
        question: Values = {"title": "Vernerunden", "words": "Virker den?", "kind": "skala"}
        self.look("hms program test ny", {**question, "last_day": "2026-12-04"})
        more = self.look("hms program test spørsmål 1").card.form
        assert more is not None
        self.look(more.line, {"words": "Hva mangler?", "kind": "tekst"})
        panel = self.look("hms program test til 1").card.form
        assert panel is not None
        self.look(panel.line, {"whom": "tilfeldige", "count": "3"})
        self.look(self.look("hms program test send 1").card.buttons[0].line)

    def say(self, line: str, user: str, channel: str, values: Values | None = None) -> Answer:
        alone = user == channel
        openness = Openness.ALONE if alone else Openness.OPEN
        place = self.world.place(channel)
        asked = Request(place, user, line, values, personal=alone, openness=openness)
        return self.route(asked, self.world.clock.now())

    def look(self, line: str, values: Values | None = None) -> Answer:
        """The arbeidsgruppe."""
        return self.say(line, "anne", "anne", values)

    def answer(self, user: str, channel: str, words: str = WORDS[0], mark: int = 4) -> str:
        form = self.say("hms svar-programmet 1", user, channel).card.form
        if form is None:
            return said(self.say("hms svar-programmet 1", user, channel))
        return said(self.say(form.line, user, channel, {"first": str(mark), "second": words}))

    def answers(self, number: int) -> None:
        for one in range(number):
            assert self.answer(f"u{one}", ASKED[one % 3], f"Ord {one}").startswith("Takk!")

    def views(self) -> list[str]:
        return [said(self.look(line)) for line in VIEWS]

    def tally(self) -> Tally:
        with self.world.store.read() as session:
            return session.scalars(select(Tally)).one()

    def rows(self) -> Rows:
        """But for the set-up's event, whose changes have an order that differs each time."""
        rows = copied(self.world, order=True).items()
        return {name: [HASH.sub("…", row) for row in kept if "hms oppsett" not in row] for name, kept in rows}

    def end(self) -> None:
        self.look("hms program test avslutt 1 ja")


@pytest.fixture
def asking(small_world: World) -> Asking:
    return Asking(small_world)


@pytest.fixture
def placed_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance is another each time; without it, stories can be compared."""
    monkeypatch.setattr(secrets, "randbelow", lambda below: below - 1)


PEOPLE = (("ansatt", "solstralen"), ("verneombud", "fjelltun"))


@pytest.mark.usefixtures("placed_last")
def test_who_answered_what_and_from_where_is_in_no_row(database: Database, tmp_path: object) -> None:
    def story(*people: tuple[str, str]) -> Rows:
        asking = Asking(World(database.anew(START), tmp_path, START))  # type: ignore[arg-type]
        for (who, where), words, mark in zip(people, WORDS, (2, 5), strict=True):
            assert asking.answer(who, where, words, mark).startswith("Takk!")
            assert asking.say("hms tilbakemelding", who, where, {"text": words}).card.title
        return asking.rows()

    one, other = story(*PEOPLE), story(*PEOPLE[::-1])
    assert WORDS[0] in str(one["light_test_tally"])
    assert WORDS[0] in str(one["feedback"])
    assert one == other
    assert not any(
        WORDS[0] in str(rows) for name, rows in one.items() if name not in ("light_test_tally", "feedback")
    )


def test_what_the_arbeidsgruppe_sees_is_the_same_whoever_answered(small_world: World) -> None:
    asking = Asking(small_world)
    before = asking.views()
    asking.answer("ansatt", "solstralen")
    after_one = asking.views()
    assert [line for old, new in zip(before, after_one, strict=True) for line in _new(old, new)] == [
        "1 har svart så langt.",
    ] * 2


def _new(before: str, after: str) -> Iterator[str]:
    yield from (line for line in after.splitlines() if line not in before.splitlines())


def test_until_it_is_over_and_under_seven_nothing_is_shown_but_how_many(asking: Asking) -> None:
    asking.answers(FEWEST - 1)
    assert "Ord" not in "".join(asking.views())
    asking.end()
    shown = "".join(asking.views())
    assert f"{FEWEST - 1} svar" in shown
    assert "Ord" not in shown
    assert "bra:" not in shown


@pytest.mark.parametrize(("number", "warned"), [(FEWEST - 1, True), (FEWEST, False)])
def test_who_ends_it_is_told_how_many_have_answered(asking: Asking, number: int, warned: bool) -> None:
    asking.answers(number)
    asked_back = said(asking.look("hms program test avslutt 1"))
    assert f"{number} har svart så langt." in asked_back
    assert ("Med færre enn 7 svar ser dere bare hvor mange det er." in asked_back) is warned


def test_from_seven_on_sums_are_shown_when_it_is_over_and_never_change(asking: Asking) -> None:
    asking.answers(FEWEST)
    assert "Ord" not in "".join(asking.views())
    asking.end()
    shown = asking.views()
    assert "4 – bra: 7" in shown[1]
    assert "Snitt 4,0 (7 svar)" in shown[1]
    assert all(f"Ord {one}" in shown[2] for one in range(FEWEST))
    assert "stengt" in asking.answer("ny", "bekken")
    assert asking.views() == shown


def test_answering_twice_changes_nothing(asking: Asking) -> None:
    asking.answer("ansatt", "solstralen")
    form = asking.say("hms svar-programmet 1", "ny", "bekken").card.form
    assert form is not None
    again = asking.say(form.line, "ansatt", "fjelltun", {"first": "1"})
    assert said(again).startswith("Du har alt svart") or said(again).startswith("Du har alt svara")
    assert (asking.tally().total, asking.tally().counts[0]) == (1, (0, 0, 0, 1, 0))


def test_a_place_that_left_or_was_not_asked_does_not_answer(asking: Asking) -> None:
    asking.say("hms program forlat ja 1", "styrer", "bekken")
    assert "ikke til dette stedet" in asking.answer("ansatt", "bekken")
    asking.say("hms program bli-med", "styrer", "bekken", {"code": "BARNEHAG", "tests": "ja"})
    assert asking.answer("ansatt", "bekken").startswith("Takk!"), "it was asked, and is in it again"


def test_who_has_answered_is_forgotten_when_it_is_over_and_the_rest_a_year_later(world: World) -> None:
    asking = Asking(world)
    asking.answers(2)
    assert len(asking.tally().answered) == 2
    later = START + timedelta(days=20)
    with world.store.write() as session:
        end_light_tests(session, later)
        assert session.scalars(select(LightTest.key)).all() == [None]
    assert asking.tally().answered == ()
    with world.store.write() as session:
        forget_light_tests(session, later)
        assert session.scalars(select(Tally.total)).all() == [2]
        forget_light_tests(session, later + KEPT)
        assert session.scalars(select(LightTest.id)).all() == []


def test_what_was_written_to_the_programme_is_deleted_after_ninety_days(asking: Asking) -> None:
    asking.say("hms tilbakemelding", "ansatt", "solstralen", {"text": WORDS[0]})
    with asking.world.store.write() as session:
        forget_feedback(session, START.date() + timedelta(days=90))
    assert WORDS[0] in str(copied(asking.world, order=False)["feedback"])
    with asking.world.store.write() as session:
        forget_feedback(session, START.date() + timedelta(days=91))
    assert copied(asking.world, order=False)["feedback"] == []


def test_every_order_of_texts_comes_from_as_many_throws(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that which of them came first cannot be told."""
    orders = []
    for throws in product(range(1), range(2), range(3)):
        thrown = iter(throws)
        monkeypatch.setattr(secrets, "randbelow", lambda _below, thrown=thrown: next(thrown))
        texts: tuple[str, ...] = ()
        for text in "abc":
            texts = put_anywhere(texts, text)
        orders.append(texts)
    assert len(set(orders)) == len(orders) == 6


def test_a_mean_is_of_those_who_answered() -> None:
    assert mean_of((0, 0, 0)) is None
    assert mean_of((1, 0, 0, 0, 3)) == pytest.approx(4.0)
