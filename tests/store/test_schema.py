"""The schema: its migrations go up and down on both databases, and agree with the mapped classes."""

import json
from datetime import date, time, timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

import bot.model
from bot.model.base import Base
from bot.model.deciding import Proposal
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.texts import Localized
from bot.model.webinar import Webinar
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.schema import MIGRATIONS, NEWEST, SchemaTooNew, migrate, revision
from tests.clocks import START

for module in iter_modules(bot.model.__path__, "bot.model."):
    import_module(module.name)  # whoever is imported is mapped

WEBINAR = {"title": Localized(nb="x"), "link": "https://example.no/x", "starts_at": START, "minutes": 45}


def tables(store: Store) -> set[str]:
    """All but the one that says which schema this is."""
    return set(inspect(store.engine).get_table_names()) - {"alembic_version"}


def found(store: Store) -> str | None:
    with store.engine.connect() as connection:
        return revision(connection)


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def set_revision(store: Store, number: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :number"), {"number": number})


def test_the_newest_schema_is_the_last_migration() -> None:
    """Written down in the program, so that a start does not have to read the migrations."""
    assert scripts().get_heads() == [NEWEST]


def test_migrations_are_numbered_in_their_order() -> None:
    numbers = [script.revision for script in scripts().walk_revisions()]
    assert numbers == sorted(numbers, reverse=True)


def test_all_the_way_down_and_up_again(store: Store) -> None:
    assert tables(store) == set(Base.metadata.tables)
    migrate(store, "base")
    assert tables(store) == set()
    assert found(store) is None
    migrate(store)
    assert tables(store) == set(Base.metadata.tables)
    assert found(store) == NEWEST


def test_each_step_down_and_up(store: Store) -> None:
    numbers = [script.revision for script in scripts().walk_revisions()]
    for number in [*numbers[1:], *reversed(numbers)]:
        migrate(store, number)
        assert found(store) == number


def test_migrating_again_changes_nothing(store: Store) -> None:
    migrate(store)
    migrate(store)
    assert found(store) == NEWEST


def test_the_mapped_classes_and_the_migrations_agree(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_a_newer_schema_is_refused_and_left_alone(store: Store) -> None:
    set_revision(store, "9999")
    with pytest.raises(SchemaTooNew, match="9999"):
        migrate(store)
    assert found(store) == "9999"
    assert tables(store) == set(Base.metadata.tables)


def test_a_migration_that_fails_leaves_everything_as_it_was(store: Store) -> None:
    """The whole way is one transaction, on SQLite too."""
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE role_holder"))  # the way down will stumble on this
    before = tables(store)
    with pytest.raises(Exception, match="role_holder"):
        migrate(store, "base")
    assert tables(store) == before
    assert found(store) == NEWEST


def test_what_refers_to_nothing_is_refused(store: Store) -> None:
    """Foreign keys hold on both; on SQLite only because we ask for it."""
    with store.engine.connect() as connection, pytest.raises(Exception, match=r"(?i)foreign key"):
        connection.execute(
            text("INSERT INTO role_holder (kindergarten_id, role, user_id) VALUES (4711, 'styrer', 'kari')")
        )


def test_a_posting_time_from_before_there_were_posting_hours_moves_into_them(store: Store) -> None:
    times = {"night": time(2, 30), "noon": time(12), "evening": time(20)}
    with store.write() as session:
        workspace = Workspace(platform="local", external_id="demo", free_at=START)
        for name, at in times.items():
            session.add(Kindergarten(workspace=workspace, channel=name, name=name, posting_time=at))
    migrate(store, "0011")
    migrate(store, "0012")
    with store.read() as session:
        moved = dict(session.execute(select(Kindergarten.name, Kindergarten.posting_time)).all())
    assert moved == {"night": time(7, 30), "noon": time(12), "evening": time(16, 30)}


def test_what_was_told_before_revisions_were_kept_is_known_by_when_it_was_told(store: Store) -> None:
    """The webinar has changed once: one kindergarten was told before that, and one after."""
    day = timedelta(days=1)
    with store.write() as session:
        webinar = Webinar.publish(WEBINAR, START)
        session.add(webinar)
        session.flush()
        webinar.revision, webinar.published_at = 2, START + 2 * day
        workspace = Workspace(platform="local", external_id="demo", free_at=START)
        for number, at in enumerate((START + day, START + 3 * day), 1):
            session.add(Kindergarten(id=number, workspace=workspace, channel=f"C{number}", name="x"))
            session.flush()
            told = {"due_at": at, "sent_at": at, "useful_until": at, "state": PostState.SENT}
            period = f"{webinar.id}/published"
            session.add(Post(kindergarten_id=number, kind="webinar", period=period, **told))
    migrate(store, "0012")
    migrate(store)
    with store.read() as session:
        assert session.scalars(select(Post.revision).order_by(Post.kindergarten_id)).all() == [1, 2]


def test_what_was_proposed_before_leaves_the_history_with_its_minute(store: Store) -> None:
    """Words stay where the group sees them, in the proposal; what was taken out is in no event any more."""
    with store.write() as session:
        workspace = Workspace(platform="local", external_id="demo", free_at=START)
        kindergarten = Kindergarten(workspace=workspace, channel="k", name="k")
        session.add(kindergarten)
        session.flush()
        of = kindergarten.id
    migrate(store, "0014")
    proposal = {"table": "proposal", "key": [of, 1], "before": None, "after": {"why": "Stille stund"}}
    candidates = {"number": 1, "candidates": ["brann", {"title": "Stille stund"}]}
    started = {"table": "weighing", "key": [of, 1], "before": None, "after": candidates}
    with store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO proposal (kindergarten_id, number, choice) VALUES (:of, 1, '\"brann\"')"),
            {"of": of},
        )
        for number, changes in enumerate(([proposal], [started]), start=1):
            connection.execute(
                text(
                    "INSERT INTO event (id, kindergarten_id, at, by, command, changes) "
                    "VALUES (:id, :of, '2026-11-23 08:03:17', '', 'hms', :changes)"
                ),
                {"id": number, "of": of, "changes": json.dumps(changes)},
            )
    migrate(store)
    with store.read() as session:
        events, proposals = session.scalars(select(Event)).all(), session.scalars(select(Proposal)).all()
    assert [(one.id, one.changes[0].after) for one in events] == [(2, {"number": 1})]
    assert [(one.choice, one.proposed_on) for one in proposals] == [("brann", date(2026, 11, 23))]


@pytest.mark.parametrize("state", sorted(set(PostState) - {PostState.SENT}))
def test_a_post_of_a_kind_that_is_no_more_waits_for_nobody(store: Store, state: PostState) -> None:
    with store.write() as session:
        workspace = Workspace(platform="local", external_id="demo", free_at=START)
        session.add(Kindergarten(id=1, workspace=workspace, channel="C1", name="x"))
        session.flush()
        for kind, period in (("nudge", "2026-12"), ("notice", "proposals/1"), ("theme", "2026-12")):
            row = {"due_at": START, "useful_until": START, "state": state}
            session.add(Post(kindergarten_id=1, kind=kind, period=period, **row))
    migrate(store, "0023")
    migrate(store)
    with store.read() as session:
        states = dict(session.execute(select(Post.kind, Post.state)).all())
    assert states == {"nudge": PostState.SKIPPED, "notice": PostState.SKIPPED, "theme": state}
