"""The sheets of a kindergarten: the month and the year, each on one A4 page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.commands.vocabulary import CLOSURES
from bot.content.library import RUN_LENGTHS, Library, Theme, title_of
from bot.handlers.calendar.wheel import year_wheel
from bot.handlers.plan.line import plan_line
from bot.message.words import Capital, Dated, Joined, MonthName, Short, Words, _
from bot.model.calendar import Choice, OwnTheme, choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.texts import Localized
from bot.model.webinar import Webinar
from bot.paper.documents import Code, Section, Sheet
from bot.paper.picture import Page, Picture
from bot.web.links import Pages

SHORTEST = RUN_LENGTHS[0]
SHOWN = 5
"""Things to come on a sheet: more would not be read."""


@dataclass(frozen=True)
class Desk:
    """What the sheets are made from."""

    kindergarten: KindergartenView
    """With its calendar."""
    library: Library
    webinars: Sequence[Webinar]
    """The coming ones, soonest first."""
    of_year: Sequence[Webinar]
    """Those of this barnehageår."""
    today: date
    pages: Pages | None
    """None: no code leads to the theme's page."""

    @property
    def made(self) -> Words:
        return _("Made {day} by HMS-bot", day=Dated(Short(self.today)))


def month_sheet(desk: Desk, month: Month, choice: Choice) -> Sheet:
    theme = None if isinstance(choice, OwnTheme) else desk.library.get(choice)
    of_theme = _own(choice) if theme is None else _of_library(theme)
    coming = tuple(_coming(desk, month))[:SHOWN]
    return Sheet(
        above=_named(desk.kindergarten.name, Capital(month)),
        title=title_of(choice, desk.library),
        sections=(*of_theme, *((Section(_("What comes next"), rows=coming),) if coming else ())),
        below=desk.made,
        code=_leads_to(desk, choice, theme),
    )


def year_sheet(desk: Desk, year: Barnehageaar) -> Sheet:
    choices = choices_in(desk.kindergarten.calendar)
    rows = tuple(
        (
            Capital(MonthName(month)),
            title_of(choices[month], desk.library) if month in choices else _("no theme yet"),
        )
        for month in year.months()
    )
    return Sheet(
        above=desk.kindergarten.name,
        title=_("HMS calendar {year}", year=year),
        sections=(Section(_("The theme of each month"), rows=rows),),
        below=desk.made,
    )


def wheel_page(desk: Desk, year: Barnehageaar) -> Picture:
    """Reads the kindergarten's reviews too."""
    wheel = year_wheel(desk.kindergarten, desk.library, desk.of_year, year, desk.today)
    return Picture(wheel, Page(desk.kindergarten.name, desk.made))


def plan_page(desk: Desk) -> Picture:
    """Reads the kindergarten's phases and milestones."""
    return Picture(plan_line(desk.kindergarten, desk.today), Page(desk.kindergarten.name, desk.made))


def _named(kindergarten: str, of: Words) -> Words:
    return Joined((kindergarten, of), " · ")


def _of_library(theme: Theme) -> tuple[Section, ...]:
    number = [run.minutes for run in theme.nb.runs].index(SHORTEST)
    runs = [text.runs[number] for text in (theme.nb, theme.nn, theme.en)]
    steps: tuple[Words, ...] = tuple(
        Joined((_("{n} min", n=step.minutes), Localized(*(run.steps[at].do for run in runs))), " – ")
        for at, step in enumerate(runs[0].steps)
    )
    return (
        Section(_("Why"), (theme.why,)),
        Section(_("Talk about"), (theme.opening,)),
        Section(_("Try this"), (theme.measure,)),
        Section(_("{n} minutes together", n=SHORTEST), steps=steps),
    )


def _own(choice: Choice) -> tuple[Section, ...]:
    if isinstance(choice, OwnTheme) and choice.text is not None:
        return (Section(_("What it is about"), (choice.text,)),)
    return ()


def _coming(desk: Desk, month: Month) -> Iterator[tuple[Words, Words]]:
    """Webinars and closed days that are left of the month, by day, and the next month's theme."""
    days: list[tuple[date, Words]] = [
        (day, _("Webinar: {title}", title=one.title))
        for one in desk.webinars
        if one.cancelled_at is None and (day := desk.kindergarten.local(one.starts_at).date()) in _days(month)
    ]
    days += [
        (one.days.first, CLOSURES[one.why].label)
        for one in desk.kindergarten.closed
        if one.days.first in _days(month)
    ]
    for day, what in sorted(days, key=lambda one: one[0]):
        if day >= desk.today:
            yield Capital(Short(day)), what
    following = month.next_with_theme()
    choice = choices_in(desk.kindergarten.calendar).get(following)
    if choice is not None:
        yield Capital(MonthName(following)), title_of(choice, desk.library)


def _days(month: Month) -> frozenset[date]:
    return frozenset(month.days())


def _leads_to(desk: Desk, choice: Choice, theme: Theme | None) -> Code | None:
    if isinstance(choice, OwnTheme):
        return Code(choice.link, _("Read more")) if choice.link else None
    if theme is None or desk.pages is None:
        return None
    address = desk.pages.theme(theme.key, desk.kindergarten.language.value)
    return Code(address, _("Read more, and see all questions"))
