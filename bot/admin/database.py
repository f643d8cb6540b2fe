"""The database that an administrator's command is about: one that is there already."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.admin.output import note
from bot.settings import Settings, SettingsError
from bot.store.address import shown
from bot.store.engine import Store
from bot.store.schema import NotMade, look

HOW_TO_LOAD = "set -a; . /etc/hms-bot.env; set +a"


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Remarks which database it is, and makes none.

    Raises SettingsError, Unreachable, SchemaTooOld or SchemaTooNew.
    """
    store = Store(settings.url, settings.ballot_secret)
    try:
        look(store)
        note(f"The database is {shown(settings.url)}")
        yield store
    except NotMade as error:
        raise SettingsError(settings.says_where, no_database(settings)) from error
    finally:
        store.close()


def no_database(settings: Settings) -> str:
    """What is wrong where there is none, and what one can do."""
    return (
        f"there is no database of hms-bot at {shown(settings.url)}. "
        "Only `serve`, `migrate` and `demo` make one. "
        f"If the service has one, load its settings: {HOW_TO_LOAD}"
    )
