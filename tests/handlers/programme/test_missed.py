"""What a programme's people write that is not understood: it is said so, and the way on is one press away."""

import pytest

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.place import Openness
from bot.model.programme import ProgrammePerson, ProgrammeRole
from tests.arbeidsgruppe import SECOND, WRITER, Arbeidsgruppe
from tests.world import World, buttons, said

MEANT = {
    "hms program brevv": "hms program brev",
    "hms program webinarr": "hms program webinar",
    "hms programm brev": "hms program brev",
    "hms program brevv vis": "hms program brev vis",
    "hms program tillby": "hms program tilby",
    "hms brev": "hms program brev",
    "hms brevv": "hms program brev",
    "hms webinar": "hms program webinar",
    "hms brev slett": "hms program brev slett",
}
"""What somebody writes, and where the first button leads."""


@pytest.fixture
def group(small_world: World) -> Arbeidsgruppe:
    return Arbeidsgruppe(small_world)


def alone(group: Arbeidsgruppe, line: str, user: str = WRITER, *, pressed: bool = False) -> Answer:
    """In somebody's own chat."""
    request = Request(
        group.world.place(user), user, line, personal=True, openness=Openness.ALONE, pressed=pressed
    )
    return Router(group.world.core.dispatcher)(request, group.world.clock.now())


def test_what_nobody_understands_is_said_with_all_that_can_be_done(group: Arbeidsgruppe) -> None:
    home = buttons(group.ask("hms program"))
    for line, words in (
        ("hms program rabarbra", "rabarbra"),
        ("hms program kan du bake en kake", "kan du bake en kake"),
        ("kan du bake en kake", "kan du bake en kake"),
    ):
        for answer in (group.ask(line), alone(group, line)):
            assert said(answer).startswith(f"Jeg forsto ikke «{words}»\n"), line
            assert buttons(answer) == home
            assert answer.private, "nobody else has to read it"


def test_in_nynorsk_too(group: Arbeidsgruppe) -> None:
    group.ask("hms program språk", values={"language": "nynorsk"})
    assert group.text("hms program rabarbra").startswith("Eg forstod ikkje «rabarbra»\nTrykk på")
    assert said(alone(group, "kan du bake ei kake")).startswith("Eg forstod ikkje «kan du bake ei kake»")
    assert group.text("hms program brevv").startswith("Eg forstod ikkje «brevv»\nMeinte du noko av dette?")


def test_a_misspelt_command_is_one_press_away(group: Arbeidsgruppe) -> None:
    for line, meant in MEANT.items():
        for answer in (group.ask(line), alone(group, line)):
            assert said(answer).startswith("Jeg forsto ikke «"), line
            assert "Mente du noe av dette?" in said(answer)
            assert answer.card.buttons[0].line == meant, line
            assert [*buttons(answer)][-1] == "Programmet"


def test_what_is_said_with_care_only_asks_when_it_is_pressed(group: Arbeidsgruppe) -> None:
    group.write()
    offered = group.press(group.ask("hms brev slett 1"), "hms program brev slett")
    assert offered.card.form is not None
    assert "Ny veileder" in group.text("hms program brev")
    assert all(one.line != "hms program her" for one in group.ask("hms her").card.buttons)


def test_what_is_no_letter_is_not_found(group: Arbeidsgruppe) -> None:
    answer = group.ask("hms program brev tre")
    assert said(answer).startswith("Jeg fant ikke «tre»\nMente du noe av dette?\nJeg lette etter: Brev")
    assert answer.card.buttons[0].line == "hms program brev"


def test_nobody_is_offered_what_only_others_may(group: Arbeidsgruppe) -> None:
    with group.world.store.write() as session:
        key = (group.id, group.workspace, SECOND, ProgrammeRole.ARBEIDSGRUPPE)
        person = session.get(ProgrammePerson, key)
        assert person is not None
        person.role = ProgrammeRole.HJELPER
    answer = alone(group, "hms program brevv", SECOND)
    assert said(answer).startswith("Jeg forsto ikke «brevv»\nTrykk på")
    assert "Brev" not in buttons(answer)
    assert alone(group, "hms program minee", SECOND).card.buttons[0].line == "hms program mine"


def test_an_old_button_is_not_guessed_at(group: Arbeidsgruppe) -> None:
    answer = alone(group, "hms program brevduer 3", pressed=True)
    assert said(answer).startswith("Denne knappen virker ikke lenger")
    assert buttons(answer) == buttons(group.ask("hms program"))


def test_a_guest_in_the_channel_is_told_whose_it_is(group: Arbeidsgruppe) -> None:
    told = group.text("hms rabarbra", "gjest")
    assert told == group.text("hms", "gjest")
    assert "Dette er for folk i et program" in told


def test_somebody_in_need_is_heard_first(group: Arbeidsgruppe) -> None:
    answer = group.ask("jeg orker ikke å leve lenger")
    assert "116 123" in said(answer)
    assert buttons(answer) == {"Programmet": "hms program"}, "what a kindergarten has, leads nowhere here"
    assert answer.unkept


def test_what_is_no_code_is_said_to_be_none(group: Arbeidsgruppe) -> None:
    answer = alone(group, "hms kode rabarbra og eple")
    assert "«rabarbra og eple» er ingen kode.\nSkriv koden" in said(answer)
    assert answer.card.form is not None
    assert "er ingen kode" not in said(alone(group, "hms kode"))
