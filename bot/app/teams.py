"""Microsoft Teams as a part of the product: settings become its app."""

import logging
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.app.conversations import StoredConversations
from bot.commands.request import Submit
from bot.message.delivery import Platform
from bot.platforms.refusals import Count, uncounted
from bot.platforms.teams.app import Credentials, TeamsApp
from bot.platforms.teams.clouds import CLOUDS, Cloud
from bot.platforms.teams.tokens import NoToken, TokenRefused
from bot.settings import RESEND, Settings, SettingsError
from bot.store.engine import Store

TO_MEND = {"unauthorized_client": "HMS_TEAMS_APP_ID", "invalid_client": "HMS_TEAMS_APP_PASSWORD"}
"""By the login service's word for what is wrong; what it has no such word for is about the tenant."""

log = logging.getLogger(__name__)


def join(
    application: web.Application,
    settings: Settings,
    store: Store,
    submit: Submit,
    now: Callable[[], datetime],
    refused: Count = uncounted,
    cloud: Cloud | None = None,
) -> Platform:
    """Add Teams' address to the web server; answers what the sender sends by. Raises SettingsError.

    `cloud` is one in place of Microsoft's.
    """
    app = TeamsApp(
        submit,
        StoredConversations(store, now),
        now,
        Credentials(settings.teams_app_id, settings.teams_app_password, settings.teams_tenant_id),
        resend=settings.teams_unsure == RESEND,
        cloud=cloud or CLOUDS[settings.teams_cloud],
        refused=refused,
    )

    async def try_credentials(_application: web.Application) -> None:
        try:
            await app.try_credentials()
        except TokenRefused as no:
            name = TO_MEND.get(no.error, "HMS_TEAMS_TENANT_ID")
            raise SettingsError(name, f"Microsoft does not take it ({no.error})") from None
        except NoToken:
            log.warning("Microsoft does not answer; going on without having tried HMS_TEAMS_APP_ID")

    app.join(application)
    application.on_startup.append(try_credentials)
    if settings.teams_local:
        log.warning("HMS_TEAMS_LOCAL: whoever is on this machine can speak to the bot as anybody")
    return app.platform
