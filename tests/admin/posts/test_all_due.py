"""`hms-bot posts drop --all-due`, after a restore."""

import shlex

import pytest

from bot.cli import main
from bot.model.post import PostState
from tests.admin.posts.test_posts import AN_HOUR, Admin, admin
from tests.databases import SqliteDatabase
from tests.posting import Slow, send

__all__ = ["admin"]
DROP = 'drop --all-due --reason "restored from a copy"'


def test_what_somebody_had_in_hand_when_the_copy_was_made_is_given_up_too(admin: Admin) -> None:
    """Its lease is in the copy, and whoever held it is gone."""
    admin.set(1, state=PostState.CLAIMED, claimed_by="gone", lease_until=admin.now + AN_HOUR)
    admin.set(2, state=PostState.SENDING, claimed_by="gone", lease_until=admin.now + AN_HOUR)
    assert admin.ok(DROP).splitlines() == [
        "Never sent: 1, 2. `hms-bot posts --state skipped` shows them with the reason.",
        "On their way when the copy was made, and perhaps sent then: 1, 2.",
    ]
    send(admin.world, platform := Slow(), admin.now + 2 * AN_HOUR)
    assert platform.arrived == []


def test_a_database_with_nobody_in_it_is_hardly_the_one_that_is_meant(
    sqlite: SqliteDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sqlite.fresh()
    monkeypatch.setenv("HMS_DATABASE_URL", sqlite.url)
    assert main(["posts", *shlex.split(DROP)]) == 2
    assert "no kindergarten in this database. Is it the right one?" in capsys.readouterr().err
