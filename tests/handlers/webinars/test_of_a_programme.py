"""The arbeidsgruppe's webinars. It is Monday 23 November 2026, 09:00."""

import pytest

from bot.message.words import Voice
from bot.model.programme import Programme, ProgrammeKind, ProgrammeRole, RoleCode
from tests.handlers.webinars.conftest import WRITTEN, Desk


def test_published_in_the_chat_and_told_in_the_programme_alone(desk: Desk) -> None:
    number = desk.publish(questions="Hva så vi?\nHva gjør vi?")
    desk.world.turn(2026, 12, 2, 12, 30)
    assert desk.told(number) == ["published", "soon", "hour"]
    assert desk.told(number, "fjelltun") == []
    desk.alone(
        f"hms program webinar opptak {number}",
        values={"number": str(number), "recording": "https://example.no/opptak"},
    )
    desk.world.turn(2026, 12, 4)
    assert desk.told(number)[3:] == ["recording"]
    assert (
        "1. Hva så vi?\n2. Hva gjør vi?" in desk.world.posts("solstralen", f"webinar/{number}/")[-1]["text"]
    )


def test_whoever_is_not_in_the_programme_finds_nothing_of_it(small_desk: Desk) -> None:
    world, number = small_desk.world, small_desk.publish()
    for line in ("hms webinar", f"hms webinar {number}", "hms siden-sist", "hms årsrapport"):
        assert "Vernerunden" not in world.text(line, channel="fjelltun")
    assert "Eg fann det ikkje" in world.text(f"hms webinar sett {number}", channel="fjelltun")
    assert "Vernerunden" in world.text("hms webinar")


def test_a_kindergarten_that_joins_later_hears_of_it_and_one_that_left_hears_no_more(
    small_desk: Desk,
) -> None:
    number = small_desk.publish()
    small_desk.world.turn(2026, 11, 24)
    small_desk.join("fjelltun", "Dal")
    small_desk.world.ask("hms program forlat ja 1")
    small_desk.world.turn(2026, 12, 2, 12, 30)
    assert small_desk.told(number, "fjelltun") == ["published", "soon", "hour"]
    assert small_desk.told(number) == ["published"]


def test_one_municipality_alone_however_it_is_written(small_desk: Desk) -> None:
    small_desk.join("fjelltun", "Dal")
    number = small_desk.publish(municipality="  DAL ")
    small_desk.world.turn(2026, 11, 24)
    assert small_desk.told(number, "fjelltun") == ["published"]
    assert small_desk.told(number) == []
    assert "Vernerunden" not in small_desk.world.text("hms webinar")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"day": "2026-11-20"}, "Velg en dag og et klokkeslett som ikke har vært."),
        ({"at": "08:59", "day": "2026-11-23"}, "Velg en dag og et klokkeslett som ikke har vært."),
        ({"link": "http://example.no"}, "Lenken må begynne med https:// og gå til en nettside."),
        ({"link": ""}, "Du må fylle ut dette."),
        ({"minutes": "900"}, "Skriv et antall minutter fra 5 til 480."),
        ({"questions": "\n".join("abcdefghi")}, "Det kan være høyst 8."),
        ({"title": "x" * 81}, "Skriv høyst 80 tegn. Nå er det 81."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_is_kept(
    small_desk: Desk, wrong: dict[str, str], says: str
) -> None:
    written = {**WRITTEN, **wrong}
    answer = small_desk.alone("hms program webinar nytt", values={**written})
    form = answer.card.form
    assert form is not None
    voice = Voice(answer.language)
    assert {voice.say(one.error) for one in form.fields if one.error is not None} == {says}
    kept = {one.name: "".join(one.value) for one in form.fields if one.name in written}
    assert kept == written
    assert "Det er ingen ennå" in small_desk.says("hms program webinar")


def test_twice_the_same_is_asked_about(small_desk: Desk) -> None:
    small_desk.publish()
    answer = small_desk.alone("hms program webinar nytt", values={**WRITTEN})
    assert answer.card.form is not None
    again = {one.name: "".join(one.value) for one in answer.card.form.fields if one.value}
    assert again == WRITTEN
    assert "Lagt ut: Vernerunden" in small_desk.says(answer.card.form.line, values={**again})
    assert small_desk.says("hms program webinar").count("Vernerunden:") == 2


def test_a_link_that_an_e_mail_program_has_wrapped_is_unwrapped(small_desk: Desk) -> None:
    wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.no%2Fa&data=x"
    number = small_desk.publish(link=wrapped)
    assert "https://example.no/a" in small_desk.says(f"hms program webinar {number}")


def test_a_change_is_told_to_those_who_were_told_and_what_was_left_empty_stays(small_desk: Desk) -> None:
    number = small_desk.publish(text="Vi viser hvordan.")
    small_desk.world.turn(2026, 11, 24)
    form = small_desk.alone(f"hms program webinar endre {number}").card.form
    assert form is not None
    before = {one.name: "".join(one.value) for one in form.fields if one.value}
    assert before == {"number": str(number), "text": "Vi viser hvordan.", **WRITTEN}
    changed = {**before, "at": "14:00", "title": "", "link": ""}
    assert "Den ene barnehagen som har fått vite om det, får beskjed." in small_desk.says(
        form.line, values={**changed}
    )
    small_desk.world.turn(2026, 11, 25)
    assert small_desk.told(number) == ["published", "changed"]
    assert "ingen får beskjed" in small_desk.says(form.line, values={**changed})
    past = {**changed, "day": "2026-11-02"}
    assert "Velg en dag" in small_desk.says(form.line, values={**past})


def test_a_cancellation_is_asked_about_and_told_to_those_who_were_told(small_desk: Desk) -> None:
    number = small_desk.publish()
    small_desk.world.turn(2026, 11, 24)
    asked = small_desk.alone(f"hms program webinar avlys {number}")
    small_desk.world.turn(2026, 11, 25)
    assert small_desk.told(number) == ["published"]
    sure = asked.card.buttons[0].line
    assert "Avlyst" in small_desk.says(sure)
    assert "Det er avlyst" in small_desk.says(sure)
    assert "Det er avlyst" in small_desk.says(
        "hms program webinar endre", values={"number": str(number), "title": "Ny"}
    )
    small_desk.world.turn(2026, 11, 26)
    assert small_desk.told(number) == ["published", "cancelled"]


def test_another_programme_sees_and_changes_none_of_it(small_desk: Desk) -> None:
    number = small_desk.publish()
    world = small_desk.world
    with world.store.write() as session:
        other = Programme.of("Fjell kommune", ProgrammeKind.OWNER, world.clock.now())
        session.add(other)
        session.flush()
        role = ProgrammeRole.ARBEIDSGRUPPE
        session.add(RoleCode(code="CCCCDDDD", programme_id=other.id, role=role, at=world.clock.now()))
    small_desk.alone("hms kode ja CCCC-DDDD", "berit")
    for line in ("", f" {number}", f" avlyst {number}", f" endre {number}"):
        assert "Vernerunden" not in small_desk.says(f"hms program webinar{line}", "berit")
    assert "0 av 1 barnehage" in small_desk.says(f"hms program webinar {number}"), "as it was"


def test_nobody_without_the_role_gets_in(small_desk: Desk) -> None:
    assert "arbeidsgruppen" in small_desk.says("hms program webinar", "styrer")
    written: dict[str, str | list[str]] = {**WRITTEN}
    assert "Lagt ut" not in small_desk.says("hms program webinar nytt", "styrer", written)
