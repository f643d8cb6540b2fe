"""Posts that look back: on a month, and on the barnehageår."""

from bot.handlers.calendar.posts import NO_THEME, THEME
from bot.handlers.review.cards import review_card, year_review_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.calendar import choices_in
from bot.model.measure import worked_since
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from scheduler.due import ByCalendar, months, review_slot, year_slot
from scheduler.kinds import PostContext, PostKind
from scheduler.periods import MONTH


def _month(ctx: PostContext, month: Month) -> Card | Skip:
    choice = choices_in(ctx.kindergarten.calendar).get(month)
    if choice is None:
        return NO_THEME
    if not ctx.was_told(THEME, month):
        return Skip("the theme was never posted")
    if any(review.month == month for review in ctx.kindergarten.reviews):
        return Skip("answered already")
    return review_card(month, choice, None, ctx.library, ctx.now, form=None)


def _year(ctx: PostContext, june: Month) -> Card | Skip:
    kindergarten = ctx.kindergarten
    year, choices = Barnehageaar.of(june), choices_in(kindergarten.calendar)
    if not choices.keys() & set(year.months()):
        return Skip("the year had no themes")
    worked = worked_since(kindergarten.measures, year.months()[0].first)
    return year_review_card(
        year, choices, kindergarten.reviews, june, ctx.library, ctx.now, form=None, worked=worked
    )


REVIEW = PostKind(
    name="review",
    period=MONTH,
    compose=_month,
    audience=Audience.GROUP,
    reads=(Part.CALENDAR, Part.REVIEWS),
    slots=ByCalendar(review_slot, months),
)
YEAR = PostKind(
    name="year",
    period=MONTH,
    compose=_year,
    audience=Audience.GROUP,
    reads=(Part.CALENDAR, Part.MEASURES, Part.REVIEWS),
    slots=ByCalendar(year_slot, months),
)
"""Its period is the June of the barnehageår."""
