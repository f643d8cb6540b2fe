"""What an offer is, and what would be otherwise, in words: for the programme and for kindergartens."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.message.card import Block, Fields, Link, Text
from bot.message.words import Joined, MonthName, Words, _
from bot.model.month import Month
from bot.model.offer import Offered, OfferedMilestone, OfferedPoint, OfferedText, OfferedTheme
from bot.model.texts import Localized

Rows: TypeAlias = tuple[tuple[Words, Words], ...]


@dataclass(frozen=True)
class Before:
    """What a kindergarten has of it today."""

    title: Localized
    definition: Localized | None


def kind_in_words(offered: Offered) -> Words:
    match offered:
        case OfferedTheme(month=str(month)):
            return _("A theme for {month}", month=MonthName(Month.parse(month)))
        case OfferedTheme():
            return _("A theme for the calendar")
        case OfferedMilestone():
            return _("A new milestone in the plan")
        case OfferedText():
            return _("Another text for a milestone")
        case OfferedPoint():
            return _("A point for the safety round")


def in_words(offered: Offered, phase: Words | None = None, before: Before | None = None) -> tuple[Block, ...]:
    """All of it. `phase`: where a milestone or a point belongs; `before`: what the kindergarten has today."""
    match offered:
        case OfferedTheme(theme=theme):
            text = (Text(theme.text),) if theme.text is not None else ()
            return (Text(theme.title, "strong"), *text)
        case OfferedMilestone(title=title, definition=definition, week=week):
            when = (_("When"), _("Week {n} of your plan", n=week))
            return _change(before, title, definition, (when, *_place(phase)))
        case OfferedText(title=title, definition=definition):
            return _change(before, title, definition, ())
        case OfferedPoint(what=what):
            return _change(before, what, None, _place(phase))


def _place(phase: Words | None) -> Rows:
    return () if phase is None else ((_("Where"), phase),)


def _change(
    before: Before | None, title: Localized, definition: Localized | None, more: Rows
) -> tuple[Block, ...]:
    """`Was: … Becomes: …` for what would be otherwise."""
    done: Rows = () if definition is None else ((_("Done when"), definition),)
    if before is None:
        return (Fields(((_("New"), title), *done, *more)),)
    name: Rows = (
        ((_("Name"), title),) if before.title == title else ((_("Was"), before.title), (_("Becomes"), title))
    )
    if definition is not None and before.definition is not None and before.definition != definition:
        done = ((_("Was done when"), before.definition), (_("Becomes done when"), definition))
    return (Fields((*name, *done, *more)),)


def links_of(offered: Offered) -> tuple[Link, ...]:
    link = offered.theme.link if isinstance(offered, OfferedTheme) else None
    return () if link is None else (Link(_("Open the link"), link),)


def called(offered: Offered, title: Localized) -> Words:
    """In a list."""
    return Joined((kind_in_words(offered), title), ": ")
