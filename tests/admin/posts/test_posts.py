"""`hms-bot posts` as an administrator types it, in the demo's time: 1 December 2026."""

import shlex
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.admin.posts import run as operations
from bot.admin.posts.arguments import STATES
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from tests.admin.beside import Administrator
from tests.posting import DUE, Slow, hush, replica, send
from tests.world import World

AN_HOUR = timedelta(hours=1)


@dataclass
class Admin(Administrator):
    """Types `hms-bot posts …`, at a moment of its own."""

    now: datetime = DUE + AN_HOUR

    def moment(self) -> datetime:
        return self.now

    def refused(self, line: str) -> str:
        code, out, err = self.type(line)
        assert (code, out) == (2, "")
        assert all(each.startswith("hms-bot: ") for each in err.splitlines())
        return err

    def set(self, post: int, **values: object) -> None:
        with self.world.store.write() as session:
            session.execute(update(Post).where(Post.id == post).values(**values))

    def post(self, number: int) -> Post:
        with self.world.store.read() as session:
            return session.scalars(select(Post).where(Post.id == number)).one()


@pytest.fixture
def admin(
    world: World,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Admin:
    """Two themes are due, as posts 1 and 2, of Solstrålen and Fjelltun."""
    replica(hush(world)).plan(DUE)
    return Admin(world, capsys, monkeypatch, operations, "posts")


# Looking


def test_every_state_can_be_asked_for() -> None:
    assert set(STATES) == {state.value for state in PostState}


def test_what_waits_failed_or_is_unsure_is_listed_with_whose_it_is_and_why(admin: Admin) -> None:
    admin.set(1, state=PostState.FAILED, tries=5, reason="msg_too_long")
    assert admin.ok("") == (
        "NUMBER  STATE    DUE               KINDERGARTEN               ABOUT          TRIES  REASON\n"
        "1       failed   2026-12-01 11:30  Solstrålen barnehage (#1)  theme 2026-12  5      msg_too_long\n"
        "2       planned  2026-12-01 11:30  Fjelltun barnehage (#2)    theme 2026-12  0\n"
        "\n"
        "`hms-bot posts retry 1` sends one, `hms-bot posts retry --all-failed` all that failed, "
        'and `hms-bot posts drop 1 --reason "…"` gives one up.\n'
    )


def test_when_all_is_sent_that_is_said(admin: Admin) -> None:
    send(admin.world, Slow(), DUE)
    assert admin.ok("") == "All is well: no post waits, has failed, is unsure or gone.\n"
    assert "sent" in admin.ok("--state sent")
    assert admin.ok("--unsure") == "There is none.\n"


def test_one_that_was_not_let_in_is_listed_while_it_is_of_use(admin: Admin) -> None:
    send(admin.world, Slow(), DUE)
    admin.set(1, state=PostState.GONE, reason="not_in_channel")
    said = admin.ok("")
    assert "gone   2026-12-01 11:30  Solstrålen barnehage (#1)  theme 2026-12  1      not_in_channel" in said
    assert said.endswith("Gone: the bot is not let into the channel. Invite it there first.\n")
    admin.now = admin.post(1).useful_until
    assert admin.ok("").startswith("All is well")


@pytest.mark.parametrize("name", ["1", "#1", "Solstrålen barnehage", "solstraalen", "SOLSTRÅLEN"])
def test_one_kindergarten_by_its_number_or_its_name(admin: Admin, name: str) -> None:
    said = admin.ok(f"--kindergarten {shlex.quote(name)}")
    assert "Solstrålen" in said
    assert "Fjelltun" not in said


def test_a_name_that_is_nobodys_or_several_ones_says_what_to_write(admin: Admin) -> None:
    assert "Did you mean Fjelltun barnehage?" in admin.refused("--kindergarten fjeltun")
    assert "Solstrålen barnehage (#1), Fjelltun barnehage (#2)" in admin.refused("--kindergarten barnehage")
    assert "There is no kindergarten '99'" in admin.refused("--kindergarten 99")


def test_nobodys_id_is_ever_shown(admin: Admin) -> None:
    period = "gone/17/U0PERSON"
    admin.set(1, kind="notice", period=period, to_user="U0PERSON")
    for line in ("", "--state planned"):
        said = admin.ok(line)
        assert "notice gone, to one person" in said
        assert "U0PERSON" not in said


def test_what_is_coming_is_what_is_then_posted(admin: Admin) -> None:
    admin.now = DUE - timedelta(days=8)
    admin.world.have_posted()
    with admin.world.store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=admin.now))
    foreseen = [line.split("  ")[0] for line in admin.ok("--coming 14d --kindergarten 1").splitlines()[1:]]
    admin.world.turn(2026, 12, 7, 9)
    said = [*admin.world.posts("solstralen-gruppe"), *admin.world.posts("solstralen")]
    posted = sorted(one["at"][:16].replace("T", " ") for one in said)
    assert foreseen == [at for at in posted if at >= f"{admin.now:%Y-%m-%d %H:%M}"]
    assert foreseen == ["2026-11-30 11:30", "2026-12-01 11:30"], "looking back, and the new theme"


def test_a_post_that_this_version_does_not_know_is_left_out_of_what_is_coming(
    admin: Admin, caplog: pytest.LogCaptureFixture
) -> None:
    admin.set(1, kind="dance")
    assert "dance" not in admin.ok("--coming 14d")
    assert not caplog.records


# Trying again


def test_what_failed_is_sent_after_a_retry(admin: Admin) -> None:
    admin.set(1, state=PostState.FAILED, tries=5, reason="msg_too_long", claimed_by="one")
    assert admin.ok("retry 1") == "Sent again with the next wake-up: 1.\n"
    post = admin.post(1)
    assert (post.state, post.tries, post.reason) == (PostState.PLANNED, 0, None)
    assert (post.claimed_by, post.lease_until, post.due_at) == (None, None, admin.now)
    platform = Slow()
    send(admin.world, platform, admin.now)
    assert "solstralen/theme/2026-12" in platform.arrived


def test_what_may_have_arrived_is_sent_again_with_a_warning(admin: Admin) -> None:
    admin.set(1, state=PostState.UNSURE)
    assert "If they did, they come twice: 1." in admin.ok("retry 1")
    assert admin.post(1).state is PostState.PLANNED


def test_all_that_failed_at_once_but_not_what_is_unsure_or_over(admin: Admin) -> None:
    admin.set(1, state=PostState.FAILED)
    admin.set(2, state=PostState.UNSURE)
    assert admin.ok("retry --all-failed") == "Sent again with the next wake-up: 1.\n"
    assert [admin.post(number).state for number in (1, 2)] == [PostState.PLANNED, PostState.UNSURE]
    admin.set(1, state=PostState.FAILED, kind="nudge")
    admin.now = DUE + timedelta(days=40)
    assert admin.ok("retry --all-failed") == (
        "Sent again with the next wake-up: 0.\nLeft, for what they say is over: 1. Drop them.\n"
    )


@pytest.mark.parametrize(
    ("kind", "period", "late", "until"),
    [
        ("theme", "2026-12", timedelta(days=20), datetime(2027, 1, 1, tzinfo=UTC)),
        ("reminder", "2026-W49", timedelta(days=3), datetime(2026, 12, 7, tzinfo=UTC)),
        ("notice", "role/7", timedelta(days=20), DUE + timedelta(days=27)),
    ],
)
def test_a_late_retry_is_of_use_as_long_as_what_it_says_is_true(
    admin: Admin, kind: str, period: str, late: timedelta, until: datetime
) -> None:
    admin.set(1, state=PostState.FAILED, kind=kind, period=period, useful_until=DUE + AN_HOUR)
    admin.now = DUE + late
    admin.ok("retry 1")
    assert admin.post(1).useful_until == until


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("theme", "2026-11"),
        ("nudge", "2026-12"),
        ("reminder", "2026-W48"),
        ("webinar", "1/soon/20261201T1200"),
    ],
)
def test_what_says_something_that_is_over_is_not_sent_again(admin: Admin, kind: str, period: str) -> None:
    admin.set(1, state=PostState.FAILED, kind=kind, period=period, useful_until=DUE)
    assert "says something that is over. `hms-bot posts drop` gives it up." in admin.refused("retry 1")


# Giving up


def test_a_dropped_post_is_never_sent_and_keeps_the_reason(admin: Admin) -> None:
    admin.ok("drop 1 --reason 'Barnehagen er lagt ned'")
    send(admin.world, platform := Slow(), DUE)
    assert platform.arrived == ["fjelltun/theme/2026-12"]
    assert "dropped by an administrator: Barnehagen er lagt ned" in admin.ok("--state skipped")


def test_without_a_reason_nothing_is_dropped(admin: Admin) -> None:
    assert "Say why" in admin.refused("drop 1 --reason ' '")
    assert admin.post(1).state is PostState.PLANNED


# What is refused


@pytest.mark.parametrize("action", ["retry 1 2", "drop 1 2 --reason x"])
@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"state": PostState.SENT}, "is sent already"),
        ({"state": PostState.SKIPPED}, "was skipped, and stays so"),
        ({"state": PostState.SENDING, "lease_until": DUE + timedelta(days=1)}, "is being sent just now"),
    ],
)
def test_a_refused_action_says_why_and_changes_nothing_of_the_others(
    admin: Admin, action: str, values: dict[str, object], says: str
) -> None:
    admin.set(1, **values)
    admin.set(2, state=PostState.FAILED)
    said = admin.refused(action)
    assert f"Post 1 {says}" in said
    assert said.endswith("Nothing is changed.\n")
    assert admin.post(2).state is PostState.FAILED


def test_what_only_a_newer_version_knows_can_be_dropped_while_it_waits(admin: Admin) -> None:
    admin.set(1, kind="newest", period="x", lease_until=admin.now + AN_HOUR, reason="unknown kind")
    assert "newest x" in admin.ok("")
    assert "is sent by itself" in admin.refused("retry 1")
    admin.ok('drop 1 --reason "the new version is not coming"')
    assert admin.post(1).state is PostState.SKIPPED


@pytest.mark.parametrize(("kind", "period"), [("newest", "x"), ("theme", "2026-13")])
def test_what_is_not_understood_is_tried_again_in_its_time_and_not_after(
    admin: Admin, kind: str, period: str
) -> None:
    admin.set(1, state=PostState.FAILED, kind=kind, period=period, useful_until=admin.now + AN_HOUR)
    admin.ok("retry 1")
    admin.set(1, state=PostState.FAILED)
    admin.now += 2 * AN_HOUR
    assert "says something that is over" in admin.refused("retry 1")


def test_an_unknown_number_and_no_number_at_all(admin: Admin) -> None:
    assert "No post has this number: 98, 99" in admin.refused("retry 1 98 99")
    assert "Say which" in admin.refused("retry")
    assert "Say which" in admin.refused("retry 1 --all-failed")
    assert "is sent by itself" in admin.refused("retry 1")
