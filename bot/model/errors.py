"""What a rule answers when it says no. Each refusal stands beside its rule; here is what they share."""

from dataclasses import dataclass


class Refusal(Exception):
    """A rule of the domain says no."""


@dataclass(eq=False)
class NotThere(Refusal):
    """There is nothing with this number that the asker may use."""
