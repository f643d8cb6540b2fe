"""The card for those who missed the month."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import ONE_MONTH
from bot.handlers.common import buttons
from bot.handlers.measures.cards import brief
from bot.message.card import Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Capital, MonthName, Short, Words, _, day_and_time
from bot.model.calendar import CalendarMonth, Choice, OwnTheme, choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.measure import Measure, MeasureState
from bot.model.month import Month
from bot.model.webinar import Webinar

LOOKED_BACK = timedelta(days=31)
SHOWN = 2
"""Of each kind; the rest is one press away."""


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
    decided = (*themes, *_measures(kindergarten, now - LOOKED_BACK))
    return Card(
        _("{month} in a minute", month=Capital(MonthName(month))),
        (
            Fields(tuple(_theme(month, choices.get(month), library))),
            *_under(_("Decided the last month"), decided),
            *_under(_("What is coming now"), _coming(kindergarten, month, webinars, library)),
        ),
        (
            Button(_("The theme"), ONE_MONTH(month)),
            *((buttons.ALL_MEASURES,) if any(one.is_open for one in kindergarten.measures) else ()),
            buttons.year_of(month),
        ),
    )


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
    )[:SHOWN]


def _measures(kindergarten: KindergartenView, since: datetime) -> tuple[Words, ...]:
    """Measures that are new, changed or done, the newest first."""
    lately = [one for one in kindergarten.measures if one.changed_at >= since]
    newest = sorted(lately, key=lambda one: one.changed_at, reverse=True)
    return tuple(_measure(one) for one in newest if one.state is not MeasureState.DROPPED)[:SHOWN]


def _measure(measure: Measure) -> Words:
    what = brief(measure.what)
    if measure.state is MeasureState.DONE:
        return _("Measure done: {title}", title=what)
    return _("Measure: {title}, by {day}", title=what, day=Short(measure.due))


def _coming(
    kindergarten: KindergartenView, month: Month, webinars: Iterable[Webinar], library: Library
) -> Iterator[Words]:
    following = month.next_with_theme()
    choice = choices_in(kindergarten.calendar).get(following)
    if choice is not None:
        name = Capital(MonthName(following))
        yield _("{month}: {theme}", month=name, theme=title_of(choice, library))
    for one in webinars:
        starts = day_and_time(kindergarten.local(one.starts_at))
        yield _("Webinar: {title}, {at}", title=one.title, at=starts)


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
