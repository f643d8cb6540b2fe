"""The kindergartens of the programme's demo: who they are, when they began, and how they go about it.

None of it is by chance: the same comes every time.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from bot.model.texts import Language

TREES = ("Bjørke", "Lyng", "Furu", "Sol", "Måne", "Rogne", "Hassel", "Tue", "Bekke")
ENDINGS = ("haugen", "lia", "bakken", "tunet", "kroken", "stua", "dalen", "toppen", "marka")
BARNEHAGE = " barnehage"
WAVES: dict[int, dict[str, int]] = {
    52: {"Storelva": 13, "Fjordvik": 9},
    39: {"Nordmark": 8, "Fjordvik": 8},
    26: {"Lyngøy": 12, "Vesleøy": 3},
    12: {"Bergset": 9, "Solvik": 2},
    7: {"Storelva": 8, "Solvik": 1},
    3: {"Nordmark": 6, "Solvik": 4},
}
"""How many of each municipality began so many weeks ago. Vesleøy has too few for a sum of its own."""
NYNORSK = ("Fjordvik", "Vesleøy")
LETTERS = str.maketrans("æøå", "aoa")


@dataclass(frozen=True)
class Plot:
    """One kindergarten, and what it does."""

    number: int
    name: str
    municipality: str
    began: timedelta
    """So long before the demo's first moment."""

    @property
    def channel(self) -> str:
        return self.name.removesuffix(BARNEHAGE).lower().translate(LETTERS)

    @property
    def language(self) -> Language:
        return Language.NN if self.municipality in NYNORSK else Language.NB

    @property
    def is_silent(self) -> bool:
        """Nobody there writes any more after a while."""
        return self.number % 12 == 7  # noqa: PLR2004 - two numbers that go together as well as any

    @property
    def shares(self) -> dict[str, str]:
        """Most share both; some the numbers alone, some nothing."""
        nothing, numbers_alone = self.number % 11 == 4, self.number % 9 == 5  # noqa: PLR2004 - as above
        return {
            "status": _answer(yes=not (nothing or numbers_alone)),
            "numbers": _answer(yes=not nothing),
            "tests": _answer(yes=self.number % 3 != 0),
        }

    @property
    def has_hjelper(self) -> bool:
        return self.number % 3 == 0

    @property
    def asks(self) -> bool:
        """Whether it asks its hjelper something."""
        return self.number % 6 == 0

    @property
    def lateness(self) -> timedelta:
        """How long after its day a milestone is done."""
        return timedelta(days=(self.number * 5) % 17)


def _answer(*, yes: bool) -> str:
    return "ja" if yes else "nei"


def plots() -> tuple[Plot, ...]:
    """All of them, those who began first before the others."""
    names = [f"{tree}{ending}" for ending in ENDINGS for tree in TREES]
    names.insert(sum(map(_size, (52, 39))), "Solstrålen")
    names.append("Fjelltun")
    begun = [
        (municipality, timedelta(weeks=weeks))
        for weeks, wave in WAVES.items()
        for municipality in Counter(wave).elements()
    ]
    return tuple(
        Plot(number, name + BARNEHAGE, municipality, began)
        for number, (name, (municipality, began)) in enumerate(zip(names, begun, strict=True), 1)
    )


def _size(weeks: int) -> int:
    return sum(WAVES[weeks].values())


HAVE_A_PLACE = frozenset({"solstralen", "fjelltun"})
"""Whose HMS-gruppe has a place of its own."""
HOMES = frozenset(plot.channel for plot in plots())
"""The channels of all."""
UNLISTED = HOMES.difference(HAVE_A_PLACE, (plot.channel for plot in plots() if plot.number % 16 == 1))
"""Not on the page: 83 are too many to choose from. Among the eight there are some of every start."""
