"""`hms-bot roles` as an administrator types it."""

import pytest
from sqlalchemy import select

from bot.admin.roles import run as operations
from bot.admin.roles.arguments import ROLES
from bot.model.event import Event
from bot.model.post import Post, PostState
from bot.model.role import Role
from tests.admin.beside import Administrator
from tests.world import World


@pytest.fixture
def admin(
    small_world: World,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Administrator:
    return Administrator(small_world, capsys, monkeypatch, operations, "roles")


def test_the_roles_are_those_of_the_model() -> None:
    assert tuple(role.value for role in Role) == ROLES


def test_it_lists_who_holds_each_role(admin: Administrator) -> None:
    rows = [row.split() for row in admin.ok("").splitlines()]
    assert rows[0] == ["Kindergarten", "Role", "Who"]
    assert ["Solstrålen", "barnehage", "(#1)", "verneombud", "verneombud"] in rows
    assert len(rows) == 7
    assert len(admin.ok("--kindergarten fjelltun").splitlines()) == 4


def test_a_correction_applies_at_once_stands_in_the_history_and_is_told_to_the_group(
    admin: Administrator,
) -> None:
    assert "U012KARI U034OLA" in admin.ok("set Solstrålen verneombud U034OLA U012KARI")
    world = admin.world
    assert "har fått nytt tema" in world.text("hms bytt desember brann", "U012KARI")
    assert "En administrator: endret hvem som er verneombud" in world.text("hms historikk")
    with world.store.read() as session:
        event = session.scalars(select(Event).where(Event.command == "hms-bot roles")).one()
        assert (event.kindergarten_id, event.role) == (1, None)
    assert "angres ikke" in world.text(f"hms angre {event.id} ja")
    world.turn(2026, 11, 24, 12)
    with world.store.read() as session:
        told = select(Post).where(Post.period.startswith(f"corrected/{event.id}"))
        assert PostState.SENT in {post.state for post in session.scalars(told)}


def test_nobody_named_makes_the_role_free_and_the_same_once_more_is_no_change(admin: Administrator) -> None:
    assert "tillitsvalgt  -" in admin.ok("set 1 tillitsvalgt")
    assert "Nothing was changed." in admin.ok("set 1 tillitsvalgt")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("set Bekken styrer U1", "no kindergarten"),
        ("set 1 verneombud styrer", "cannot be verneombud"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(admin: Administrator, line: str, why: str) -> None:
    before = admin.ok("")
    code, out, err = admin.type(line)
    assert (code, out) == (2, "")
    assert why in err
    assert admin.ok("") == before
