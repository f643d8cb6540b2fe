"""Slack by settings: what is missing or wrong is said at once, and no secret is ever shown."""

import asyncio
import os
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.app.installations import StoredInstallations, StoredPresence
from bot.app.serve import serve_application
from bot.cli import main
from bot.model.workspace import Workspace
from bot.settings import Settings, SettingsError, described
from bot.store.engine import Store
from bot.store.vault import Vault
from tests.clocks import TurnedClock, run_turned
from tests.platforms.slack.fake_sending import FakeSlack, broken

KEY, OTHER = (Fernet.generate_key().decode() for _key in range(2))
ONE = {"HMS_SLACK_BOT_TOKEN": "xoxb-1", "HMS_SLACK_SIGNING_SECRET": "private-signing"}
MANY = {
    "HMS_SLACK_CLIENT_ID": "1.2",
    "HMS_SLACK_CLIENT_SECRET": "client-secret",
    "HMS_SLACK_SIGNING_SECRET": "private-signing",
    "HMS_SECRET_KEY": KEY,
}
SOCKET = {"HMS_SLACK_BOT_TOKEN": "xoxb-1", "HMS_SLACK_APP_TOKEN": "xapp-1"}


@pytest.mark.parametrize("given", [{}, ONE, MANY, SOCKET, {"HMS_SECRET_KEY": f"{KEY}, {OTHER}"}])
def test_what_is_whole_is_taken(given: dict[str, str]) -> None:
    assert bool(Settings.read(given).platforms) == any(name.startswith("HMS_SLACK") for name in given)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"HMS_SLACK_SIGNING_SECRET": "private"}, "HMS_SLACK_SIGNING_SECRET"),
        ({"HMS_SLACK_APP_TOKEN": "private"}, "HMS_SLACK_APP_TOKEN"),
        ({"HMS_SLACK_CLIENT_SECRET": "private"}, "HMS_SLACK_CLIENT_SECRET"),
        ({"HMS_SLACK_BOT_TOKEN": "xoxb-private"}, "HMS_SLACK_SIGNING_SECRET"),
        ({**ONE, "HMS_SLACK_BOT_TOKEN": "private"}, "HMS_SLACK_BOT_TOKEN"),
        ({**SOCKET, "HMS_SLACK_APP_TOKEN": "private"}, "HMS_SLACK_APP_TOKEN"),
        ({**ONE, "HMS_SLACK_API_URL": "slack.com"}, "HMS_SLACK_API_URL"),
        ({**ONE, **MANY}, "HMS_SLACK_BOT_TOKEN"),
        ({**MANY, "HMS_SLACK_CLIENT_SECRET": ""}, "HMS_SLACK_CLIENT_SECRET"),
        ({**MANY, "HMS_SECRET_KEY": ""}, "HMS_SECRET_KEY"),
        ({**MANY, "HMS_SECRET_KEY": "private"}, "HMS_SECRET_KEY"),
        ({**MANY, "HMS_SECRET_KEY": f"{KEY},"}, "HMS_SECRET_KEY"),
        ({**MANY, "HMS_SECRET_KEY": f"{KEY}private"}, "HMS_SECRET_KEY"),
        ({"HMS_DELETE_AFTER_DAYS": "0"}, "HMS_DELETE_AFTER_DAYS"),
    ],
)
def test_what_is_missing_or_wrong_is_said_by_its_name_and_without_what_was_set(
    given: dict[str, str], name: str
) -> None:
    with pytest.raises(SettingsError) as wrong:
        Settings.read(given)
    assert str(wrong.value).startswith(f"{name}: ")
    assert "private" not in str(wrong.value)


def test_settings_do_not_show_their_secrets() -> None:
    settings = Settings.read(
        {
            **MANY,
            "HMS_SLACK_APP_TOKEN": "xapp-private",
            "HMS_DATABASE_URL": "postgresql+psycopg://hms:private@db/hms",
        }
    )
    assert not [secret for secret in (KEY, "client-secret", "private") if secret in repr(settings)]
    assert not [default for name, default, _about in described() if "SECRET" in name and default]


def test_the_list_of_settings_shows_names_and_defaults_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in MANY.items():
        monkeypatch.setenv(name, value)
    assert main(["settings"]) == 0
    shown = capsys.readouterr().out
    assert "HMS_SECRET_KEY (default: empty)" in shown
    assert not [
        value for value in MANY.values() if value in shown.replace("/slack/install", "") and value != "1.2"
    ]


# Serving


def serve(given: dict[str, str], folder: Path, slack: FakeSlack, path: str = "/healthz") -> int:
    """The product as it is served, beside a Slack; the status of one of its addresses."""

    async def run() -> int:
        async with slack.serving() as api:
            more = {"HMS_DATA_DIR": str(folder), "HMS_SLACK_API_URL": api}
            application = serve_application(Settings.read({**given, **more}))
            async with TestServer(application, host="127.0.0.1") as server, ClientSession() as session:
                answer = await session.get(server.make_url(path), allow_redirects=False)
                return answer.status

    return run_turned(run())


def workspaces(folder: Path) -> list[str]:
    store = Store(f"sqlite:///{folder / 'hms.db'}")
    with store.read() as session:
        found = list(session.scalars(select(Workspace.external_id).where(Workspace.left_at.is_(None))))
    store.close()
    return found


def test_one_workspace_is_met_at_the_start(tmp_path: Path) -> None:
    assert serve(ONE, tmp_path, FakeSlack()) == 200
    assert workspaces(tmp_path) == ["T1"]
    assert serve(ONE, tmp_path, FakeSlack(), "/slack/install") == 404, "there is nothing to install"


def test_one_workspace_that_had_left_is_welcomed_back(tmp_path: Path) -> None:
    serve(ONE, tmp_path, FakeSlack())
    store, clock = Store(f"sqlite:///{tmp_path / 'hms.db'}"), TurnedClock()
    run_turned(StoredPresence(store, "slack", clock.now).left("T1", clock.now()))
    store.close()
    assert workspaces(tmp_path) == []
    serve(ONE, tmp_path, FakeSlack())
    assert workspaces(tmp_path) == ["T1"]


def test_late_news_that_the_old_token_was_revoked_puts_nobody_out(tmp_path: Path) -> None:
    serve(ONE, tmp_path, FakeSlack())
    clock = TurnedClock()
    with closing(Store(f"sqlite:///{tmp_path / 'hms.db'}")) as store:
        presence = StoredPresence(store, "slack", clock.now)
        run_turned(presence.welcome("T1"))
        run_turned(presence.left("T1", clock.now() - timedelta(minutes=5)))
        assert workspaces(tmp_path) == ["T1"]
        run_turned(presence.left("T1", clock.now() + timedelta(minutes=5)))
        assert workspaces(tmp_path) == []


def test_a_token_that_slack_does_not_take_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"HMS_SLACK_BOT_TOKEN: Slack does not take it \(token_revoked\)"):
        serve(ONE, tmp_path, FakeSlack(tokens={}))


def test_an_app_token_that_slack_does_not_take_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"HMS_SLACK_APP_TOKEN: Slack does not take it \(token_revoked\)"):
        serve(SOCKET, tmp_path, FakeSlack())


def test_the_program_says_it_in_a_sentence_and_stops(tmp_path: Path) -> None:
    async def run() -> tuple[int | None, str]:
        async with FakeSlack(tokens={}).serving() as api:
            more = {"HMS_DATA_DIR": str(tmp_path), "HMS_SLACK_API_URL": api, "HMS_PORT": "0"}
            program = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "serve"),
                env={**os.environ, **ONE, **more},
                stderr=asyncio.subprocess.PIPE,
            )
            _out, said = await program.communicate()
            return program.returncode, said.decode()

    assert run_turned(run()) == (2, "hms-bot: HMS_SLACK_BOT_TOKEN: Slack does not take it (token_revoked)\n")


def test_the_new_token_of_the_same_workspace_is_taken_in_place_of_the_old_one(tmp_path: Path) -> None:
    serve(ONE, tmp_path, FakeSlack())
    new = {"xoxb-2": "T1"}
    with pytest.raises(SettingsError, match="HMS_SLACK_BOT_TOKEN"):
        serve(ONE, tmp_path, FakeSlack(tokens=new))
    assert serve({**ONE, "HMS_SLACK_BOT_TOKEN": "xoxb-2"}, tmp_path, FakeSlack(tokens=new)) == 200
    assert workspaces(tmp_path) == ["T1"]


def test_a_slack_that_does_not_answer_keeps_nobody_from_starting(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert serve(ONE, tmp_path, FakeSlack(iter([broken]))) == 200
    assert "Slack does not answer" in caplog.text


def test_many_workspaces_install_by_themselves(tmp_path: Path) -> None:
    assert serve(MANY, tmp_path, FakeSlack(), "/slack/install") == 302


def test_a_wrong_key_is_said_at_the_start(tmp_path: Path) -> None:
    serve(MANY, tmp_path, FakeSlack())
    keep(tmp_path, KEY)
    with pytest.raises(SettingsError, match="HMS_SECRET_KEY: does not open what is kept"):
        serve({**MANY, "HMS_SECRET_KEY": OTHER}, tmp_path, FakeSlack())
    assert serve({**MANY, "HMS_SECRET_KEY": f"{OTHER},{KEY}"}, tmp_path, FakeSlack()) == 200


def keep(folder: Path, key: str) -> None:
    store, clock = Store(f"sqlite:///{folder / 'hms.db'}"), TurnedClock()
    run_turned(StoredInstallations(store, "slack", clock.now, Vault(key)).installed("T1", "secret", "U1"))
    store.close()


def test_nothing_of_slack_is_loaded_where_it_is_not_set_up() -> None:
    program = (
        "import sys, bot.app.serve, bot.cli; sys.exit(any(name.startswith('slack') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# Keys


def test_keys_are_rotated_by_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HMS_DATA_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    keep(tmp_path, KEY)
    monkeypatch.setenv("HMS_SECRET_KEY", f"{OTHER},{KEY}")
    assert main(["rotate-keys"]) == 0
    assert "Encrypted with the first key: 1 installations" in capsys.readouterr().out
    assert serve({**MANY, "HMS_SECRET_KEY": OTHER}, tmp_path, FakeSlack()) == 200


@pytest.mark.parametrize(
    ("key", "says"),
    [("", "HMS_SECRET_KEY: is missing"), (OTHER, "HMS_SECRET_KEY: does not open all")],
    ids=["missing", "another"],
)
def test_keys_that_do_not_fit_are_said_and_nothing_is_changed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    key: str,
    says: str,
) -> None:
    monkeypatch.setenv("HMS_DATA_DIR", str(tmp_path))
    main(["migrate"])
    keep(tmp_path, KEY)
    monkeypatch.setenv("HMS_SECRET_KEY", key)
    assert main(["rotate-keys"]) == 2
    assert says in capsys.readouterr().err
    assert serve(MANY, tmp_path, FakeSlack()) == 200
