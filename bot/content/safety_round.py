"""What is looked at on a vernerunde, area by area."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from bot.content.factor import Key
from bot.content.yaml_file import ContentError, read_yaml
from bot.model.texts import Localized


class AreaPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    key: Key
    what: Localized
    """As it should be."""
    look: Localized
    """How one finds out."""
    factor: Key | None = None
    """The key of the psychosocial factor that a measure from it is about."""

    def __post_init__(self) -> None:
        _check_languages(self.key, self.what, self.look)


class RoundArea(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """A part of the house, or of the day."""

    key: Key
    title: Localized
    points: Annotated[tuple[AreaPoint, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        _check_languages(self.key, self.title)


def _check_languages(key: str, *texts: Localized) -> None:
    if not all(text.nb and text.nn and text.en for text in texts):
        raise ValueError(f"{key} is not written in all languages")


def read_areas(path: Path) -> tuple[RoundArea, ...]:
    """In the order of the file, which is the order in which one walks. Raises ContentError."""
    areas = read_yaml(path, tuple[RoundArea, ...])
    keys = Counter(point.key for area in areas for point in area.points)
    keys.update(area.key for area in areas)
    for key, times in keys.items():
        if times > 1:
            raise ContentError(f"{path}:1: there are two of the key {key!r}")
    return areas
