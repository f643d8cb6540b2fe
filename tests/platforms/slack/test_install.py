"""Letting the bot in, as the one who does it sees it, and as one who tries to cheat."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientResponse, ClientSession, DummyCookieJar, web
from aiohttp.test_utils import TestServer
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.app.installations import StoredInstallations
from bot.message.words import Language, Phrase, Voice
from bot.model.installation import Installation
from bot.model.workspace import Workspace
from bot.platforms.slack.clients import Clients
from bot.platforms.slack.install import InstallPages
from bot.platforms.slack.manifest import SCOPES
from bot.store.engine import Store
from bot.store.vault import Vault
from tests.clocks import START, TurnedClock, run_turned
from tests.databases import SqliteDatabase
from tests.platforms.slack.fake_sending import FakeSlack, broken, cut_before, pause

KEY = Fernet.generate_key().decode()
COOKIE = "slack-app-oauth-state"
TOKEN = "xoxb-given"  # noqa: S105
SECRET = "client-secret"  # noqa: S105


NOT_CONFIRMED = "Slack did not confirm it. Try once more in a little while."


def nb(sentence: str) -> str:
    return Voice(Language.NB).say(Phrase(sentence))


def given(
    team: str | None = "T1", organisation: str | None = None, token: str | None = TOKEN
) -> dict[str, Any]:
    """What Slack answers for a code."""
    return {
        "ok": True,
        "app_id": "A1",
        "access_token": token,
        "token_type": "bot",
        "scope": "chat:write,commands",
        "bot_user_id": "UBOT",
        "team": {"id": team, "name": "Kommunen"} if team else None,
        "enterprise": {"id": organisation} if organisation else None,
        "is_enterprise_install": team is None,
        "authed_user": {"id": "U1"},
    }


@dataclass
class Browser:
    """Somebody who installs; it has its cookies, and follows no redirect by itself."""

    session: ClientSession
    address: str
    installations: StoredInstallations
    clients: Clients
    cookie: str = ""

    async def begin(self) -> tuple[str, dict[str, list[str]]]:
        """The state, and all that Slack is asked for."""
        answer = await self.get("/slack/install")
        assert answer.status == 302
        where = urlsplit(answer.headers["Location"])
        assert where.path == "/oauth/v2/authorize"
        self.cookie = f"{COOKIE}={answer.cookies[COOKIE].value}"
        asked = parse_qs(where.query)
        return asked["state"][0], asked

    async def come_back(self, **query: str) -> tuple[int, str]:
        answer = await self.get("/slack/oauth_redirect", **query)
        return answer.status, await answer.text()

    async def get(self, path: str, **query: str) -> ClientResponse:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        return await self.session.get(
            self.address + path, params=query, headers=headers, allow_redirects=False
        )


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def slack() -> FakeSlack:
    return FakeSlack(codes={"good": given()}, tokens={TOKEN: "T1"})


Visit = Callable[[Callable[[Browser], Awaitable[None]]], None]


@pytest.fixture
def visit(sqlite: SqliteDatabase, slack: FakeSlack, clock: TurnedClock) -> Visit:
    """Carries a visit out, on one of two replicas over one database."""
    sqlite.fresh()

    async def carry_out(work: Callable[[Browser], Awaitable[None]]) -> None:
        store = Store(sqlite.url)
        installations = StoredInstallations(store, "slack", clock.now, Vault(KEY))
        async with slack.serving() as api:
            clients = Clients(api, secrets=installations)
            application = web.Application()
            application.add_routes(InstallPages(clients, installations, "1.2", SECRET).routes())
            async with (
                TestServer(application) as server,
                ClientSession(cookie_jar=DummyCookieJar()) as session,
            ):
                try:
                    await work(Browser(session, str(server.make_url("")).rstrip("/"), installations, clients))
                finally:
                    await clients.close()
                    store.close()

    return lambda work: run_turned(carry_out(work))


def kept(browser: Browser) -> list[tuple[str, str]]:
    with browser.installations.store.read() as session:
        return [(one.external_id, one.installed_by) for one in session.scalars(select(Installation))]


def test_somebody_installs_and_is_told_what_comes_next(visit: Visit) -> None:
    async def work(browser: Browser) -> None:
        state, asked = await browser.begin()
        assert asked["client_id"] == ["1.2"]
        assert asked["scope"] == [",".join(SCOPES)]
        assert asked.get("user_scope", [""]) == [""]
        status, page = await browser.come_back(code="good", state=state)
        assert status == 200
        assert '<html lang="nb">' in page
        assert "/invite" in page
        assert "/hms oppsett" in page
        assert kept(browser) == [("T1", "U1")]
        with browser.installations.store.read() as session:
            assert session.scalars(select(Workspace.external_id)).all() == ["T1"]
        client = await browser.clients.client("T1")
        assert client is not None
        assert client.token == TOKEN

    visit(work)


def test_the_state_is_in_a_cookie_that_only_the_server_reads_and_goes_away(visit: Visit) -> None:
    async def work(browser: Browser) -> None:
        answer = await browser.get("/slack/install")
        cookie = answer.headers["Set-Cookie"]
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "Max-Age=600" in cookie
        browser.cookie = f"{COOKIE}={answer.cookies[COOKIE].value}"
        state = parse_qs(urlsplit(answer.headers["Location"]).query)["state"][0]
        answer = await browser.get("/slack/oauth_redirect", code="good", state=state)
        assert "deleted" in answer.headers["Set-Cookie"]

    visit(work)


def test_a_whole_organisation_installs(visit: Visit, slack: FakeSlack) -> None:
    slack.codes["good"] = given(team=None, organisation="E1")

    async def work(browser: Browser) -> None:
        state, _asked = await browser.begin()
        status, _page = await browser.come_back(code="good", state=state)
        assert status == 200
        assert kept(browser) == [("E1", "U1")]
        assert await browser.clients.grant("T9") is None
        grant = await browser.clients.grant("T9", "E1")
        assert grant is not None
        assert (grant.token, grant.bot_user, grant.scopes) == (TOKEN, "UBOT", ("chat:write", "commands"))
        assert await browser.clients.grant("T9") == grant, "from now on for what is posted there"

    visit(work)


def test_a_state_is_good_once(visit: Visit, slack: FakeSlack) -> None:
    slack.codes["second"] = given("T2")

    async def work(browser: Browser) -> None:
        state, _asked = await browser.begin()
        assert (await browser.come_back(code="good", state=state))[0] == 200
        status, page = await browser.come_back(code="second", state=state)
        assert status == 401
        assert nb("Start again") in page
        assert kept(browser) == [("T1", "U1")]

    visit(work)


def test_a_state_is_good_in_the_browser_that_began_only(visit: Visit) -> None:
    async def work(browser: Browser) -> None:
        state, _asked = await browser.begin()
        browser.cookie = ""
        assert (await browser.come_back(code="good", state=state))[0] == 400
        browser.cookie = f"{COOKIE}=another"
        assert (await browser.come_back(code="good", state=state))[0] == 400
        assert kept(browser) == []

    visit(work)


def test_a_state_of_ones_own_making_is_refused(visit: Visit) -> None:
    async def work(browser: Browser) -> None:
        for state in ("mine", "", "a" * 98, "x\x00y"):
            browser.cookie = f"{COOKIE}={state}".replace("\x00", "")
            status, _page = await browser.come_back(code="good", state=state)
            assert status in (400, 401)
        assert kept(browser) == []

    visit(work)


def test_a_state_is_good_for_ten_minutes(visit: Visit, clock: TurnedClock) -> None:
    async def work(browser: Browser) -> None:
        state, _asked = await browser.begin()
        clock.turn(START + timedelta(minutes=11))
        assert (await browser.come_back(code="good", state=state))[0] == 401
        assert kept(browser) == []

    visit(work)


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ({"error": "access_denied"}, 200, "You said no in Slack. Nothing has been changed."),
        ({"error": "<script>alert(1)</script>"}, 200, NOT_CONFIRMED),
        ({"code": "wrong"}, 401, NOT_CONFIRMED),
        ({}, 401, NOT_CONFIRMED),
    ],
)
def test_what_goes_wrong_is_said_on_a_plain_page(
    visit: Visit, query: dict[str, str], status: int, says: str
) -> None:
    async def work(browser: Browser) -> None:
        state, _asked = await browser.begin()
        answer = await browser.get("/slack/oauth_redirect", state=state, **query)
        page = await answer.text()
        assert answer.status == status
        assert nb(says) in page
        assert 'href="/slack/install"' in page
        assert "script" not in page
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.content_type == "text/html"
        assert answer.charset == "utf-8"
        assert kept(browser) == []

    visit(work)


def test_an_installation_without_a_bot_or_a_workspace_is_not_kept(visit: Visit, slack: FakeSlack) -> None:
    slack.codes |= {"one": given(token=None), "two": given(team=None), "three": given("")}

    async def work(browser: Browser) -> None:
        for code in ("one", "two", "three"):
            state, _asked = await browser.begin()
            assert (await browser.come_back(code=code, state=state))[0] in (401, 500)
        assert kept(browser) == []

    visit(work)


@pytest.mark.parametrize("fault", [broken, cut_before, pause(5)])
def test_when_slack_fails_there_is_a_page_too(visit: Visit, slack: FakeSlack, fault: Any) -> None:
    slack.faults = iter([fault, None, None])

    async def work(browser: Browser) -> None:
        state, _asked = await browser.begin()
        status, page = await browser.come_back(code="good", state=state)
        assert status == 401
        assert nb(NOT_CONFIRMED) in page

    visit(work)


def test_a_client_secret_that_was_changed_in_slack_is_said_and_the_new_one_installs(
    visit: Visit, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    async def work(browser: Browser) -> None:
        slack.client_secret = "another"  # noqa: S105
        state, _asked = await browser.begin()
        assert (await browser.come_back(code="good", state=state))[0] == 401
        assert "HMS_SLACK_CLIENT_SECRET" in caplog.text
        assert kept(browser) == []
        slack.client_secret = SECRET
        state, _asked = await browser.begin()
        assert (await browser.come_back(code="good", state=state))[0] == 200
        assert kept(browser) == [("T1", "U1")]

    visit(work)


def test_codes_states_and_tokens_are_in_no_log(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for noisy in ("aiohttp.access", "asyncio"):
        caplog.set_level(logging.WARNING, noisy)
    seen: list[str] = [TOKEN, SECRET, "good", "wrong"]

    async def work(browser: Browser) -> None:
        for code in ("wrong", "good"):
            state, _asked = await browser.begin()
            seen.append(state)
            await browser.come_back(code=code, state=state)

    visit(work)
    assert not [word for word in seen if word in caplog.text]
