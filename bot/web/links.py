"""Addresses of the bot's own pages, and the signed ones that open a kindergarten's papers or a programme."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

VALID = timedelta(days=7)
PICTURES_VALID = timedelta(days=400)
"""A card stays in its channel with its picture: for a barnehageår, and somewhat longer."""
PAPERS = "/papers/{token}"
PICTURES = "/pictures/{token}.png"
IN_CALENDAR = "kalender"
"""Where the page of papers tells how to subscribe, behind a `#`."""
CALENDAR = "/calendars/{token}.ics"
PROGRAMME = "/programme"
VISIT = PROGRAMME + "/{token}"
"""Opens a programme's pages, once."""
CLOSE = PROGRAMME + "/close"
LINKS = (PAPERS, PICTURES, CALENDAR)
"""The addresses that are signed, and open what a kindergarten has."""
THEME = "/themes/{language}/{theme}"
_MILLISECONDS, _MICROSECONDS = timedelta(milliseconds=1), timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NoSuchLink(Exception):
    """Not one of ours, altered, or too old; nobody is told which."""


@dataclass(frozen=True)
class Opened:
    """What a link says: it opens one kindergarten's papers, and was given at a moment."""

    kindergarten_id: int
    given_at: datetime


@dataclass(frozen=True)
class OpenedPicture(Opened):
    """What the address of a picture says."""

    name: str
    """Which of the kindergarten's pictures."""


@dataclass(frozen=True)
class Subscribed:
    """What the address of a calendar says: the same as long as no links are ended, for whoever subscribes."""

    kindergarten_id: int
    links_ended_at: datetime | None
    """As it was when the address was given."""
    webinar_id: int | None = None
    """The one webinar that it is about; None for the whole year."""


class Pages:
    """Where people's browsers reach the bot."""

    def __init__(self, address: str, *secrets: bytes) -> None:
        """`address` has no slash at its end. The first secret signs what is given away, all read it."""
        self.address = address
        secret = [*reversed(secrets)]  # the library signs with the last
        self._signer = URLSafeSerializer(secret, salt="papers")
        self._pictures = URLSafeSerializer(secret, salt="pictures")
        self._calendars = URLSafeSerializer(secret, salt="calendars")
        self._visits = {begun: URLSafeSerializer(secret, salt=f"visits-{begun}") for begun in (False, True)}

    def papers(self, kindergarten_id: int, now: datetime) -> str:
        """A link that whoever has it can open, for seven days."""
        token = self._signer.dumps([kindergarten_id, _written(now)])
        return self.address + PAPERS.format(token=token)

    def picture(self, kindergarten_id: int, name: str, now: datetime) -> str:
        """A link to one picture alone, for a card that stays where it was posted."""
        token = self._pictures.dumps([kindergarten_id, _written(now), name])
        return self.address + PICTURES.format(token=token)

    def paper(self, kindergarten_id: int, name: str, now: datetime) -> str:
        """One of them, to be printed at once."""
        return f"{self.papers(kindergarten_id, now)}/{name}.pdf"

    def calendar(
        self, kindergarten_id: int, links_ended_at: datetime | None, webinar_id: int | None = None
    ) -> str:
        """Good until the links are ended the next time: a calendar program asks for years.

        `webinar_id`: of one webinar alone.
        """
        ended = links_ended_at and (links_ended_at - _EPOCH) // _MICROSECONDS
        one = () if webinar_id is None else (webinar_id,)
        return self.address + CALENDAR.format(token=self._calendars.dumps([kindergarten_id, ended, *one]))

    def visit_link(self, key: str) -> str:
        """A link that begins a visit to a programme's pages, once; the database knows until when."""
        return self.address + VISIT.format(token=self.signed_key(key, begun=False))

    def signed_key(self, key: str, *, begun: bool) -> str:
        """Of a visit that a browser has begun, or of a link: neither is taken for the other."""
        return self._visits[begun].dumps(key)

    def read_key(self, token: str, *, begun: bool) -> str:
        """Raises NoSuchLink."""
        key: str = _read(self._visits[begun], token)
        return key

    @property
    def are_secure(self) -> bool:
        """Whether browsers reach them by HTTPS, as everywhere but on one's own machine."""
        return self.address.startswith("https://")

    def theme(self, theme: str, language: str) -> str:
        """A theme of the library: the same for everybody, and for ever."""
        return self.address + THEME.format(theme=theme, language=language)

    def opened(self, token: str, now: datetime) -> Opened:
        """Raises NoSuchLink."""
        kindergarten_id, given = _read(self._signer, token)
        return Opened(kindergarten_id, _still_valid(given, now, VALID))

    def opened_picture(self, token: str, now: datetime) -> OpenedPicture:
        """Raises NoSuchLink."""
        kindergarten_id, given, name = _read(self._pictures, token)
        return OpenedPicture(kindergarten_id, _still_valid(given, now, PICTURES_VALID), name)

    def subscribed(self, token: str) -> Subscribed:
        """Raises NoSuchLink."""
        kindergarten_id, ended, *one = _read(self._calendars, token)
        ended_at = None if ended is None else _EPOCH + ended * _MICROSECONDS
        return Subscribed(kindergarten_id, ended_at, *one)


def _written(moment: datetime) -> int:
    return (moment - _EPOCH) // _MILLISECONDS


def _read(signer: URLSafeSerializer, token: str) -> Any:
    try:
        return signer.loads(token)
    except (BadData, UnicodeError) as error:  # what came may be no text at all
        raise NoSuchLink from error


def _still_valid(given: int, now: datetime, valid: timedelta) -> datetime:
    given_at = _EPOCH + given * _MILLISECONDS
    if not given_at <= now < given_at + valid:
        raise NoSuchLink
    return given_at
