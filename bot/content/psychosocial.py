"""The psychosocial factors that every employer maps and assesses, with the findings and themes about each."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from bot.content.factor import Key
from bot.content.yaml_file import ContentError, read_yaml
from bot.model.texts import Localized, Sayings

NUMBERED = 8
"""So many are named in forskrift om utførelse av arbeid § 1A-1."""


class PsychosocialFactor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    key: Key
    number: Annotated[int, Meta(ge=1, le=NUMBERED)]
    """Its place in the regulation."""
    title: Localized
    short: Localized
    """For a list, and a button."""
    talk: Localized
    """What a group asks itself before it assesses the risk."""
    findings: Annotated[tuple[Key, ...], Meta(min_length=1)]
    """Factors of `factors.yaml`."""
    themes: Annotated[tuple[Key, ...], Meta(min_length=1)]
    said: Sayings
    """What people call it."""

    def __post_init__(self) -> None:
        for text in (self.title, self.short, self.talk):
            if not (text.nb and text.nn and text.en):
                raise ValueError(f"the factor {self.key} is not written in all languages")


def factor_about(
    factors: Iterable[PsychosocialFactor], *, theme: str | None = None, finding: str | None = None
) -> PsychosocialFactor | None:
    """The one that a theme or a finding is about. Not all of them are."""
    return next((one for one in factors if theme in one.themes or finding in one.findings), None)


def read_psychosocial(
    path: Path, findings: Collection[str], themes: Collection[str]
) -> tuple[PsychosocialFactor, ...]:
    """All of them in their order; a finding or a theme is about one of them at most. Raises ContentError."""
    factors = read_yaml(path, tuple[PsychosocialFactor, ...])
    if [factor.number for factor in factors] != list(range(1, NUMBERED + 1)):
        raise ContentError(f"{path}:1: the factors are not numbered from 1 to {NUMBERED}")
    _check_that_each_is_about_one(path, [key for factor in factors for key in factor.findings], findings)
    _check_that_each_is_about_one(path, [key for factor in factors for key in factor.themes], themes)
    return factors


def _check_that_each_is_about_one(path: Path, named: list[str], known: Collection[str]) -> None:
    for key in named:
        if key not in known:
            raise ContentError(f"{path}:1: {key!r} is no finding and no theme")
        if named.count(key) > 1:
            raise ContentError(f"{path}:1: {key!r} is about two factors")
