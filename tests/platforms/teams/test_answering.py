"""Where answers are seen: beside the question, in place of the card, in private, and in the channel."""

import asyncio
from typing import Any

import pytest

from bot.platforms.teams.render import CONTENT_TYPE
from bot.platforms.teams.words import ANSWERED_IN_PRIVATE, NO_CHAT_YET
from tests.clocks import time_out
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import HANG_UP, Shown
from tests.platforms.teams.reading import buttons, errors, inputs, nb, words
from tests.platforms.teams.tenant import TeamsTenant, in_tenant
from tests.world import World

CHANNEL, THREAD, ALONE = "solstralen", "solstralen;messageid=17", "a:styrer"
IN_PRIVATE, NO_CHAT = nb(ANSWERED_IN_PRIVATE.one), nb(NO_CHAT_YET.one)
NAME, FIRST_DAY = nb("The kindergarten's name"), nb("The plan's first day")


@pytest.fixture
def known(run: Run[Any], tenant: TeamsTenant) -> TeamsTenant:
    """Everybody has a chat with the bot, and the channel is known."""
    run(tenant.install("styrer", CHANNEL))
    for person in ("styrer", "verneombud", "ansatt"):
        run(tenant.install(person, f"a:{person}"))
    tenant.teams.shown.clear()
    return tenant


def text(shown: Shown) -> str:
    return words(shown.card) if shown.card else str(shown.activity.get("text"))


def post(run: Run[Any], tenant: TeamsTenant) -> Shown:
    """A card that all see, with buttons: a change in the channel."""
    (shown,) = run(tenant.write("styrer", THREAD, "hms bytt desember støy"))
    return shown  # type: ignore[no-any-return]


# What is written


def test_in_private_it_is_answered_there(run: Run[Any], known: TeamsTenant) -> None:
    (shown,) = run(known.write("styrer", ALONE, "hms hjelp ~1"))
    assert shown.conversation == ALONE
    assert "Dette kan jeg hjelpe med" in text(shown)


def test_what_all_should_know_is_told_in_the_thread(run: Run[Any], known: TeamsTenant) -> None:
    shown = post(run, known)
    assert shown.conversation == THREAD
    assert "Desember har fått nytt tema" in text(shown)


def test_a_private_answer_is_not_seen_in_the_channel(run: Run[Any], known: TeamsTenant) -> None:
    private, line = run(known.write("ansatt", THREAD, "hms bytt desember støy"))
    assert (private.conversation, line.conversation) == ("a:ansatt", THREAD)
    assert nb("The HMS group does this") in text(private)
    assert text(line) == IN_PRIVATE
    assert line.card is None


def test_without_a_chat_it_says_how_to_open_one(run: Run[Any], tenant: TeamsTenant) -> None:
    (shown,) = run(tenant.write("ansatt", THREAD, "hms neste måned"))
    assert shown.conversation == THREAD
    assert "Tema" not in text(shown)
    assert nb("Open our private chat") + ": https://teams.microsoft.com/l/chat/" in text(shown)
    assert text(shown).endswith("hms%20neste%20m%C3%A5ned"), "it is written there already"


def test_a_chat_that_is_closed_is_forgotten(run: Run[Any], known: TeamsTenant) -> None:
    known.teams.answers = [(403, {"error": {"code": "MessageWritesBlocked"}}, {})]
    (shown,) = run(known.write("ansatt", THREAD, "hms"))
    assert nb("Open our private chat") in text(shown)
    assert run(known.conversations.find(in_tenant("ansatt"))) is None


def test_a_change_made_in_private_is_told_in_the_channel(run: Run[Any], known: TeamsTenant) -> None:
    private, public = run(known.write("styrer", ALONE, "hms bytt desember støy ~1"))
    assert private.conversation == ALONE
    assert public.channel == CHANNEL
    assert text(public).startswith("Desember har fått nytt tema")
    assert "messageid" in public.conversation, "as a thread of its own"


# What is pressed


def test_in_private_the_card_is_replaced(run: Run[Any], known: TeamsTenant) -> None:
    private, _line = run(known.write("styrer", THREAD, "hms"))
    said = run(known.invoke("styrer", private, buttons(private.card or {})["Hele året"]))
    assert said["statusCode"] == 200
    assert said["type"] == CONTENT_TYPE
    assert "HMS-kalenderen 2026–2027" in words(said["value"])


def test_a_card_that_others_see_stays_and_the_answer_is_private(run: Run[Any], known: TeamsTenant) -> None:
    card = post(run, known)
    before = card.activity
    told, private = run(known.press("ansatt", card, "Hele året"))
    assert text(told) == IN_PRIVATE
    assert private.conversation == "a:ansatt"
    assert card.activity == before


def test_without_a_chat_the_press_says_how_to_open_one(run: Run[Any], known: TeamsTenant) -> None:
    (told,) = run(known.press("ukjent", post(run, known), "Hele året"))
    assert text(told) == NO_CHAT


def test_a_change_takes_the_place_of_its_card_for_all(run: Run[Any], known: TeamsTenant) -> None:
    card = post(run, known)
    (shown,) = run(known.press("verneombud", card, "Angre"))
    assert "Endringen er angret" in text(shown), "for the one who pressed"
    assert "Endringen er angret" in text(card), "and for the others"
    assert known.teams.requests[-1][0] == "PUT"


def test_what_is_pressed_in_private_means_the_channel_it_came_from(run: Run[Any], known: TeamsTenant) -> None:
    """Somebody without a role belongs to no kindergarten that a chat of their own could mean."""
    private, _line = run(known.write("ansatt", "fjelltun;messageid=3", "hms"))
    shown = run(known.press("ansatt", private, "Heile året"))[0]
    assert "HMS-kalenderen 2026–2027" in text(shown)
    assert "Ikkje valt enno" in text(shown), "that of Fjelltun"
    assert run(known.press("ansatt", shown, "Sjå neste år"))


@pytest.mark.parametrize(
    "mark", ["in=fjelltun=0000000000000000", "in=fjelltun=", "in=fjelltun", "in==0000000000000000"]
)
def test_nobody_gets_to_a_channel_by_its_name(run: Run[Any], known: TeamsTenant, mark: str) -> None:
    private, _line = run(known.write("ansatt", THREAD, "hms"))
    said = run(known.invoke("ansatt", private, {"line": f"hms {mark}"}))
    assert nb("I do not know your kindergarten here") in words(said["value"])


def test_a_mark_is_for_one_person(run: Run[Any], known: TeamsTenant) -> None:
    private, _line = run(known.write("styrer", THREAD, "hms"))
    data = buttons(private.card or {})["Hele året"]
    said = run(known.invoke("ansatt", private, data))
    assert nb("I do not know your kindergarten here") in words(said["value"])


# Forms


def test_a_form_says_what_is_wrong_and_keeps_the_rest(run: Run[Any], known: TeamsTenant) -> None:
    private, _line = run(known.write("styrer", THREAD, "hms eget"))
    (shown,) = run(
        known.fill(
            "styrer", private, {"Måned": "Januar 2027", "Tittel": "Vår uke <b>", "Lenke": "https://nei"}
        )
    )
    assert shown.id == private.id, "in place of the card"
    card = shown.card or {}
    assert list(errors(card)) == ["Lenke"]
    assert inputs(card)["Tittel"]["value"] == "Vår uke <b>"
    done = run(known.fill("styrer", shown, {"Lenke": "https://example.no/uke"}))
    assert "Vår uke <b>" in text(done[-1])
    assert done[-1].channel == CHANNEL


def test_a_form_in_a_channel_is_put_right_there(run: Run[Any], tenant: TeamsTenant) -> None:
    """Whoever fills it in may have no chat with the bot yet."""
    (hello,) = run(tenant.install("leder", "ny-kanal"))
    (shown,) = run(tenant.fill("leder", hello, {NAME: "Bekken barnehage", FIRST_DAY: "2026-13-01"}))
    card = shown.card or {}
    assert list(errors(card)) == [FIRST_DAY]
    assert inputs(card)[NAME]["value"] == "Bekken barnehage"
    assert "Bekken" not in text(hello), "only the one who wrote it sees it"


def test_a_card_whose_data_has_changed_says_so(run: Run[Any], known: TeamsTenant) -> None:
    private, _line = run(known.write("styrer", "fjelltun;messageid=1", "hms"))
    older = buttons(private.card or {})["Når vi ikkje rekk alt"]
    known.world.clock.turn(known.world.clock.now().replace(minute=5))
    run(known.write("verneombud", "fjelltun;messageid=1", "hms byt november støy"))
    said = run(known.invoke("styrer", private, older))
    assert "Nokon har nettopp endra" in words(said["value"])
    assert "Tema no: Mindre støy" in words(said["value"])
    assert "La temaet stå" in buttons(said["value"])


# When Teams is busy, or silent


def test_an_answer_waits_as_long_as_it_is_asked_to(run: Run[Any], known: TeamsTenant) -> None:
    known.teams.answers = [(429, {}, {"Retry-After": "1"}), (412, {}, {"Retry-After": "3"})]

    async def story() -> list[Shown]:
        written = asyncio.create_task(known.write("styrer", ALONE, "hms hjelp ~1"))
        await time_out(1)
        await time_out(3)
        return await written

    assert "Dette kan" in text(run(story())[0])


def test_an_answer_that_is_lost_is_not_said_twice(run: Run[Any], known: TeamsTenant) -> None:
    known.teams.answers = [(HANG_UP, {}, {})]
    assert len(run(known.write("styrer", ALONE, "hms hjelp ~1"))) == 1


def test_a_thread_that_is_gone_does_not_keep_the_change_from_happening(
    run: Run[Any], known: TeamsTenant, world: World
) -> None:
    known.teams.answers = [(404, {}, {})]
    assert run(known.write("styrer", THREAD, "hms bytt desember støy")) == []
    assert "Mindre støy" in world.text("/hms desember")


# In confidence


def test_who_proposes_from_the_channel_writes_in_their_own_chat(run: Run[Any], known: TeamsTenant) -> None:
    """The press shows nothing in the channel; the form is where nobody else is."""
    shown = run(known.write("ansatt", THREAD, "hms foreslå"))
    private, line = shown
    assert (private.conversation, line.conversation) == ("a:ansatt", THREAD)
    assert text(line) == IN_PRIVATE
    before = len(known.teams.shown)
    thanks = run(known.fill("ansatt", private, {"Egne ord": "Stille stund"}))
    assert "Takk, det er foreslått" in text(thanks[-1])
    assert all(one.conversation == "a:ansatt" for one in known.teams.shown[before:])


def test_who_proposes_in_the_channel_itself_is_told_that_others_read_it(
    run: Run[Any], known: TeamsTenant
) -> None:
    private, line = run(known.write("ansatt", THREAD, "hms foreslå Stille stund"))
    assert "Andre her kan lese det du skrev i kanalen" in text(private)
    assert text(line) == IN_PRIVATE
    (alone,) = run(known.write("ansatt", "a:ansatt", "hms foreslå Rolig stund"))
    assert "Andre her kan lese" not in text(alone)
