"""Where a kindergarten stands with each psychosocial factor, as far as it is written down here."""

from dataclasses import dataclass
from datetime import date

from bot.content.factor import FactorFinding
from bot.content.library import Library
from bot.content.psychosocial import PsychosocialFactor
from bot.model.assessment import Assessment
from bot.model.calendar import OwnTheme, choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.measure import Measure
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.review import Outcome


@dataclass(frozen=True)
class ThemeHad:
    """A theme of the library, in a month that has begun."""

    month: Month
    theme: str
    outcome: Outcome | None
    """What the group said of it when the month was over."""


@dataclass(frozen=True)
class FactorStanding:
    factor: PsychosocialFactor
    themes: tuple[ThemeHad, ...]
    """About the factor, the newest first."""
    found: tuple[FactorFinding, ...]
    """What the group picked from its survey."""
    assessments: tuple[Assessment, ...]
    """The newest first."""
    measures: tuple[Measure, ...]
    """About the factor, in the order in which they were made; those that were dropped too."""

    @property
    def assessment(self) -> Assessment | None:
        return self.assessments[0] if self.assessments else None

    def is_assessed(self, today: date) -> bool:
        """And it is not time to do so again."""
        return self.assessment is not None and self.assessment.is_in_force(today)


READS = (Part.CALENDAR, Part.FINDINGS, Part.REVIEWS, Part.ASSESSMENTS, Part.MEASURES)
"""What `standing` is made from."""


def standing(kindergarten: KindergartenView, library: Library, today: date) -> tuple[FactorStanding, ...]:
    """Each factor, in the order of the regulation. Reads what READS names."""
    had = _themes_had(kindergarten, today)
    found = library.found(kindergarten.findings)
    newest_first = sorted(kindergarten.assessments, key=lambda one: one.day, reverse=True)
    return tuple(
        FactorStanding(
            factor,
            tuple(one for one in had if one.theme in factor.themes),
            tuple(one for one in found if one.factor.key in factor.findings),
            tuple(one for one in newest_first if one.factor == factor.key and one.day <= today),
            tuple(one for one in kindergarten.measures if one.factor == factor.key),
        )
        for factor in library.psychosocial
    )


def _themes_had(kindergarten: KindergartenView, today: date) -> list[ThemeHad]:
    outcomes = {review.month: review.outcome for review in kindergarten.reviews}
    this, choices = Month.of(today), choices_in(kindergarten.calendar)
    return [
        ThemeHad(month, choice, outcomes.get(month))
        for month, choice in sorted(choices.items(), reverse=True)
        if month <= this and not isinstance(choice, OwnTheme)
    ]
