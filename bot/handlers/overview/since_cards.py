"""The card for those who missed the month."""

from collections.abc import Iterable, Sequence

from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import ONE_MONTH
from bot.handlers.common import buttons
from bot.handlers.overview.history_cards import describe
from bot.message.card import Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Capital, MonthName, Words, _, day_and_time
from bot.model.calendar import Choice, OwnTheme, choices_in
from bot.model.event import Event
from bot.model.kindergarten import KindergartenView
from bot.model.month import Month
from bot.model.webinar import Webinar


@example(lambda s: (s.kindergarten, s.month, [s.event(), s.event()], [s.webinar], s.library))
def since_card(
    kindergarten: KindergartenView,
    month: Month,
    events: Iterable[Event],
    webinars: Iterable[Webinar],
    library: Library,
) -> Card:
    """The theme, what to talk about and try, what has changed, and what is coming."""
    rows: list[tuple[Words, Words]] = _theme(month, choices_in(kindergarten.calendar).get(month), library)
    for one in webinars:
        starts = day_and_time(kindergarten.local(one.starts_at))
        rows.append((_("Next webinar"), _("{title}, {at}", title=one.title, at=starts)))
    count = sum(one.is_open for one in kindergarten.measures)
    if count:
        rows.append((_("Open measures"), count))
    return Card(
        _("{month} in a minute", month=Capital(MonthName(month))),
        (Fields(tuple(rows)), *_changes([describe(event, library) for event in events])),
        (
            Button(_("The theme"), ONE_MONTH(month)),
            *((buttons.ALL_MEASURES,) if count else ()),
            buttons.year_of(month),
        ),
    )


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


def _changes(changed: Sequence[Words]) -> tuple[Block, ...]:
    if not changed:
        return ()
    return (Text(_("Changed the last month"), "strong"), Items(tuple(Capital(words) for words in changed)))
