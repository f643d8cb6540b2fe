"""Microsoft Teams as a part of the product: settings become its door."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from aiohttp import web

from bot.conversations import KeptConversations
from bot.message.delivery import Platform
from bot.platforms.teams.app import Credentials, TeamsApp, is_open_to_all
from bot.platforms.teams.references import NAME
from bot.platforms.teams.turns import Submit
from bot.settings import SettingsError
from bot.store.engine import Store


class TeamsSettings(Protocol):
    """What of the settings is Teams'."""

    @property
    def host(self) -> str: ...
    @property
    def teams_app_id(self) -> str: ...
    @property
    def teams_app_password(self) -> str: ...
    @property
    def teams_tenant_id(self) -> str: ...
    @property
    def teams_resend(self) -> bool: ...


def join_teams(
    application: web.Application,
    settings: TeamsSettings,
    store: Store,
    submit: Submit,
    now: Callable[[], datetime],
) -> Platform:
    """Add Teams' address to the web server; answers what the sender sends by. Raises SettingsError."""
    credentials = Credentials(settings.teams_app_id, settings.teams_app_password, settings.teams_tenant_id)
    _check(credentials, settings.host)
    door = TeamsApp(
        submit, KeptConversations(store, NAME, now), now, credentials, resend=settings.teams_resend
    )
    door.join(application)
    return door.platform


def _check(credentials: Credentials, host: str) -> None:
    if is_open_to_all(credentials, host):
        raise SettingsError(
            "HMS_TEAMS_APP_ID", f"is missing; without it anybody could speak to the bot on {host}"
        )
    if credentials.given and not credentials.password:
        raise SettingsError("HMS_TEAMS_APP_PASSWORD", "is missing; it belongs to HMS_TEAMS_APP_ID")
    if credentials.given and not credentials.tenant:
        raise SettingsError("HMS_TEAMS_TENANT_ID", "is missing; it belongs to HMS_TEAMS_APP_ID")
