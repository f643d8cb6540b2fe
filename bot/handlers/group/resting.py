"""A group that does nothing is left in peace: two messages a month, on the days that ask for a theme."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from bot.handlers.calendar.matters import days_to_ask, empty_months
from bot.handlers.group.naming import Naming
from bot.handlers.group.week import NOTES
from bot.handlers.plan.weekly import week_of
from bot.handlers.safety_round.matters import safety_rounds
from bot.model.calendar import choices_in
from bot.model.month import Month
from bot.model.rhythm import Rhythm
from scheduler.kinds import PostContext

UNANSWERED = 2
"""After so many messages on which nobody did anything the group rests; after one where nobody ever did."""
IN_A_MONTH = 2
"""A group that rests is written to so often at most."""


def group_rests(ctx: PostContext, earlier: Iterable[datetime]) -> bool:
    last = ctx.past.last_act
    if last is None:
        return any(earlier)
    return sum(moment > last for moment in earlier) >= UNANSWERED


def asking_days_of(ctx: PostContext, naming: Naming, *, rests: bool) -> tuple[date, ...]:
    """The days on which the group has its message, whatever else there is."""
    this, kindergarten = Month.of(ctx.today), ctx.kindergarten
    empty = empty_months(choices_in(kindergarten.calendar), this)
    if not rests:
        return _asking_days(kindergarten.rhythm, this, empty)
    return _days_of_rest(kindergarten.rhythm, this, empty, tuple(map(Month.of, naming.earlier)))


@lru_cache(maxsize=4096)  # most kindergartens are alike
def _asking_days(rhythm: Rhythm, this: Month, empty: tuple[Month, ...]) -> tuple[date, ...]:
    return tuple(days_to_ask(rhythm, this, empty, rests=False))


@lru_cache(maxsize=4096)
def _days_of_rest(
    rhythm: Rhythm, this: Month, empty: tuple[Month, ...], had: tuple[Month, ...]
) -> tuple[date, ...]:
    """`had`: the months of the earlier messages."""
    asked, messages = _asking_days(rhythm, this, empty), Counter(had)
    days = sorted(set(days_to_ask(rhythm, this, empty, rests=True)))
    months = ((month, [*found]) for month, found in groupby(days, Month.of))
    return tuple(day for month, found in months for day in _of_a_month(found, asked, messages[month]))


def _of_a_month(days: Sequence[date], asked: Iterable[date], had: int) -> Sequence[date]:
    """What it has room for beside its earlier messages: the later ones, which are about the month to come.

    The last one comes in any case where that month has no theme: the group went to rest late in this one.
    """
    needed = 1 if days[-1] in asked else 0
    return days[max(0, len(days) - max(needed, IN_A_MONTH - had)) :]


def hears_all_the_same(ctx: PostContext, naming: Naming, earlier: Sequence[datetime]) -> bool:
    """Whether there is something of what the group has planned itself, or something has happened."""
    since = max(earlier, default=None)
    week = week_of(ctx.kindergarten, naming, ctx.library.ways)
    if safety_rounds(ctx, naming):
        return True
    return not week.is_of_the_plan or any(ctx.notes_of(kind, since) for kind in NOTES)
