"""What arrives: lines in many forms, and things that are no activities."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.model.role import RoleHolder
from bot.model.role_offer import RoleOffer
from bot.platforms.teams.app import Credentials
from tests.clocks import START
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import BOT, Shown
from tests.platforms.teams.reading import buttons, form_data, inputs, nb, words
from tests.platforms.teams.tenant import TeamsTenant, in_tenant, mention
from tests.world import World

CHANNEL, THREAD, GROUP, ALONE = "solstralen", "solstralen;messageid=17", "19:gruppe@thread.v2", "a:styrer"


def card(shown: list[Shown]) -> str:
    """The only card that is shown."""
    (said,) = (one.card for one in shown if one.card is not None)
    return words(said)


def write(run: Run[Any], tenant: TeamsTenant, line: str, where: str = CHANNEL, **more: Any) -> list[Shown]:
    run(tenant.install("styrer", ALONE))
    shown: list[Shown] = run(tenant.write("styrer", where, line, **more))
    return shown


@pytest.mark.parametrize("line", ["neste måned", "/hms neste-måned", "hms  neste  maaned", "/neste måned"])
@pytest.mark.parametrize("where", [CHANNEL, THREAD])
def test_a_line_is_read_with_and_without_its_slash(
    run: Run[Any], tenant: TeamsTenant, line: str, where: str
) -> None:
    assert "Tema for desember" in card(write(run, tenant, line, where))


def test_the_second_command_and_a_change(run: Run[Any], tenant: TeamsTenant) -> None:
    assert "Hvor vi er i planen" in card(write(run, tenant, "/milepel"))
    assert "November har fått nytt tema" in card(write(run, tenant, "hms bytt november støy"))


@pytest.mark.parametrize("word", ["hi", "Hei", "hello!", "HJELP", "/help", "hei 👋"])
@pytest.mark.parametrize("where", [CHANNEL, GROUP])
def test_a_greeting_is_always_answered(run: Run[Any], tenant: TeamsTenant, word: str, where: str) -> None:
    said = card(write(run, tenant, word, where))
    help_here, nothing_here = nb("What I can help with"), nb("This channel has no kindergarten yet")
    assert help_here in said or nothing_here in said


@pytest.mark.parametrize("word", ["hi", "hello", "help", "hjelp"])
def test_a_stranger_is_answered_too(run: Run[Any], tenant: TeamsTenant, word: str) -> None:
    said = run(tenant.write("fremmed", "a:fremmed", word))
    assert nb("I do not know your kindergarten here") in card(said)


def test_the_bots_name_alone_is_a_question(run: Run[Any], tenant: TeamsTenant) -> None:
    assert "Tema for november" in card(write(run, tenant, ""))


def test_only_the_mention_is_removed_and_not_the_name(run: Run[Any], tenant: TeamsTenant) -> None:
    said = card(write(run, tenant, "hms eget januar HMS i HMS-huset"))
    assert "HMS i HMS-huset" in said


@pytest.mark.parametrize(
    "text",
    [
        "<at>HMS bot</at>&nbsp;neste måned",
        "<at>HMS bot</at>: neste måned?",
        "<at>HMS bot</at> <at>HMS bot</at> neste måned",
        "neste måned <at>HMS bot</at>",
        "neste <at>HMS bot</at> måned",
        '<at id="0">HMS  bot</at>\u00a0neste\u00a0måned',
        "<at>HMS&nbsp;bot</at> neste måned",
        '<quoted messageId="1772050244572"/> <at>HMS bot</at> hms neste måned',
    ],
)
def test_the_bot_is_named_in_many_ways(run: Run[Any], tenant: TeamsTenant, text: str) -> None:
    named = [mention(BOT, "HMS bot")]
    run(tenant.install("ansatt", "a:ansatt"))
    said = tenant.activity("ansatt", CHANNEL, type="message", text=text, textFormat="plain", entities=named)
    assert "Tema for desember" in card(run(tenant.happen(said)))


def test_somebody_mentioned_is_a_word_like_any_other(run: Run[Any], tenant: TeamsTenant) -> None:
    line = "hms eget januar Takk til <at>Ola Nordmann</at>"
    said = card(write(run, tenant, line, entities=[mention("29:ola", "Ola Nordmann")]))
    assert "Takk til Ola Nordmann" in said


@pytest.mark.parametrize(
    "text", ["<at>alle</at> <b>hei</b>", "[lenke](https://x.no) **fet**", "{{DATE(2026-01-01)}}", "&lt;b&gt;"]
)
def test_what_imitates_markup_is_shown_as_typed(run: Run[Any], tenant: TeamsTenant, text: str) -> None:
    said = write(run, tenant, f"hms eget januar {text}")
    (shown,) = (one for one in said if one.card is not None)
    assert text.replace("<at>", "").replace("</at>", "") in card(said)
    assert "text" not in shown.activity, "nothing that a client could read as markup"
    assert "entities" not in shown.activity, "nobody is mentioned"


def test_several_channels_of_a_team_are_several_kindergartens(run: Run[Any], tenant: TeamsTenant) -> None:
    assert "Tema for november" in card(write(run, tenant, "hms"))
    assert "November har ikkje noko tema enno" in card(write(run, tenant, "hms", "fjelltun;messageid=4"))


def test_a_group_chat_can_have_a_kindergarten(run: Run[Any], tenant: TeamsTenant) -> None:
    first = write(run, tenant, "hms", GROUP)
    form = run(tenant.press("styrer", first[0], nb("Set up here")))[0]
    done = run(tenant.fill("styrer", form, {nb("The kindergarten's name"): "Bekken barnehage"}))
    assert "Velkommen, Bekken barnehage" in words(done[0].card or {})
    assert done[-1].conversation == GROUP, "told where everybody is"


def test_a_chat_with_one_person_can_have_a_kindergarten(run: Run[Any], tenant: TeamsTenant) -> None:
    (hello,) = run(tenant.install("leder", "a:leder"))
    (form,) = run(tenant.press("leder", hello, nb("Set up here")))
    (done,) = run(tenant.fill("leder", form, {nb("The kindergarten's name"): "Bekken barnehage"}))
    assert "Velkommen, Bekken barnehage" in words(done.card or {}), "and it is said once"
    (changed,) = run(tenant.write("leder", "a:leder", "hms bytt desember støy"))
    assert "Desember har fått nytt tema" in words(changed.card or {})
    tenant.world.post_to(tenant.app.platform)
    run(tenant.world.demo.turn_clock(START.replace(month=12, day=1, hour=11, minute=30)))
    posted = [words(one.card or {}) for one in tenant.teams.shown if one.person == "leder"]
    assert posted[-1].startswith("Tema for desember")


# People


def roles(world: World) -> set[tuple[str, str]]:
    with world.store.read() as session:
        held = session.execute(select(RoleHolder.role, RoleHolder.user_id))
        return {(str(role), user) for role, user in held}


def offers(world: World) -> set[tuple[str, str]]:
    with world.store.read() as session:
        asked = session.execute(select(RoleOffer.role, RoleOffer.person))
        return {(str(role), user) for role, user in asked}


@pytest.mark.parametrize(
    "line",
    [
        "oppsett verneombud <at>Ola Nordmann</at>",
        "/hms oppsett verneombud: <at>Ola Nordmann</at>",
        "verneombod <at>Ola Nordmann</at>",
    ],
)
def test_a_role_is_offered_by_a_mention(run: Run[Any], tenant: TeamsTenant, world: World, line: str) -> None:
    tenant.teams.accounts = {"29:ola": "ola"}
    said = card(write(run, tenant, line, entities=[mention("29:ola", "Ola Nordmann")]))
    assert nb("The settings are saved") in said
    assert offers(world) == {("verneombud", "ola")}


def test_several_roles_in_one_line(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    tenant.teams.accounts = {"29:ola": "ola", "29:kari": "kari"}
    line = "styrer <at>Kari</at> <at>Ola</at> tillitsvalgt <at>Ola</at>"
    people = [mention("29:kari", "Kari"), mention("29:ola", "Ola"), mention("29:ola", "Ola")]
    write(run, tenant, line, entities=people)
    assert {("styrer", "kari"), ("styrer", "ola"), ("tillitsvalgt", "ola")} == offers(world)


def test_a_mention_beside_other_words_gives_no_role(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    before = roles(world)
    line = "spør verneombud <at>Ola</at>"
    write(run, tenant, line, entities=[mention("29:ola", "Ola")])
    assert roles(world) == before


def test_somebody_who_cannot_be_looked_up_gets_no_role(
    run: Run[Any], tenant: TeamsTenant, world: World
) -> None:
    before = roles(world)
    said = write(run, tenant, "oppsett verneombud <at>Ola</at>", entities=[mention("29:ola", "Ola")])
    assert roles(world) == before
    assert "Innstillinger for Solstrålen barnehage" in card(said), "the form asks for them"


def test_without_an_id_in_the_tenant_the_account_is_the_person(run: Run[Any], tenant: TeamsTenant) -> None:
    guest = {"id": "29:gjest", "name": "Gjest"}
    said = run(tenant.write("gjest", "a:gjest", "hms", **{"from": guest}))
    assert nb("I do not know your kindergarten here") in card(said)
    assert run(tenant.conversations.find(in_tenant("29:gjest"))) is not None


# Forms and buttons of clients that send them as messages


def test_a_button_may_come_as_a_message(run: Run[Any], tenant: TeamsTenant) -> None:
    (shown, _line) = write(run, tenant, "hms")
    data = buttons(shown.card or {})["Hele året"]
    said = run(
        tenant.happen(tenant.activity("styrer", ALONE, type="message", value=data, replyToId=shown.id))
    )
    assert "HMS-kalenderen 2026–2027" in card(said)


def test_a_form_may_come_as_a_message(run: Run[Any], tenant: TeamsTenant) -> None:
    (shown, _line) = write(run, tenant, "hms bytt")
    month, theme = inputs(shown.card or {}).values()
    data = {**(form_data(shown.card or {}) or {}), month["id"]: "2026-12", theme["id"]: "stoy-og-stemme"}
    said = run(tenant.happen(tenant.activity("styrer", ALONE, type="message", value=data)))
    assert "Desember har fått nytt tema" in words(said[-1].card or {})


# What is no activity

GOOD = {"type": "message", "text": "hei", "textFormat": "plain"}

CHANGES: list[dict[str, Any]] = [
    {"type": None},
    {"type": 7},
    {"serviceUrl": None},
    {"serviceUrl": ""},
    {"channelId": "webchat"},
    {"channelId": None},
    {"from": None},
    {"from": {}},
    {"from": {"id": ""}},
    {"from": "styrer"},
    {"recipient": None},
    {"conversation": None},
    {"conversation": {"id": 7}},
    {"conversation": {"id": "a:styrer", "conversationType": "personal"}, "channelData": {}},
    {"channelData": "x"},
    {"channelData": {"tenant": "x"}},
    {"text": {"a": 1}},
    {"entities": "x"},
    {"entities": [{"type": "mention", "text": "x", "mentioned": "x"}]},
    {"entities": [{"type": "mention", "text": "x"}]},
    {"membersAdded": {}},
]


@pytest.mark.parametrize("change", CHANGES, ids=json.dumps)
def test_a_malformed_activity_is_refused(run: Run[Any], tenant: TeamsTenant, change: dict[str, Any]) -> None:
    said = {**tenant.activity("styrer", ALONE, **GOOD), **change}
    kept = {name: value for name, value in said.items() if value is not None}
    assert run(tenant.post(kept)).status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(run: Run[Any], tenant: TeamsTenant, body: bytes) -> None:
    assert run(tenant.post(body)).status == 400


@pytest.mark.parametrize(
    "value",
    [None, {}, "x", {"action": None}, {"action": {"data": None}}, {"action": {"data": {"line": 7}}}],
    ids=json.dumps,
)
def test_a_press_that_is_not_ours_is_refused(run: Run[Any], tenant: TeamsTenant, value: Any) -> None:
    pressed = tenant.activity(
        "styrer", CHANNEL, type="invoke", name="adaptiveCard/action", value=value, replyToId="m1"
    )
    answer = run(tenant.post(pressed))
    assert answer.status == 400
    assert run(answer.json())["type"] == "application/vnd.microsoft.error"


def test_other_invokes_are_not_for_us(run: Run[Any], tenant: TeamsTenant) -> None:
    asked = tenant.activity("styrer", CHANNEL, type="invoke", name="composeExtension/query", value={})
    assert run(tenant.post(asked)).status == 501


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "messageUpdate", "event", "something_new"])
def test_what_says_nothing_is_taken_and_not_answered(run: Run[Any], tenant: TeamsTenant, kind: str) -> None:
    assert run(tenant.happen(tenant.activity("styrer", CHANNEL, type=kind))) == []


def test_data_in_a_message_that_is_not_ours_is_not_answered(run: Run[Any], tenant: TeamsTenant) -> None:
    said = tenant.activity("styrer", ALONE, type="message", value={"somebody": "else"})
    assert run(tenant.happen(said)) == []


# Without credentials


def test_without_credentials_nobody_is_asked_who_they_are(run: Run[Any], world: World) -> None:
    async def ask() -> list[Shown]:
        async with TeamsTenant(world, Credentials()) as tenant:
            answer = await tenant.post(tenant.activity("styrer", ALONE, **GOOD), "")
            assert answer.status == 200
            assert [auth for *_request, auth in tenant.teams.requests] == [""], "and no token is given away"
            return tenant.teams.shown

    assert len(run(ask())) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.7"},
        {"Forwarded": "for=203.0.113.7"},
        {"Host": "hms.kommune.no"},
        {"Host": "evil.example:8080"},
        {"Host": "[::1"},
    ],
)
def test_without_credentials_what_began_elsewhere_is_refused(
    run: Run[Any], world: World, headers: dict[str, str]
) -> None:
    """Behind a web server that passes requests on, all of them come from this machine."""

    async def ask() -> int:
        async with TeamsTenant(world, Credentials()) as tenant:
            said = tenant.activity("styrer", ALONE, **GOOD)
            return (await tenant.post(said, "", headers)).status

    assert run(ask()) == 403


@pytest.mark.parametrize(
    "service", ["https://example.no/", "http://10.0.0.7/", "http://[::1", "file:///etc/x"]
)
def test_without_credentials_it_answers_to_this_machine_only(
    run: Run[Any], world: World, service: str
) -> None:
    async def ask() -> int:
        async with TeamsTenant(world, Credentials()) as tenant:
            said = tenant.activity("styrer", ALONE, **GOOD) | {"serviceUrl": service}
            return (await tenant.post(said, "")).status

    assert run(ask()) == 403


def test_the_bots_own_id_is_what_it_answers_with(run: Run[Any], tenant: TeamsTenant) -> None:
    (shown, line) = write(run, tenant, "hms")
    assert shown.activity["from"] == {"id": BOT}
    assert line.activity["replyToId"].startswith("17")
