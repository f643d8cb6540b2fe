"""The local platform's web server: the chat page, and a door for programs. Loopback and demo only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Protocol, TypeVar
from urllib.parse import urlsplit

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.commands.forms import FormValues
from bot.commands.lines import without_mark
from bot.commands.request import Request, Submit, UnknownPlace, act_name
from bot.message.words import Language, Voice, Words
from bot.model.place import Openness, Place
from bot.model.texts import language_of_locale, visible
from bot.platforms.local.chat import TENANT, ZONE, Chat
from bot.platforms.local.clock import Backwards
from bot.platforms.local.page_words import PAGE_WORDS
from bot.platforms.local.people import (
    EVERYBODY,
    everybody,
    has_way_in,
    is_closed,
    is_own_chat,
    who_reads,
    written_in,
)
from bot.platforms.wire import Json

PAGE = Path(__file__).parent / "page"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
BODY_LIMIT = 256 * 1024
AS_JSON = {"Content-Type": "application/json"}
CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"
GUARDS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}

T = TypeVar("T")
Zoned = Annotated[datetime, msgspec.Meta(tz=True)]


@dataclass(frozen=True)
class Channel:
    """A channel, as the page lists it: a kindergarten's, an avdeling's, or an empty one."""

    id: str
    name: Words
    language: Language
    listed: bool = True
    """Whether the page offers it to those who have not come by its address."""


class Demo(Protocol):
    """What the page can do beyond talking: see the channels, and turn the clock."""

    async def channels(self) -> Sequence[Channel]: ...
    async def completions(self, place: Place, user: str, text: str) -> Sequence[tuple[str, str]]: ...
    async def next_post(self) -> datetime | None: ...
    async def turn_clock(self, to: datetime) -> None: ...
    def now(self) -> datetime: ...


class MessageBody(msgspec.Struct, forbid_unknown_fields=True):
    channel: str
    user: str
    text: str
    pressed: bool = False
    """Whether a button said it."""
    act: str = ""
    """A name that the sender gives it, so that it may be sent again when no answer came."""


class FormBody(msgspec.Struct, forbid_unknown_fields=True):
    channel: str
    user: str
    command: str
    values: dict[str, str | list[str] | None]
    act: str = ""


class ClockBody(msgspec.Struct, forbid_unknown_fields=True):
    now: Zoned


class LocalServer:
    """The routes, over one chat."""

    def __init__(self, chat: Chat, submit: Submit, demo: Demo) -> None:
        self._chat = chat
        self._submit = submit
        self._demo = demo

    def application(self) -> web.Application:
        application = web.Application(client_max_size=BODY_LIMIT, middlewares=[_guarded])
        application.add_routes(
            [
                web.get("/", _index),
                web.get("/local/world", self._world),
                web.post("/local/messages", self._say),
                web.post("/local/forms", self._send_form),
                web.get("/local/channels/{channel}/messages", self._messages),
                web.get("/local/channels/{channel}/conversation", self._conversation),
                web.get("/local/completions", self._completions),
                web.get("/local/clock", self._clock),
                web.post("/local/clock", self._turn_clock),
                web.static("/", PAGE),
            ]
        )
        return application

    # For programs

    async def _say(self, request: web.Request) -> web.Response:
        body = await _body(request, MessageBody)
        typed = None if body.pressed else visible(body.text)
        asked = _asked(request, body, body.text, pressed=body.pressed)
        return await self._answer(body.channel, body.user, asked, typed)

    async def _send_form(self, request: web.Request) -> web.Response:
        body = await _body(request, FormBody)
        values = {name: value for name, value in body.values.items() if value is not None}
        asked = _asked(request, body, body.command, values)
        return await self._answer(body.channel, body.user, asked)

    async def _answer(
        self, channel: str, user: str, request: Request, typed: str | None = None
    ) -> web.Response:
        """`typed`: what somebody wrote themselves, which stands above the answer as it is."""
        _must_exist(user)
        _must_have_way_in(user, channel)
        try:
            answer = await self._submit(request)
        except UnknownPlace:
            await self._known(channel)  # says which channels there are; asking first would cost every message
            raise
        asked = {"user": user, "text": typed or "/" + without_mark(request.line).removeprefix("/")}
        to = user if answer.private or answer.repeated else None
        said = self._chat.say(
            channel, answer.card, answer.language, to=to, asked=asked, kept=not answer.unkept
        )
        for told in answer.told:
            where, person = written_in(told.place)
            self._chat.say(where, told.card, answer.language, to=person)
        return _json({"replies": [said]})

    async def _messages(self, request: web.Request) -> web.Response:
        channel = await self._known(request.match_info["channel"])
        return _json({"messages": self._chat.messages(channel.id)})

    async def _clock(self, _request: web.Request) -> web.Response:
        return _json({"now": _said(self._demo.now())})

    async def _turn_clock(self, request: web.Request) -> web.Response:
        body = await _body(request, ClockBody)
        try:
            await self._demo.turn_clock(body.now)
        except Backwards:
            return _error(409, f"The clock only goes forward. It is {_said(self._demo.now())}.")
        except ValueError as error:
            return _error(400, str(error))
        return _json({"now": _said(self._demo.now())})

    # For the page

    async def _world(self, request: web.Request) -> web.Response:
        channels, wanted = await self._demo.channels(), request.query.get("channel")
        language = next((one.language for one in channels if one.id == wanted), channels[0].language)
        users = [one for one in everybody(language) if any(has_way_in(one[0], to.id) for to in channels)]
        user = _one_of(users, request.query.get("user"))
        voice, after = Voice(language), await self._demo.next_post()
        return _json(
            {
                "now": _said(self._demo.now()),
                "next_post": _said(after) if after else None,
                "language": language.value,
                "channels": [
                    {
                        "id": one.id,
                        "name": voice.say(one.name),
                        "about": voice.say(who_reads(one.id)),
                        "closed": is_closed(one.id) or is_own_chat(one.id),
                    }
                    for one in channels
                    if has_way_in(user, one.id) and (one.listed or one.id == wanted)
                ],
                "users": [{"id": key, "name": name} for key, name in users],
                "words": {key: voice.say(words) for key, words in PAGE_WORDS.items()},
            }
        )

    async def _conversation(self, request: web.Request) -> web.Response:
        user = request.query.get("user", "")
        channel = await self._known(request.match_info["channel"], user)
        return _json({"entries": self._chat.conversation(channel.id, user)})

    async def _completions(self, request: web.Request) -> web.Response:
        user = request.query.get("user", "")
        channel = await self._known(request.query.get("channel", ""), user)
        found = await self._demo.completions(_place(channel.id), user, request.query.get("text", ""))
        return _json({"completions": [{"text": text, "about": about} for text, about in found]})

    async def _known(self, channel: str, user: str | None = None) -> Channel:
        """The channel, when both it and the user exist; otherwise 404."""
        if user is not None:
            _must_exist(user)
            _must_have_way_in(user, channel)
        channels = await self._demo.channels()
        for one in channels:
            if one.id == channel:
                return one
        raise _Problem(
            404, f"There is no channel {channel!r}. Known: {', '.join(one.id for one in channels)}."
        )


def _one_of(users: Sequence[tuple[str, str]], asked: str | None) -> str:
    """The person that the page is for: the first, where it asks for nobody who is there."""
    ids = [key for key, _name in users]
    return asked if asked in ids else ids[0]


def _must_exist(user: str) -> None:
    if user not in EVERYBODY:
        raise _Problem(404, f"There is no user {user!r}. Known: {', '.join(EVERYBODY)}.")


def _must_have_way_in(user: str, channel: str) -> None:
    if not has_way_in(user, channel):
        raise _Problem(403, f"{channel!r} is for those alone who were let in: {user!r} is not.")


def _asked(
    said: web.Request,
    body: MessageBody | FormBody,
    line: str,
    values: FormValues | None = None,
    *,
    pressed: bool = False,
) -> Request:
    return Request(
        _place(body.channel),
        body.user,
        line,
        values,
        pressed,
        personal=is_own_chat(body.channel),
        language=_language_of(said),
        openness=Openness.CLOSED if is_closed(body.channel) else Openness.OPEN,
        act=act_name(TENANT.platform, body.user, body.act) if body.act else None,
    )


def _language_of(said: web.Request) -> Language | None:
    """The first that the browser asks for; programs ask for none."""
    locale = said.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0].strip()
    return language_of_locale(locale)


def _place(channel: str) -> Place:
    return Place(TENANT.platform, TENANT.external_id, channel)


def _said(moment: datetime) -> str:
    return moment.astimezone(ZONE).isoformat(timespec="seconds")


def _json(value: Json, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(value), status=status, headers=AS_JSON)


def _error(status: int, sentence: str) -> web.Response:
    return _json({"error": sentence}, status)


@dataclass(eq=False)
class _Problem(Exception):
    """A request that cannot be carried out, and why, in a sentence."""

    status: int
    sentence: str


async def _body(request: web.Request, of: type[T]) -> T:
    """The request's body; 400 with what is wrong with it."""
    try:
        return msgspec.json.decode(await request.read(), type=of)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _Problem(400, f"The body is wrong: {error}") from error


async def _index(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")


class _UnreadableAddress(Exception):
    pass


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No other site may use the door through somebody's browser, nor the page do what it need not."""
    try:
        response = (
            await _answered(request, handler)
            if _from_here(request.host, request.headers.get("Origin"))
            else _error(403, "The demo answers on this machine only, and its own page alone.")
        )
    except _UnreadableAddress:
        response = _error(400, "The header Host or Origin is no address.")
    for name, value in GUARDS.items():
        response.headers.setdefault(name, value)
    return response


@lru_cache(maxsize=64)
def _from_here(host: str, origin: str | None) -> bool:
    """Asked under a name of this machine, and by no page but ours. Raises _UnreadableAddress."""
    try:
        asked, page = (urlsplit(one) for one in (f"//{host}", f"//{host}" if origin is None else origin))
        names = (asked.hostname, asked.port), (page.hostname, page.port)
    except ValueError as error:
        raise _UnreadableAddress from error
    return asked.hostname in LOOPBACK and names[0] == names[1]


async def _answered(request: web.Request, handler: Handler) -> web.StreamResponse:
    """With our errors, and the web server's own, in the same form."""
    try:
        return await handler(request)
    except _Problem as problem:
        return _error(problem.status, problem.sentence)
    except web.HTTPClientError as error:
        return _error(error.status, error.reason)
