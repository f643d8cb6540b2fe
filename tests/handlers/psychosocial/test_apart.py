"""What is written of the eight factors: nobody's name, proposal or own words are in it, and no other's."""

from bot.message.plain import plain_text
from bot.message.words import Language, Voice
from tests.world import World

SAID: dict[str, str | list[str]] = {
    "factor": "7",
    "level": "høy",
    "sentence": "Vi har ikke øvd",
    "participants": ["styrer", "ansatte"],
}
ALL = ["hms kravene", *(f"hms kravene {number}" for number in range(1, 9))]


def written(world: World, channel: str = "solstralen") -> str:
    return "\n".join(world.text(line, channel=channel) for line in ALL)


def test_it_has_no_proposal_no_own_theme_and_nobody_who_did_it(small_world: World) -> None:
    small_world.ask("hms foreslå vold og trusler Det som skjedde på Blåklokka", user="ansatt")
    small_world.ask("hms eget november Det vi aldri snakker om")
    assert "Det vi aldri snakker om" in small_world.text("hms")
    small_world.send("hms vurdering", SAID)
    after = written(small_world)
    assert "Høy – Vi har ikke øvd" in after
    assert not any(word in after for word in ("Blåklokka", "aldri", "ansatt ", "styrer "))


def test_another_kindergarten_sees_nothing_of_it(small_world: World) -> None:
    before = written(small_world, "fjelltun")
    small_world.send("hms vurdering", SAID)
    small_world.send(
        "hms tiltak ny", {"responsible": "alle", "due": "2027-01-15", "what": "Øve", "factor": "7"}
    )
    assert "1 i gang" in written(small_world)
    assert written(small_world, "fjelltun") == before


def test_a_name_in_the_sentence_is_asked_about_and_not_saved(small_world: World) -> None:
    asked = small_world.send("hms vurdering", {**SAID, "sentence": "Kari slår barna"})
    assert "Jeg har ikke lagret noe" in plain_text(asked.card, Voice(Language.NB))
    assert "Kari" not in written(small_world)
    assert "ikke vurdert ennå" in small_world.text("hms kravene 7")
