"""Posts for the HMS-gruppe: the one of a week; and about its place: it has none, has moved, or is gone."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.handlers.group.cards import offer_card, place_changed_card, place_lost_card, something_waits_card
from bot.handlers.group.matters import Waiting
from bot.handlers.group.naming import Naming
from bot.handlers.group.resting import asking_days_of, group_rests, hears_all_the_same
from bot.handlers.group.week import READS, waiting_for
from bot.handlers.group.week_cards import week_card, week_title
from bot.message.card import Card
from bot.message.delivery import Later, Skip
from bot.message.words import Words
from bot.model.audience import Audience
from bot.model.days import Days, Week
from bot.store.queries import find_event
from scheduler.due import ByCalendar, week_slot, weeks
from scheduler.kinds import NoticeKind, PostContext, PostKind, end_of
from scheduler.periods import DAY, NUMBER, SECOND, TEXT, WEEK, Several


def _offer(ctx: PostContext, _day: date) -> Card | Skip:
    return Skip("the group has a place") if ctx.kindergarten.group_channel else offer_card()


PLACE_OFFER = NoticeKind(
    name="notice/place-offer",
    period=DAY,
    compose=_offer,
    audience=Audience.GROUP,
)
"""After the set-up, whose day is its period."""


@dataclass(frozen=True)
class PlaceChange:
    """The event in which the place was bound, moved or ended, and who is told."""

    event: int
    person: str


def _changed(ctx: PostContext, told: PlaceChange) -> Card | Skip:
    """Of the newest change alone, for it is told where the place is now."""
    event = find_event(ctx.session, told.event)
    change = event.of_groups_place if event else None
    now = ctx.kindergarten.group_channel
    if change is None or (change.after or {}).get("group_channel") != now:
        return Skip("the place has changed since")
    return place_changed_card(now, ctx.kindergarten.name)


CHANGED = NoticeKind(
    name="notice/place-changed",
    period=Several(PlaceChange, NUMBER, TEXT),
    compose=_changed,
    audience=Audience.PERSON,
)
LOST = NoticeKind(
    name="notice/place-lost",
    period=SECOND,
    compose=lambda ctx, _at: place_lost_card(ctx.kindergarten),
    audience=Audience.GROUP,
    lasts=timedelta(days=30),
)
"""Its period is the moment in which the place was let go."""
WAITS = NoticeKind(
    name="notice/waits",
    period=WEEK,
    compose=lambda _ctx, _week: something_waits_card(),
    audience=Audience.EVERYBODY,
)
"""At most once a week, whatever waits."""


def _week(ctx: PostContext, week: Week) -> Card | Skip | Later:
    waiting = _waiting(ctx, week)
    return week_card([one.make() for one in waiting]) if isinstance(waiting, list) else waiting


def _week_title(ctx: PostContext, week: Week) -> Words | Skip | Later:
    waiting = _waiting(ctx, week)
    return week_title(waiting) if isinstance(waiting, list) else waiting


def _waiting(ctx: PostContext, week: Week) -> list[Waiting] | Skip | Later:
    """On the week's first open day; where a month is asked for later in the week, then, with all the rest.

    A group that rests is written to on those days, and for what it has planned itself.
    """
    earlier = ctx.moments_of(WEEKLY, but=week)
    rests = group_rests(ctx, earlier)
    naming = Naming.on(ctx.today, map(ctx.kindergarten.today, earlier))
    asked = asking_days_of(ctx, naming, rests=rests)
    this_week = Days(week.monday, week.sunday)
    days = [day for day in asked if day in this_week]
    if days and min(days) > ctx.today:
        return Later(ctx.kindergarten.rhythm.moment(min(days)))
    if rests and not days and not hears_all_the_same(ctx, naming, earlier):
        return Skip("the group rests")
    return waiting_for(ctx, naming, earlier, rests=rests) or Skip("nothing is new")


WEEKLY = PostKind(
    name="reminder",
    period=WEEK,
    compose=_week,
    title=_week_title,
    audience=Audience.GROUP,
    reads=READS,
    slots=ByCalendar(week_slot, weeks),
    again=lambda week, _now: end_of(week.sunday),
)
