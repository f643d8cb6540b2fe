"""Guided ways and the three roles: what ships with the product, in all three languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from bot.content.factor import Key
from bot.content.yaml_file import ContentError, read_yaml
from bot.model.role import Role
from bot.model.texts import Language, Localized

CONTENT = Path(__file__).parent
LONGEST_STEP = 120
"""Minutes."""


def _in_all_languages(*texts: Localized) -> None:
    if any(getattr(text, language) is None for text in texts for language in Language):
        raise ValueError("a text lacks a language")


class WayStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Key
    minutes: Annotated[int, Meta(ge=5, le=LONGEST_STEP)]
    title: Localized
    do: Localized
    meeting: bool = False
    """Whether it is a meeting, on a day that can be planned."""

    def __post_init__(self) -> None:
        _in_all_languages(self.title, self.do)


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few steps in an order, with what they lead to."""

    key: Key
    title: Localized
    about: Localized
    steps: Annotated[tuple[WayStep, ...], Meta(min_length=1)]
    milestone: Key | None = None
    """The milestone of the plan that is done with the last step."""
    link: str | None = None
    """To the tool that the way is about."""
    rounds: bool = False
    """Whether each avdeling takes it, and again, instead of the whole kindergarten once."""
    agree: bool = False
    """Whether the last step is to write down one thing that was agreed."""

    def __post_init__(self) -> None:
        _in_all_languages(self.title, self.about)
        if len({step.key for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have the same key")

    @property
    def meetings(self) -> tuple[WayStep, ...]:
        return tuple(step for step in self.steps if step.meeting)


class Duties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each role does, and what they do together."""

    styrer: tuple[Localized, ...]
    tillitsvalgt: tuple[Localized, ...]
    verneombud: tuple[Localized, ...]
    together: tuple[Localized, ...]

    def __post_init__(self) -> None:
        _in_all_languages(*self.together, *(duty for role in Role for duty in self.of(role)))

    def of(self, role: Role) -> tuple[Localized, ...]:
        found: tuple[Localized, ...] = getattr(self, role.value)
        return found


@dataclass(frozen=True)
class Ways:
    """The guided ways by key, and the roles."""

    ways: dict[str, Way] = field(default_factory=dict)
    duties: Duties = field(default_factory=lambda: Duties((), (), (), ()))

    @classmethod
    def load(cls, folder: Path = CONTENT) -> Self:
        """Raises ContentError with the file and line of the first thing that is wrong."""
        roles = folder / "roles"
        files = [roles / "rolleforstaelse.yaml", *sorted((folder / "ways").glob("*.yaml"))]
        ways, duties = map(_read_way, files), read_yaml(roles / "who-does-what.yaml", Duties)
        return cls({way.key: way for way in ways}, duties)

    def __getitem__(self, key: str) -> Way:
        return self.ways[key]

    def __iter__(self) -> Iterator[Way]:
        return iter(self.ways.values())

    def get(self, key: str) -> Way | None:
        return self.ways.get(key)

    def of_avdelinger(self) -> tuple[Way, ...]:
        """Those that an avdeling takes in rounds."""
        return tuple(way for way in self if way.rounds)


def _read_way(path: Path) -> Way:
    way = read_yaml(path, Way)
    if way.key != path.stem:
        raise ContentError(f"{path}:1: the key {way.key!r} is not the file's name")
    return way
