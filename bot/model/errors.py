"""What a rule answers when it says no. `bot/handlers/errors/explain.py` turns these into the user's words."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.model.month import Month

if TYPE_CHECKING:
    from bot.model.calendar import CalendarMonth
    from bot.model.plan import Milestone


class Refusal(Exception):
    """A rule of the domain says no."""


@dataclass(eq=False)
class JulyRests(Refusal):
    """July has no theme."""

    month: Month


@dataclass(eq=False)
class MonthPassed(Refusal):
    """A month that is over cannot be changed."""

    month: Month


@dataclass(eq=False)
class DayPassed(Refusal):
    """A day that is over cannot be planned."""

    day: date


@dataclass(eq=False)
class MonthChanged(Refusal):
    """Somebody changed the month after the asker last saw it."""

    entry: "CalendarMonth"


@dataclass(eq=False)
class MilestoneChanged(Refusal):
    """Somebody changed the milestone after the asker last saw it."""

    milestone: "Milestone"


@dataclass(eq=False)
class MilestoneClosed(Refusal):
    """A milestone that is done or skipped is not moved or skipped again."""

    milestone: "Milestone"


@dataclass(eq=False)
class NoPlan(Refusal):
    """The plan has not been started."""


@dataclass(eq=False)
class PlanRunning(Refusal):
    """The plan has been started before; starting over must be said in so many words."""


@dataclass(eq=False)
class BadLink(Refusal):
    """A link must be an https address that leads somewhere."""

    link: str


@dataclass(eq=False)
class TooLong(Refusal):
    """A text longer than its place. Both numbers are characters."""

    length: int
    limit: int


@dataclass(eq=False)
class Empty(Refusal):
    """A text with nothing in it that can be seen."""


@dataclass(eq=False)
class NotThere(Refusal):
    """There is nothing with this number that the asker may use."""


@dataclass(eq=False)
class AlreadyProposed(Refusal):
    """The same theme has been proposed before, and waits."""


@dataclass(eq=False)
class TooManyProposals(Refusal):
    """So many wait already that the group must look at them first."""

    limit: int


@dataclass(eq=False)
class NothingToWeigh(Refusal):
    """No round of giving points is open; the newest may just have ended."""


@dataclass(eq=False)
class NothingPending(Refusal):
    """No plan waits for a yes."""


@dataclass(eq=False)
class PlanChanged(Refusal):
    """The plan that waits became another after the asker last saw it."""


@dataclass(eq=False)
class NoTheme(Refusal):
    """The month has no theme to say anything about."""

    month: Month


@dataclass(eq=False)
class NotYet(Refusal):
    """The month has not begun."""

    month: Month


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """No change is left to undo."""


@dataclass(eq=False)
class ChannelTaken(Refusal):
    """The change cannot be undone: the channel it would go back to is somebody else's now."""


@dataclass(eq=False)
class ChangedSince(Refusal):
    """The change cannot be undone by itself: what it changed has been changed again."""
