"""A kind of post: all that is known of it, in one object. It stands in `posts.py` of its subject."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import chain
from types import ModuleType
from typing import Any, Generic, TypeVar

from bot.content.library import Library
from bot.message.card import Card
from bot.message.delivery import Content, Later, Skip, TakeBack
from bot.message.words import Words
from bot.model.audience import Audience
from bot.model.days import ONE_DAY
from bot.model.kindergarten import KindergartenView
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.post import PostState
from bot.model.rhythm import Rhythm
from bot.store.group_posts import period_of_group, period_of_person
from bot.store.own_posts import forget_waiting, state_of, withdraw
from bot.store.past import TOGETHER, Past, Pasts
from bot.store.posts import Owed, insert_once, owe_again
from bot.store.session import Session
from bot.store.subjects import Need
from scheduler.due import ByCalendar, Slot
from scheduler.periods import BETWEEN, Period
from scheduler.webinars import ByWebinar

P = TypeVar("P")

MODULE = ".posts"
A_WEEK = timedelta(days=7)


class AlreadyOwed(Exception):
    """What has just been made has its post already: its number was given before."""


class UnknownKind(Exception):
    """A post of a kind that this version has not; a newer one may have made it."""


ADDRESSED = frozenset({Audience.PERSON, Audience.AVDELING})
SHARED_OUT = frozenset({Audience.GROUP, Audience.PROGRAMME})
"""What each of several people may get in their own chat, with the person behind its period."""


@dataclass(frozen=True)
class PostContext:
    """What a card is made from, when it is made. It may be read, not changed."""

    session: Session
    kindergarten: KindergartenView
    """With what the kind reads of it, and no more."""
    library: Library
    now: datetime
    pasts: Pasts
    channel: str | None = None
    """An avdeling's, where the post goes there."""
    foreseen: tuple[Owed, ...] = ()
    """What will have been sent by now, as far as can be known: of a card that is made ahead of its time."""

    @cached_property
    def today(self) -> date:
        return self.kindergarten.today(self.now)

    @cached_property
    def past(self) -> Past:
        """What is late for longer than is remembered has been named, or is named anew."""
        return self.pasts.of(self.kindergarten.id)

    def was_told(self, kind: "PostKind[P]", period: P) -> bool:
        """Whether the kindergarten has had this post."""
        return self.told_at(kind, period) is not None

    def told_at(self, kind: "PostKind[P]", period: P) -> datetime | None:
        """When it had this post; of one that may be on its way, when it was due."""
        foreseen = ((one.kind, one.period, one.at) for one in self.foreseen)
        told = ((one.kind, one.period, one.sent_at or one.due_at) for one in self.past.posts if one.was_told)
        which = kind.stored[0], kind.written(period)
        return next((at for *of, at in chain(foreseen, told) if tuple(of) == which), None)

    def moments_of(self, kind: "PostKind[P]", but: P) -> list[datetime]:
        """When posts of a kind were sent, or will have been, those of one period apart."""
        own = kind.written(but)
        return [at for period, at in self._sent(kind) if period.split(BETWEEN)[0] != own]

    def told_since(self, kind: "PostKind[P]", since: datetime) -> list[P]:
        """Of which periods the kindergarten had its post since a moment, or will have had it."""
        return [kind.read(period) for period, at in self._sent(kind) if since <= at]

    def _sent(self, kind: "PostKind[P]") -> list[tuple[str, datetime]]:
        """Periods as they are written, and moments."""
        sent = [(one.kind, one.period, one.sent_at) for one in self.past.posts]
        sent += [(one.kind, one.period, one.at) for one in self.foreseen]
        return [(period, at) for of, period, at in sent if of == kind.stored[0] and at is not None]

    def notes_of(self, kind: "NoteKind[P]", after: datetime | None) -> list[P]:
        """What became due to be told together."""
        word, beginning = kind.stored
        found = [one for one in self.past.posts if one.kind == word and one.period.startswith(beginning)]
        found = [one for one in found if one.due_at <= self.now and (after is None or after < one.due_at)]
        return [kind.read(one.period) for one in sorted(found, key=lambda one: one.due_at)]


def end_of(day: date) -> datetime:
    """Midnight after it, in UTC."""
    return datetime.combine(day + ONE_DAY, time(), UTC)


def not_again(_period: object, _now: datetime) -> None:
    """What hangs on another moment (a webinar's start, the day of the theme) is not true after it."""


def no_revision(_session: Session, _period: object) -> None:
    """Most cards tell how things are, and nobody is told when that changes."""


@dataclass(frozen=True, kw_only=True, eq=False)
class PostKind(Generic[P]):
    """One kind of post. `P`: what sets its posts in one kindergarten apart."""

    name: str
    """As the database and the log have it. The kinds of one family share the word before a slash."""
    period: Period[P]
    compose: Callable[[PostContext, P], Content]
    """Makes the card from what is true now, so that it is never older than the calendar."""
    title: Callable[[PostContext, P], Words | Skip | Later] | None = None
    """What the card will be called, where that is known much sooner than the card."""
    audience: Audience
    reads: tuple[Part, ...] = ()
    """The parts of the kindergarten that `compose` looks at, beyond its own row."""
    month: Callable[[P], Month] | None = None
    """The month that it is about. Once the calendar has a theme for it, that month alone is read."""
    slots: ByCalendar[P] | ByWebinar | None = None
    """How its posts come by themselves; None where they come because something happened."""
    again: Callable[[P, datetime], datetime | None] = not_again
    """Sent at a moment when its time is over: until when it is of use after all. None where it is of none."""
    revision: Callable[[Session, P], int | None] = no_revision
    """Of what its card tells; `compose` has read it in the same session."""
    in_pause: bool = False
    """Whether it comes in a pause too: something happened, or somebody sent it."""
    goes_first: bool = False
    """Whether others to the same place wait for it. Such a kind comes by the calendar, for everybody."""
    at_once: bool = False
    """Whether it goes on any day and at any hour, for somebody sends it and waits to see it arrive."""

    @cached_property
    def stored(self) -> tuple[str, str]:
        """The kind's word in the database, and what its periods there begin with."""
        word, slash, rest = self.name.partition(BETWEEN)
        return word, rest + slash

    def written(self, period: P) -> str:
        return self.stored[1] + self.period.write(period)

    def read(self, written: str) -> P:
        """Raises UnreadablePeriod."""
        return self.period.read(written.removeprefix(self.stored[1]))

    def beginning(self, *first: Any) -> str:
        """What the periods in the database begin with whose first values are these."""
        return self.stored[1] + self.period.begin(*first)

    def is_taken_for(self, other: "PostKind[Any]") -> bool:
        """Whether the database could not tell the two apart."""
        (word, beginning), (others, its) = self.stored, other.stored
        return word == others and (beginning == its or "" in (beginning, its))

    def rests(self, rhythm: Rhythm) -> Rhythm:
        """When posts of this kind rest: in a pause only those that do not come in one."""
        return replace(rhythm, paused=None) if self.in_pause else rhythm

    def owe_late(self, session: Session, kindergarten_id: int, slot: Slot[P], unsaid: Skip) -> None:
        """What had nothing to say at its moment comes after all; what has been sent does not come again."""
        owe_again(session, kindergarten_id, self.owed(slot), unsaid.reason)

    def owed(self, slot: Slot[P]) -> Owed:
        return Owed(slot.at, self.stored[0], self.written(slot.period), slot.useful_until)


@dataclass(frozen=True, kw_only=True, eq=False)
class NoticeKind(PostKind[P]):
    """A kind whose posts come because something happened; each is made once."""

    lasts: timedelta = A_WEEK
    """How long it is of use from its moment."""
    again: Callable[[P, datetime], datetime | None] = lambda _period, now: now + A_WEEK
    in_pause: bool = True

    def owe(
        self,
        session: Session,
        kindergarten_id: int,
        period: P,
        at: datetime,
        to: str | None = None,
        workspace_id: int | None = None,
    ) -> bool:
        """To be posted at a moment; False where there is one of this period already.

        `to`: the person, or the avdeling's channel, where the audience is one; one of the arbeidsgruppe,
        where it has no channel. `workspace_id`: the person's, where it is another than the kindergarten's.
        """
        person = to if self.audience in (Audience.PERSON, Audience.PROGRAMME) else None
        channel = to if self.audience is Audience.AVDELING else None
        if (to is None and self.audience in ADDRESSED) or to not in (person, channel):
            raise ValueError(f"{self.name} is for {self.audience.name.lower()}")
        owed = self.owed(Slot(at, period, at + self.lasts))
        if person is not None and self.audience in SHARED_OUT:
            owed = replace(owed, period=period_of_person(owed.period, person))
        return insert_once(
            session, kindergarten_id, owed, to_user=person, channel=channel, workspace_id=workspace_id
        )

    def owe_new(
        self,
        session: Session,
        kindergarten_id: int,
        period: P,
        at: datetime,
        to: str | None = None,
        workspace_id: int | None = None,
    ) -> None:
        """As `owe`, of something that nobody can have heard of yet: "it is sent" is said behind it.

        Raises AlreadyOwed, which nobody can help: then nothing of the command is kept.
        """
        if not self.owe(session, kindergarten_id, period, at, to, workspace_id):
            raise AlreadyOwed(f"{self.name} of {kindergarten_id}")

    def withdraw(self, session: Session, kindergarten_id: int, period: P) -> None:
        """What it would tell has been told already."""
        withdraw(session, kindergarten_id, self.stored[0], self.written(period))

    def state(self, session: Session, kindergarten_id: int, period: P) -> PostState | None:
        """What has become of one; None where it was never owed."""
        return state_of(session, kindergarten_id, self.stored[0], self.written(period))

    def forget(self, session: Session, kindergarten_id: int, *first: Any) -> bool:
        """Those that wait, and whose periods begin with these values; tells whether there were any."""
        return forget_waiting(session, kindergarten_id, self.stored[0], self.beginning(*first))


@dataclass(frozen=True, kw_only=True, eq=False)
class NoteKind(NoticeKind[P]):
    """A kind that is never sent by itself: its posts say what the group's message of the week is to tell."""

    compose: Callable[[PostContext, P], Content] = lambda _ctx, _period: Skip(TOGETHER)
    tell: Callable[[PostContext, P], Card | Skip]
    """Makes the card of it, in the week's message."""
    audience: Audience = Audience.GROUP
    at_once: bool = True


@dataclass(frozen=True)
class Topic(Generic[P]):
    """What one post is about."""

    kind: PostKind[P]
    period: P

    @cached_property
    def need(self) -> Need:
        month = self.kind.month(self.period) if self.kind.month is not None else None
        return Need(frozenset(self.kind.reads), month)

    def card(self, ctx: PostContext) -> Content:
        return self.kind.compose(ctx, self.period)

    def title(self, ctx: PostContext) -> Words | Skip | Later:
        if self.kind.title is not None:
            return self.kind.title(ctx, self.period)
        card = self.card(ctx)
        if isinstance(card, TakeBack):
            card = card.otherwise
        return card.title if isinstance(card, Card) else card

    def revision(self, session: Session) -> int | None:
        return self.kind.revision(session, self.period)

    def again(self, now: datetime) -> datetime | None:
        return self.kind.again(self.period, now)


class Kinds:
    """All kinds of posts."""

    def __init__(self, declared: Mapping[PostKind[Any], str]) -> None:
        """With where each stands. Raises ValueError for two that the database could not tell apart."""
        self._stored: dict[tuple[str, str], PostKind[Any]] = {}
        for kind, place in declared.items():
            for other in filter(kind.is_taken_for, self):
                both = f"{kind.name} in {place}, {other.name} in {declared[other]}"
                raise ValueError(f"two kinds of post that cannot be told apart: {both}")
            self._stored[kind.stored] = kind
        self.by_calendar = tuple((kind, kind.slots) for kind in self if isinstance(kind.slots, ByCalendar))
        self.by_webinar = tuple((kind, kind.slots) for kind in self if isinstance(kind.slots, ByWebinar))

    @classmethod
    def declared_in(cls, package: ModuleType) -> "Kinds":
        """Those that stand in the `posts.py` of any package in this one."""
        declared: dict[PostKind[Any], str] = {}
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith(MODULE):
                for name, value in vars(importlib.import_module(found.name)).items():
                    if isinstance(value, PostKind):
                        declared.setdefault(value, f"{found.name}.{name}")
        return cls(declared)

    def __iter__(self) -> Iterator[PostKind[Any]]:
        return iter(self._stored.values())

    @property
    def reads(self) -> tuple[Part, ...]:
        """The parts of a kindergarten that any kind looks at."""
        return tuple(sorted({part for kind in self for part in kind.reads}))

    def find(self, word: str, period: str) -> PostKind[Any] | None:
        """The kind of a post that the database has so."""
        first, slash, _rest = period.partition(BETWEEN)
        return self._stored.get((word, "")) or self._stored.get((word, first + slash))

    @lru_cache(maxsize=1024)  # noqa: B019 - the program has one; thousands of posts are about the same
    def topic(self, word: str, period: str, to: str | None = None) -> Topic[Any]:
        """What such a post is about. Raises UnknownKind or UnreadablePeriod.

        `to`: the person it goes to.
        """
        kind = self.find(word, period)
        if kind is None:
            raise UnknownKind
        shared_out = to is not None and kind.audience in SHARED_OUT
        return Topic(kind, kind.read(period_of_group(period, to or "") if shared_out else period))

    def is_for_group(self, word: str, period: str) -> bool:
        kind = self.find(word, period)
        return kind is not None and kind.audience is Audience.GROUP and not isinstance(kind, NoteKind)


@dataclass(frozen=True)
class Composer:
    """What the cards of posts are made with."""

    kinds: Kinds
    library: Library
