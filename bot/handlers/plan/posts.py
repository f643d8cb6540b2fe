"""The one reminder of a week: milestones, measures and meetings coming up or passed."""

from bot.handlers.plan.reminder_cards import reminder_card
from bot.handlers.plan.weekly import week_of
from bot.handlers.plan.weekly_cards import weekly_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.days import Week
from bot.model.parts import Part
from scheduler.due import ByCalendar, reminder_slot, weeks
from scheduler.kinds import PostContext, PostKind, end_of
from scheduler.periods import WEEK


def _reminder(ctx: PostContext, _week: Week) -> Card | Skip:
    """Only in a week where some day is near or has just passed."""
    week = week_of(ctx.kindergarten, ctx.today, ctx.library.ways)
    if week is None:
        return Skip("nothing is near")
    if week.measures or week.checks or week.meetings:
        return weekly_card(week, ctx.today, ctx.now)
    return reminder_card(list(week.milestones), ctx.today, ctx.now)


REMINDER = PostKind(
    name="reminder",
    period=WEEK,
    compose=_reminder,
    audience=Audience.GROUP,
    reads=(Part.MEASURES, Part.MILESTONES, Part.WAY_PROGRESS),
    slots=ByCalendar(reminder_slot, weeks, where_work=True),
    again=lambda week, _now: end_of(week.sunday),
)
