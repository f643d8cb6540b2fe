"""Goes over to another key: what is kept encrypted is encrypted anew."""

from bot.admin.database import opened
from bot.settings import Settings, SettingsError
from bot.store.vault import Unopenable, Vault


def rotate_keys(settings: Settings) -> int:
    """Encrypt every installation with the first key; tells how many. Raises SettingsError."""
    if not settings.secret_key:
        raise SettingsError("HMS_SECRET_KEY", "is missing; put the new key first, then the old one")
    with opened(settings) as store:
        try:
            with store.write() as session:
                return Vault(settings.secret_key).rotate(session)
        except Unopenable as error:
            raise SettingsError(
                "HMS_SECRET_KEY", "does not open all that is kept; nothing was changed"
            ) from error
