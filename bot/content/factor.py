"""What a survey of the working environment may have shown: factors, each from both its sides."""

from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta

from bot.model.texts import Localized, Sayings

Key = Annotated[str, Meta(pattern="^[a-z0-9-]+$", max_length=50)]


class Factor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Key
    themes: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=3)]
    """The first is suggested first."""
    problem: Localized
    strength: Localized
    said: Sayings
    """How people say the problem."""

    def __post_init__(self) -> None:
        for side in (self.problem, self.strength):
            if not (side.nb and side.nn and side.en):
                raise ValueError(f"the factor {self.key} is not written in all languages")


@dataclass(frozen=True)
class FactorFinding:
    """A factor that the group has picked, from one of its sides."""

    factor: Factor
    strength: bool

    @property
    def words(self) -> Localized:
        return self.factor.strength if self.strength else self.factor.problem
