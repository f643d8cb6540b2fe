"""Posts about the calendar: the theme of a month, a month that has none, and what was changed."""

from datetime import datetime, timedelta

from bot.handlers.calendar.months_cards import month_card, repeat_card
from bot.handlers.calendar.together_cards import decided_together_card
from bot.handlers.calendar.untold import months_to_tell, work_to_tell
from bot.handlers.webinars.posts import WEBINAR
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.calendar import choices_in
from bot.model.days import ONE_DAY, Week
from bot.model.deciding import Placed
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.webinar import News
from bot.store.undoing import decided_since
from bot.store.webinars import is_webinar_between
from scheduler.due import ByCalendar, months, repeat_slot, theme_slot
from scheduler.hours import end_of_day
from scheduler.kinds import NoticeKind, PostContext, PostKind, end_of
from scheduler.periods import MONTH, TIMESTAMP

NO_THEME = Skip("the month has no theme")
QUIET = timedelta(minutes=10)
"""Changes that come this soon after another are told together."""

A_MONTH = timedelta(days=31)


def _theme(ctx: PostContext, month: Month) -> Card | Skip:
    """Nothing of a month without one: that concerns the group alone."""
    choice = choices_in(ctx.kindergarten.calendar).get(month)
    return NO_THEME if choice is None else month_card(month, choice, ctx.library)


def _repeat(ctx: PostContext, month: Month) -> Card | Skip:
    """For those who were away: in another week than the theme itself, and in none that has a webinar.

    A webinar's recording takes the place of the next repeat, so that it is no message more.
    """
    choice, told_at = choices_in(ctx.kindergarten.calendar).get(month), ctx.told_at(THEME, month)
    week = Week.of(ctx.today)
    if not ctx.kindergarten.repeats_theme:
        return Skip("not wanted")
    if choice is None or told_at is None:
        return NO_THEME
    if Week.of(ctx.kindergarten.today(told_at)) == week:
        return Skip("the theme came this week")
    if ctx.kindergarten.wants_webinars and _has_webinar(ctx, week):
        return Skip("a webinar is this week")
    if any(one.news is News.RECORDING for one in ctx.told_since(WEBINAR, ctx.now - A_MONTH)):
        return Skip("a recording came instead")
    return repeat_card(month, choice, ctx.library)


def _has_webinar(ctx: PostContext, week: Week) -> bool:
    own, rhythm = ctx.kindergarten.id, ctx.kindergarten.rhythm
    first, last = end_of_day(week.monday - ONE_DAY, rhythm), end_of_day(week.sunday, rhythm)
    return is_webinar_between(ctx.session, own, first, last)


def _changed(ctx: PostContext, at: datetime) -> Card | Skip:
    decided = decided_since(ctx.session, ctx.kindergarten.id, at - QUIET)
    months, work = months_to_tell(decided, at), work_to_tell(decided, at)
    choices = choices_in(ctx.kindergarten.calendar)
    placed = [Placed(month, choices[month]) for month in months if month in choices]
    if not (placed or work):
        return Skip("nothing is left to tell")
    return decided_together_card(placed, work, ctx.library)


THEME = PostKind(
    name="theme",
    period=MONTH,
    compose=_theme,
    audience=Audience.EVERYBODY,
    reads=(Part.CALENDAR,),
    month=lambda month: month,
    slots=ByCalendar(theme_slot, months),
    goes_first=True,
    again=lambda month, _now: end_of(month.last),
)
REPEAT = PostKind(
    name="repeat",
    period=MONTH,
    compose=_repeat,
    audience=Audience.EVERYBODY,
    reads=(Part.CALENDAR,),
    month=lambda month: month,
    slots=ByCalendar(repeat_slot, months),
)
CHANGED = NoticeKind(
    name="notice/changed",
    period=TIMESTAMP,
    compose=_changed,
    audience=Audience.EVERYBODY,
    reads=(Part.CALENDAR,),
)
"""Its period is the moment before which the changes were made."""
