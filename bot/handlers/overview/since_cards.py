"""The card for those who missed the month."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.commands.vocabulary import CLOSURES
from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import ONE_MONTH
from bot.handlers.common import buttons
from bot.handlers.measures.cards import brief
from bot.message.card import Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Short, Words, _, _n, day_and_time
from bot.model.calendar import CalendarMonth, Choice, OwnTheme, choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.measure import Measure, MeasureState
from bot.model.month import Month
from bot.model.plan import Milestone, Status
from bot.model.webinar import Webinar

LOOKED_BACK = timedelta(days=31)
LOOKED_AHEAD = timedelta(days=62)
MOST = 4
"""Lines under a heading; the rest is one press away."""


@example(lambda s: (s.kindergarten, s.now, list(s.kindergarten.calendar.values()), [s.webinar], s.library))
def since_card(
    kindergarten: KindergartenView,
    now: datetime,
    changed: Iterable[CalendarMonth],
    webinars: Iterable[Webinar],
    library: Library,
) -> Card:
    """The theme, what to talk about and try, what was decided and on which day, and what is coming."""
    month = Month.of(kindergarten.today(now))
    choices = choices_in(kindergarten.calendar)
    themes = _themes(kindergarten, [one for one in changed if one.month >= month], library)
    since = now - LOOKED_BACK
    decided = _some_of_each(themes, _measures(kindergarten, since), _milestones(kindergarten, since))
    coming = _some_of_each(
        _next_theme(choices, month, library), _webinars(kindergarten, webinars), _closed(kindergarten, now)
    )
    return Card(
        _("{month} in a minute", month=Capital(MonthName(month))),
        (
            Fields(tuple(_theme(month, choices.get(month), library))),
            *_under(_("Decided the last month"), decided),
            *_under(_("What is coming now"), coming),
        ),
        (
            Button(_("The theme"), ONE_MONTH(month)),
            *((buttons.ALL_MEASURES,) if any(one.is_open for one in kindergarten.measures) else ()),
            buttons.year_of(month),
        ),
    )


def _some_of_each(*kinds: Sequence[Words]) -> tuple[Words, ...]:
    """As many as are read in a moment, no kind at the cost of another; and how many more there are."""
    in_turn = sorted((turn, of) for of, kind in enumerate(kinds) for turn in range(len(kind)))
    room = MOST if len(in_turn) <= MOST else MOST - 1
    shown = tuple(kinds[of][turn] for of, turn in sorted((of, turn) for turn, of in in_turn[:room]))
    more = len(in_turn) - len(shown)
    return (*shown, _n("and {n} more", "and {n} more", more)) if more else shown


def _themes(
    kindergarten: KindergartenView, changed: Iterable[CalendarMonth], library: Library
) -> tuple[Words, ...]:
    """Months whose theme was chosen lately, with the day it was."""
    return tuple(
        _(
            "{month}: {theme} ({day})",
            month=Capital(MonthName(one.month)),
            theme=title_of(one.choice, library),
            day=Short(kindergarten.local(one.changed_at).date()),
        )
        for one in sorted(changed, key=lambda entry: entry.month)
        if one.choice is not None
    )


def _measures(kindergarten: KindergartenView, since: datetime) -> tuple[Words, ...]:
    """Measures that are new, changed or done, the newest first."""
    lately = [one for one in kindergarten.measures if one.changed_at >= since]
    newest = sorted(lately, key=lambda one: one.changed_at, reverse=True)
    return tuple(_measure(one) for one in newest if one.state is not MeasureState.DROPPED)


def _milestones(kindergarten: KindergartenView, since: datetime) -> tuple[Words, ...]:
    """Milestones that are done, skipped, or have got a day of the group's choosing, the newest first."""
    lately = [one for one in kindergarten.milestones if _is_news(one, kindergarten.local(since))]
    newest = sorted(lately, key=lambda one: one.changed_at, reverse=True)
    return tuple(_milestone(one, kindergarten) for one in newest)


def _is_news(milestone: Milestone, since: datetime) -> bool:
    match milestone.status:
        case Status.DONE:
            return milestone.done_on is not None and milestone.done_on >= since.date()
        case Status.OPEN:
            return milestone.week is None and milestone.changed_at >= since
        case Status.SKIPPED:
            return milestone.changed_at >= since


def _milestone(milestone: Milestone, kindergarten: KindergartenView) -> Words:
    title = milestone.title
    changed = kindergarten.local(milestone.changed_at).date()
    match milestone.status:
        case Status.DONE:
            return _("Milestone done: {title} ({day})", title=title, day=Short(milestone.done_on or changed))
        case Status.OPEN:
            return _("Milestone: {title}, by {day}", title=title, day=Short(milestone.due))
        case Status.SKIPPED:
            return _("Milestone skipped: {title} ({day})", title=title, day=Short(changed))


def _measure(measure: Measure) -> Words:
    what = brief(measure.what)
    if measure.state is MeasureState.DONE:
        return _("Measure done: {title}", title=what)
    return _("Measure: {title}, by {day}", title=what, day=Short(measure.due))


def _next_theme(choices: Mapping[Month, Choice], month: Month, library: Library) -> tuple[Words, ...]:
    following = month.next_with_theme()
    choice = choices.get(following)
    if choice is None:
        return ()
    return (_("{month}: {theme}", month=Capital(MonthName(following)), theme=title_of(choice, library)),)


def _webinars(kindergarten: KindergartenView, webinars: Iterable[Webinar]) -> tuple[Words, ...]:
    return tuple(
        _(
            "Webinar: {title}, {at}",
            title=one.title,
            at=day_and_time(kindergarten.local(one.starts_at)),
        )
        for one in webinars
    )


def _closed(kindergarten: KindergartenView, now: datetime) -> tuple[Words, ...]:
    """When the kindergarten is closed in the time to come."""
    today = kindergarten.today(now)
    coming = (one for one in kindergarten.closed if one.days.last >= today)
    soon = (one for one in coming if one.days.first <= today + LOOKED_AHEAD)
    return tuple(Joined((CLOSURES[one.why].label, one.days), ": ") for one in soon)


def _under(heading: Words, lines: Iterable[Words]) -> tuple[Block, ...]:
    items = tuple(lines)
    return (Text(heading, "strong"), Items(items)) if items else ()


def _theme(month: Month, choice: Choice | None, library: Library) -> list[tuple[Words, Words]]:
    if month.is_july or choice is None:
        return [(_("Theme"), _("July is free") if month.is_july else _("no theme yet"))]
    theme = None if isinstance(choice, OwnTheme) else library.get(choice)
    if theme is None:
        return [(_("Theme"), title_of(choice, library))]
    return [
        (_("Theme"), theme.title),
        (_("Talk about"), theme.opening),
        (_("Try this"), theme.measure),
    ]
