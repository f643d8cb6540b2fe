"""Settings: each is documented, and each that is wrong is named."""

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, described

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")


def test_without_any_setting_there_is_a_default_for_each() -> None:
    settings = Settings.read({"PATH": "/bin", "HOME": "/root"})
    assert settings == Settings()
    assert settings.url == "sqlite:///var/hms.db"


@pytest.mark.parametrize(("name", "default", "about"), described(), ids=lambda one: str(one)[:20])
def test_every_setting_says_what_it_means_here_and_in_the_documentation(
    name: str, default: str, about: str
) -> None:
    assert about
    cell = f"`{default}`" if default else "empty"
    assert f"| `{name}` | {cell} | {about} |" in PAGE.splitlines(), "run `make docs`"


def test_the_documentation_lists_no_setting_that_is_none() -> None:
    listed = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith(f"| `{PREFIX}")]
    assert listed == [PREFIX + one.name.upper() for one in fields(Settings)]


def test_settings_come_from_the_environment() -> None:
    settings = Settings.read(
        {
            "HMS_PORT": "9000",
            "HMS_DATA_DIR": "/srv/hms",
            "HMS_DATABASE_URL": "postgresql+psycopg://hms@db/hms",
            "HMS_LOG_LEVEL": "WARNING",
        }
    )
    assert (settings.port, settings.data_dir, settings.log_level) == (9000, "/srv/hms", "WARNING")
    assert settings.url == "postgresql+psycopg://hms@db/hms"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HMS_PUBLIC_URL", "http://hms.example.no"),
        ("HMS_PORT", "eighty"),
        ("HMS_PORT", ""),
        ("HMS_PORT", "80.5"),
        ("HMS_PORT", "65536"),
        ("HMS_PORT", "-1"),
        ("HMS_WAKE_SECONDS", "0"),
        ("HMS_WAKE_SECONDS", "five"),
        ("HMS_LOG_LEVEL", "LOUD"),
        ("HMS_LOG_LEVEL", "debug "),
        ("HMS_DATABASE_URL", "mysql://db/hms"),
        ("HMS_DATABASE_URL", "postgresql://db/hms"),
        ("HMS_DATABASE_URL", "hms.db"),
        ("HMS_DEMO_START", "yesterday"),
        ("HMS_DEMO_START", "2026-11-23T09:00:00"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read({name: value})
    assert refused.value.name == name
    assert str(refused.value).startswith(f"{name}: ")


def test_a_misspelt_setting_is_refused_and_not_passed_over() -> None:
    with pytest.raises(SettingsError, match="HMS_PROT: there is no such setting"):
        Settings.read({"HMS_PROT": "9000"})


def test_what_is_not_ours_is_left_alone() -> None:
    assert Settings.read({"PORT": "x", "HMSX_PORT": "x"}) == Settings()


@pytest.mark.parametrize(("name", "value"), [("HMS_PORT", "eighty"), ("HMS_PROT", "9000")])
def test_serve_says_at_once_which_setting_is_wrong(name: str, value: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "serve"],
        env={**os.environ, "PYTHONPATH": str(ROOT), name: value},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"hms-bot: {name}: ")
    assert len(ended.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [], "nothing was begun"


# Microsoft Teams

ID = "0a1b2c3d-1234-4123-8123-0a1b2c3d4e5f"
APP = {"HMS_TEAMS_APP_ID": ID, "HMS_TEAMS_APP_PASSWORD": "private", "HMS_TEAMS_TENANT_ID": ID}
LOCAL = {"HMS_TEAMS_LOCAL": "true"}


@pytest.mark.parametrize("given", [APP, LOCAL, {**APP, "HMS_TEAMS_UNSURE": "resend", "HMS_HOST": "0.0.0.0"}])  # noqa: S104
def test_teams_is_set_up_or_tried(given: dict[str, str]) -> None:
    assert Settings.read(given).platforms == ("teams",)
    assert "private" not in repr(Settings.read(given))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        *(({**APP, missing: ""}, missing) for missing in APP),
        ({"HMS_TEAMS_APP_PASSWORD": "private"}, "HMS_TEAMS_APP_ID"),
        ({**APP, "HMS_TEAMS_APP_ID": "hms-private"}, "HMS_TEAMS_APP_ID"),
        ({**APP, "HMS_TEAMS_TENANT_ID": f"{ID}/x"}, "HMS_TEAMS_TENANT_ID"),
        ({**APP, "HMS_TEAMS_UNSURE": "private"}, "HMS_TEAMS_UNSURE"),
        ({**APP, "HMS_TEAMS_CLOUD": "private"}, "HMS_TEAMS_CLOUD"),
        ({**APP, **LOCAL}, "HMS_TEAMS_LOCAL"),
        ({"HMS_TEAMS_LOCAL": "perhaps"}, "HMS_TEAMS_LOCAL"),
        *(
            ({**LOCAL, "HMS_HOST": host}, "HMS_TEAMS_LOCAL")
            for host in ("0.0.0.0", "::", "10.0.0.7", "example.no", "")  # noqa: S104 - which is refused
        ),
    ],
)
def test_what_is_wrong_with_teams_is_said_by_its_name(given: dict[str, str], name: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read(given)
    assert str(refused.value).startswith(f"{name}: ")
    assert "private" not in str(refused.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_without_credentials_teams_may_listen_here(host: str) -> None:
    assert Settings.read({**LOCAL, "HMS_HOST": host}).platforms == ("teams",)
