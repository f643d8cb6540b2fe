"""Which factor the HMS-gruppe is offered to assess: one a month at most, and none two months in a row.

Nothing is kept of it: what was offered the month before is worked out anew, by what there was then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.content.factor import FactorFinding
from bot.content.library import Library
from bot.content.psychosocial import PsychosocialFactor, factor_about
from bot.model.assessment import Assessment, newest_assessments
from bot.model.calendar import choices_in
from bot.model.days import monday_of
from bot.model.kindergarten import KindergartenView
from bot.model.month import Month

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
    known = [one for one in kindergarten.assessments if one.day <= today]
    if month.is_july or any(Month.of(one.day) == month for one in known):
        return None
    before = month.plus(-1)
    left = offered(kindergarten, library, before, offer_day(before))
    newest = newest_assessments(known)
    return next(
        (
            one
            for one in _reasons(kindergarten, library, month, newest)
            if left is None or one.factor != left.factor
            if (last := newest.get(one.factor.key)) is None or not last.is_in_force(today)
        ),
        None,
    )


def _reasons(
    kindergarten: KindergartenView, library: Library, month: Month, newest: dict[str, Assessment]
) -> Iterator[Offer]:
    """The month's theme first, then what the survey showed, then what is to be looked at again."""
    theme = choices_in(kindergarten.calendar).get(month)
    if isinstance(theme, str) and (factor := factor_about(library.psychosocial, theme=theme)):
        yield Offer(factor, theme)
    hard = (one for one in library.found(kindergarten.findings) if not one.strength)
    for finding in hard:
        if factor := factor_about(library.psychosocial, finding=finding.factor.key):
            yield Offer(factor, finding)
    for factor in library.psychosocial:
        if last := newest.get(factor.key):
            yield Offer(factor, last.again_on)
