"""What can be wrong with a command line, apart from the domain's own refusals."""

from dataclasses import dataclass

from bot.message.card import Form
from bot.message.words import Words
from bot.model.privacy import Concern
from bot.model.programme import AnyRole


@dataclass(frozen=True)
class Suggestion:
    """A line that was perhaps meant."""

    label: Words
    line: str


class CommandError(Exception):
    """The line cannot be carried out as it stands."""


@dataclass(eq=False)
class NotUnderstood(CommandError):
    """Some words could not be read."""

    text: str
    """What was not understood."""
    label: Words | None
    """What it was read as, where the command is known."""
    suggestions: tuple[Suggestion, ...] = ()


class Ambiguous(NotUnderstood):
    """Some words were read in several ways; the suggestions are all there are."""


@dataclass(eq=False)
class NotAllowed(CommandError):
    """The asker holds none of the roles that may do this."""

    who: frozenset[AnyRole]


@dataclass(eq=False)
class Incomplete(CommandError):
    """Something is missing or wrong; the form asks for it, with what was given kept."""

    form: Form
    submitted: bool
    """Whether the asker has sent this form before, and an error stands at a field."""
    note: Words | None = None
    """What is wrong, for where it may have been typed: not every platform shows errors in a form it opens."""


@dataclass(eq=False)
class Personal(CommandError):
    """What was written seems to tell of somebody; the form has it, to be changed or sent again."""

    form: Form
    concern: Concern


class Unreadable(Exception):
    """A reader does not know the text."""
