"""People who use the bot in a Teams tenant: what they do becomes signed activities to the real app."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import msgspec
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.app.conversations import StoredConversations
from bot.dispatch.executor import Executor
from bot.dispatch.routing import Router
from bot.model.place import Place
from bot.platforms.local.people import is_closed
from bot.platforms.teams.activity import Activity
from bot.platforms.teams.app import PATH, Credentials, TeamsApp
from bot.platforms.teams.references import NAME
from bot.platforms.teams.render import VERB
from bot.platforms.wire import Json
from tests.platforms.teams.fake_teams import APP_ID, BOT, PASSWORD, TENANT, FakeTeams, Shown
from tests.platforms.teams.reading import buttons, filled
from tests.world import World

TEAM = "19:team@thread.tacv2"
CREDENTIALS = Credentials(APP_ID, PASSWORD, TENANT)


@dataclass
class Counted:
    """Names for activities, of which no two are alike."""

    last: int = field(default=0)

    def __call__(self) -> str:
        self.last += 1
        return f"{1_700_000_000_000 + self.last}"


class TeamsTenant:
    """Both kindergartens of the world, in channels of one team."""

    def __init__(self, world: World, credentials: Credentials = CREDENTIALS, *, resend: bool = False) -> None:
        self.world = world
        self.teams = FakeTeams(world.clock.now)
        self.name = Counted()
        self.app: TeamsApp
        self.credentials = credentials
        self._resend = resend
        self._http: TestClient[web.Request, web.Application]

    async def __aenter__(self) -> Self:
        await self.teams.start()
        await self._serve()
        return self

    async def _serve(self) -> None:
        now = self.world.clock.now
        self.conversations = StoredConversations(self.world.store, now)
        self.app = TeamsApp(
            Executor(Router(self.world.core.dispatcher), now),
            self.conversations,
            now,
            self.credentials,
            resend=self._resend,
            cloud=self.teams.cloud,
        )
        application = web.Application()
        self.app.join(application)
        self._http = TestClient(TestServer(application))
        await self._http.start_server()

    async def restart(self) -> None:
        """As if another process answered from now on: only what the database keeps is known to it."""
        await self._http.close()
        self.world.restart()
        await self._serve()

    async def __aexit__(self, *_error: object) -> None:
        await self._http.close()
        await self.teams.close()

    # Activities

    def activity(self, user: str, conversation: str, **more: Any) -> Json:
        """From somebody, in a channel, a group chat (`19:g…`) or their own chat (`a:…`)."""
        return {
            "id": self.name(),
            "channelId": "msteams",
            "serviceUrl": self.teams.service_url,
            "from": {"id": f"29:{user}", "name": user, "aadObjectId": user},
            "recipient": {"id": BOT, "name": "HMS"},
            "entities": [],
            **_where(conversation),
            **more,
        }

    async def post(
        self, activity: Any, authorization: str | None = None, more: Mapping[str, str] | None = None
    ) -> ClientResponse:
        """With a good token, where nothing else is said."""
        said = f"Bearer {self.teams.token()}" if authorization is None else authorization
        headers = {**({"Authorization": said} if said else {}), **(more or {})}
        body = {"data": activity} if isinstance(activity, bytes) else {"json": activity}
        return await self._http.post(PATH, headers=headers, **body)

    async def happen(self, activity: Json) -> list[Shown]:
        """What is shown then."""
        before = len(self.teams.shown)
        answer = await self.post(activity)
        assert answer.status == 200, answer.status
        return self.teams.shown[before:]

    # What people do

    async def install(self, user: str, conversation: str, action: str = "add", **more: Any) -> list[Shown]:
        return await self.happen(
            self.activity(user, conversation, type="installationUpdate", action=action, **more)
        )

    async def has_been_installed(self, user: str, *conversations: str) -> None:
        """Some time ago: nothing is said of it now."""
        for conversation in conversations:
            said = self.activity(user, conversation, type="installationUpdate", action="add")
            activity = msgspec.convert(said, Activity)
            await self.conversations.keep(activity.place, activity.reference)

    async def update(self, user: str, conversation: str, event: str = "", **more: Any) -> list[Shown]:
        said = self.activity(user, conversation, type="conversationUpdate", **more)
        if event:
            said["channelData"] = {**said["channelData"], "eventType": event}
        return await self.happen(said)

    async def write(self, user: str, conversation: str, line: str, **more: Any) -> list[Shown]:
        """Among others with the bot's name before it."""
        alone = conversation.startswith("a:")
        text = line if alone else f"<at>HMS</at> {line}"
        named = [] if alone else [mention(BOT, "HMS")]
        entities = [*named, *more.pop("entities", [])]
        return await self.happen(
            self.activity(
                user, conversation, type="message", text=text, textFormat="plain", entities=entities, **more
            )
        )

    async def press(self, user: str, shown: Shown, label: str) -> list[Shown]:
        assert shown.card is not None
        return await self.execute(user, shown, buttons(shown.card)[label])

    async def fill(self, user: str, shown: Shown, values: dict[str, str]) -> list[Shown]:
        assert shown.card is not None
        return await self.execute(user, shown, filled(shown.card, values))

    async def execute(self, user: str, shown: Shown, data: Json) -> list[Shown]:
        """What is shown then: a card in place of the one pressed is shown where that was."""
        before = len(self.teams.shown)
        said = await self.invoke(user, shown, data)
        if said["type"].endswith("card.adaptive"):
            shown = Shown(shown.conversation, shown.id, {"attachments": [{"content": said["value"]}]})
            return [shown, *self.teams.shown[before:]]
        return [Shown(shown.conversation, shown.id, {"text": said["value"]}), *self.teams.shown[before:]]

    async def invoke(self, user: str, shown: Shown, data: Any) -> Json:
        action = {"type": "Action.Execute", "verb": VERB, "data": data}
        answer = await self.post(
            self.activity(
                user,
                shown.conversation,
                type="invoke",
                name="adaptiveCard/action",
                replyToId=shown.id,
                value={"action": action, "trigger": "manual"},
            )
        )
        assert answer.status == 200, answer.status
        said: Json = await answer.json()
        return said


def in_tenant(channel: str, person: str | None = None) -> Place:
    return Place(NAME, TENANT, channel, person)


def mention(account: str, name: str) -> Json:
    return {"type": "mention", "text": f"<at>{name}</at>", "mentioned": {"id": account, "name": name}}


def _where(conversation: str) -> Json:
    about: Json = {"id": conversation, "tenantId": TENANT}
    said: Json = {"tenant": {"id": TENANT}}
    if conversation.startswith("a:"):
        about["conversationType"] = "personal"
    elif conversation.startswith("19:g") or is_closed(conversation):
        about |= {"conversationType": "groupChat", "isGroup": True}
    else:
        about |= {"conversationType": "channel", "isGroup": True}
        said |= {"team": {"id": TEAM}, "channel": {"id": conversation.partition(";")[0]}}
    return {"conversation": about, "channelData": said}
