"""The data that the settings name: its folder, its database and its time; without what answers people."""

from datetime import UTC, datetime
from pathlib import Path

from bot.platforms.local.clock import DemoClock
from bot.settings import Settings, SettingsError
from bot.store.engine import Store
from bot.store.pooler import shares_sessions
from bot.store.schema import migrate

CHAT_FILE, CLOCK_FILE, DATABASE_FILE = "chat.jsonl", "clock.json", "hms.db"
NOT_THE_DEMOS = "holds data that is not the demo's"
SHARED_SESSIONS = (
    "leads to a pooler that gives each transaction another session of the database. "
    "Give the address of PostgreSQL itself, or set `pool_mode = session` in PgBouncer"
)
OTHER_FOLDER = "set HMS_DATA_DIR to another folder"


def real_now() -> datetime:
    return datetime.now(UTC)


def open_store(settings: Settings) -> Store:
    """The store, with the newest schema. Raises SettingsError, Unreachable, SchemaTooNew or MayNotMigrate."""
    if not settings.database_url:
        _private_file(data_folder(settings) / DATABASE_FILE)
    store = Store(settings.url, settings.ballot_secret)
    store.knock()
    if shares_sessions(store):
        raise SettingsError("HMS_DATABASE_URL", SHARED_SESSIONS)
    migrate(store)
    return store


def data_folder(settings: Settings) -> Path:
    """Where files are kept. Raises SettingsError."""
    folder = Path(settings.data_dir)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("HMS_DATA_DIR", f"{folder}: {error.strerror}") from error
    return folder


def _private_file(path: Path) -> None:
    """For this user alone, whatever the umask; SQLite makes its other files alike. Raises SettingsError."""
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as error:
        raise SettingsError("HMS_DATA_DIR", f"{path}: {error.strerror}") from error


def is_demo(settings: Settings) -> bool:
    """Whether the data is the demo's, with a clock of its own."""
    return not settings.database_url and (Path(settings.data_dir) / CLOCK_FILE).exists()


def is_used(settings: Settings) -> bool:
    return not settings.database_url and (Path(settings.data_dir) / DATABASE_FILE).exists()


def now_of(settings: Settings, store: Store) -> datetime:
    """The demo's time for the demo's data, else the database's, as replicas have it. Raises Unreachable."""
    if not is_demo(settings):
        return store.now()
    return DemoClock(Path(settings.data_dir) / CLOCK_FILE, settings.first_moment()).now()
