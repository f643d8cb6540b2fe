"""What every handler is given."""

from dataclasses import dataclass
from typing import ClassVar

from bot.commands.context import Context
from bot.commands.registry import Registry
from bot.content.factor import FactorFinding
from bot.content.library import Library
from bot.content.suggesting import Suggested, advise
from bot.model.calendar import Choice, themes_in
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.place import Openness, Place
from bot.model.plan import PhaseTemplate
from bot.paper.typeset import Draw
from bot.store.queries import findings_of
from bot.store.session import Session
from bot.web.links import Pages


@dataclass(frozen=True)
class HmsContext(Context):
    """For a command that only reads."""

    place: Place
    """Where it was asked."""
    openness: Openness
    """Who reads there."""
    session: Session
    library: Library
    plan_template: tuple[PhaseTemplate, ...]
    registry: Registry
    pages: Pages | None
    """The bot's own pages; None where people's browsers do not reach them."""
    draw: Draw

    @property
    def this_month(self) -> Month:
        return Month.of(self.today)

    def choice(self, month: Month) -> Choice | None:
        entry = self.kindergarten.calendar.get(month)
        return entry.choice if entry else None

    @property
    def found(self) -> tuple[FactorFinding, ...]:
        """What the group's survey showed, for commands that read the findings."""
        return self.library.found(self.kindergarten.findings)

    def suggestions(self, month: Month) -> tuple[Suggested, ...]:
        """Themes for a month: nothing that the calendar has already, while there is something else.

        The findings are read here: most months have a theme, and their commands need none.
        """
        found = self.library.found(findings_of(self.session, self.kindergarten.id))
        return advise(self.library, month, themes_in(self.kindergarten.calendar), found)


@dataclass(frozen=True)
class ChangeContext(HmsContext):
    """For a command that changes something: other writers of its kindergarten wait until it is done."""

    changes: ClassVar[bool] = True
    kindergarten: Kindergarten
