"""Scheduled posts: where they go, and what comes of them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Self

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.message.card import Button, Card
from bot.message.delivery import Absent, Gone, Paced, Refused, Result, Sent, Unsure
from bot.message.words import Language
from bot.model.place import Place
from bot.platforms.teams.connector import Connector
from bot.platforms.teams.origin import Origins
from bot.platforms.teams.references import ConversationKind, Reference
from bot.platforms.teams.send import NOT_LET_IN, Pauses, TeamsPlatform
from tests.clocks import START
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import BOT, HANG_UP, TENANT
from tests.platforms.teams.reading import words
from tests.platforms.teams.tenant import CREDENTIALS, TeamsTenant, in_tenant
from tests.world import World

GROUP = "19:gruppe@thread.v2"
CHANNEL = in_tenant("solstralen")
CARD = Card("Hei")


@pytest.fixture
def known(run: Run[Any], tenant: TeamsTenant) -> TeamsTenant:
    run(tenant.install("styrer", "solstralen"))
    run(tenant.install("styrer", GROUP))
    run(tenant.install("styrer", "a:styrer"))
    tenant.teams.shown.clear()
    tenant.teams.requests.clear()
    return tenant


class FakeService:
    """A web server of nobody's: it counts what it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._hear)
        self._server = TestServer(application)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        return str(self._server.make_url("/emea/"))

    async def _hear(self, _request: web.Request) -> web.Response:
        self.asked += 1
        return web.json_response({"id": "1"})


def post(run: Run[Any], tenant: TeamsTenant, place: Place = CHANNEL) -> Result:
    sent: Result = run(tenant.app.platform.post(place, CARD, Language.NB, "theme/2026-12"))
    return sent


# Where to


def test_in_a_channel_a_post_is_a_new_thread(run: Run[Any], known: TeamsTenant) -> None:
    assert post(run, known) == Sent("m1")
    ((method, path, body, authorization),) = known.teams.requests
    assert (method, path) == ("POST", "/emea/v3/conversations")
    assert body is not None
    assert body["isGroup"] is True
    assert body["bot"] == {"id": BOT}
    assert body["channelData"] == {"channel": {"id": "solstralen"}, "tenant": {"id": TENANT}}
    assert body["activity"]["summary"] == "Hei"
    assert authorization.startswith("Bearer t")
    assert words(known.teams.shown[0].card or {}) == "Hei"


@pytest.mark.parametrize(
    ("place", "conversation"),
    [
        (in_tenant(GROUP), GROUP),
        (in_tenant("solstralen", person="styrer"), "a:styrer"),
    ],
)
def test_in_a_chat_it_is_a_message(
    run: Run[Any], known: TeamsTenant, place: Place, conversation: str
) -> None:
    assert post(run, known, place) == Sent("m1")
    assert known.teams.shown[0].conversation == conversation


def test_what_is_pressed_on_a_post_to_one_person_means_its_kindergarten(
    run: Run[Any], known: TeamsTenant
) -> None:
    """Who gets it may have a role in several kindergartens, or in none."""
    place = in_tenant("fjelltun", person="styrer")
    run(known.app.platform.post(place, Card("Hei", (), (Button("Se", "hms"),)), Language.NB, "notice/1"))
    (shown,) = run(known.press("styrer", known.teams.shown[-1], "Se"))
    assert "November har ikkje noko tema enno" in words(shown.card or {})


@pytest.mark.parametrize(
    "place",
    [
        in_tenant("ukjent"),
        Place("teams", "another-tenant", "solstralen"),
        in_tenant("solstralen", person="ukjent"),
    ],
)
def test_where_it_has_not_been_let_in_nothing_is_sent(
    run: Run[Any], known: TeamsTenant, place: Place
) -> None:
    assert post(run, known, place) == NOT_LET_IN
    assert known.teams.requests == []


def test_one_token_is_enough(run: Run[Any], known: TeamsTenant) -> None:
    for _post in range(5):
        post(run, known)
    assert known.teams.tokens == 1
    known.world.clock.turn(START + timedelta(minutes=56))
    post(run, known)
    assert known.teams.tokens == 2, "a new one before the old one ends"


# What comes of it


@pytest.mark.parametrize(
    ("status", "code", "result"),
    [
        (400, "BadSyntax", Refused("400 BadSyntax")),
        (413, "MessageSizeTooBig", Refused("413 MessageSizeTooBig")),
        (403, "MessageWritesBlocked", Gone("MessageWritesBlocked")),
        (403, "BotNotInConversationRoster", Gone("BotNotInConversationRoster")),
        (404, "ConversationNotFound", Gone("ConversationNotFound", sure=False)),
        (404, "", Gone("404", sure=False)),
        (500, "ServiceError", Unsure()),
        (502, "", Unsure()),
        (503, "", Unsure()),
        (504, "", Unsure()),
        (HANG_UP, "", Unsure()),
    ],
)
def test_every_answer_has_its_result(
    run: Run[Any], known: TeamsTenant, status: int, code: str, result: Result
) -> None:
    known.teams.answers = [(status, {"error": {"code": code}}, {})]
    assert post(run, known) == result
    assert len(known.teams.requests) == 1, "nothing is tried again behind the sender's back"


@pytest.mark.parametrize("status", [412, 429])
def test_what_is_asked_to_wait_waits(run: Run[Any], known: TeamsTenant, status: int) -> None:
    known.teams.answers = [(status, {}, {"Retry-After": "17"})]
    assert post(run, known) == Paced(timedelta(seconds=17))
    assert len(known.teams.requests) == 1


@pytest.mark.parametrize("said", ["", "soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "१७"])
def test_without_a_time_it_waits_longer_each_time(run: Run[Any], known: TeamsTenant, said: str) -> None:
    known.teams.answers = [(429, {}, {"Retry-After": said} if said.isascii() else {})] * 12
    waits = [paced.retry_after for _try in range(12) if isinstance(paced := post(run, known), Paced)]
    longest = [min(timedelta(seconds=2) * 2**tries, timedelta(minutes=10)) for tries in range(12)]
    assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))
    assert isinstance(post(run, known), Sent)
    known.teams.answers = [(429, {}, {})]
    again = post(run, known)
    assert isinstance(again, Paced)
    assert again.retry_after <= timedelta(seconds=2), "it went well in between"


def test_no_two_wait_exactly_as_long() -> None:
    chances = iter([0.0, 1.0])
    pauses = Pauses(lambda: next(chances))
    assert (pauses.next("a"), pauses.next("b")) == (timedelta(seconds=1), timedelta(seconds=2))


def test_what_is_gone_is_not_asked_again(run: Run[Any], known: TeamsTenant) -> None:
    known.teams.answers = [(403, {"error": {"code": "x"}}, {})]
    post(run, known)
    assert post(run, known) == NOT_LET_IN
    assert len(known.teams.requests) == 1


def test_somebody_who_writes_there_opens_it_again(run: Run[Any], known: TeamsTenant) -> None:
    known.teams.answers = [(403, {"error": {"code": "MessageWritesBlocked"}}, {})]
    post(run, known)
    run(known.write("styrer", "solstralen;messageid=4", "hms"))
    assert isinstance(post(run, known), Sent)


def test_a_token_that_is_not_taken_is_replaced_once(run: Run[Any], known: TeamsTenant) -> None:
    known.teams.answers = [(401, {}, {})]
    assert isinstance(post(run, known), Sent)
    assert known.teams.tokens == 2
    known.teams.answers = [(401, {}, {}), (401, {}, {})]
    assert post(run, known) == Paced(timedelta(minutes=10)), "an administrator must look at it"


async def out_of_reach(tenant: TeamsTenant) -> Result:
    """A service that nobody answers at."""
    reference = Reference("http://127.0.0.1:1/emea/", "19:borte@thread.tacv2", ConversationKind.GROUP, BOT)
    await tenant.conversations.keep(in_tenant("19:borte@thread.tacv2"), reference)
    return await tenant.app.platform.post(in_tenant("19:borte@thread.tacv2"), CARD, Language.NB)


def test_what_never_left_is_sent_later(run: Run[Any], known: TeamsTenant) -> None:
    assert isinstance(run(out_of_reach(known)), Paced)


def test_without_a_token_nothing_leaves(run: Run[Any], world: World) -> None:
    async def ask() -> None:
        wrong = CREDENTIALS.__class__(CREDENTIALS.app_id, "wrong", CREDENTIALS.tenant)
        async with TeamsTenant(world, wrong) as tenant:
            await tenant.conversations.keep(
                in_tenant(GROUP), Reference(tenant.teams.service_url, GROUP, ConversationKind.GROUP, BOT)
            )
            result = await tenant.app.platform.post(in_tenant(GROUP), CARD, Language.NB)
            assert isinstance(result, Paced)
            assert tenant.teams.requests == []

    run(ask())


def test_a_password_that_has_ended_keeps_posts_back_until_the_new_one_is_there(
    run: Run[Any], known: TeamsTenant, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(post(run, known), Sent)
    known.teams.password = "another"  # noqa: S105
    assert isinstance(post(run, known), Sent), "by the token that was given for the old one"
    known.world.clock.turn(START + timedelta(hours=1))
    assert isinstance(post(run, known), Paced)
    assert "HMS_TEAMS_APP_ID" in caplog.text
    known.credentials = replace(CREDENTIALS, password="another")
    run(known.restart())
    assert isinstance(post(run, known), Sent)


def test_our_token_goes_to_a_service_of_the_cloud_alone(
    run: Run[Any], tenant: TeamsTenant, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever address is in the database."""

    async def story() -> Result:
        async with FakeService() as service:
            kept = Reference(service.url, GROUP, ConversationKind.GROUP, BOT)
            await tenant.conversations.keep(in_tenant(GROUP), kept)
            result = await tenant.app.platform.post(in_tenant(GROUP), CARD, Language.NB)
            assert service.asked == 0
            return result

    assert isinstance(run(story()), Paced)
    assert "HMS_TEAMS_CLOUD" in caplog.text


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nobody_is_sent_on_to_another_address(run: Run[Any], known: TeamsTenant, status: int) -> None:
    async def story() -> Result:
        async with FakeService() as service:
            known.teams.answers = [(status, {}, {"Location": service.url})]
            result: Result = await known.app.platform.post(CHANNEL, CARD, Language.NB)
            assert service.asked == 0
            return result

    assert isinstance(run(story()), Refused)


@pytest.mark.parametrize(("resend", "found"), [(False, Unsure()), (True, Absent())])
def test_what_nobody_knows_is_sent_again_only_by_setting(
    run: Run[Any],
    tenant: TeamsTenant,
    resend: bool,
    found: Unsure | Absent,
) -> None:
    platform = TeamsPlatform(Connector(lambda: None, None), tenant.conversations, Origins(b""), resend=resend)  # type: ignore[arg-type, return-value]
    assert run(platform.find(CHANNEL, "theme/2026-12", timedelta(hours=1))) == found


def test_the_monthly_post_comes_by_itself(run: Run[Any], known: TeamsTenant, world: World) -> None:
    world.post_to(known.app.platform)
    run(world.demo.turn_clock(START.replace(month=12, day=1, hour=11, minute=30)))
    posted = [words(one.card or {}) for one in known.teams.shown if one.channel == "solstralen"]
    assert any(said.startswith("Tema for desember") for said in posted)


# Taking a message back


def take_back(run: Run[Any], tenant: TeamsTenant, place: Place = CHANNEL, ref: str = "m1") -> Result:
    result: Result = run(tenant.app.platform.take_back(place, ref))
    return result


@pytest.mark.parametrize("place", [CHANNEL, in_tenant(GROUP), in_tenant("solstralen", person="styrer")])
def test_a_message_that_is_taken_back_is_gone(run: Run[Any], known: TeamsTenant, place: Place) -> None:
    post(run, known, place)
    assert take_back(run, known, place) == Sent("m1")
    assert known.teams.shown == []
    assert take_back(run, known, place) == Sent("m1"), "to do so twice changes nothing"


@pytest.mark.parametrize(
    ("status", "code", "result"),
    [
        (403, "MessageWritesBlocked", Refused("403 MessageWritesBlocked")),
        (405, "", Refused("405")),
        (501, "", Refused("501")),
        (400, "BadSyntax", Refused("400 BadSyntax")),
        (404, "ConversationNotFound", Gone("ConversationNotFound", sure=False)),
        (404, "", Gone("404", sure=False)),
        (429, "", Paced(timedelta(seconds=17))),
        (500, "ServiceError", Unsure()),
    ],
)
def test_every_answer_to_a_deletion_has_its_result(
    run: Run[Any], known: TeamsTenant, status: int, code: str, result: Result
) -> None:
    known.teams.answers = [(status, {"error": {"code": code}}, {"Retry-After": "17"})]
    assert take_back(run, known) == result
    assert len(known.teams.requests) == 1


def test_where_it_has_been_put_out_nothing_is_taken_back(run: Run[Any], known: TeamsTenant) -> None:
    assert take_back(run, known, in_tenant("ukjent")) == NOT_LET_IN
    assert known.teams.requests == []
