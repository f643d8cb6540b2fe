"""Slack as a part of the product: settings become its clients, its door and its pages."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from aiohttp import web

from bot.app.installations import StoredInstallations, StoredPresence
from bot.commands.request import Submit
from bot.message.delivery import Platform
from bot.platforms.refusals import Count, uncounted
from bot.platforms.slack.app import SlackApp
from bot.platforms.slack.clients import Clients, NoAnswer, SaysNo
from bot.platforms.slack.install import InstallPages
from bot.platforms.slack.send import SlackPlatform
from bot.settings import Settings, SettingsError
from bot.store.engine import Store
from bot.store.vault import Vault

NAME = "slack"
T = TypeVar("T")

log = logging.getLogger(__name__)


def join(
    application: web.Application,
    settings: Settings,
    store: Store,
    submit: Submit,
    now: Callable[[], datetime],
    refused: Count = uncounted,
) -> Platform:
    """Add Slack's addresses to the web server; answers what the sender sends by. Raises SettingsError."""
    if settings.slack_bot_token:
        presence, clients = _one_workspace(application, settings, store, now)
    else:
        presence, clients = _many_workspaces(application, settings, store, now)
    app = SlackApp(
        submit,
        clients,
        presence,
        now,
        signing_secret=settings.slack_signing_secret,
        app_token=settings.slack_app_token,
        refused=refused,
    )

    async def connect(_application: web.Application) -> None:
        await _tried("HMS_SLACK_APP_TOKEN", clients, app.connect())

    async def close(_application: web.Application) -> None:
        await clients.close()

    if settings.slack_app_token:
        application.on_startup.append(connect)
    application.on_cleanup.append(close)
    app.join(application)
    return SlackPlatform(clients)


def _one_workspace(
    application: web.Application, settings: Settings, store: Store, now: Callable[[], datetime]
) -> tuple[StoredPresence, Clients]:
    presence = StoredPresence(store, NAME, now)
    clients = Clients(settings.slack_api_url, token=settings.slack_bot_token)

    async def meet(_application: web.Application) -> None:
        team = await _tried("HMS_SLACK_BOT_TOKEN", clients, clients.meet())
        if team is not None:
            await presence.welcome(team)

    application.on_startup.append(meet)
    return presence, clients


async def _tried(name: str, clients: Clients, work: Awaitable[T]) -> T | None:
    """None where Slack does not answer, which keeps nobody from starting. Raises SettingsError."""
    try:
        return await work
    except SaysNo as no:
        await clients.close()  # what has not started is not cleaned up either
        raise SettingsError(name, f"Slack does not take it ({no.error})") from None
    except NoAnswer:
        log.warning("Slack does not answer; going on without having tried %s", name)
        return None


def _many_workspaces(
    application: web.Application, settings: Settings, store: Store, now: Callable[[], datetime]
) -> tuple[StoredPresence, Clients]:
    vault = Vault(settings.secret_key)
    with store.read() as session:
        if not vault.fits(session):
            raise SettingsError(
                "HMS_SECRET_KEY",
                "does not open what is kept; put the key it was encrypted with behind it, after a comma",
            )
    installations = StoredInstallations(store, NAME, now, vault)
    clients = Clients(settings.slack_api_url, secrets=installations)
    pages = InstallPages(clients, installations, settings.slack_client_id, settings.slack_client_secret)
    application.add_routes(pages.routes())
    return installations, clients
