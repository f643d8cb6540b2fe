"""What the plan, the measures and the planned meetings ask of the HMS-gruppe in a week."""

from datetime import date, datetime

from bot.handlers.group.matters import Matter
from bot.handlers.plan.reminder_cards import reminder_card
from bot.handlers.plan.weekly import WeekAhead
from bot.handlers.plan.weekly_cards import AMONG_OTHERS, weekly_card

ACTIONS = 2


def week_matter(week: WeekAhead, today: date, now: datetime) -> Matter:
    of_plan = week.is_of_the_plan
    alone = reminder_card(list(week.milestones), today, now) if of_plan else weekly_card(week, today, now)
    some = weekly_card(week, today, now, AMONG_OTHERS)
    return Matter(alone, some.body, some.actions[:ACTIONS], has_headings=True)
