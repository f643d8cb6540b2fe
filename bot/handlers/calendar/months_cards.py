"""Cards of the HMS-kalender: a month, the year, and a change."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.commands.lines import as_seen
from bot.content.library import Library, Theme, title_of
from bot.content.suggesting import Suggested, advise
from bot.handlers.calendar.lines import CHANGE_MONTH, CHANGE_TO, MEETING, ONE_MONTH, OWN_THEME, YEAR_OF
from bot.handlers.choosing.lines import PROPOSE
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.message.card import Action, Block, Button, Card, Fields, Items, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Words, _
from bot.model.calendar import (
    Choice,
    JulyRests,
    MonthChanged,
    MonthPassed,
    OwnTheme,
    also_in,
    choices_in,
)
from bot.model.deciding import Placed
from bot.model.month import Barnehageaar, Month

GROUP_CHOOSES = _("The HMS group chooses: styrer, tillitsvalgt and verneombud.")


def run_buttons(theme: Theme) -> tuple[Button, ...]:
    """The meetings on a theme, one press away."""
    return tuple(
        Button(_("{n}-minute meeting", n=run.minutes), MEETING(theme, run.minutes)) for run in theme.nb.runs
    )


def change_button(month: Month) -> Button:
    return Button(_("Change theme"), CHANGE_MONTH(month))


@example(lambda s: (s.month, s.theme.key, s.library))
def month_card(month: Month, choice: Choice, library: Library) -> Card:
    """A month with its theme: what is posted, and what `/hms` shows. It fits one screen of a phone."""
    theme = None if isinstance(choice, OwnTheme) else library.get(choice)
    if theme is not None:
        return _of_the_library(month, theme)
    title = _title(month, title_of(choice, library))
    return Card(title, own_body(choice), (*own_links(choice), buttons.year_of(month), change_button(month)))


@lru_cache(maxsize=512)  # most kindergartens have one of the library's, and it is asked for again and again
def _of_the_library(month: Month, theme: Theme) -> Card:
    body = Fields(
        (
            (_("Why"), theme.why),
            (_("Talk about"), theme.opening),
            (_("Try this"), theme.measure),
        )
    )
    return Card(
        _title(month, theme.title),
        (body,),
        (*run_buttons(theme), buttons.year_of(month), change_button(month)),
    )


def _title(month: Month, theme: Words) -> Words:
    return _("Theme for {month}: {theme}", month=MonthName(month), theme=theme)


@example(lambda s: (s.month, s.own, s.library))
def own_month_card(month: Month, choice: Choice, library: Library) -> Card:
    """A month with a theme in the group's own words."""
    return month_card(month, choice, library)


@example(lambda s: (s.month, s.theme.key, s.library))
def repeat_card(month: Month, choice: Choice, library: Library) -> Card:
    """The month's theme once more, short, for those who were away when it came."""
    theme = None if isinstance(choice, OwnTheme) else library.get(choice)
    about = own_body(choice) if theme is None else (Text(theme.summary),)
    return Card(
        _("Still the theme of {month}: {theme}", month=MonthName(month), theme=title_of(choice, library)),
        (*about, Text(_("For those who were away when it came."), "quiet")),
        (buttons.theme_of(month), *own_links(choice)),
    )


def own_body(choice: Choice) -> tuple[Block, ...]:
    if isinstance(choice, OwnTheme) and choice.text is not None:
        return (Text(choice.text),)
    return ()


def own_links(choice: Choice) -> tuple[Link, ...]:
    if isinstance(choice, OwnTheme) and choice.link is not None:
        return (Link(_("Open the link"), choice.link),)
    return ()


def reason(suggested: Suggested) -> Words:
    """Why a theme is suggested."""
    if suggested.found is None:
        return suggested.theme.why
    if suggested.strength:
        return _("Builds on a strength: {found}", found=suggested.found.words)
    return _("You found: {found}", found=suggested.found.words)


def _advised(sample: Any) -> tuple[Suggested, ...]:
    return advise(sample.library, sample.month, frozenset(), sample.found)


@example(lambda s: (s.month, _advised(s), s.now, True))
def no_theme_card(month: Month, suggestions: tuple[Suggested, ...], now: datetime, may_change: bool) -> Card:
    """A month without a theme; three to choose from, for those who may."""
    names = Fields(tuple((suggested.theme.title, reason(suggested)) for suggested in suggestions))
    return Card(
        no_theme_title(month),
        (Text(_("Three suggestions:")), names, Text(GROUP_CHOOSES, "quiet")),
        choose_buttons(month, (suggested.theme for suggested in suggestions), now)
        if may_change
        else (Button(_("Propose a theme"), PROPOSE()), buttons.year_of(month)),
    )


def no_theme_title(month: Month) -> Words:
    return _("{month} has no theme yet", month=Capital(MonthName(month)))


def choose_buttons(month: Month, suggestions: Iterable[Theme], now: datetime) -> tuple[Button, ...]:
    return (
        *(Button(suggestion.title, CHANGE_TO(month, suggestion, seen=now)) for suggestion in suggestions),
        Button(_("Another theme"), CHANGE_MONTH(month)),
        Button(_("In our own words"), OWN_THEME(month)),
    )


@example(lambda s: (s.month, _advised(s), s.now))
def nudge_card(month: Month, suggestions: tuple[Suggested, ...], now: datetime) -> Card:
    """Before a month without a theme, on its day, or when it has begun: to the HMS-gruppe."""
    card = no_theme_card(month, suggestions, now, may_change=True)
    heading = Text(_("To the HMS group: Choose a theme with one click."))
    return card.but(first=(heading,))


@explains(JulyRests)
@example(lambda s: (Month(2027, 7),))
def july_card(july: Month) -> Card:
    """July rests."""
    august = july.next()
    return Card(
        _("July is free"),
        (Text(_("There is no theme and no post in July. The next theme comes in August.")),),
        (Button(_("See August"), ONE_MONTH(august)), buttons.year_of(august)),
    )


@example(lambda s: (Barnehageaar.of(s.month), choices_in(s.kindergarten.calendar), s.month, s.library, True))
def year_card(
    year: Barnehageaar,
    choices: dict[Month, Choice],
    this: Month,
    library: Library,
    may_change: bool,
) -> Card:
    """The eleven months of a barnehageår."""
    rows = tuple(
        Joined((_month_label(month, this), _theme_or_none(choices.get(month), library)), ": ")
        for month in year.months()
    )
    empty = [month for month in year.months() if month >= this and month not in choices]
    actions: list[Action] = []
    if may_change and empty:
        actions.append(Button(_("Choose for {month}", month=MonthName(empty[0])), ONE_MONTH(empty[0])))
    if may_change:
        actions.append(buttons.CHANGE_MONTH)
    actions += [Button(_("See next year"), YEAR_OF(year.next().months()[0])), buttons.PRINT]
    return Card(_("The HMS calendar {year}", year=year), (Items(rows),), tuple(actions))


def _month_label(month: Month, this: Month) -> Words:
    label = Capital(MonthName(month))
    return _("{month} (now)", month=label) if month == this else label


def _theme_or_none(choice: Choice | None, library: Library) -> Words:
    return _("no theme yet") if choice is None else title_of(choice, library)


def titled(placed: Placed, choices: Mapping[Month, Choice], library: Library) -> Words:
    """What a month's theme is called. One that its barnehageår has in other months too says so."""
    title = title_of(placed.choice, library)
    also = tuple(MonthName(month) for month in also_in(choices, placed.month, placed.choice))
    return _("{theme} (also in {months})", theme=title, months=Joined(also)) if also else title


@example(lambda s: (s.month, "konflikt", s.theme.key, choices_in(s.kindergarten.calendar), s.library))
def changed_card(
    month: Month, before: Choice | None, after: Choice, choices: Mapping[Month, Choice], library: Library
) -> Card:
    """A month has a new theme; the channel is told."""
    now = titled(Placed(month, after), choices, library)
    pairs: list[tuple[Words, Words]] = [(_("Theme now"), now)]
    if before is not None:
        pairs.append((_("Theme before"), title_of(before, library)))
    return Card(
        _("{month} has a new theme", month=Capital(MonthName(month))),
        (Fields(tuple(pairs)),),
        (
            buttons.theme_of(month),
            buttons.year_of(month),
            buttons.UNDO,
        ),
    )


@example(lambda s: (s.month, s.theme.key, s.library))
def unchanged_card(month: Month, choice: Choice, library: Library) -> Card:
    return Card(
        _("{month} has this theme already", month=Capital(MonthName(month))),
        (Text(title_of(choice, library), "strong"), Text(_("Nothing was changed."))),
        (buttons.theme_of(month), buttons.year_of(month)),
    )


@explains(
    MonthPassed, lambda error, situation: (error.month, situation.ctx.this_month, situation.ctx.may_change)
)
@example(lambda s: (s.month, s.month.next(), False))
def month_passed_card(month: Month, this: Month, may_change: bool) -> Card:
    change = (Button(_("Change {month}", month=MonthName(this)), CHANGE_MONTH(this)),) if may_change else ()
    return Card(
        _("{month} is over", month=Capital(month)),
        (Text(_("A month that is over cannot be changed. Choose this month or a later one.")),),
        (*change, buttons.year_of(this)),
    )


@explains(
    MonthChanged,
    lambda error, situation: (
        error.entry.month,
        error.entry.choice or "",
        situation.ctx.library,
        situation.line,
        situation.ctx.now,
    ),
)
@example(lambda s: (s.month, "konflikt", s.library, CHANGE_TO(s.month, s.theme), s.now))
def month_changed_card(month: Month, choice: Choice, library: Library, line: str, now: datetime) -> Card:
    """Somebody else changed the month in the meantime."""
    return Card(
        _("Somebody has just changed {month}", month=MonthName(month)),
        (
            Fields(((_("Theme now"), title_of(choice, library)),)),
            Text(_("Your choice is not saved. Which one shall it be?")),
        ),
        (
            Button(_("Leave the theme"), ONE_MONTH(month)),
            Button(_("Change it anyway"), as_seen(line, now)),
            buttons.HISTORY,
        ),
    )
