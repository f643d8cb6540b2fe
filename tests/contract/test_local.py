"""The local chat's door for programs keeps to its contract."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.message.delivery import Sent
from bot.message.example import Message
from bot.message.words import UNBROKEN, Language, Voice
from bot.model.place import Place
from bot.platforms.local.chat import Chat
from bot.platforms.local.people import people
from bot.platforms.local.render import drawing, message
from tests.clocks import run_turned
from tests.contract.messages import MESSAGES, SAMPLE, every_message
from tests.every import every_language
from tests.world import World

Client = TestClient[Any, Any]
MESSAGE = {"id", "at", "visibility", "key", "title", "text", "buttons", "form"}
FIELD = {"name", "label", "type", "options", "required", "value", "hint", "error"}


def visit(world: World, story: Callable[[Client], Awaitable[None]]) -> None:
    async def run() -> None:
        async with TestClient(TestServer(world.local_server().application())) as client:
            await story(client)

    run_turned(run())


async def told(response: ClientResponse) -> str:
    body = await response.json()
    return str(body["error"])


@every_language
@every_message
def test_every_message_has_the_shape_of_the_contract(each: Message, language: Language) -> None:
    card, voice = each.example(SAMPLE), Voice(language)
    shown = message(card, voice, people(language)) | drawing(card, voice)
    assert shown["title"]
    assert all(button["label"] and button["command"] for button in shown["buttons"])
    if shown["form"] is not None:
        assert all(set(field) == FIELD for field in shown["form"]["fields"])


def test_what_is_said_in_need_is_answered_and_not_kept(small_world: World) -> None:
    async def story(client: Client) -> None:
        for text in ("/hms", "jeg orker ikke leve lenger", "/hms år"):
            asked = {"channel": "solstralen", "user": "ansatt", "text": text}
            assert (await client.post("/local/messages", json=asked)).status == 200

    visit(small_world, story)
    seen = small_world.chat.messages("solstralen")
    kept = Chat(small_world.folder / "chat.jsonl", small_world.clock.now, people).messages("solstralen")
    assert "116 123" in seen[-2]["text"].replace(UNBROKEN, " ")
    assert [one["id"] for one in kept] == [one["id"] for one in seen if one is not seen[-2]]


def test_a_message_is_answered_and_kept(small_world: World) -> None:
    async def story(client: Client) -> None:
        body = {"channel": "solstralen", "user": "styrer", "text": "/hms neste-måned"}
        answer = await (await client.post("/local/messages", json=body)).json()
        assert set(answer["replies"][0]) == MESSAGE
        kept = await (await client.get("/local/channels/solstralen/messages")).json()
        assert kept["messages"][-1] == answer["replies"][0]

    visit(small_world, story)


def test_what_somebody_typed_stands_above_the_answer_as_they_typed_it(small_world: World) -> None:
    typed = ("/hms  Neste-Måned?", "kva er temaet i mars?", "<b>støyy</b> & *bråk*", "hms\u202e\x07 nå")

    async def story(client: Client) -> None:
        for text in typed:
            body = {"channel": "solstralen", "user": "styrer", "text": text}
            await client.post("/local/messages", json=body)
        pressed = {"channel": "solstralen", "user": "styrer", "text": "hms nå", "pressed": True}
        await client.post("/local/messages", json=pressed)
        seen = await client.get("/local/channels/solstralen/conversation", params={"user": "styrer"})
        asked = [entry["asked"]["text"] for entry in (await seen.json())["entries"] if entry["asked"]]
        assert asked == [*typed[:-1], "hms nå", "/hms nå"]

    visit(small_world, story)


def test_only_the_asker_sees_a_private_answer(small_world: World) -> None:
    async def story(client: Client) -> None:
        body = {"channel": "solstralen", "user": "styrer", "text": "/hms"}
        await client.post("/local/messages", json=body)
        path = "/local/channels/solstralen/conversation"
        mine = await (await client.get(path, params={"user": "styrer"})).json()
        others = await (await client.get(path, params={"user": "ansatt"})).json()
        assert len(mine["entries"]) == len(others["entries"]) + 1

    visit(small_world, story)


def test_a_form_is_sent_with_its_values(small_world: World) -> None:
    async def story(client: Client) -> None:
        body = {
            "channel": "solstralen",
            "user": "styrer",
            "command": "hms bytt",
            "values": {"month": "2026-12", "theme": "brann"},
        }
        answer = await (await client.post("/local/forms", json=body)).json()
        assert answer["replies"][0]["visibility"] == "channel"
        assert "Brannøvelse" in answer["replies"][0]["text"]

    visit(small_world, story)


@pytest.mark.parametrize("path", ["/local/messages", "/local/forms"])
def test_what_is_sent_again_is_done_once(small_world: World, path: str) -> None:
    """The page names what it sends, and sends it again when no answer came."""
    line = "/hms tiltak ny styrer 15.12.2026 Måle støy"
    written = {"responsible": "styrer", "due": "2026-12-15", "what": "Måle støy"}
    said = {"text": line} if path.endswith("messages") else {"command": "hms tiltak ny", "values": written}

    async def story(client: Client) -> None:
        body = {"channel": "solstralen", "user": "styrer", "act": "7f3c", **said}
        answers = [await (await client.post(path, json=body)).json() for _time in range(2)]
        (first,), (again,) = (answer["replies"] for answer in answers)
        assert first["visibility"] == "channel"
        assert again["visibility"] == "private"
        assert again["text"] == first["text"]

    visit(small_world, story)
    assert small_world.text("/hms tiltak").count("Måle støy") == 1


@pytest.mark.parametrize(
    ("path", "body", "problem"),
    [
        ("/local/messages", b"{", "truncated"),
        ("/local/messages", b"\xff\xfe", "body is wrong"),
        ("/local/messages", b"[]", "Expected `object`"),
        ("/local/messages", b'{"channel":"solstralen","user":"styrer"}', "text"),
        ("/local/messages", b'{"channel":"solstralen","user":"styrer","text":5}', "Expected `str`"),
        ("/local/messages", b'{"channel":"solstralen","user":"styrer","text":"a","more":1}', "more"),
        ("/local/messages", b'{"channel":"solstralen","user":"styrer","text":"\\ud800"}', "body is wrong"),
        ("/local/forms", b'{"channel":"solstralen","user":"styrer","command":"hms bytt"}', "values"),
        ("/local/clock", b'{"now":"2026-12-01T11:29:00"}', "timezone"),
        ("/local/clock", b'{"now":"tomorrow"}', "datetime"),
        ("/local/clock", b'{"now":"2099-12-01T11:29:00+01:00"}', "two years"),
    ],
)
def test_a_wrong_body_is_400_and_says_what_is_wrong(
    small_world: World, path: str, body: bytes, problem: str
) -> None:
    async def story(client: Client) -> None:
        response = await client.post(path, data=body, headers={"Content-Type": "application/json"})
        assert response.status == 400
        assert problem in await told(response)

    visit(small_world, story)


def test_an_ansatt_has_no_way_into_the_place_of_a_group(small_world: World) -> None:
    async def story(client: Client) -> None:
        asked = {"channel": "solstralen-gruppe", "user": "ansatt"}
        for path, body in (
            ("/local/messages", {**asked, "text": "/hms"}),
            ("/local/forms", {**asked, "command": "hms oppsett", "values": {}}),
        ):
            refused = await client.post(path, json=body)
            assert refused.status == 403
            assert "for those alone who were let in" in await told(refused)
        refused = await client.get("/local/channels/solstralen-gruppe/conversation?user=ansatt")
        assert refused.status == 403
        seen = await (await client.get("/local/world?user=ansatt")).json()
        assert not [one for one in seen["channels"] if one["closed"]]
        seen = await (await client.get("/local/world?user=styrer")).json()
        closed = [one["id"] for one in seen["channels"] if one["closed"]]
        assert closed == ["solstralen-gruppe", "fjelltun-gruppe", "ny-gruppe"]

    visit(small_world, story)


def test_unknown_channels_and_users_are_404(small_world: World) -> None:
    async def story(client: Client) -> None:
        for channel, user in (("nowhere", "styrer"), ("solstralen", "nobody")):
            body = {"channel": channel, "user": user, "text": "/hms"}
            response = await client.post("/local/messages", json=body)
            assert response.status == 404
            assert "Known:" in await told(response)
        assert (await client.get("/local/channels/nowhere/messages")).status == 404
        assert (await client.get("/nothing")).status == 404

    visit(small_world, story)


def test_the_empty_channel_is_there_until_a_kindergarten_is_set_up_in_it(small_world: World) -> None:
    async def story(client: Client) -> None:
        assert (await names(client))["ny"] == "Tom kanal: ny"
        for text in ("hei", "/milepel ferdig", "/hms bytt desember støy"):
            body = {"channel": "ny", "user": "ansatt", "text": text}
            [reply] = (await (await client.post("/local/messages", json=body)).json())["replies"]
            assert reply["title"] == "Kanalen har ingen barnehage ennå"
            assert "hms oppsett" in [button["command"] for button in reply["buttons"]]
        form = {"channel": "ny", "user": "ansatt", "command": "hms oppsett", "values": {"name": "Bekken"}}
        await client.post("/local/forms", json=form)
        assert (await names(client))["ny"] == "Bekken"

    visit(small_world, story)


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("nn-NO,nn;q=0.9,en;q=0.8", "Kanalen har ingen barnehage enno"),
        ("en-US,en;q=0.9", "This channel has no kindergarten yet"),
        ("de", "Kanalen har ingen barnehage ennå"),
    ],
)
def test_the_empty_channel_speaks_the_language_of_the_browser(
    small_world: World, locale: str, title: str
) -> None:
    async def story(client: Client) -> None:
        body = {"channel": "ny", "user": "ansatt", "text": "/hms"}
        said = await client.post("/local/messages", json=body, headers={"Accept-Language": locale})
        assert (await said.json())["replies"][0]["title"] == title

    visit(small_world, story)


def test_a_channel_that_a_kindergarten_has_left_is_empty(small_world: World) -> None:
    async def story(client: Client) -> None:
        body = {"channel": "ny", "user": "styrer", "text": "/hms"}
        [reply] = (await (await client.post("/local/messages", json=body)).json())["replies"]
        lines = {button["label"]: button["command"] for button in reply["buttons"]}
        await client.post("/local/messages", json=body | {"text": lines["Flytt Fjelltun barnehage hit"]})
        assert (await names(client))["fjelltun"] == "Tom kanal: fjelltun"
        assert (await names(client))["ny"] == "Fjelltun barnehage"

    visit(small_world, story)


def test_the_empty_channel_offers_the_set_up_while_one_writes(small_world: World) -> None:
    async def story(client: Client) -> None:
        asked = {"channel": "ny", "user": "styrer", "text": "/hms"}
        found = await (await client.get("/local/completions", params=asked)).json()
        assert "/hms oppsett" in [one["text"].strip() for one in found["completions"]]

    visit(small_world, story)


async def names(client: Client) -> dict[str, str]:
    world = await (await client.get("/local/world")).json()
    return {channel["id"]: channel["name"] for channel in world["channels"]}


def test_the_clock_goes_forward_only(small_world: World) -> None:
    async def story(client: Client) -> None:
        forward = {"now": "2026-12-01T11:29:00+01:00"}
        assert await (await client.post("/local/clock", json=forward)).json() == forward
        assert await (await client.get("/local/clock")).json() == forward
        back = await client.post("/local/clock", json={"now": "2026-11-30T00:00:00Z"})
        assert back.status == 409
        assert "forward" in await told(back)

    visit(small_world, story)


def test_another_site_cannot_use_the_door(small_world: World) -> None:
    async def story(client: Client) -> None:
        body = {"channel": "solstralen", "user": "styrer", "text": "/hms angre"}
        own = f"http://127.0.0.1:{client.port}"
        for header, value, status in (
            ("Origin", own, 200),
            ("Origin", "https://example.no", 403),
            ("Origin", "http://127.0.0.1:1", 403),
            ("Origin", "http://localhost", 403),
            ("Origin", "null", 403),
            ("Origin", "", 403),
            ("Origin", "http://[::1", 400),
            ("Origin", f"{own}0000000", 400),
            ("Host", "example.no", 403),
            ("Host", "127.0.0.1.example.no", 403),
            ("Host", "[::1", 400),
            ("Host", "127.0.0.1:http", 400),
        ):
            said = await client.post("/local/messages", json=body, headers={header: value})
            assert said.status == status, (header, value)

    visit(small_world, story)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "/",
        "/hms " + "a" * 10_000,
        "\x00\x1b[31m",
        "<!channel> @everyone",
        "\u202e/hms",
        "/hms bytt \U0010ffff",
    ],
)
def test_any_text_gets_an_answer(small_world: World, text: str) -> None:
    async def story(client: Client) -> None:
        body = {"channel": "solstralen", "user": "styrer", "text": text}
        response = await client.post("/local/messages", json=body)
        assert response.status == 200, await response.text()
        reply = (await response.json())["replies"][0]
        assert reply["buttons"] or reply["form"], "there is a next step"

    visit(small_world, story)


def test_the_messages_moment_is_the_kindergartens(small_world: World) -> None:
    small_world.turn(2026, 12, 1, 11, 30)
    said = small_world.posts("solstralen", "theme")[0]
    assert said["at"] == "2026-12-01T11:30:00+01:00"
    assert datetime.fromisoformat(said["at"]).utcoffset() is not None


def test_a_message_that_is_taken_back_is_seen_no_more(small_world: World) -> None:
    """By nobody, now or when the chat is opened anew; and its number is not given to another."""

    async def story(client: Client) -> None:
        for text in ("/hms", "/hms år"):
            asked = {"channel": "solstralen", "user": "ansatt", "text": text}
            assert (await client.post("/local/messages", json=asked)).status == 200
        first, second = small_world.chat.messages("solstralen")[-2:]
        place = Place("local", "demo", "solstralen")
        for _twice in range(2):
            assert await small_world.chat.take_back(place, second["id"]) == Sent(second["id"])
        page = await (await client.get("/local/channels/solstralen/conversation?user=ansatt")).json()
        assert page["entries"][-1]["message"] == first
        opened = Chat(small_world.folder / "chat.jsonl", small_world.clock.now, people)
        assert opened.messages("solstralen") == small_world.chat.messages("solstralen")
        card, language = MESSAGES[0].example(SAMPLE), Language.NB
        new = [chat.say("fjelltun", card, language)["id"] for chat in (opened, small_world.chat)]
        assert len({*new, first["id"], second["id"]}) == 3

    visit(small_world, story)
