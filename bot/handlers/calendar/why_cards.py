"""Cards that say why a theme was chosen, and which theme fits what somebody tells of."""

from dataclasses import dataclass
from datetime import date

from bot.commands.vocabulary import ROLES
from bot.content.library import Theme
from bot.handlers.calendar.lines import ONE_MONTH, ONE_THEME, USE_THEME
from bot.handlers.calendar.months_cards import change_button, run_buttons
from bot.handlers.calendar.themes_cards import propose_button
from bot.handlers.common import buttons
from bot.message.card import Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Dated, MonthName, Words, _
from bot.model.month import Month
from bot.model.role import Role


@dataclass(frozen=True)
class Decided:
    """Who gave a month its theme, and when; the role, never the person."""

    role: Role | None
    on: date | None
    found: Words | None
    """What the survey showed that the theme follows from."""


@example(lambda s: (s.month, s.theme.title, s.theme, Decided(Role.STYRER, s.now.date(), None)))
def why_card(month: Month, title: Words, theme: Theme | None, decided: Decided) -> Card:
    who: Words = Capital(ROLES[decided.role].in_sentence) if decided.role else _("The HMS group")
    rows: list[tuple[Words, Words]] = [(_("Chosen by"), who)]
    if decided.on is not None:
        rows.append((_("When"), Capital(Dated(decided.on))))
    if decided.found is not None:
        rows.append((_("You found"), decided.found))
    if theme is not None:
        rows.append((_("Why"), theme.why))
    return Card(
        _("Why {theme} in {month}", theme=title, month=MonthName(month)),
        (Fields(tuple(rows)),),
        (Button(_("See the theme"), ONE_MONTH(month)), buttons.year_of(month), change_button(month)),
    )


@example(lambda s: (s.theme, True))
def fits_card(theme: Theme, may_change: bool) -> Card:
    """Somebody tells of something hard: the theme that fits, to talk about, propose or choose."""
    choose = (Button(_("Put in the calendar"), USE_THEME(theme)),) if may_change else ()
    return Card(
        _("This theme fits: {theme}", theme=theme.title),
        (
            Text(theme.why),
            Fields(((_("Talk about"), theme.opening), (_("Try this"), theme.measure))),
            Text(_("Propose it, and the HMS group sees it. Nobody sees who it is from."), "quiet"),
        ),
        (
            Button(_("See the theme"), ONE_THEME(theme)),
            propose_button(theme),
            *choose,
            *run_buttons(theme)[:1],
        ),
    )
