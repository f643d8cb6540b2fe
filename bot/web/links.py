"""Addresses of the bot's own pages, and the signed ones by which a kindergarten's papers are opened."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

VALID = timedelta(days=7)
PAPERS = "/papers/{token}"
THEME = "/themes/{language}/{theme}"
_MILLISECONDS = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NoSuchLink(Exception):
    """Not one of ours, altered, or too old; nobody is told which."""


@dataclass(frozen=True)
class Opened:
    """What a link says: it opens one kindergarten's papers, and was given at a moment."""

    kindergarten_id: int
    given_at: datetime


class Pages:
    """Where people's browsers reach the bot."""

    def __init__(self, address: str, secret: bytes) -> None:
        """`address` has no slash at its end; `secret` signs what is given away."""
        self.address = address
        self._signer = URLSafeSerializer(secret, salt="papers")

    def papers(self, kindergarten_id: int, now: datetime) -> str:
        """A link that whoever has it can open, for seven days."""
        token = self._signer.dumps([kindergarten_id, (now - _EPOCH) // _MILLISECONDS])
        return self.address + PAPERS.format(token=token)

    def theme(self, theme: str, language: str) -> str:
        """A theme of the library: the same for everybody, and for ever."""
        return self.address + THEME.format(theme=theme, language=language)

    def opened(self, token: str, now: datetime) -> Opened:
        """Raises NoSuchLink."""
        try:
            kindergarten_id, milliseconds = self._signer.loads(token)
        except BadData as error:
            raise NoSuchLink from error
        given_at = _EPOCH + milliseconds * _MILLISECONDS
        if not given_at <= now < given_at + VALID:
            raise NoSuchLink
        return Opened(kindergarten_id, given_at)
