"""The references to laws and regulations that themes may show, each with the day its text was read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from bot.content.factor import Key
from bot.content.yaml_file import read_yaml
from bot.model.texts import Localized

YEARS = 1
"""How long a reading holds: laws change, most often on 1 January or 1 July."""


class LawReference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Key
    reference: Localized
    certain: bool
    """Whether the text in force was read and is about what the themes say. Only then is it ever shown."""
    source: Annotated[str, Meta(pattern="^https://")]
    read_on: date | None = None
    """The day whose text was read; None when it has not been read in the law itself."""
    valid_from: date | None = None
    """From when the wording that was read is in force, where the source says so."""

    def __post_init__(self) -> None:
        if not (self.reference.nb and self.reference.nn and self.reference.en):
            raise ValueError(f"the reference {self.key} is not written in all languages")
        if self.certain and self.read_on is None:
            raise ValueError(f"the reference {self.key} is certain, but nobody has read it")

    def is_old(self, today: date) -> bool:
        """Whether it must be read again: never read, or not for twelve months."""
        if self.read_on is None:
            return True
        anniversary = (self.read_on.year + YEARS, self.read_on.month, self.read_on.day)
        return anniversary <= (today.year, today.month, today.day)


def read_law(path: Path) -> dict[str, LawReference]:
    """By key, in the order of the file. Raises ContentError."""
    return {one.key: one for one in read_yaml(path, tuple[LawReference, ...])}
