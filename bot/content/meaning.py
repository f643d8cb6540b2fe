"""What the words of this work mean, in a sentence or two."""

from pathlib import Path

import msgspec

from bot.content.factor import Key
from bot.content.yaml_file import read_yaml
from bot.model.texts import Localized


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Key
    word: Localized
    means: Localized
    also: tuple[str, ...]
    """Other forms, and other words for the same, in any of the languages."""

    def __post_init__(self) -> None:
        for text in (self.word, self.means):
            if not (text.nb and text.nn and text.en):
                raise ValueError(f"the word {self.key} is not explained in all languages")


def read_meanings(path: Path) -> tuple[Meaning, ...]:
    """In the order of the file. Raises ContentError."""
    return read_yaml(path, tuple[Meaning, ...])
