"""A programme's code in the form of the settings: what else was filled in is kept, whatever the code is."""

from bot.commands.request import Answer
from bot.model.programme import MOST_WRONG_CODES, Membership
from tests.handlers.programme.test_people import Around
from tests.world import World, said

WRONG = "AAAA-CCCC"


def send(around: Around, code: str) -> Answer:
    values: dict[str, str | list[str]] = {
        "name": "Nye Solstrålen",
        "language": "nynorsk",
        "at": "10:30",
        "programme": code,
    }
    return around.world.send("/hms oppsett", values)


def written(answer: Answer) -> dict[str, tuple[str, ...]]:
    assert answer.card.form is not None
    return {field.name: field.value for field in answer.card.form.fields if field.value}


def wrong(answer: Answer) -> list[str]:
    assert answer.card.form is not None
    return [field.name for field in answer.card.form.fields if field.error]


def test_a_code_that_no_programme_has_stands_at_its_field_and_the_rest_is_kept(small_world: World) -> None:
    around = Around(small_world)
    answer = send(around, WRONG)
    assert answer.private
    assert wrong(answer) == ["programme"]
    assert "Det er ikke noe program med denne koden." in said(answer)
    expected = {"name": ("Nye Solstrålen",), "language": ("nn",), "at": ("10:30",), "programme": (WRONG,)}
    assert written(answer) == expected
    assert "Nye Solstrålen" not in small_world.text("/hms oppsett"), "nothing is saved by halves"
    assert "er lagra" in said(send(around, around.code))


def test_codes_that_are_tried_in_the_settings_are_counted(small_world: World) -> None:
    around = Around(small_world)
    for _time in range(MOST_WRONG_CODES):
        send(around, WRONG)
    answer = send(around, around.code)
    assert wrong(answer) == ["programme"]
    assert "Det er nok koder for i dag." in said(answer)
    assert "er lagra" in said(send(around, "")), "without a code all is saved"


def test_the_code_of_a_programme_they_are_in_stops_nothing(small_world: World) -> None:
    around = Around(small_world)
    around.says(f"hms program bli-med {around.code}", "styrer", "solstralen")
    answer = send(around, around.code)
    assert "De var allereie med i Programmet vårt." in said(answer)
    assert "Nye Solstrålen" in small_world.text("/hms oppsett")
    with small_world.store.read() as session:
        assert session.query(Membership).count() == 1
