"""Tokens: what proves that a request comes from Teams, and what proves to Teams that one is from us."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
import jwt
import msgspec
from cachetools import LRUCache

from bot.platforms.teams.clouds import Cloud

CHANNEL = "msteams"
ALGORITHM = "RS256"
SKEW = 5 * 60
"""Seconds that clocks may differ by."""
KEYS_LAST = timedelta(days=1)
KEYS_AT_MOST = timedelta(minutes=5)
"""A key that is not known is looked for no oftener."""
PATIENCE = 5
"""Seconds that a request waits for keys. Teams asks again when it is told to come back."""
KNOWN = 1000
BY_OUR_CLOCK = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
BEFORE_THE_END = timedelta(minutes=5)

log = logging.getLogger(__name__)


class NotFromTeams(PermissionError):
    """The token does not prove it. The adapter answers a PermissionError with 401."""


class KeysUnreachable(Exception):
    """There are no keys to try a token with."""


class NoToken(Exception):
    """We are given none, and so can send nothing."""


@dataclass(eq=False)
class TokenRefused(NoToken):
    """The login service says no, and why, in a word of its own."""

    error: str


class _Key(msgspec.Struct):
    kid: str
    kty: str
    n: str
    e: str
    endorsements: list[str] = []


class _Keys(msgspec.Struct):
    keys: list[_Key]


class _Metadata(msgspec.Struct):
    jwks_uri: str


class _Claims(msgspec.Struct, frozen=True):
    exp: float
    serviceurl: str
    nbf: float = 0

    def hold_at(self, moment: float) -> bool:
        return self.nbf - SKEW <= moment <= self.exp + SKEW


class Doorkeeper:
    """Lets in what the Bot Connector has signed for us. A token proven once is known until it ends."""

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        app_id: str,
        now: Callable[[], datetime],
        cloud: Cloud,
    ) -> None:
        self._app_id = app_id
        self._now = now
        self._cloud = cloud
        self._keys = SigningKeys(session, now, cloud.metadata)
        self._proven = LRUCache[bytes, _Claims](KNOWN)

    async def check(self, header: str, service_url: str) -> None:
        """Raises NotFromTeams, or KeysUnreachable."""
        if not header.isascii():
            raise NotFromTeams("no token")
        name = hashlib.sha256(header.encode()).digest()
        proven = self._proven.get(name)
        if proven is None or not proven.hold_at(self._now().timestamp()):
            proven = self._proven[name] = await self._prove(header)
        if proven.serviceurl != service_url:
            raise NotFromTeams("the token is for another service")
        if not self._cloud.serves(service_url):
            raise NotFromTeams("its service is not of HMS_TEAMS_CLOUD")

    async def _prove(self, header: str) -> _Claims:
        scheme, _space, token = header.partition(" ")
        if scheme != "Bearer":
            raise NotFromTeams("no token")
        try:
            key = await self._keys.find(jwt.get_unverified_header(token).get("kid"))
            claims = msgspec.convert(self._read(token, key), _Claims)
        except (jwt.PyJWTError, msgspec.ValidationError) as error:
            raise NotFromTeams(type(error).__name__) from error
        if not claims.hold_at(self._now().timestamp()):
            raise NotFromTeams("its time is over, or has not come")
        return claims

    def _read(self, token: str, key: Any) -> dict[str, Any]:
        options: Any = {**BY_OUR_CLOCK, "require": ["exp", "iss", "aud"]}  # its own type is not exported
        issuer = self._cloud.issuer
        return jwt.decode(
            token, key, algorithms=[ALGORITHM], audience=self._app_id, issuer=issuer, options=options
        )


class SigningKeys:
    """The Bot Connector's public keys, by their names: those that vouch for Teams."""

    def __init__(
        self, session: Callable[[], aiohttp.ClientSession], now: Callable[[], datetime], metadata: str
    ) -> None:
        self._session = session
        self._now = now
        self._metadata = metadata
        self._keys: dict[str, Any] = {}
        self._asked: datetime | None = None
        self._asking = asyncio.Lock()

    async def find(self, name: object) -> Any:
        """Raises NotFromTeams for a name that no key has, or KeysUnreachable.

        A key that is known is used at once, whoever waits for others; one that is not is waited for a little.
        """
        if not isinstance(name, str) or name not in self._keys or self._older_than(KEYS_LAST):
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE), self._asking:
                    await self._look_for(name)
        if not self._keys:
            raise KeysUnreachable
        if not isinstance(name, str) or name not in self._keys:
            raise NotFromTeams("signed with an unknown key")
        return self._keys[name]

    async def _look_for(self, name: object) -> None:
        """Somebody else may have, meanwhile."""
        if self._older_than(KEYS_LAST) or (name not in self._keys and self._older_than(KEYS_AT_MOST)):
            await self._ask()

    def _older_than(self, age: timedelta) -> bool:
        return self._asked is None or self._now() - self._asked > age

    async def _ask(self) -> None:
        """Where that fails the keys we have go on; without any, it is tried again at once."""
        try:
            metadata = msgspec.json.decode(await self._get(self._metadata), type=_Metadata)
            found = msgspec.json.decode(await self._get(metadata.jwks_uri), type=_Keys)
            self._keys = {key.kid: _public(key) for key in found.keys if CHANNEL in key.endorsements}
        except (aiohttp.ClientError, TimeoutError, msgspec.MsgspecError, jwt.PyJWTError) as error:
            log.warning("the keys of the Bot Connector cannot be read: %s", type(error).__name__)
        finally:  # also where nobody waits for it any longer
            if self._keys:
                self._asked = self._now()

    async def _get(self, url: str) -> bytes:
        async with self._session().get(url) as answer:
            answer.raise_for_status()
            return await answer.read()


def _public(key: _Key) -> Any:
    return jwt.PyJWK({"kid": key.kid, "kty": key.kty, "n": key.n, "e": key.e}, ALGORITHM).key


class _Granted(msgspec.Struct):
    access_token: str
    expires_in: int


class _Denied(msgspec.Struct):
    error: str


class AppToken:
    """Our own token for the Bot Connector, asked for once and used until it is about to end."""

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        app_id: str,
        password: str,
        tenant: str,
        now: Callable[[], datetime],
        cloud: Cloud,
    ) -> None:
        self._session = session
        self._address = f"{cloud.login}/{tenant}/oauth2/v2.0/token"
        self._form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": password,
            "scope": cloud.scope,
        }
        self._now = now
        self._token = ""
        self._until: datetime | None = None
        self._asking = asyncio.Lock()

    async def __call__(self) -> str:
        """Raises NoToken."""
        async with self._asking:
            if self._until is None or self._until < self._now():
                granted = await self._ask()
                self._token = granted.access_token
                lasts = timedelta(seconds=granted.expires_in)
                self._until = self._now() + max(lasts - BEFORE_THE_END, lasts / 2)
        return self._token

    def refused(self, token: str) -> None:
        """The Bot Connector does not take it: the next one is a new one."""
        if token == self._token:
            self._until = None

    async def _ask(self) -> _Granted:
        try:
            async with self._session().post(self._address, data=self._form, allow_redirects=False) as answer:
                body = await answer.read()
            if answer.status == HTTPStatus.OK:
                return msgspec.json.decode(body, type=_Granted)
            log.error("the login service gives no token for HMS_TEAMS_APP_ID: %s", answer.status)
            raise TokenRefused(msgspec.json.decode(body, type=_Denied).error)
        except (aiohttp.ClientError, TimeoutError, msgspec.MsgspecError) as error:
            log.warning("the login service does not answer: %s", type(error).__name__)
            raise NoToken from error
