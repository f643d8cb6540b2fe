"""The arbeidsgruppe's webinars. It is Monday 23 November 2026, 09:00."""

import pytest

from bot.message.words import Voice
from tests.handlers.webinars.conftest import WRITTEN, Around


def test_published_in_the_chat_and_told_in_the_programme_alone(around: Around) -> None:
    number = around.publish(questions="Hva så vi?\nHva gjør vi?")
    around.world.turn(2026, 12, 2, 12, 30)
    assert around.told(number) == ["published", "soon", "hour"]
    assert around.told(number, "fjelltun") == []
    around.alone(
        f"hms program webinar opptak {number}",
        values={"number": str(number), "recording": "https://example.no/opptak"},
    )
    around.world.turn(2026, 12, 4)
    assert around.told(number)[3:] == ["recording"]
    assert (
        "1. Hva så vi?\n2. Hva gjør vi?" in around.world.posts("solstralen", f"webinar/{number}/")[-1]["text"]
    )


def test_whoever_is_not_in_the_programme_finds_nothing_of_it(small_around: Around) -> None:
    world, number = small_around.world, small_around.publish()
    for line in ("hms webinar", f"hms webinar {number}", "hms siden-sist", "hms årsrapport"):
        assert "Vernerunden" not in world.text(line, channel="fjelltun")
    assert "Fant" not in world.text(f"hms webinar {number}")
    assert "Jeg fant det ikke" in world.text(f"hms webinar sett {number}", channel="fjelltun") or (
        "Eg fann det ikkje" in world.text(f"hms webinar sett {number}", channel="fjelltun")
    )
    assert "Vernerunden" in world.text("hms webinar")


def test_a_kindergarten_that_joins_later_hears_of_it_and_one_that_left_hears_no_more(
    small_around: Around,
) -> None:
    number = small_around.publish()
    small_around.world.turn(2026, 11, 24)
    small_around.join("fjelltun", "Dal")
    small_around.world.ask("hms program forlat ja 1")
    small_around.world.turn(2026, 12, 2, 12, 30)
    assert small_around.told(number, "fjelltun") == ["published", "soon", "hour"]
    assert small_around.told(number) == ["published"]


def test_one_municipality_alone_however_it_is_written(small_around: Around) -> None:
    small_around.join("fjelltun", "Dal")
    number = small_around.publish(municipality="  DAL ")
    small_around.world.turn(2026, 11, 24)
    assert small_around.told(number, "fjelltun") == ["published"]
    assert small_around.told(number) == []
    assert "Vernerunden" not in small_around.world.text("hms webinar")


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
    small_around: Around, wrong: dict[str, str], says: str
) -> None:
    written = {**WRITTEN, **wrong}
    answer = small_around.alone("hms program webinar nytt", values={**written})
    form = answer.card.form
    assert form is not None
    voice = Voice(answer.language)
    assert {voice.say(one.error) for one in form.fields if one.error is not None} == {says}
    kept = {one.name: "".join(one.value) for one in form.fields if one.name in written}
    assert kept == written
    assert "Det er ingen ennå" in small_around.says("hms program webinar")


def test_twice_the_same_is_asked_about(small_around: Around) -> None:
    small_around.publish()
    answer = small_around.alone("hms program webinar nytt", values={**WRITTEN})
    assert answer.card.form is not None
    again = {one.name: "".join(one.value) for one in answer.card.form.fields if one.value}
    assert again == WRITTEN
    assert "Lagt ut: Vernerunden" in small_around.says(answer.card.form.line, values={**again})
    assert small_around.says("hms program webinar").count("Vernerunden:") == 2


def test_a_link_that_an_e_mail_program_has_wrapped_is_unwrapped(small_around: Around) -> None:
    wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.no%2Fa&data=x"
    number = small_around.publish(link=wrapped)
    assert "https://example.no/a" in small_around.says(f"hms program webinar {number}")


def test_a_change_is_told_to_those_who_were_told_and_what_was_left_empty_stays(small_around: Around) -> None:
    number = small_around.publish(text="Vi viser hvordan.")
    small_around.world.turn(2026, 11, 24)
    form = small_around.alone(f"hms program webinar endre {number}").card.form
    assert form is not None
    before = {one.name: "".join(one.value) for one in form.fields if one.value}
    assert before == {"number": str(number), "text": "Vi viser hvordan.", **WRITTEN}
    changed = {**before, "at": "14:00", "title": "", "link": ""}
    assert "Den ene barnehagen som har fått vite om det, får beskjed." in small_around.says(
        form.line, values={**changed}
    )
    small_around.world.turn(2026, 11, 25)
    assert small_around.told(number) == ["published", "changed"]
    assert "ingen får beskjed" in small_around.says(form.line, values={**changed})
    past = {**changed, "day": "2026-11-02"}
    assert "Velg en dag" in small_around.says(form.line, values={**past})


def test_a_cancellation_is_asked_about_and_told_to_those_who_were_told(small_around: Around) -> None:
    number = small_around.publish()
    small_around.world.turn(2026, 11, 24)
    asked = small_around.alone(f"hms program webinar avlys {number}")
    small_around.world.turn(2026, 11, 25)
    assert small_around.told(number) == ["published"]
    sure = asked.card.buttons[0].line
    assert "Avlyst" in small_around.says(sure)
    assert "Det er avlyst" in small_around.says(sure)
    assert "Det er avlyst" in small_around.says(
        "hms program webinar endre", values={"number": str(number), "title": "Ny"}
    )
    small_around.world.turn(2026, 11, 26)
    assert small_around.told(number) == ["published", "cancelled"]


def test_another_programme_sees_and_changes_none_of_it(small_around: Around) -> None:
    from bot.model.programme import Programme, ProgrammeKind, ProgrammeRole, RoleCode  # noqa: PLC0415

    number = small_around.publish()
    world = small_around.world
    with world.store.write() as session:
        other = Programme.of("Fjell kommune", ProgrammeKind.OWNER, world.clock.now())
        session.add(other)
        session.flush()
        role = ProgrammeRole.ARBEIDSGRUPPE
        session.add(RoleCode(code="CCCCDDDD", programme_id=other.id, role=role, at=world.clock.now()))
    small_around.alone("hms kode ja CCCC-DDDD", "berit")
    for line in ("", f" {number}", f" avlyst {number}", f" endre {number}"):
        assert "Vernerunden" not in small_around.says(f"hms program webinar{line}", "berit")
    assert "0 av 1 barnehage" in small_around.says(f"hms program webinar {number}"), "as it was"


def test_nobody_without_the_role_gets_in(small_around: Around) -> None:
    assert "arbeidsgruppen" in small_around.says("hms program webinar", "styrer")
    written: dict[str, str | list[str]] = {**WRITTEN}
    assert "Lagt ut" not in small_around.says("hms program webinar nytt", "styrer", written)
