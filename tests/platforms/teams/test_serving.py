"""Teams by settings: the product as it is served, and credentials that Microsoft does not take."""

from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.app.core import Core
from bot.app.data import open_store
from bot.app.serve import serve_application
from bot.app.teams import join
from bot.dispatch.executor import Executor
from bot.dispatch.routing import Router
from bot.platforms.teams.app import PATH
from bot.settings import Settings, SettingsError
from tests.clocks import TurnedClock, run_turned
from tests.platforms.teams.fake_teams import APP_ID, PASSWORD, TENANT, FakeTeams

SET_UP = {"HMS_TEAMS_APP_ID": APP_ID, "HMS_TEAMS_APP_PASSWORD": PASSWORD, "HMS_TEAMS_TENANT_ID": TENANT}


def started(
    given: dict[str, str],
    folder: Path,
    refuses: str = "",
    password: str = PASSWORD,
    *,
    reachable: bool = True,
) -> int:
    """How many tokens were given when the web server has started."""

    async def run() -> int:
        clock = TurnedClock()
        teams = FakeTeams(clock.now, refuses=refuses, password=password)
        await teams.start()
        cloud = teams.cloud if reachable else replace(teams.cloud, login="http://127.0.0.1:1")
        settings = Settings.read({**given, "HMS_DATA_DIR": str(folder)})
        store = open_store(settings)
        submit = Executor(Router(Core.of(store).dispatcher), clock.now)
        application = web.Application()
        join(application, settings, store, submit, clock.now, cloud=cloud)
        try:
            async with TestServer(application):
                return teams.tokens
        finally:
            store.close()
            await teams.close()

    return run_turned(run())


def test_the_credentials_are_tried_at_the_start(tmp_path: Path) -> None:
    assert started(SET_UP, tmp_path) == 1


@pytest.mark.parametrize(
    ("error", "name"),
    [
        ("invalid_client", "HMS_TEAMS_APP_PASSWORD"),
        ("unauthorized_client", "HMS_TEAMS_APP_ID"),
        ("invalid_request", "HMS_TEAMS_TENANT_ID"),
    ],
)
def test_what_microsoft_does_not_take_is_said_by_its_name(tmp_path: Path, error: str, name: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}: Microsoft does not take it \\({error}\\)"):
        started(SET_UP, tmp_path, refuses=error)


def test_the_new_password_is_taken_in_place_of_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="HMS_TEAMS_APP_PASSWORD"):
        started(SET_UP, tmp_path, password="another")
    assert started({**SET_UP, "HMS_TEAMS_APP_PASSWORD": "another"}, tmp_path, password="another") == 1


def test_a_silent_microsoft_keeps_nobody_from_starting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert started(SET_UP, tmp_path, reachable=False) == 0
    assert "going on without having tried HMS_TEAMS_APP_ID" in caplog.text


def test_without_credentials_it_is_served_on_this_machine(tmp_path: Path) -> None:
    assert _status({"HMS_TEAMS_LOCAL": "true"}, tmp_path) == 400, "nothing is no activity"


def test_without_being_switched_on_it_is_not_served(tmp_path: Path) -> None:
    assert _status({}, tmp_path) == 404


def _status(given: dict[str, str], folder: Path) -> int:
    async def run() -> int:
        application = serve_application(Settings.read({**given, "HMS_DATA_DIR": str(folder)}))
        async with TestServer(application) as server, ClientSession() as session:
            return (await session.post(server.make_url(PATH))).status

    return run_turned(run())
