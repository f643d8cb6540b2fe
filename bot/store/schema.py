"""Which schema the database has, and how it gets the newest."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import ProgrammingError

from bot.store.engine import Store

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0032"
NO_RIGHT = "42501"
"""What PostgreSQL answers to a role that may not do what it tries."""
_LOCK = 4_711_831  # any number, the same in all replicas
_TAKE_TIME = "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0"  # nobody waits for an answer


class SchemaTooNew(Exception):
    """The database was written by a newer version of this program."""


class SchemaTooOld(Exception):
    """The database was written by an older version, and has not been brought up to date."""


class MayNotMigrate(Exception):
    """The database has not been brought up to date, and the role that asks may not change its tables."""


class NotMade(Exception):
    """There is no database of this program at its address."""


def revision(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def look(store: Store) -> None:
    """Whether the database is there and has this program's schema; makes and changes nothing.

    Raises NotMade, SchemaTooOld, SchemaTooNew or Unreachable.
    """
    if store.is_sqlite and not Path(store.engine.url.database or "").exists():
        raise NotMade
    store.knock()
    with store.engine.connect() as connection:
        found = revision(connection)
    if found is None:
        raise NotMade
    if found != NEWEST:
        raise SchemaTooNew(found) if found > NEWEST else SchemaTooOld(found)


def migrate(store: Store, to: str = NEWEST) -> None:
    """Bring the schema to a revision, in one transaction; does nothing where it is there already.

    Raises SchemaTooNew for a revision this program does not know, or MayNotMigrate.
    """
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not store.is_sqlite:
            connection.execute(text(_TAKE_TIME))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))  # one replica at a time
        found = revision(connection)
        if found == to:
            return
        try:
            _run(connection, found, to)
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", None) == NO_RIGHT:
                raise MayNotMigrate(found) from error
            raise


def _run(connection: Connection, found: str | None, to: str) -> None:
    from alembic import command  # noqa: PLC0415 - a quarter of the start-up time, and seldom needed
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise SchemaTooNew(found)
    if found is not None and (to == "base" or found > to):
        command.downgrade(config, to)
    else:
        command.upgrade(config, to)
