"""The sums of a programme as tables: phases, milestones, themes and what was found hard."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.content.library import Library
from bot.handlers.programme.overview.view import View
from bot.message.words import Words, _
from bot.model.figures import FINISHED, NOT_BEGUN, Rough, Shown
from bot.model.month import Month
from bot.model.plan import PhaseTemplate
from bot.model.programme import FEWEST
from bot.model.texts import Localized
from bot.paper.table import Column, Table
from bot.web.bars import Bar
from bot.web.programme import Section

NARROW, MIDDLING, WIDE = 14, 24, 50
MOST_THEMES = 3
"""Of a month."""
ROUGH: dict[Rough, Words] = {
    Rough.NONE_OR_ONE: _("none or one"),
    Rough.FEWER_THAN_HALF: _("fewer than half"),
    Rough.HALF_OR_MORE: _("half or more"),
    Rough.ALL_OR_ALL_BUT_ONE: _("all, or all but one"),
}
PARTS = {
    Rough.NONE_OR_ONE: 0.0,
    Rough.FEWER_THAN_HALF: 0.25,
    Rough.HALF_OR_MORE: 0.75,
    Rough.ALL_OR_ALL_BUT_ONE: 1.0,
}
"""How far a bar goes, about."""
IN_WORDS = _("Where a number would tell of each kindergarten in a group, it is said in words.")
NOTHING = _("No figures yet: there are fewer than seven kindergartens to count together.")


@dataclass(frozen=True)
class Content:
    """What the keys of the figures stand for."""

    library: Library
    plan: tuple[PhaseTemplate, ...]

    @cached_property
    def phases(self) -> dict[str, Words]:
        names: dict[str, Words] = {one.key: one.name for one in self.plan}
        return {NOT_BEGUN: _("No plan yet"), **names, FINISHED: _("The whole plan is done")}

    @cached_property
    def milestones(self) -> dict[str, Localized]:
        return {one.key: one.title for phase in self.plan for one in phase.milestones}


def sums_of(view: View, content: Content) -> Iterator[Section]:
    yield _phases(view, content)
    yield _milestones(view, content)
    yield _themes(view, content)
    yield _factors(view, content)


def said(count: Shown) -> Words:
    return ROUGH[count] if isinstance(count, Rough) else count


def _phases(view: View, content: Content) -> Section:
    counts = view.shown_of_each("phases", content.phases) if view.sum.size else {}
    table = Table(
        _("Where the kindergartens are"),
        (Column(_("Phase"), WIDE), _kindergartens(view)),
        tuple((content.phases[key], said(count)) for key, count in counts.items()),
    )
    bars = tuple(
        Bar(content.phases[key], _of(count, view), _weight(count, view)) for key, count in counts.items()
    )
    return Section("faser", table, IN_WORDS, NOTHING, bars)


def _kindergartens(view: View) -> Column:
    return Column(_("Kindergartens, of {all}", all=view.sum.size), MIDDLING)


def _of(count: Shown, view: View) -> Words:
    return said(count) if isinstance(count, Rough) else _("{n} of {all}", n=count, all=view.sum.size)


def _milestones(view: View, content: Content) -> Section:
    rows = (
        (title, said(view.shown("milestones", key)))
        for key, title in content.milestones.items()
        if view.sum.size
    )
    columns = Column(_("Milestone"), WIDE), Column(_("Done, of {all}", all=view.sum.size), MIDDLING)
    return Section("milepeler", Table(_("Milestones done"), columns, tuple(rows)), empty=NOTHING)


def _themes(view: View, content: Content) -> Section:
    """The themes of the library, the most chosen first; what a kindergarten calls its own is only counted."""
    columns = Column(_("Month"), MIDDLING), Column(_("Theme"), WIDE), _kindergartens(view)
    rows = tuple(
        (Month.parse(month), _theme(key, content), said(count))
        for month, keys in sorted(_themes_by_month(view).items())
        for key, count in keys[:MOST_THEMES]
    )
    about = _("For each month the three themes that most have chosen.")
    empty = _("No theme is chosen by two or more kindergartens in the same month.")
    return Section("temaer", Table(_("Themes by month"), columns, rows), about, empty)


def _themes_by_month(view: View) -> dict[str, list[tuple[str, Shown]]]:
    found: dict[str, list[tuple[str, Shown]]] = {}
    for key in sorted(view.sum.figures.themes):
        month, _slash, theme = key.partition("/")
        count = view.shown("themes", key)
        if count is not Rough.NONE_OR_ONE:
            found.setdefault(month, []).append((theme, count))
    for themes in found.values():
        themes.sort(key=lambda one: -_weight(one[1], view))
    return found


def _weight(count: Shown, view: View) -> float:
    """What is said in words has the place of its words: the order says no more than they do."""
    return PARTS[count] if isinstance(count, Rough) else count / view.sum.size


def _theme(key: str, content: Content) -> Words:
    theme = content.library.get(key)
    return _("a theme of their own") if theme is None else theme.title


def _factors(view: View, content: Content) -> Section:
    """Those that seven or more found hard; never who, and never what anybody answered."""
    factors = content.library.factors
    counts = view.sum.figures.factors
    keys = [key for key in factors if counts.get(key, 0) >= FEWEST]
    counted = ((key, view.shown("factors", key, FEWEST)) for key in keys)
    shown = sorted(counted, key=lambda one: -_weight(one[1], view))
    rows = tuple((factors[key].problem, said(count)) for key, count in shown)
    columns = Column(_("Factor"), WIDE), _kindergartens(view)
    about = _("What the groups say was hard in their survey, where seven or more say the same.")
    empty = _("There is nothing yet that seven or more say was hard.")
    return Section("faktorer", Table(_("What is hard for many"), columns, rows), about, empty)
