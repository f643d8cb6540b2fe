"""Which themes to suggest, and for which months: pure functions of what was found and what has been had."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from bot.content.factor import FactorFinding
from bot.content.library import SUGGESTIONS, Library, Theme
from bot.model.calendar import Choice
from bot.model.deciding import Placed
from bot.model.month import Month

BUILD_ON_STRENGTHS = ("naervaer-og-glede", "tilbakemelding-anerkjennelse")
"""Themes that build on a strength, for a group that has named none of its own."""
HARD, GOOD = 2, 1
"""For every two themes about something hard, one builds on a strength."""
FRAME = {8: "hms-hjulet-i-gang", 6: "evaluering-hms-ar"}
"""A barnehageår begins in August with what the work is about, and ends in June by looking back."""


@dataclass(frozen=True)
class Suggested:
    """A theme, with why: something that was found, hard or a strength, or only the season."""

    theme: Theme
    found: FactorFinding | None = None

    @property
    def strength(self) -> bool:
        """Whether it builds on something that the group says it is good at."""
        return self.found is not None and self.found.strength


def advise(
    library: Library,
    month: Month,
    used: frozenset[str],
    found: Iterable[FactorFinding],
    count: int = SUGGESTIONS,
) -> tuple[Suggested, ...]:
    """What follows from the group's findings first, then what suits the month."""
    first = list(islice(follow_from(found, library.themes, used), count))
    taken = used | {suggested.theme.key for suggested in first}
    rest = library.suggest(month, taken, count - len(first))
    return (*first, *(Suggested(theme) for theme in rest))


def follow_from(
    found: Iterable[FactorFinding], themes: Mapping[str, Theme], used: frozenset[str]
) -> Iterator[Suggested]:
    """Two themes about something hard, then one about a strength, and so on; none that has been used."""
    every, taken = list(found), set(used)
    hard = _in_turn([one for one in every if not one.strength], themes)
    good = _in_turn([one for one in every if one.strength], themes)
    if hard and not good:
        good = [Suggested(themes[key]) for key in BUILD_ON_STRENGTHS]

    def fresh(some: list[Suggested]) -> Iterator[Suggested]:
        for suggested in some:
            if suggested.theme.key not in taken:
                taken.add(suggested.theme.key)
                yield suggested

    of_hard, of_good = fresh(hard), fresh(good)
    while turn := [*islice(of_hard, HARD), *islice(of_good, GOOD)]:
        yield from turn


def placed_for(found: FactorFinding, calendar: Mapping[Month, Choice]) -> Placed | None:
    """Where the calendar has a theme for something that was found: the one that fits best, the last time."""
    months = sorted(calendar, reverse=True)
    had = (Placed(month, key) for key in found.factor.themes for month in months if calendar[month] == key)
    return next(had, None)


def _in_turn(found: list[FactorFinding], themes: Mapping[str, Theme]) -> list[Suggested]:
    """The first theme of each, then the second of each, and so on."""
    columns = ([Suggested(themes[key], one) for key in one.factor.themes] for one in found)
    return [suggested for rank in zip_longest(*columns) for suggested in rank if suggested is not None]


def spread(library: Library, months: Sequence[Month], wanted: Iterable[Choice]) -> dict[Month, Choice]:
    """Each of the wanted themes in a month of its own, as many as there is room for, the first ones first.

    A theme comes in a month it is meant for, where one of them is free.
    """
    left = list(dict.fromkeys(wanted))[: len(months)]
    placed: dict[Month, Choice] = {}
    for month in months:
        suited = next((one for one in left if _suits(library, one, month)), None)
        if suited is not None:
            placed[month] = suited
            left.remove(suited)
    for month in months:
        if left and month not in placed:
            placed[month] = left.pop(0)
    return placed


def _suits(library: Library, choice: Choice, month: Month) -> bool:
    theme = library.get(choice) if isinstance(choice, str) else None
    return theme is not None and month.number in theme.months


def fill(
    library: Library,
    months: Sequence[Month],
    wanted: Iterable[Choice],
    found: Iterable[FactorFinding],
    used: frozenset[str],
) -> dict[Month, Choice]:
    """A theme for every month: the wanted ones, and what is suggested for the rest."""
    placed, every = spread(library, months, wanted), list(found)
    for month in months:
        if month not in placed:
            taken = used | {choice for choice in placed.values() if isinstance(choice, str)}
            placed[month] = advise(library, month, taken, every, 1)[0].theme.key
    return {month: placed[month] for month in months}


def draft_year(
    library: Library,
    months: Sequence[Month],
    again: Iterable[Choice],
    found: Iterable[FactorFinding],
    used: frozenset[str],
) -> dict[Month, Choice]:
    """A whole barnehageår: its frame, what the group wants again, what it has found, and the seasons."""
    frame = {month: FRAME[month.number] for month in months if month.number in FRAME}
    rest = [month for month in months if month not in frame]
    wanted = [choice for choice in again if choice not in frame.values()]
    filled = fill(library, rest, wanted, found, used | frozenset(frame.values()))
    return {month: frame.get(month) or filled[month] for month in months}
