"""How a group decides: it proposes, weighs with points, and says yes."""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, UtcDateTime
from bot.model.calendar import Calendar, Choice, choices_in
from bot.model.errors import Refusal
from bot.model.month import Month
from bot.model.texts import TITLE_LIMIT

POINTS = 5
"""What each in the group has to give."""
MOST_CANDIDATES = 8
"""So that they can be read together on a phone."""
MOST_MONTHS = 4
"""So many months are decided in one go."""
MOST_PROPOSALS = 12
KEY_DIGITS, VOTER_DIGITS = 32, 64


@dataclass(eq=False)
class AlreadyProposed(Refusal):
    """The same theme has been proposed before, and waits."""


@dataclass(eq=False)
class TooManyProposals(Refusal):
    """So many wait already that the group must look at them first."""

    limit: int


@dataclass(eq=False)
class NothingToWeigh(Refusal):
    """No round of giving points is open; the newest may just have ended."""


@dataclass(eq=False)
class NothingPending(Refusal):
    """No plan waits for a yes."""


@dataclass(eq=False)
class PlanChanged(Refusal):
    """The plan that waits became another after the asker last saw it."""


class Consent(StrEnum):
    """How many of the HMS-gruppe must say yes before the calendar changes."""

    ONE = "one"
    TWO = "two"
    ALL = "all"

    def needed(self, group: int) -> int:
        """In a group of some people; a small one is asked for no more than it has."""
        wanted = {Consent.ONE: 1, Consent.TWO: 2, Consent.ALL: group}[self]
        return max(1, min(wanted, group))


@dataclass(frozen=True, slots=True)
class Placed:
    """A theme in a month."""

    month: Month
    choice: Choice


@dataclass(frozen=True, slots=True)
class Pending:
    """Themes that wait for more of the group to say yes."""

    placed: tuple[Placed, ...]
    agreed: tuple[str, ...]
    """Who has said yes. Forgotten here as soon as enough have."""
    at: datetime
    """When it last became another plan; a yes said to an earlier one does not count."""

    def is_over(self, this: Month) -> bool:
        """Whether all its months are over, so that nothing is left to say yes to."""
        return all(one.month < this for one in self.placed)

    def coming(self, this: Month) -> tuple[Placed, ...]:
        """Those whose month is not over."""
        return tuple(one for one in self.placed if one.month >= this)


def with_more(placed: Iterable[Placed], more: Iterable[Placed]) -> tuple[Placed, ...]:
    """By month; a month that is in both is as in the new."""
    by_month = {one.month: one for one in (*placed, *more)}
    return tuple(by_month[month] for month in sorted(by_month))


@dataclass(frozen=True, slots=True)
class ConsentChange:
    """Another number is to decide, when as many have said yes as decide today."""

    to: Consent
    agreed: tuple[str, ...]
    """Who has said yes. Forgotten here as soon as enough have."""
    at: datetime
    """When it was asked for; a yes that was said to an earlier change does not count."""


class Proposal(Base):
    """A theme that somebody wishes for. Who it was is kept nowhere, unless they wrote it themselves.

    It is in no history: an event would stand between those of people with names, with its moment. The row
    has the days instead. Of what is taken out nothing else is left.
    """

    __tablename__ = "proposal"

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    choice: Mapped[Choice | None] = mapped_column(JsonColumn(Choice | None))
    """None once it is taken out."""
    why: Mapped[str | None] = mapped_column(String(TITLE_LIMIT))
    sender: Mapped[str | None] = mapped_column(String(TITLE_LIMIT))
    """In the proposer's own words: an avdeling, a name, or nothing."""
    proposed_on: Mapped[date | None]
    """The day, and never the moment. None in those that are older than this column."""
    taken_out_on: Mapped[date | None]

    def take_out(self, today: date) -> None:
        """Nothing of it can be read any more, nor be brought back."""
        self.choice = self.why = self.sender = None
        self.taken_out_on = today


class Weighing(Base):
    """One round of giving points. Of what each gave only the sums are kept when it ends."""

    __tablename__ = "weighing"
    __table_args__ = (
        Index(
            "weighing_not_ended",
            "ends_at",
            sqlite_where=text("sums IS NULL"),
            postgresql_where=text("sums IS NULL"),
        ),
    )
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    months: Mapped[tuple[Month, ...]] = mapped_column(JsonColumn(tuple[Month, ...]))
    candidates: Mapped[tuple[Choice | None, ...]] = mapped_column(
        JsonColumn(tuple[Choice | None, ...]), info={"audited": False}
    )
    """None where a proposal was taken out: points are given by place. In no history, as proposals are."""
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # What people give is in no history, and cannot be undone: they give anew instead.
    sums: Mapped[tuple[int, ...] | None] = mapped_column(JsonColumn(tuple[int, ...]), info={"audited": False})
    """The points of each candidate; None until the round is over."""
    key: Mapped[str | None] = mapped_column(String(KEY_DIGITS), info={"audited": False})
    """Part of the key that voters are told apart by; deleted when the round is over."""

    def is_open(self, now: datetime) -> bool:
        return self.sums is None and now < self.ends_at

    def add(self, choice: Choice) -> None:
        """One more to give points to, where there is room."""
        if choice not in self.candidates and len(self.candidates) < MOST_CANDIDATES:
            self.candidates = (*self.candidates, choice)

    def take_out(self, choice: Choice) -> None:
        """Nobody can read it any more; what was given to it counts for nothing."""
        self.candidates = tuple(None if one == choice else one for one in self.candidates)

    def tally(self, votes: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
        """The points of each candidate."""
        given = [place for points in votes for place in points]
        return tuple(given.count(place) for place in range(len(self.candidates)))

    def ranking(self, sums: tuple[int, ...]) -> tuple[tuple[Choice, int], ...]:
        """What was given points, the most first; of two alike, the first on the list."""
        given = (
            (choice, points)
            for choice, points in zip(self.candidates, sums, strict=True)
            if points and choice is not None
        )
        return tuple(sorted(given, key=lambda pair: -pair[1]))


class Vote(Base):
    """What one in the group gives in a round that is not over. Deleted when it is.

    There is no moment in it, and rows stand in the order of their keys: not in that in which they came.
    """

    __tablename__ = "vote"
    __table_args__ = (
        ForeignKeyConstraint(
            ["kindergarten_id", "number"],
            ["weighing.kindergarten_id", "weighing.number"],
            ondelete="CASCADE",
        ),
        {"sqlite_with_rowid": False},
    )

    kindergarten_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    voter: Mapped[str] = mapped_column(String(VOTER_DIGITS), primary_key=True)
    """A keyed hash of the giver's id, so that they can change it. See `bot/store/ballots.py`."""
    points: Mapped[tuple[int, ...]] = mapped_column(JsonColumn(tuple[int, ...]))
    """For each point given, the place of its candidate."""


@dataclass(frozen=True)
class OpenProposal:
    """A proposal that waits for the group."""

    number: int
    choice: Choice
    why: str | None = None
    sender: str | None = None
    proposed_on: date | None = None


def open_proposals(proposals: Iterable[Proposal], calendar: Calendar) -> list[OpenProposal]:
    """Those that were not taken out, and that the calendar does not have."""
    chosen = list(choices_in(calendar).values())
    return [
        OpenProposal(one.number, one.choice, one.why, one.sender, one.proposed_on)
        for one in proposals
        if one.choice is not None and one.choice not in chosen
    ]


@dataclass(frozen=True, order=True)
class ProposalDay:
    """What happened to proposals on a day."""

    day: date
    proposed: int
    taken_out: int


def proposal_days(proposals: Iterable[Proposal], today: date) -> list[ProposalDay]:
    """The newest first. Of today nothing is said yet: whoever asks every minute would see when."""
    proposed = Counter(one.proposed_on for one in proposals)
    taken_out = Counter(one.taken_out_on for one in proposals)
    days = {day for day in (*proposed, *taken_out) if day is not None and day < today}
    return [ProposalDay(day, proposed[day], taken_out[day]) for day in sorted(days, reverse=True)]


def add_proposal(
    proposals: list[Proposal],
    calendar: Calendar,
    choice: Choice,
    *,
    why: str | None = None,
    sender: str | None = None,
    today: date,
) -> Proposal:
    """Raises AlreadyProposed or TooManyProposals."""
    waiting = open_proposals(proposals, calendar)
    if any(one.choice == choice for one in waiting):
        raise AlreadyProposed
    if len(waiting) >= MOST_PROPOSALS:
        raise TooManyProposals(MOST_PROPOSALS)
    number = 1 + max((one.number for one in proposals), default=0)
    proposal = Proposal(number=number, choice=choice, why=why, sender=sender, proposed_on=today)
    proposals.append(proposal)
    return proposal


def newest_weighing(weighings: Sequence[Weighing]) -> Weighing | None:
    return weighings[-1] if weighings else None


def start_weighing(
    weighings: list[Weighing],
    months: tuple[Month, ...],
    candidates: tuple[Choice, ...],
    ends_at: datetime,
    *,
    now: datetime,
) -> Weighing:
    number = 1 + max((one.number for one in weighings), default=0)
    weighing = Weighing(
        number=number,
        months=months,
        candidates=candidates,
        started_at=now,
        ends_at=ends_at,
        key=secrets.token_hex(KEY_DIGITS // 2),
    )
    weighings.append(weighing)
    return weighing
