"""Letting the bot in: OAuth under /slack/install and /slack/oauth_redirect, and the pages people see."""

import logging
from html import escape
from typing import Annotated, Any, Protocol

import msgspec
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.handlers.unbound.lines import SET_UP
from bot.message.words import Language, Voice, Words, _
from bot.platforms.slack.clients import SILENT, Clients, Grant, NoAnswer, SaysNo, call
from bot.platforms.slack.manifest import SCOPES
from bot.web.page import PAGE_HEADERS, heading, page

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
ANOTHER_TIME = frozenset({"invalid_browser", "invalid_state"})
TO_MEND = {"bad_client_secret": "HMS_SLACK_CLIENT_SECRET", "invalid_client_id": "HMS_SLACK_CLIENT_ID"}
"""By Slack's word for what is wrong."""

log = logging.getLogger(__name__)


class Installations(Protocol):
    """Keeps what Slack gives, and knows the states that were handed out."""

    async def installed(self, workspace: str, secret: str, by: str) -> None: ...
    async def organisation_installed(self, organisation: str, secret: str, by: str) -> None: ...
    async def new_state(self) -> str: ...
    async def take_state(self, state: str) -> bool: ...


Id = Annotated[str, msgspec.Meta(min_length=1)]


class _Named(msgspec.Struct):
    id: Id


class _Given(msgspec.Struct):
    """What Slack gives for a code, as far as we read it."""

    access_token: Id
    authed_user: _Named
    team: _Named | None = None
    enterprise: _Named | None = None
    is_enterprise_install: bool = False
    bot_user_id: str = ""
    scope: str = ""

    def installation(self) -> Installation | None:
        """In Bolt's words; None where it says for whom in none."""
        owner = self.enterprise if self.is_enterprise_install else self.team
        if owner is None:
            return None
        return Installation(
            user_id=self.authed_user.id,
            team_id=None if self.is_enterprise_install else owner.id,
            enterprise_id=owner.id if self.is_enterprise_install else None,
            is_enterprise_install=self.is_enterprise_install,
            bot_token=self.access_token,
            bot_user_id=self.bot_user_id,
            bot_scopes=self.scope,
        )


class _Store(AsyncInstallationStore):
    """Bolt's way of saving, over ours."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def async_save(self, installation: Installation) -> None:
        grant = Grant(
            installation.bot_token or "", installation.bot_user_id or "", tuple(installation.bot_scopes or ())
        )
        secret, by = msgspec.json.encode(grant).decode(), installation.user_id
        if installation.enterprise_id:
            await self._installations.organisation_installed(installation.enterprise_id, secret, by)
        elif installation.team_id:
            await self._installations.installed(installation.team_id, secret, by)


class _States(AsyncOAuthStateStore):
    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def async_issue(self, *_args: Any, **_kwargs: Any) -> str:
        return await self._installations.new_state()

    async def async_consume(self, state: str) -> bool:
        return await self._installations.take_state(state)


class _Flow(AsyncOAuthFlow):
    """Exchanges the code by our own client."""

    def __init__(self, clients: Clients, settings: AsyncOAuthSettings) -> None:
        super().__init__(logger=SILENT, settings=settings)
        self._clients = clients

    async def run_installation(self, code: str) -> Installation | None:
        secrets = {"client_id": self.settings.client_id, "client_secret": self.settings.client_secret}
        try:
            said = await call(self._clients.bare(), "oauth.v2.access", code=code, **secrets)
            return msgspec.convert(said, _Given).installation()
        except SaysNo as no:
            if no.error in TO_MEND:
                log.error("Slack does not take %s: nobody can install", TO_MEND[no.error])  # noqa: TRY400 - the place says nothing more
            return None
        except (NoAnswer, msgspec.ValidationError):
            return None


class InstallPages:
    """What answers under the two addresses."""

    def __init__(
        self, clients: Clients, installations: Installations, client_id: str, client_secret: str
    ) -> None:
        self._flow = _Flow(
            clients,
            AsyncOAuthSettings(
                client_id=client_id,
                client_secret=client_secret,
                scopes=list(SCOPES),
                user_scopes=[],
                authorization_url=clients.authorization_url,
                install_page_rendering_enabled=False,
                installation_store=_Store(installations),
                state_store=_States(installations),
                callback_options=AsyncCallbackOptions(_succeeded, _failed),
                logger=SILENT,
            ),
        )

    def routes(self) -> list[web.RouteDef]:
        return [web.get(INSTALL, self._install), web.get(REDIRECT, self._return)]

    async def _install(self, request: web.Request) -> web.Response:
        heard = await to_bolt_request(request)
        return await to_aiohttp_response(await self._flow.handle_installation(heard))

    async def _return(self, request: web.Request) -> web.Response:
        heard = await to_bolt_request(request)
        response = await to_aiohttp_response(await self._flow.handle_callback(heard))
        response.charset = "utf-8"
        return response


async def _succeeded(args: AsyncSuccessArgs) -> BoltResponse:
    steps: list[Words] = [
        _("Go to the kindergarten's channel in Slack."),
        _("Write /invite there, and choose this app."),
        _("Write {line} in the channel.", line=SET_UP.typed),
    ]
    voice = Voice(Language.NB)
    body = "".join(f"<li>{escape(voice.say(step))}</li>" for step in steps)
    done = {"Set-Cookie": args.settings.state_utils.build_set_cookie_for_deletion()}
    return _page(200, _("The app is installed"), f"<ol>{body}</ol>", done)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    voice = Voice(Language.NB)
    again = voice.say(_("Start again"))
    link = f'<p><a href="{INSTALL}">{escape(again)}</a></p>'
    why = f"<p>{escape(voice.say(_why(args.reason)))}</p>"
    return _page(args.suggested_status_code, _("The app is not installed"), why + link)


def _why(reason: str) -> Words:
    if reason == "access_denied":
        return _("You said no in Slack. Nothing has been changed.")
    if reason in ANOTHER_TIME:
        return _("The attempt is too old, or began in another browser.")
    return _("Slack did not confirm it. Try once more in a little while.")


def _page(status: int, title: Words, body: str, headers: dict[str, str] | None = None) -> BoltResponse:
    said = Voice(Language.NB).say(title)
    html = page(said, heading(said) + body)
    return BoltResponse(status=status, body=html, headers={**PAGE_HEADERS, **(headers or {})})
