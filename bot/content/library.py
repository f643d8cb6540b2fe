"""The theme library, the factors that lead to it, and the plan's template, in all three languages."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

import msgspec
from msgspec import Meta

from bot.content.factor import Factor, FactorFinding, Key
from bot.content.law import LawReference, read_law
from bot.content.meaning import Meaning, read_meanings
from bot.content.psychosocial import PsychosocialFactor, read_psychosocial
from bot.content.safety_round import RoundArea, read_areas
from bot.content.ways import Ways
from bot.content.yaml_file import ContentError, read_yaml
from bot.model.calendar import Choice, OwnTheme
from bot.model.findings import Finding
from bot.model.month import JULY, Month
from bot.model.plan import PhaseTemplate
from bot.model.texts import Localized, Sayings

CONTENT = Path(__file__).parent
SUGGESTIONS = 3
RUN_LENGTHS = (10, 30, 45)

Category = Literal[
    "systematisk-hms",
    "partssamarbeid",
    "organisatorisk",
    "psykososialt",
    "ergonomisk",
    "fysisk-kjemisk-biologisk",
    "helsefremming",
    "ia-sykefravaer",
]
Area = Literal["en-bra-dag-pa-jobb", "hms-helsefremming", "tidlig-inn"]
Sentence = Annotated[str, Meta(min_length=1, max_length=400)]
MonthNumber = Annotated[int, Meta(ge=1, le=12)]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minutes: Annotated[int, Meta(ge=1, le=45)]
    do: Sentence


class Run(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A meeting on the theme, minute by minute."""

    minutes: int
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if self.minutes not in RUN_LENGTHS:
            raise ValueError(f"a run takes {RUN_LENGTHS} minutes, not {self.minutes}")
        if sum(step.minutes for step in self.steps) != self.minutes:
            raise ValueError(f"the steps of the {self.minutes}-minute run do not add up to it")


class ThemeText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a theme says in one language."""

    title: Annotated[str, Meta(min_length=1, max_length=80)]
    summary: Sentence
    why: Sentence
    opening: Sentence
    questions: tuple[Sentence, ...]
    strength: Sentence
    measure: Sentence
    check: Sentence
    runs: tuple[Run, ...]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the theme's subject comes from; not every sentence."""

    url: Sentence
    status: Sentence


def _in_all_languages(part: str) -> "cached_property[Localized]":
    """A part of a theme's text. Made once: the card of the month is asked for more than anything else."""
    return cached_property(
        lambda theme: Localized(*(getattr(text, part) for text in (theme.nb, theme.nn, theme.en)))
    )


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True, cache_hash=True):
    """What is said of one subject, and when it fits."""

    key: Key
    position: int
    category: Category
    areas: tuple[Area, ...]
    months: tuple[MonthNumber, ...]
    source: Source
    nb: ThemeText
    nn: ThemeText
    en: ThemeText
    said: Sayings
    law: tuple[Key, ...] = ()
    """References of `law.yaml`."""

    def __post_init__(self) -> None:
        if JULY in self.months:
            raise ValueError("no theme is meant for July")
        lengths = {tuple(run.minutes for run in text.runs) for text in (self.nb, self.nn, self.en)}
        if len(lengths) > 1:
            raise ValueError("the languages have different runs")

    title = _in_all_languages("title")
    summary = _in_all_languages("summary")
    why = _in_all_languages("why")
    opening = _in_all_languages("opening")
    strength = _in_all_languages("strength")
    measure = _in_all_languages("measure")
    check = _in_all_languages("check")


@dataclass(frozen=True)
class Library:
    """The themes, the factors and the law by key, in their order, and the guided ways."""

    themes: dict[str, Theme]
    law: dict[str, LawReference]
    factors: dict[str, Factor] = field(default_factory=dict)
    ways: Ways = field(default_factory=Ways)
    meanings: tuple[Meaning, ...] = ()
    """What the words of this work mean."""
    round_areas: tuple[RoundArea, ...] = ()
    """Of a vernerunde, in the order in which one walks."""
    psychosocial: tuple[PsychosocialFactor, ...] = ()
    """The factors of the psychosocial working environment, in the order of the regulation."""

    @classmethod
    def load(cls, folder: Path = CONTENT / "themes", factors: Path | None = CONTENT / "factors.yaml") -> Self:
        """Raises ContentError with the file and line of the first thing that is wrong."""
        law = read_law(CONTENT / "law.yaml")
        found = [_read_theme(path, law) for path in sorted(folder.glob("*.yaml"))]
        themes = {theme.key: theme for theme in sorted(found, key=lambda theme: theme.position)}
        read = _read_factors(factors, themes) if factors else {}
        psychosocial = read_psychosocial(CONTENT / "psychosocial.yaml", read, themes) if read else ()
        areas = read_areas(CONTENT / "safety_round.yaml")
        meanings = read_meanings(CONTENT / "meanings.yaml")
        return cls(themes, law, read, Ways.load(), meanings, areas, psychosocial)

    def __iter__(self) -> Iterator[Theme]:
        return iter(self.themes.values())

    def get(self, key: str) -> Theme | None:
        return self.themes.get(key)

    def law_of(self, theme: Theme) -> tuple[LawReference, ...]:
        """What of the law a theme may show: what is certain."""
        return tuple(one for key in theme.law if (one := self.law[key]).certain)

    def suggest(self, month: Month, used: frozenset[str], count: int = SUGGESTIONS) -> tuple[Theme, ...]:
        """Themes for a month: those meant for it first, those not used before the used."""
        ranked = sorted(
            self, key=lambda theme: (theme.key in used, month.number not in theme.months, theme.position)
        )
        return tuple(ranked[:count])

    def found(self, findings: Iterable[Finding]) -> tuple[FactorFinding, ...]:
        """What a group has picked; a factor that has left the list is passed over."""
        return tuple(
            FactorFinding(self.factors[one.factor], one.strength)
            for one in findings
            if one.factor in self.factors
        )


def _read_theme(path: Path, law: Collection[str]) -> Theme:
    theme = read_yaml(path, Theme)
    if theme.key != path.stem:
        raise ContentError(f"{path}:1: the key {theme.key!r} is not the file's name")
    unknown = [key for key in theme.law if key not in law]
    if unknown:
        raise ContentError(f"{path}:1: {unknown[0]!r} is no reference of law.yaml")
    return theme


def _read_factors(path: Path, themes: dict[str, Theme]) -> dict[str, Factor]:
    factors = {factor.key: factor for factor in read_yaml(path, tuple[Factor, ...])}
    for factor in factors.values():
        unknown = [key for key in factor.themes if key not in themes]
        if unknown:
            raise ContentError(f"{path}:1: {factor.key} leads to {unknown[0]!r}, which is no theme")
    return factors


@cache
def shipped() -> Library:
    """The library that ships with the product; it does not change while the program runs."""
    return Library.load()


@cache
def load_plan(path: Path = CONTENT / "plan.yaml") -> tuple[PhaseTemplate, ...]:
    """The plan's template. Raises ContentError."""
    return read_yaml(path, tuple[PhaseTemplate, ...])


def title_of(choice: Choice, library: Library) -> Localized | str:
    """What a theme is called; a key that has left the library is shown as it is."""
    if isinstance(choice, OwnTheme):
        return choice.title
    theme = library.get(choice)
    return theme.title if theme else choice
