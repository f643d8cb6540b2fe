"""What the plan, the measures and the planned meetings ask of the HMS-gruppe in a week."""

from datetime import date, datetime
from functools import partial

from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.plan.reminder_cards import MILESTONES, reminder_card
from bot.handlers.plan.weekly import WeekAhead
from bot.handlers.plan.weekly_cards import AMONG_OTHERS, THIS_WEEK, weekly_card
from scheduler.kinds import PostContext

ACTIONS = 2


def week_waits(ctx: PostContext, week: WeekAhead) -> list[Waiting]:
    title = MILESTONES if week.is_of_the_plan else THIS_WEEK
    return [] if week.is_empty else [Waiting(title, partial(week_matter, week, ctx.today, ctx.now))]


def week_matter(week: WeekAhead, today: date, now: datetime) -> Matter:
    of_plan = week.is_of_the_plan
    alone = reminder_card(list(week.milestones), today, now) if of_plan else weekly_card(week, today, now)
    some = weekly_card(week, today, now, AMONG_OTHERS)
    return Matter(alone, some.body, some.actions[:ACTIONS], has_headings=True)
