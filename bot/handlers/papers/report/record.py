"""What is written down of a kindergarten's barnehageår."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.content.library import Library
from bot.handlers.psychosocial.standing import FactorStanding, standing
from bot.model.calendar import Choice, choices_in
from bot.model.days import Days
from bot.model.kindergarten import KindergartenView
from bot.model.measure import Measure
from bot.model.month import JULY, Barnehageaar, Month
from bot.model.parts import Part
from bot.model.plan import Milestone
from bot.model.review import Review
from bot.model.safety_round import SafetyRound
from bot.model.survey import Survey
from bot.model.webinar import Webinar

READS = (
    Part.HOLDERS,
    Part.CALENDAR,
    Part.REVIEWS,
    Part.FINDINGS,
    Part.SURVEYS,
    Part.ASSESSMENTS,
    Part.MEASURES,
    Part.SAFETY_ROUNDS,
    Part.CHECKED_POINTS,
    Part.PHASES,
    Part.MILESTONES,
    Part.AVDELINGER,
    Part.WAY_PROGRESS,
    Part.WATCHED,
)
"""Of a kindergarten, for its year report."""


MOST_YEARS = 4
"""Whose reports are among the papers: what is older is found in what was locked."""


def years_of(kindergarten: KindergartenView, today: date) -> tuple[Barnehageaar, ...]:
    """Those that have a report: the current one, and others up to the next that have a theme."""
    this = Barnehageaar.of(Month.of(today))
    themed = {Barnehageaar.of(month) for month in choices_in(kindergarten.calendar)}
    return tuple(sorted({this, *(year for year in themed if year <= this.next())}, reverse=True)[:MOST_YEARS])


@dataclass(frozen=True)
class YearRecord:
    """As it stands today; of a day that is to come nothing is known."""

    kindergarten: KindergartenView
    """With its READS."""
    library: Library
    webinars: Sequence[Webinar]
    """Of the year and of days around it, not cancelled, soonest first."""
    year: Barnehageaar
    today: date

    @cached_property
    def days(self) -> Days:
        """August to July."""
        return Days(self.year.months()[0].first, self.year.month(JULY).last)

    @property
    def is_over(self) -> bool:
        return self.days.last < self.today

    @property
    def until(self) -> date:
        """The last day of which the record speaks."""
        return min(self.today, self.days.last)

    @cached_property
    def choices(self) -> dict[Month, Choice]:
        """Of the year's months."""
        return {
            month: choice
            for month, choice in choices_in(self.kindergarten.calendar).items()
            if month in self.year.months()
        }

    @cached_property
    def reviews(self) -> dict[Month, Review]:
        return {one.month: one for one in self.kindergarten.reviews if one.month in self.choices}

    @property
    def unanswered(self) -> list[Month]:
        """Months that are over, and that nobody has said of how it went."""
        this = Month.of(self.today)
        return [month for month in sorted(self.choices) if month < this and month not in self.reviews]

    @property
    def without_theme(self) -> list[Month]:
        """Of the months that are not over."""
        this = Month.of(self.today)
        return [month for month in self.year.months() if month >= this and month not in self.choices]

    @cached_property
    def factors(self) -> tuple[FactorStanding, ...]:
        """As they stand, or stood when the year ended."""
        return standing(self.kindergarten, self.library, self.until)

    def is_assessed(self, one: FactorStanding) -> bool:
        """In the year; or before it, and it was not time to do so again."""
        newest = one.assessment
        return newest is not None and (newest.day in self.days or newest.is_in_force(self.until))

    def is_left(self, one: FactorStanding) -> bool:
        """Whether something is to be done: of a year that is over, nothing can be assessed again."""
        return not (self.is_assessed(one) if self.is_over else one.is_assessed(self.today))

    @property
    def survey(self) -> Survey | None:
        return next(iter(self.kindergarten.surveys), None)

    @property
    def survey_year(self) -> Barnehageaar | None:
        """None where no day of the survey is written down."""
        day = self.survey and self.survey.first_day
        return Barnehageaar.of(Month.of(day)) if day else None

    @property
    def survey_came_later(self) -> bool:
        """After the year, of which it says nothing then."""
        return self.survey_year is not None and self.survey_year.start > self.year.start

    @cached_property
    def of_programme(self) -> list[Webinar]:
        """The year's webinars."""
        local = self.kindergarten.local
        return [one for one in self.webinars if local(one.starts_at).date() in self.days]

    @cached_property
    def rounds(self) -> list[SafetyRound]:
        """Those that were finished in the year."""
        every = self.kindergarten.safety_rounds
        return [one for one in every if one.finished_on is not None and one.finished_on in self.days]

    @cached_property
    def measures(self) -> list[Measure]:
        """Of the year, and all that are open while it goes on: in progress first, then the newest."""
        return sorted(self._measures(), key=lambda one: (not one.is_open, -one.due.toordinal(), one.number))

    def _measures(self) -> Iterator[Measure]:
        for one in self.kindergarten.measures:
            of_the_year = one.due in self.days or one.check_on in self.days
            if of_the_year or (one.is_open and not self.is_over):
                yield one

    @property
    def awaiting_verdict(self) -> list[Measure]:
        """Measures whose day to be checked is over."""
        return [one for one in self.measures if one.awaits_verdict and one.check_on <= self.today]

    @cached_property
    def milestones(self) -> list[Milestone]:
        """Those that were done in the year, or had their day in it."""
        every = self.kindergarten.milestones
        found = [one for one in every if (one.done_on or one.due) in self.days]
        return sorted(found, key=lambda one: (one.done_on or one.due, one.position))
