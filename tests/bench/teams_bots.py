"""What Teams' door is measured against, and the door itself.

`python -m tests.bench.teams_bots KIND PORT MICROSOFT FOLDER` answers messages; without a port it posts for a
moment, and prints how many it has posted in a second. `bare` reads, or writes, prepared bytes; `stock` is
botbuilder as its samples have it; `product` is ours, with its database.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import msal
import requests
from aiohttp import web
from botbuilder.core import ActivityHandler, CardFactory, MessageFactory, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ConversationReference
from botframework.connector.auth import ChannelValidation, microsoft_app_credentials

from bot.app.conversations import StoredConversations
from bot.app.core import Core
from bot.dispatch.executor import Executor
from bot.dispatch.routing import Router
from bot.message.card import Card
from bot.message.delivery import Sent
from bot.message.words import Language
from bot.model.place import Place
from bot.platforms.teams.app import PATH, Credentials, TeamsApp
from bot.platforms.teams.clouds import CLOUDS, PUBLIC
from bot.platforms.teams.references import ConversationKind, Reference
from bot.platforms.teams.send import message
from bot.store.engine import Store

Post = Callable[[int], Awaitable[None]]

TENANT, APP_ID, PASSWORD = "tenant", "app", "password"
CONVERSATIONS = 200
AT_ONCE = 10
SECONDS = 1.0


def example(folder: Path) -> Card:
    """A month's theme, as it is posted."""
    core = Core.of(Store(f"sqlite:///{folder / 'hms.db'}"))
    from bot.handlers.calendar.months_cards import month_card  # noqa: PLC0415
    from bot.model.month import Month  # noqa: PLC0415

    return month_card(Month(2026, 12), "stoy-og-stemme", core.dispatcher.library)


# Ours


def product(microsoft: str, folder: Path) -> tuple[TeamsApp, web.Application]:
    def now() -> datetime:
        return datetime.now(UTC)

    store = Store(f"sqlite:///{folder / 'hms.db'}")
    app = TeamsApp(
        Executor(Router(Core.of(store).dispatcher), now),
        StoredConversations(store, now),
        now,
        Credentials(APP_ID, PASSWORD, TENANT),
        cloud=replace(
            CLOUDS[PUBLIC],
            login=f"{microsoft}/login",
            metadata=f"{microsoft}/openid",
            services=frozenset({microsoft}),
        ),
    )
    made = web.Application()
    app.join(made)
    return app, made


@asynccontextmanager
async def product_posts(microsoft: str, folder: Path) -> AsyncIterator[Post]:
    app, application = product(microsoft, folder)
    runner = web.AppRunner(application)
    await runner.setup()
    card, platform = example(folder), app.platform
    for number in range(CONVERSATIONS):
        name = f"19:{number}@thread.v2"
        kept = Reference(f"{microsoft}/emea/", name, ConversationKind.GROUP, f"28:{APP_ID}")
        await platform.conversations.keep(Place("teams", TENANT, name), kept)

    async def post(number: int) -> None:
        place = Place("teams", TENANT, f"19:{number % CONVERSATIONS}@thread.v2")
        assert isinstance(await platform.post(place, card, Language.NB), Sent)

    yield post
    await runner.cleanup()


# Botbuilder as its samples have it


class SingleTenant:
    APP_TYPE, APP_ID, APP_PASSWORD, APP_TENANTID = "SingleTenant", APP_ID, PASSWORD, TENANT


class LoginHere(requests.Session):
    """As the library asks the login service, but on this machine, and without the time encrypting takes."""

    def __init__(self, microsoft: str) -> None:
        super().__init__()
        self._microsoft = microsoft

    def request(self, method: Any, url: Any, *args: Any, **more: Any) -> requests.Response:
        path = url.removeprefix("https://login.microsoftonline.com")
        return super().request(method, f"{self._microsoft}/login{path}", *args, **more)


def login_here(microsoft: str) -> Callable[..., msal.ConfidentialClientApplication]:
    def made(*args: Any, **more: Any) -> msal.ConfidentialClientApplication:
        return msal.ConfidentialClientApplication(*args, **more, http_client=LoginHere(microsoft))

    return made


def stock_adapter(microsoft: str) -> CloudAdapter:
    ChannelValidation.open_id_metadata_endpoint = f"{microsoft}/openid"
    microsoft_app_credentials.ConfidentialClientApplication = login_here(microsoft)
    return CloudAdapter(ConfigurationBotFrameworkAuthentication(SingleTenant))


def _prepared(folder: Path) -> Activity:
    drawn = message(example(folder), Language.NB)["attachments"][0]["content"]
    return MessageFactory.attachment(CardFactory.adaptive_card(drawn))


def stock(microsoft: str, folder: Path) -> web.Application:
    """Answers a card that is drawn already, and reads nothing."""
    adapter, answer = stock_adapter(microsoft), _prepared(folder)

    class Handler(ActivityHandler):  # type: ignore[misc]  # the library has no types
        async def on_message_activity(self, turn_context: TurnContext) -> None:
            await turn_context.send_activity(answer)

    async def handle(request: web.Request) -> web.Response:
        await adapter.process(request, Handler())
        return web.Response()

    made = web.Application()
    made.router.add_post(PATH, handle)
    return made


@asynccontextmanager
async def stock_posts(microsoft: str, folder: Path) -> AsyncIterator[Post]:
    adapter, prepared = stock_adapter(microsoft), _prepared(folder)
    references = [
        ConversationReference(
            channel_id="msteams",
            service_url=f"{microsoft}/emea/",
            conversation=ConversationAccount(id=f"19:{number}@thread.v2"),
            bot=ChannelAccount(id=f"28:{APP_ID}"),
            user=ChannelAccount(id="29:user"),
        )
        for number in range(CONVERSATIONS)
    ]

    async def say(context: TurnContext) -> None:
        await context.send_activity(prepared)

    async def post(number: int) -> None:
        await adapter.continue_conversation(references[number % CONVERSATIONS], say, APP_ID)

    yield post


# The least there is


@asynccontextmanager
async def bare_posts(microsoft: str, folder: Path) -> AsyncIterator[Post]:
    body = json.dumps(message(example(folder), Language.NB)).encode()
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + "t" * 1500}

    async def post(number: int) -> None:
        url = f"{microsoft}/emea/v3/conversations/19:{number % CONVERSATIONS}/activities"
        async with session.post(url, data=body, headers=headers) as answer:
            await answer.read()

    async with aiohttp.ClientSession() as session:
        yield post


POSTS = {"bare": bare_posts, "stock": stock_posts, "product": product_posts}


async def measured(kind: str, microsoft: str, folder: Path) -> float:
    """Posts in a second."""
    numbers = iter(range(10**9))
    async with POSTS[kind](microsoft, folder) as post:
        await post(0)
        begun = time.perf_counter()

        async def go_on() -> None:
            while time.perf_counter() - begun < SECONDS:
                await post(next(numbers))

        await asyncio.gather(*(go_on() for _ in range(AT_ONCE)))
        return next(numbers) / (time.perf_counter() - begun)


def main(kind: str, port: str, microsoft: str, folder: str) -> None:
    if not port:
        sys.stdout.write(f"{asyncio.run(measured(kind, microsoft, Path(folder)))}\n")
        return
    application = stock(microsoft, Path(folder)) if kind == "stock" else product(microsoft, Path(folder))[1]
    web.run_app(
        application,
        host="127.0.0.1",
        port=int(port),
        print=None,
        access_log=None,
        loop=asyncio.new_event_loop(),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
