"""People who use the bot in a Slack workspace: what they do becomes signed requests to the real app."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlencode

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.dispatch.executor import Executor
from bot.dispatch.routing import Router
from bot.model.place import Place
from bot.platforms.slack.app import PATH, Presence, SlackApp
from bot.platforms.slack.clients import Clients
from bot.platforms.wire import Json
from tests.platforms.slack.fake_slack import BOT_USER, TEAM, TOKEN, FakeSlack, Shown
from tests.platforms.slack.reading import buttons, filled, form_button, inputs, state
from tests.world import World

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - the one in Slack's own example
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass
class Leavers:
    """Hears of those who leave."""

    heard: list[tuple[str, ...]] = field(default_factory=list)

    async def left(self, workspace: str, at: datetime) -> None:
        self.heard.append(("workspace", workspace))

    async def organisation_left(self, organisation: str, at: datetime) -> None:
        self.heard.append(("organisation", organisation))

    async def person_left(self, workspace: str, user: str) -> None:
        self.heard.append(("person", workspace, user))

    async def person_left_channel(self, place: Place, user: str) -> None:
        self.heard.append(("channel", place.workspace, place.channel, user))

    async def place_lost(self, place: Place) -> None:
        self.heard.append(("place", place.workspace, place.channel))


class SlackWorkspace:
    """Both kindergartens of the world, in one workspace."""

    def __init__(self, world: World, app_token: str = "", presence: Presence | None = None) -> None:
        self.world = world
        self.app_token = app_token
        self.team = TEAM
        self.leavers = Leavers()
        self._presence = presence or self.leavers
        self.slack = FakeSlack(world.clock.now)
        self.clients: Clients
        self.app: SlackApp
        self._http: TestClient[web.Request, web.Application]

    async def __aenter__(self) -> Self:
        await self.slack.start()
        await self._serve()
        return self

    async def _serve(self) -> None:
        self.clients = Clients(self.slack.api_url, token=TOKEN)
        submit = Executor(Router(self.world.core.dispatcher), self.world.clock.now)
        self.app = SlackApp(
            submit,
            self.clients,
            self._presence,
            self.world.clock.now,
            signing_secret=SECRET,
            app_token=self.app_token,
        )
        application = web.Application()
        self.app.join(application)
        if self.app_token:
            application.on_startup.append(lambda _application: self.app.connect())
        self._http = TestClient(TestServer(application))
        await self._http.start_server()

    async def restart(self) -> None:
        """As if another process answered from now on: only what the database keeps is known to it."""
        await self._close()
        self.world.restart()
        await self._serve()

    async def _close(self) -> None:
        await self._http.close()
        await self.clients.close()

    async def __aexit__(self, *_error: object) -> None:
        await self._close()
        await self.slack.close()

    # Requests

    async def post(
        self, body: str | bytes, kind: str = FORM, *, at: str | None = None, signature: str | None = None
    ) -> ClientResponse:
        """Signed as Slack signs, where nothing else is said."""
        at = at or str(int(self.world.clock.now().timestamp()))
        content = body.encode() if isinstance(body, str) else body
        proof = hmac.new(SECRET.encode(), b"v0:" + at.encode() + b":" + content, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={proof}" if signature is None else signature,
        }
        answer = await self._http.post(PATH, data=content, headers=headers)
        await self.app.settle()
        return answer

    async def _said(self, body: str, kind: str = FORM) -> Json:
        answer = await self.post(body, kind)
        assert answer.status == 200, answer.status
        text = await answer.text()
        return dict(json.loads(text)) if text else {}

    async def interact(self, payload: Json) -> Json:
        return await self._said(urlencode({"payload": json.dumps(payload)}))

    async def happen(self, event: Json, **around: Any) -> list[Shown]:
        before = len(self.slack.shown)
        envelope = {
            "token": "old",
            "type": "event_callback",
            "team_id": self.team,
            "api_app_id": "A0HMS",
            "event": event,
            "event_id": self.slack.event_id(),
            "event_time": int(self.world.clock.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self.team,
                    "user_id": BOT_USER,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            **around,
        }
        await self._said(json.dumps(envelope), JSON)
        return self.slack.shown[before:]

    # What people do

    async def command(self, user: str, channel: str, line: str, trigger: str | None = None) -> list[Shown]:
        before = len(self.slack.shown)
        said = await self._said(self.command_body(user, channel, line, trigger))
        if said:
            assert not any(one["type"] == "image" for one in said["blocks"]), "nobody hears if it was fetched"
            private = said.pop("response_type") == "ephemeral"
            self.slack.show(channel, said, to=user if private else None)
        return self.slack.shown[before:]

    def command_body(self, user: str, channel: str, line: str, trigger: str | None = None) -> str:
        name, _space, text = line.partition(" ")
        return urlencode(
            {
                "token": "old",
                "team_id": self.team,
                "team_domain": "kommunen",
                "channel_id": channel,
                "channel_name": "hms",
                "user_id": user,
                "user_name": "kari",
                "command": name,
                "text": text,
                "api_app_id": "A0HMS",
                "is_enterprise_install": "false",
                "response_url": self.slack.address(channel, user),
                "trigger_id": trigger or self.slack.trigger(user),
            }
        )

    async def press(self, user: str, shown: Shown, label: str) -> list[Shown]:
        return await self.act(user, shown, buttons(shown.body["blocks"])[label])

    async def open_form(self, user: str, shown: Shown) -> list[Shown]:
        """Press the button that a message has for its form."""
        button = form_button(shown.body["blocks"])
        assert button is not None
        return await self.act(user, shown, button)

    async def act(self, user: str, shown: Shown, action: Json, trigger: str | None = None) -> list[Shown]:
        before = len(self.slack.shown)
        payload = {
            **self._who(user),
            "type": "block_actions",
            "trigger_id": trigger or self.slack.trigger(user),
            "actions": [{"type": "button", "block_id": "b1", "action_ts": "1.2", **action}],
            **(self._in_view(shown) if shown.is_view else self._in_message(user, shown)),
        }
        await self.interact(payload)
        return self.slack.shown[before:]

    def _who(self, user: str) -> Json:
        return {
            "user": {"id": user, "username": "kari", "name": "kari", "team_id": self.team},
            "team": {"id": self.team, "domain": "kommunen"},
            "api_app_id": "A0HMS",
            "token": "old",
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _in_view(self, shown: Shown) -> Json:
        return {"container": {"type": "view", "view_id": shown.id}, "view": self._view(shown, {})}

    def _in_message(self, user: str, shown: Shown) -> Json:
        return {
            "container": {
                "type": "message",
                "message_ts": shown.id,
                "channel_id": shown.channel,
                "is_ephemeral": shown.to is not None,
            },
            "channel": {"id": shown.channel, "name": "hms"},
            "message": {"ts": shown.id, "user": BOT_USER, **shown.body} if shown.to is None else {},
            "response_url": self.slack.address(shown.channel, user, shown),
        }

    def _view(self, shown: Shown, values: Json) -> Json:
        return {
            "id": shown.id,
            "team_id": self.team,
            **shown.body,
            "state": {"values": values},
            "hash": shown.hash,
            "root_view_id": shown.id,
            "app_id": "A0HMS",
            "bot_id": "B0BOT",
        }

    async def fill(
        self, user: str, view: Shown, values: Mapping[str, str], trigger: str | None = None
    ) -> list[Shown]:
        """Write and choose, by label, and send. What was not touched stays as it was, also after an error."""
        before = len(self.slack.shown)
        known = inputs(view.body)
        held: Json = view.held or state(view.body)
        for label, value in values.items():
            held[known[label]["block_id"]] = {"value": filled(known[label], value)}
        view.held = held
        payload = {
            **self._who(user),
            "type": "view_submission",
            "trigger_id": trigger or self.slack.trigger(user),
            "view": self._view(view, held),
            "response_urls": [],
        }
        self.slack.acknowledged(view, await self.interact(payload))
        return self.slack.shown[before:]

    async def mention(
        self, user: str, channel: str, text: str, around: Json | None = None, **more: Any
    ) -> list[Shown]:
        return await self.happen(
            {
                "type": "app_mention",
                "user": user,
                "text": f"<@{BOT_USER}> {text}",
                "ts": self.slack.ts(),
                "channel": channel,
                "team": self.team,
                **more,
            },
            **(around or {}),
        )

    async def write(self, user: str, text: str, **more: Any) -> list[Shown]:
        """To the bot alone."""
        return await self.happen(
            {
                "type": "message",
                "channel_type": "im",
                "user": user,
                "text": text,
                "ts": self.slack.ts(),
                "channel": f"D0{user.upper()}",
                "team": self.team,
                **more,
            }
        )

    async def open_home(self, user: str) -> Shown | None:
        """None where nothing has been published there."""
        home = self.slack.homes.get(user)
        view = {"view": self._view(home, {})} if home else {}
        await self.happen({"type": "app_home_opened", "user": user, "channel": "D0X", "tab": "home", **view})
        return self.slack.homes.get(user)
