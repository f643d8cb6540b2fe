"""Which kindergarten is meant: in a new channel, in private, and by people of several."""

from collections.abc import Callable

import pytest

from bot.commands.request import Request
from bot.dispatch.routing import Router
from bot.model.place import Openness, Place
from bot.model.texts import Language
from tests.world import World, buttons, said

NEW = Place("local", "demo", "ny-kanal")
PRIVATE = Place("local", "demo", "D-styrer")

Ask = Callable[..., Request]


@pytest.fixture
def route(world: World) -> Router:
    return Router(world.core.dispatcher)


def test_a_new_channel_is_set_up_in_one_form(world: World, route: Router) -> None:
    now = world.clock.now()
    first = route(Request(NEW, "U1", "/hms"), now)
    assert "Kanalen har ingen barnehage ennå" in said(first)
    form = route(Request(NEW, "U1", buttons(first)["Sett opp her"]), now)
    assert form.card.form is not None
    values: dict[str, str | list[str]] = {"name": "Bekken barnehage", "language": "nn", "verneombud": ["U3"]}
    done = route(Request(NEW, "U1", form.card.form.line, values), now)
    assert not done.private
    assert "Velkomen, Bekken barnehage" in said(done)
    assert "har fått nytt tema" in said(route(Request(NEW, "U3", "/hms bytt desember støy"), now))
    assert "Dette gjer HMS-gruppa" in said(route(Request(NEW, "U2", "/hms bytt desember brann"), now))


@pytest.mark.parametrize(
    "line",
    ["/hms neste-måned", "/milepel ferdig", "hva er temaet i mars?", "takk", "👍", "kåffer e det så still"],
)
def test_whatever_is_said_in_a_new_channel_the_set_up_is_one_press_away(
    world: World, route: Router, line: str
) -> None:
    answer = route(Request(NEW, "U1", line), world.clock.now())
    assert answer.private
    assert "Kanalen har ingen barnehage ennå" in said(answer)
    assert "Sett opp her" in buttons(answer)


def test_people_in_need_are_heard_in_a_new_channel_too(world: World, route: Router) -> None:
    answer = route(Request(NEW, "U1", "æ orke ikkje leve mer"), world.clock.now())
    assert answer.private
    assert "116 123" in said(answer)


def test_a_name_is_needed(world: World, route: Router) -> None:
    answer = route(Request(NEW, "U1", "/hms oppsett", {"language": "nb"}), world.clock.now())
    assert answer.card.form is not None
    assert [field.name for field in answer.card.form.fields if field.error] == ["name"]


@pytest.mark.parametrize("language", list(Language))
def test_a_new_channel_is_answered_in_the_language_that_its_asker_reads(
    world: World, route: Router, language: Language
) -> None:
    now = world.clock.now()
    assert route(Request(NEW, "U1", "/hms", language=language), now).language is language
    made = route(Request(NEW, "U1", "/hms oppsett", {"name": "Bekken"}, language=language), now)
    own = Language.NB if language is Language.EN else language
    assert made.language is own, "which all of the staff read"
    assert route(Request(NEW, "U1", "/hms", language=language), now).language is own


def test_in_private_the_persons_own_kindergarten_is_meant(world: World, route: Router) -> None:
    now = world.clock.now()
    route(Request(NEW, "U1", "/hms oppsett", {"name": "Bekken barnehage"}), now)
    answer = route(Request(PRIVATE, "U1", "/hms neste-måned", personal=True), now)
    assert "Desember har ikke noe tema ennå" in said(answer)
    done = route(Request(PRIVATE, "U1", "/hms bytt desember støy", personal=True), now)
    assert [told.place.channel for told in done.told] == ["ny-kanal"], "where everybody should know it"


def test_somebody_of_several_chooses_which(world: World, route: Router) -> None:
    now = world.clock.now()
    asked = route(Request(PRIVATE, "styrer", "/hms neste-måned", personal=True), now)
    assert "Hvilken barnehage?" in said(asked)
    chosen = route(Request(PRIVATE, "styrer", buttons(asked)["Fjelltun barnehage"], personal=True), now)
    assert "Desember har ikkje noko tema enno" in said(chosen)
    line = buttons(chosen)["Lett å be om hjelp, lett å gi hjelp"]
    assert "har fått nytt tema" in said(route(Request(PRIVATE, "styrer", line, personal=True), now))
    assert "Lett å be om hjelp" in world.text("/hms desember", channel="fjelltun")


def test_nobody_reaches_a_kindergarten_they_have_no_role_in(world: World, route: Router) -> None:
    now = world.clock.now()
    asked = route(Request(PRIVATE, "styrer", "/hms", personal=True), now)
    line = buttons(asked)["Solstrålen barnehage"]
    answer = route(Request(PRIVATE, "U9", line, personal=True), now)
    assert "Her vet jeg ikke hvilken barnehage du er i" in said(answer)


def test_somebody_without_a_kindergarten_sets_one_up_in_their_own_chat(world: World, route: Router) -> None:
    now, alone = world.clock.now(), Place("local", "demo", "U7")
    stranger = route(Request(alone, "U7", "/hms", personal=True), now)
    assert "Her vet jeg ikke hvilken barnehage du er i" in said(stranger)
    form = route(Request(alone, "U7", "/hms oppsett", personal=True), now)
    assert form.card.form is not None
    line, values = form.card.form.line, {"name": "Bekken barnehage"}
    done = route(Request(alone, "U7", line, dict(values), personal=True), now)
    assert "Velkommen, Bekken barnehage" in said(done)
    changed = route(Request(alone, "U7", "/hms bytt desember støy", personal=True), now)
    assert (changed.private, changed.told) == (False, ()), "it is the kindergarten's own channel"
    again = route(Request(alone, "U7", "/hms oppsett", personal=True), now)
    assert "Innstillinger for Bekken barnehage" in said(again)
    route(Request(NEW, "U7", "/hms oppsett", {"name": "Elva barnehage"}), now)
    here = route(Request(alone, "U7", "/hms hjem", personal=True), now)
    assert said(here).startswith("Bekken barnehage"), "this chat says which is meant"


def test_in_a_chat_that_posts_cannot_go_to_none_is_set_up(world: World, route: Router) -> None:
    answer = route(Request(PRIVATE, "U7", "/hms oppsett", personal=True), world.clock.now())
    assert answer.card.form is None


def test_a_kindergarten_moves_to_another_channel(world: World, route: Router) -> None:
    now = world.clock.now()
    first = route(Request(NEW, "styrer", "/hms"), now)
    moved = route(Request(NEW, "styrer", buttons(first)["Flytt Fjelltun barnehage hit"]), now)
    assert "Fjelltun barnehage er i denne kanalen no" in said(moved) or "nå" in said(moved)
    assert "November har ikkje noko tema" in said(route(Request(NEW, "ansatt", "/hms"), now))
    stranger = route(Request(Place("local", "demo", "enda-en"), "U9", "/hms flytt-hit 1"), now)
    assert "Jeg fant det ikke" in said(stranger)


def test_a_repeated_delivery_changes_nothing(world: World, route: Router) -> None:
    now = world.clock.now()
    place = Place("local", "demo", "solstralen")
    twice = Request(place, "styrer", "/milepel utsett temperatur 2 uker", act="slack/1")
    assert "Flyttet" in said(route(twice, now))
    again = route(twice, now)
    assert again.repeated
    assert again.private
    assert "Dette er gjort allerede" in said(again)
    assert "1. juni" in world.text("/milepel alle")


def test_what_made_a_place_the_groups_comes_again_and_only_shows_it(world: World, route: Router) -> None:
    now, lone = world.clock.now(), Place("local", "demo", "U7")
    route(Request(lone, "U7", "/hms oppsett", {"name": "Bekken barnehage"}, personal=True), now)
    twice = Request(NEW, "U7", "/hms gruppe her", openness=Openness.CLOSED, act="slack/1")
    assert "Dette er nå stedet til HMS-gruppen" in said(route(twice, now))
    again = route(twice, now)
    assert (again.repeated, again.private, again.told) == (False, True, ())
    assert "HMS-gruppens sted" in said(again)


def test_that_a_kindergarten_was_set_up_is_not_undone(world: World, route: Router) -> None:
    now = world.clock.now()
    route(Request(NEW, "U1", "/hms oppsett", {"name": "Bekken barnehage"}), now)
    route(Request(NEW, "U1", "/hms bytt desember brann"), now)
    asked = route(Request(NEW, "U1", "/hms angre"), now)
    assert "Endringen er angret" in said(route(Request(NEW, "U1", buttons(asked)["Ja, angre"]), now))
    assert "Det er ingenting å angre" in said(route(Request(NEW, "U1", "/hms angre"), now))
    assert "Bekken barnehage" in said(route(Request(NEW, "U1", "/hms oppsett"), now))


@pytest.mark.parametrize(
    ("let_go", "taken"),
    [
        ("/hms avdeling koble-fra bla", "/hms avdeling rod"),
        ("/hms avdeling koble-fra bla", "/hms oppsett Elva barnehage"),
        ("/hms avdeling fjern bla", "/hms avdeling rod"),
    ],
)
def test_undoing_does_not_take_a_channel_back_that_somebody_else_has_now(
    world: World, route: Router, let_go: str, taken: str
) -> None:
    now, avdeling = world.clock.now(), Place("local", "demo", "bla")
    for place, user, line in (
        (NEW, "U1", "/hms oppsett Bekken barnehage"),
        (Place("local", "demo", "enda-en"), "U2", "/hms oppsett Fossen barnehage"),
        (avdeling, "U1", "/hms avdeling bla"),
        (NEW, "U1", let_go),
        (avdeling, "U2", taken),
    ):
        assert "Jeg fant det ikke" not in said(route(Request(place, user, line), now)), line
    assert "Det kan ikke angres lenger" in said(route(Request(NEW, "U1", "/hms angre"), now))
    route(Request(avdeling, "U2", "/hms eget november Vår uke"), now)
    assert "Vår uke" in said(route(Request(avdeling, "U2", "/hms"), now)), "it answers for the new one"


def test_a_move_is_not_undone_to_a_channel_that_is_another_kindergartens_now(
    world: World, route: Router
) -> None:
    now, later = world.clock.now(), Place("local", "demo", "enda-en")
    route(Request(NEW, "U1", "/hms oppsett Bekken barnehage"), now)
    moved = route(Request(later, "U1", "/hms"), now)
    route(Request(later, "U1", buttons(moved)["Flytt Bekken barnehage hit"]), now)
    route(Request(NEW, "U2", "/hms oppsett Elva barnehage"), now)
    assert "Det kan ikke angres lenger" in said(route(Request(later, "U1", "/hms angre"), now))
    assert "Elva barnehage" in said(route(Request(NEW, "U2", "/hms oppsett"), now))
