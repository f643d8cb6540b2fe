"""Posts about the calendar: the theme of a month, a month that has none, and what was changed."""

from datetime import datetime, timedelta

from bot.content.suggesting import Suggested, advise
from bot.handlers.calendar.deciding_cards import calendar_changed_card
from bot.handlers.calendar.months_cards import month_card, nudge_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.calendar import choices_in, themes_in
from bot.model.month import Month
from bot.model.parts import Part
from bot.store.deciding import months_changed
from scheduler.due import ByCalendar, months, nudge_slot, theme_slot
from scheduler.hours import HORIZON
from scheduler.kinds import NoticeKind, PostContext, PostKind, end_of
from scheduler.periods import MONTH, TIMESTAMP

NO_THEME = Skip("the month has no theme")
QUIET = timedelta(minutes=10)
"""Changes that come this soon after another are told together."""


def _suggestions(ctx: PostContext, month: Month) -> tuple[Suggested, ...]:
    found = ctx.library.found(ctx.kindergarten.findings)
    return advise(ctx.library, month, themes_in(ctx.kindergarten.calendar), found)


def _theme(ctx: PostContext, month: Month) -> Card | Skip:
    """Nothing of a month without one: that concerns the group alone."""
    choice = choices_in(ctx.kindergarten.calendar).get(month)
    return NO_THEME if choice is None else month_card(month, choice, ctx.library)


def _nudge(ctx: PostContext, month: Month) -> Card | Skip:
    if month in choices_in(ctx.kindergarten.calendar):
        return Skip("the month has a theme")
    return nudge_card(month, _suggestions(ctx, month), ctx.now)


def _changed(ctx: PostContext, at: datetime) -> Card | Skip:
    changed = months_changed(ctx.session, ctx.kindergarten.id, at - QUIET, at)
    return calendar_changed_card(changed, ctx.library) if changed else Skip("nothing is left to tell")


THEME = PostKind(
    name="theme",
    period=MONTH,
    compose=_theme,
    audience=Audience.EVERYBODY,
    reads=(Part.CALENDAR,),
    month=lambda month: month,
    slots=ByCalendar(theme_slot, months),
    again=lambda month, _now: end_of(month.last),
)
NUDGE = PostKind(
    name="nudge",
    period=MONTH,
    compose=_nudge,
    audience=Audience.GROUP,
    reads=(Part.CALENDAR, Part.FINDINGS),
    month=lambda month: month,
    slots=ByCalendar(nudge_slot, months, ahead=HORIZON),
)
CHANGED = NoticeKind(
    name="notice/changed",
    period=TIMESTAMP,
    compose=_changed,
    audience=Audience.EVERYBODY,
)
"""Its period is the moment before which the changes were made."""
