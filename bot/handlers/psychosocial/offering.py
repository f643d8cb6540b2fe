"""Which factor the HMS-gruppe is offered to assess: one a month at most, and none two months in a row.

Nothing is kept of it: what was offered the month before is worked out anew, by what there was then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.content.factor import FactorFinding
from bot.content.library import Library
from bot.content.psychosocial import PsychosocialFactor, factor_about
from bot.model.assessment import Assessment, newest_assessments
from bot.model.calendar import Choice, choices_in
from bot.model.days import monday_of
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month

MIDDLE = 15
"""The day in whose week it is offered: the theme has been talked about, and the look back is not yet due."""


@dataclass(frozen=True)
class Offer:
    factor: PsychosocialFactor
    because: str | FactorFinding | date
    """The month's theme, what the survey showed, or the day on which the group wanted to look at it again."""


def offer_day(month: Month) -> date:
    """From this day on it is offered."""
    return monday_of(month.first.replace(day=MIDDLE))


def offered(kindergarten: KindergartenView, library: Library, month: Month, today: date) -> Offer | None:
    """None as well where one was assessed in the month already. Reads what `standing.READS` names."""
    if month.is_july:
        return None
    choices, hard = choices_in(kindergarten.calendar), tuple(_of_the_survey(kindergarten, library))
    found = None
    for one in (each for each in Barnehageaar.of(month).months() if each <= month):
        day = today if one == month else offer_day(one)
        known = [assessment for assessment in kindergarten.assessments if assessment.day <= day]
        reasons = (*_of_the_theme(choices.get(one), library), *hard, *_to_look_at_again(known, library))
        found = _first(reasons, known, found, one, day)
    return found


def _first(
    reasons: Iterable[Offer], known: Sequence[Assessment], left: Offer | None, month: Month, day: date
) -> Offer | None:
    """Of a month. `known`: what was assessed by the day. `left`: what was offered the month before."""
    if any(Month.of(one.day) == month for one in known):
        return None
    in_force = {one.factor for one in newest_assessments(known).values() if one.is_in_force(day)}
    rests = in_force | ({left.factor.key} if left else set())
    return next((one for one in reasons if one.factor.key not in rests), None)


def _of_the_theme(theme: Choice | None, library: Library) -> Iterator[Offer]:
    if isinstance(theme, str) and (factor := factor_about(library.psychosocial, theme=theme)):
        yield Offer(factor, theme)


def _of_the_survey(kindergarten: KindergartenView, library: Library) -> Iterator[Offer]:
    for finding in library.found(kindergarten.findings):
        factor = factor_about(library.psychosocial, finding=finding.factor.key)
        if factor and not finding.strength:
            yield Offer(factor, finding)


def _to_look_at_again(known: Sequence[Assessment], library: Library) -> Iterator[Offer]:
    newest = newest_assessments(known)
    for factor in library.psychosocial:
        if last := newest.get(factor.key):
            yield Offer(factor, last.again_on)
