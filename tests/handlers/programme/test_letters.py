"""Letters to the kindergartens, and the brakes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.message.delivery import Gone, Refused, Unsure
from bot.message.words import Voice
from bot.model.kindergarten import Kindergarten
from bot.model.letter import Letter, LetterState
from bot.model.post import Post, PostState
from bot.model.programme import Membership, Programme, ProgrammeKind, ProgrammePerson
from bot.model.texts import Language
from bot.model.workspace import Workspace
from tests.arbeidsgruppe import SECOND, TEXT, WRITER, Arbeidsgruppe
from tests.store.test_two_at_once import at_once
from tests.world import World, buttons, said

BOTH = ["fjelltun/letter/1", "solstralen/letter/1"]
KEPT = Refused("cant_delete_message")


@pytest.fixture
def group(small_world: World) -> Arbeidsgruppe:
    """On SQLite."""
    return Arbeidsgruppe(small_world)


@pytest.fixture
def anywhere(world: World) -> Arbeidsgruppe:
    """On both databases."""
    return Arbeidsgruppe(world)


def letter(group: Arbeidsgruppe) -> Letter:
    with group.world.store.read() as session:
        return session.scalars(select(Letter)).one()


def posts(group: Arbeidsgruppe, kind: str = "letter") -> dict[int, tuple[PostState, str | None]]:
    with group.world.store.read() as session:
        found = session.scalars(select(Post).where(Post.kind == kind))
        return {one.kindergarten_id: (one.state, one.reason) for one in found}


# Written


def test_it_is_written_once_and_previewed_as_a_kindergarten_gets_it(group: Arbeidsgruppe) -> None:
    assert "Ikke sendt ennå" in said(group.write())
    shown = group.text("hms program brev vis 1")
    assert "Fra IA bransjeprogram barnehage\nBare du ser dette.\nNy veileder\nHei!\n• Den er her" in shown
    assert posts(group) == {}, "nothing is sent by writing"


def test_who_reads_another_language_than_it_is_written_in_is_told(group: Arbeidsgruppe) -> None:
    group.write(title_nb="", text_nb="", title_nn="Ny rettleiar", text_nn="Les han")
    shown = group.text("hms program brev vis 1 bokmål")
    assert "Ny rettleiar" in shown
    assert "Dette brevet er bare skrevet på nynorsk." in shown
    assert "Det er ikke skrevet på bokmål." in group.text("hms program brev 1")


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"text_nb": "å" * 20_000}, "text_nb", "Skriv høyst 2000 tegn"),
        ({"text_nb": ""}, "text_nb", "Du må fylle ut dette."),
        ({"title_nb": ""}, "title_nb", "Du må fylle ut dette."),
        ({"title_nb": "", "text_nb": ""}, "title_nb", "Du må fylle ut dette."),
        ({"text_nn": "Berre teksten"}, "title_nn", "Du må fylle ut dette."),
        ({"link": "http://example.no"}, "link", "Lenken må begynne med https://"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_written_stays(
    group: Arbeidsgruppe, wrong: dict[str, str], field: str, says: str
) -> None:
    answer = group.write(**wrong)
    form = answer.card.form
    assert form is not None
    given = {**TEXT, **wrong}
    assert {one.name: "".join(one.value) for one in form.fields} == {
        one.name: given.get(one.name, "") for one in form.fields
    }
    errors = {one.name: Voice(Language.NB).say(one.error) for one in form.fields if one.error is not None}
    assert set(errors) == {field}
    assert errors[field].startswith(says)
    with group.world.store.read() as session:
        assert session.scalar(select(Letter.id)) is None


def test_of_two_who_change_it_at_once_the_second_is_told_and_keeps_the_words(group: Arbeidsgruppe) -> None:
    group.write()
    opened = {who: group.ask("hms program brev endre 1", who).card.form for who in (WRITER, SECOND)}
    group.world.clock.moment += timedelta(minutes=1)
    lines = {who: form.line for who, form in opened.items() if form is not None}
    group.ask(lines[WRITER], values={**TEXT, "title_nb": "Annes"})
    answer = group.ask(lines[SECOND], SECOND, {**TEXT, "title_nb": "Berits"})
    form = answer.card.form
    assert form is not None
    assert letter(group).title.nb == "Annes"
    assert "Noen har endret det imens" in said(answer)
    group.world.clock.moment += timedelta(minutes=1)
    group.ask(form.line, SECOND, {one.name: "".join(one.value) for one in form.fields})
    assert letter(group).title.nb == "Berits"


def test_a_test_goes_to_one_place_alone(group: Arbeidsgruppe) -> None:
    group.write()
    group.ask("hms program brev prøv 1 0")
    group.ask("hms program brev prøv 1 1")
    [here] = group.wake()
    assert here.startswith("programmet/letter-test/programme/1/"), "nobody has a role in Solstrålen"
    with group.world.store.write() as session:
        session.execute(delete(Post))
    styrer = "styrer"
    with group.world.store.write() as session:
        session.add(group._person(styrer))
    group.ask("hms program brev prøv 1 1", styrer)
    assert any(one.startswith("solstralen/letter-test/channel/1/") for one in group.wake())


# Sent


def test_each_gets_it_at_work_in_its_own_language(anywhere: Arbeidsgruppe) -> None:
    group, world = anywhere, anywhere.world
    world.clock.moment += timedelta(hours=10)  # in the evening
    group.write(title_nn="Ny rettleiar", text_nn="Les han")
    answer = group.press(group.make_ready(), "hms program brev ja")
    assert "Venter: 2" in said(answer)
    world.turn(2026, 11, 23, 23)
    assert world.posts("solstralen", "letter") == []
    world.turn(2026, 11, 24, 12)
    texts = {one: world.posts(one, "letter")[0] for one in ("solstralen", "fjelltun")}
    assert texts["solstralen"]["at"][:16] == "2026-11-24T11:30", "its own posting time"
    assert "Ny veileder" in texts["solstralen"]["text"]
    with world.store.read() as session:
        tongue = session.scalar(select(Kindergarten.language).where(Kindergarten.channel == "fjelltun"))
    assert ("Ny rettleiar" if tongue is Language.NN else "Ny veileder") in texts["fjelltun"]["text"]
    assert "Levert: 2" in group.text("hms program brev 1")
    assert "Jeg får heller ikke vite det" in group.text("hms program brev 1")


def test_a_municipality_is_the_same_however_each_writes_it(group: Arbeidsgruppe) -> None:
    with group.world.store.write() as session:
        for one in session.scalars(select(Membership)):
            one.municipality = {1: "Øygarden", 2: "ØYGARDEN"}[one.kindergarten_id]
    group.write()
    assert "Til: 2 barnehager" in said(group.make_ready(municipality="øygarden"))


def test_it_waits_for_its_day_and_goes_to_its_municipality(group: Arbeidsgruppe) -> None:
    answer = group.send_off(municipality="Fjell", day="2026-11-28")  # a Saturday
    assert "Venter: 1" in said(answer)
    assert "Det blir sendt fra" in said(answer)
    group.world.turn(2026, 11, 29)
    assert group.world.posts("solstralen", "letter") == []
    group.world.turn(2026, 11, 30, 12)
    [there] = group.world.posts("solstralen", "letter")
    assert there["at"][:16] == "2026-11-30T11:30"
    assert group.world.posts("fjelltun", "letter") == []


def test_a_day_that_has_passed_is_refused_at_its_field(group: Arbeidsgruppe) -> None:
    group.write()
    form = group.make_ready(day="2026-11-20").card.form
    assert form is not None
    assert [one.name for one in form.fields if one.error is not None] == ["day"]


def test_to_more_than_twenty_another_than_its_writer_says_yes(group: Arbeidsgruppe) -> None:
    group.let_join(19)
    ready = (group.write(), group.make_ready())[1]
    assert "Til: 21 barnehager" in said(ready)
    asked = group.press(ready, "hms program brev ja")
    assert "Venter på at én til sier ja" in said(asked)
    assert said(group.press(ready, "hms program brev ja")) == said(asked), "not the writer, ever"
    assert posts(group) == {}
    [told] = group.wake()
    assert told.startswith("programmet/letter-asked/1/")
    again = group.ask("hms program brev ja 1", SECOND)
    assert posts(group) == {}, "typed, it shows first what it is about"
    group.press(again, "hms program brev ja", SECOND)
    assert len(posts(group)) == 21
    assert "Venter: 21" in said(group.press(again, "hms program brev ja", SECOND)), "once more is no more"
    assert len(posts(group)) == 21


def test_its_writer_sees_who_is_asked_and_is_not_led_in_a_ring(group: Arbeidsgruppe) -> None:
    group.let_join(19)
    asked = group.send_off()
    assert "Du har skrevet det. Du kan ikke si ja til det selv.\nSpurt: @berit" in said(asked)
    assert list(buttons(asked)) == ["Se hvordan det blir", "Endre brevet", "Endre hvem og når", "Alle brev"]
    same = [group.text("hms program brev 1"), group.text("hms program brev ja 1"), said(group.make_ready())]
    assert same == [said(asked)] * 3, "also with the yes that was meant for the others"
    assert "Se på det, og si ja" in buttons(group.ask("hms program brev 1", SECOND))


def test_who_is_asked_elsewhere_is_counted(group: Arbeidsgruppe) -> None:
    group.let_join(19)
    with group.world.store.write() as session:
        there = Workspace(platform="local", external_id="elsewhere", free_at=group.world.clock.now())
        session.add(there)
        session.flush()
        person = group._person("cato")
        person.workspace_id = there.id
        session.add(person)
    assert "Spurt: @berit\n1 til er spurt på et annet sted." in said(group.send_off())


def test_who_is_alone_is_told_to_let_somebody_in(group: Arbeidsgruppe) -> None:
    group.let_join(19)
    with group.world.store.write() as session:
        session.execute(delete(ProgrammePerson).where(ProgrammePerson.user_id == SECOND))
    assert "Gi noen en kode" in said(group.send_off())


def test_a_yes_is_for_what_was_seen(group: Arbeidsgruppe) -> None:
    group.let_join(19)
    group.send_off()
    seen = group.ask("hms program brev ja 1", SECOND)
    group.world.clock.moment += timedelta(minutes=1)
    group.ask("hms program brev endre", values={**TEXT, "text_nb": "Noe helt annet"})
    shown = group.press(seen, "hms program brev ja", SECOND)
    assert "Klart til å sendes" in said(shown)
    assert posts(group) == {}
    assert letter(group).state is LetterState.DRAFT


def test_who_has_lost_the_role_says_yes_to_nothing(group: Arbeidsgruppe) -> None:
    group.let_join(19)
    group.send_off()
    seen = group.ask("hms program brev ja 1", SECOND)
    with group.world.store.write() as session:
        session.execute(delete(ProgrammePerson).where(ProgrammePerson.user_id == SECOND))
    assert "Dette er for folk i et program" in said(group.press(seen, "hms program brev ja", SECOND))
    assert posts(group) == {}


def test_two_say_yes_at_once_and_it_is_sent_once(
    anywhere: Arbeidsgruppe, threads: ThreadPoolExecutor
) -> None:
    group = anywhere
    with group.world.store.write() as session:
        session.add_all(map(group._person, ("styrer", "verneombud")))
    group.let_join(19)
    group.send_off()
    line = next(one for one in buttons(group.ask("hms program brev ja 1", SECOND)).values() if " ja " in one)
    answers = at_once(group.world, threads, line, line, "programmet")
    assert ["Venter: 21" in said(answer) for answer in answers] == [True, True]
    assert len(posts(group)) == 21


def test_nobody_to_tell(group: Arbeidsgruppe) -> None:
    with group.world.store.write() as session:
        session.execute(delete(Membership))
    assert "Ingen barnehage ville fått brevet" in said(group.send_off())


def test_a_kindergarten_that_has_left_meanwhile_does_not_get_it(group: Arbeidsgruppe) -> None:
    group.send_off()
    with group.world.store.write() as session:
        session.execute(delete(Membership).where(Membership.kindergarten_id == 2))
    assert group.wake() == ["solstralen/letter/1"]
    assert "Ikke sendt: 1 (de er ikke med i programmet lenger)" in group.text("hms program brev 1")


def test_a_kindergarten_in_two_programmes_that_leaves_one_has_the_letters_of_the_other(
    group: Arbeidsgruppe,
) -> None:
    other = another_programme(group)
    with group.world.store.write() as session:
        since = group.world.clock.now().date()
        session.add(Membership(kindergarten_id=1, programme_id=other, since=since))
    group.send_off()
    with group.world.store.write() as session:
        session.execute(delete(Membership).where(Membership.programme_id == other))
    assert group.wake() == BOTH


def another_programme(group: Arbeidsgruppe) -> int:
    with group.world.store.write() as session:
        made = Programme.of("Kommunen", ProgrammeKind.OWNER, group.world.clock.now())
        session.add(made)
        session.flush()
        return made.id


def test_a_sent_letter_is_read_from_its_card_and_has_its_day(group: Arbeidsgruppe) -> None:
    group.send_off()
    group.wake()
    card = group.ask("hms program brev 1")
    assert "Ny veileder\nSendt 23. nov. 2026" in said(card).replace("\u00a0", " ")
    assert "Hei!" in said(group.press(card, "hms program brev vis"))
    assert "Ny veileder: Sendt 23. nov. 2026" in group.text("hms program brev").replace("\u00a0", " ")
    group.ask("hms program brev fjern 1")
    taken = group.text("hms program brev").replace("\u00a0", " ")
    assert "Ny veileder: Tatt tilbake. Brevet er fra 23. nov. 2026." in taken
    group.write()
    group.press(
        group.ask("hms program brev send", values={"number": "2", "day": "2026-11-28"}), "hms program brev ja"
    )
    assert "Ny veileder: Det blir sendt fra lørdag 28. november" in group.text("hms program brev").replace(
        "\u00a0", " "
    )


# The brakes


def test_stopped_in_the_middle_the_rest_waits_until_somebody_goes_on(anywhere: Arbeidsgruppe) -> None:
    group = anywhere
    group.send_off()
    stopped = group.ask("hms program brev stopp 1")
    assert "Ikke sendt: 2 (det ble stoppet først)" in said(stopped)
    assert group.wake() == []
    group.ask("hms program brev stopp 1", SECOND)  # once more changes nothing
    group.press(stopped, "hms program brev videre")
    assert group.wake() == BOTH
    assert "Det går ikke med dette brevet nå" in group.text("hms program brev videre 1")


def test_taken_back_it_is_deleted_or_corrected_and_the_card_says_which(anywhere: Arbeidsgruppe) -> None:
    group = anywhere
    group.send_off()
    group.wake()
    assert "Det står i 2 kanaler." in group.text("hms program brev tilbake 1")
    group.ask("hms program brev fjern 1")
    group.ask("hms program brev fjern 1", SECOND)
    left = group.wake(KEPT, after=timedelta(minutes=1))
    letters = [one for one in left if one in BOTH]
    assert len(letters) == 1
    group.wake(after=timedelta(minutes=2))
    corrected = [one for one in group.platform.arrived if "letter-recall" in one]
    assert [one.split("/")[0] for one in corrected] == [letters[0].split("/")[0]], (
        "where it could not be deleted"
    )
    shown = group.text("hms program brev 1")
    assert "Slettet i: 1 kanal" in shown
    assert "Rettet i: 1 kanal" in shown


def test_taken_back_while_it_is_sent_what_waits_is_not_sent(group: Arbeidsgruppe) -> None:
    group.send_off()
    with group.world.store.write() as session:  # its request has left, and no answer has come
        post = session.scalars(select(Post).where(Post.kind == "letter", Post.kindergarten_id == 1)).one()
        post.state, post.claims, post.tries = PostState.SENDING, 1, 1
        post.lease_until, post.went_to = group.world.clock.now() + timedelta(minutes=2), "solstralen"
    group.platform.arrived.append("solstralen/letter/1")
    group.ask("hms program brev fjern 1")
    assert group.wake() == ["solstralen/letter/1"], "nobody knows yet that it arrived"
    assert group.wake(after=timedelta(minutes=3)) == [], "found, and deleted then"
    assert posts(group)[2] == (PostState.SKIPPED, "stopped")


def test_it_is_sent_again_only_where_it_surely_did_not_arrive(anywhere: Arbeidsgruppe) -> None:
    group = anywhere
    group.let_join(2)
    group.send_off()
    group.wake(Gone("is_archived"), Refused("too_much"), Unsure())
    shown = group.text("hms program brev 1")
    assert "Kom ikke fram: 1 (kanalen er lukket eller slettet)" in shown
    assert "Kom ikke fram: 1 (meldingen ble ikke tatt imot)" in shown
    before = len(group.platform.asked)
    group.ask("hms program brev igjen 1")
    group.wake(after=timedelta(seconds=1))
    assert len(group.platform.asked) == before + 2
    arrived = [one for one in group.platform.arrived if one.endswith("/letter/1")]
    assert len(set(arrived)) == len(arrived) == 4, "each once"


def test_another_programme_sees_nothing_of_it(group: Arbeidsgruppe) -> None:
    group.write()
    other = another_programme(group)
    with group.world.store.write() as session:
        session.scalars(select(Letter)).one().programme_id = other
    assert "Ny veileder" not in group.text("hms program brev")
    assert "Ny veileder" not in group.text("hms program brev 1")
