"""What is kept of one person or one kindergarten, shown and deleted, as an administrator types it."""

import json
import logging
import re
import shlex
from pathlib import Path
from subprocess import run

import pytest
from sqlalchemy import inspect, select

from bot.admin.rights import run as operations
from bot.handlers.roles.departures import person_left
from bot.model.conversation import Conversation
from bot.model.event import Event
from bot.model.installation import Installation
from bot.model.kindergarten import Kindergarten
from bot.model.place import Tenant
from bot.model.role import Role, RoleHolder
from bot.store.engine import Store
from bot.store.persons import TABLES, name_nobody
from tests.admin.backup.document import NEWEST
from tests.admin.beside import Administrator
from tests.clocks import START
from tests.world import World

KARI, KARINA = "U012KARI", "U012KARINA"
"""The one's id is the beginning of the other's."""


@pytest.fixture
def admin(world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Administrator:
    """Two people have done what leaves traces."""
    with world.store.write() as session:
        keys = session.scalars(select(Kindergarten.id).order_by(Kindergarten.id))
        for key, person in zip(keys, (KARI, KARINA), strict=True):
            for role in (Role.TILLITSVALGT, Role.VERNEOMBUD):
                session.add(RoleHolder(kindergarten_id=key, role=role, user_id=person))
    live(world, KARI, "solstralen")
    live(world, KARINA, "fjelltun")
    return Administrator(world, capsys, monkeypatch, operations)


def live(world: World, person: str, channel: str) -> None:
    """Changes a month, does a milestone, offers a role, writes the id into a text, is written to."""
    for line in (
        "hms bytt 2027-01 brann",
        "milepel ferdig kartlegging",
        f"hms tiltak ny alle 15.1.2027 Spør <@{person}> om teppet",
        "hms poengrunde",
        "hms stem",
        "hms roller",
    ):
        world.ask(line, person, channel)
    world.send("hms overlever", {"role": "verneombud", "people": ["U034OLAN"]}, person, channel)
    with world.store.write() as session:
        session.add(
            Conversation(
                platform=world.platform,
                workspace=world.workspace,
                channel=person,
                personal=True,
                reference={"user": {"id": person}},
                service_url="https://example.no",
                active=True,
            )
        )
        of = {"platform": "slack", "external_id": person[1:], "installed_by": person}
        session.add(Installation(**of, secret="x", installed_at=START))


def kept(store: Store) -> str:
    """Every row of every table there is, as it lies there."""
    with store.read() as session:
        ask = session.connection().exec_driver_sql
        names = inspect(session.connection()).get_table_names()
        return "\n".join(str(row) for name in names for row in ask(f"SELECT * FROM {name}").all())  # noqa: S608


def test_every_table_is_looked_through(store: Store) -> None:
    with store.read() as session:
        there = set(inspect(session.connection()).get_table_names())
    assert there - {"alembic_version"} == {table.name for table in TABLES}


def test_what_is_kept_of_a_person_is_shown_by_where_it_is_and_without_others(admin: Administrator) -> None:
    found = json.loads(admin.ok(f"person export {KARI}"))["kept"]
    assert {"role_holder", "role_offer", "event", "conversation", "measure", "installation"} <= set(found)
    held = {"kindergarten": "Solstrålen barnehage", "role": "verneombud", "user_id": KARI}
    assert held in found["role_holder"]
    assert KARINA not in json.dumps(found)


def test_after_forget_the_id_is_in_no_table_log_or_later_backup(
    admin: Administrator, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    before = kept(admin.world.store)
    assert before.count(f"{KARI}'") + before.count(f'{KARI}"') > 10
    said = admin.ok(f"person forget {KARI}")
    assert "This would be forgotten, with --yes:" in said
    assert kept(admin.world.store) == before
    rows = sum(int(count) for count in re.findall(r"^  \w+: (\d+)$", said, re.MULTILINE))
    assert admin.ok(f"person forget {KARI} --yes").startswith(f"Forgotten in {rows} rows.")
    left = kept(admin.world.store)
    assert KARI not in left.replace(KARINA, "")
    assert KARINA in left, "who has a longer id is somebody else"
    monkeypatch.setenv("PATH", str(NEWEST), prepend=":")
    admin.ok(f"backup {tmp_path / 'copy'}")
    assert KARI.encode() not in plain(tmp_path / "copy").replace(KARINA.encode(), b"")
    assert KARI not in caplog.text
    if admin.world.store.is_sqlite:
        lies = Path(str(admin.world.store.engine.url.database))
        for file in lies.parent.glob(f"{lies.name}*"):
            assert KARI.encode() not in file.read_bytes().replace(KARINA.encode(), b""), file


def plain(copy: Path) -> bytes:
    """A copy of PostgreSQL's as the statements that are in it."""
    if copy.read_bytes().startswith(b"SQLite"):
        return copy.read_bytes()
    return run([NEWEST / "pg_restore", "--file=-", copy], capture_output=True, check=True).stdout


def test_the_history_goes_on_with_one_who_is_unknown_and_the_role_is_free(admin: Administrator) -> None:
    history = admin.world.text("hms historikk", "styrer")
    admin.ok(f"person forget {KARI} --yes")
    after = admin.world.text("hms historikk", "styrer").splitlines()
    assert {line for line in history.splitlines()[1:4] if KARI not in line} <= set(after)
    assert KARI not in admin.ok("roles --kindergarten Solstrålen")
    with admin.world.store.read() as session:
        unknown = set(session.scalars(select(Event.by).where(Event.by.startswith("left-"))))
    assert len(unknown) == 1, "the same one everywhere"


def test_who_leaves_the_workspace_is_named_no_more(admin: Administrator) -> None:
    world = admin.world
    with world.store.write() as session:
        person_left(session, Tenant(world.platform, world.workspace), KARI, world.clock.now())
    after = [row for row in kept(world.store).splitlines() if KARI in row.replace(KARINA, "")]
    assert len(after) == 2, "but where their own chat is, and that they installed the app"


def test_a_word_that_is_no_id_is_refused(admin: Administrator) -> None:
    before = kept(admin.world.store)
    for word in ("styrer", "U1", "U012 KARI"):
        code, _out, err = admin.type(f"person forget {shlex.quote(word)} --yes")
        assert (code, err.startswith(f"hms-bot: {word!r} is no id")) == (2, True)
        with admin.world.store.write() as session:
            name_nobody(session, word, [1, 2])
    assert kept(admin.world.store) == before


def test_a_kindergarten_is_shown_whole_and_deleted_alone(admin: Administrator) -> None:
    said = json.loads(admin.ok("kindergarten export Solstrålen"))
    assert {"kindergarten", "calendar_month", "milestone", "measure", "event"} <= set(said)
    assert {row.get("kindergarten_id", 1) for rows in said.values() for row in rows} == {1}
    before = kept(admin.world.store)
    assert "  kindergarten: 1" in admin.ok("kindergarten delete Solstrålen")
    assert kept(admin.world.store) == before
    theirs = json.loads(admin.ok("kindergarten export Fjelltun"))
    assert "Solstrålen barnehage (#1) is deleted" in admin.ok("kindergarten delete Solstrålen --yes")
    assert admin.type("kindergarten export Solstrålen")[0] == 2
    assert json.loads(admin.ok("kindergarten export Fjelltun")) == theirs
