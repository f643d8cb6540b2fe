"""The home page of a kindergarten for one person: now, next, the plan, and what awaits them."""

from collections.abc import Iterator
from datetime import date

from bot.content.library import Library, title_of
from bot.handlers.calendar.lines import DECIDE, NEXT_MONTH
from bot.handlers.choosing.lines import PROPOSALS
from bot.handlers.common import buttons
from bot.handlers.group.lines import GROUPS_PLACE
from bot.handlers.measures.cards import brief
from bot.handlers.plan.cards import progress
from bot.handlers.plan.lines import FINISH_ANY
from bot.handlers.roles.roles_cards import SAME_PERSON
from bot.handlers.setup.lines import WHO_DECIDES
from bot.message.card import Block, Button, Card, Divider, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, MonthName, Words, _, _n
from bot.model.calendar import Choice, choices_in
from bot.model.deciding import open_proposals
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.plan import open_milestones
from bot.model.role import styrer_and_verneombud

AWAITING = 3


@example(lambda s: (s.kindergarten, s.now.date(), s.library, True))
def home_card(kindergarten: KindergartenView, today: date, library: Library, may_change: bool) -> Card:
    this = Month.of(today)
    choices = choices_in(kindergarten.calendar)
    body: list[Block] = [
        Fields(
            (
                (_("This month"), _theme(choices, this, library)),
                (_("Next month"), _theme(choices, this.next_with_theme(), library)),
            )
        )
    ]
    if may_change:
        body += [*_awaiting(kindergarten, this, today), _groups_place(kindergarten)]
    if kindergarten.plan_start is not None:
        body += [Divider(), progress(kindergarten)]
    body += [Divider(), Text(_("The year"), "strong"), _year(choices, this, library)]
    return Card(kindergarten.name, tuple(body), _buttons(may_change))


def _groups_place(kindergarten: KindergartenView) -> Text:
    """Where the HMS-gruppe gets what is for it alone, and how it gets a place."""
    if kindergarten.group_channel is not None:
        return Text(_("The HMS group has a place of its own."), "quiet")
    return Text(_("The HMS group has no place of its own yet: {line}", line=GROUPS_PLACE.typed), "quiet")


def _theme(choices: dict[Month, Choice], month: Month, library: Library) -> Words:
    if month.is_july:
        return _("July is free")
    choice = choices.get(month)
    return _("no theme yet") if choice is None else title_of(choice, library)


def _awaiting(kindergarten: KindergartenView, this: Month, today: date) -> list[Block]:
    """What the HMS-gruppe can do now: the first months without a theme, and milestones whose day has come."""
    choices = choices_in(kindergarten.calendar)
    coming = (this, this.next_with_theme())
    waiting: list[Words] = [SAME_PERSON] if styrer_and_verneombud(kindergarten.holders) else []
    waiting += [
        _("Choose a theme for {month}", month=MonthName(month))
        for month in coming
        if not month.is_july and month not in choices
    ]
    if kindergarten.pending is not None and not kindergarten.pending.is_over(this):
        waiting.append(_("Say yes or no to the themes: {line}", line=DECIDE.typed))
    if kindergarten.consent_change is not None:
        waiting.append(_("Say yes or no to who decides: {line}", line=WHO_DECIDES.typed))
    proposed = len(open_proposals(kindergarten.proposals, kindergarten.calendar))
    if proposed:
        waiting.append(
            _n(
                "{n} proposal to look at: {line}",
                "{n} proposals to look at: {line}",
                proposed,
                line=PROPOSALS.typed,
            )
        )
    waiting += _due(kindergarten, today)
    if not waiting:
        return []
    if len(waiting) > AWAITING:
        more = len(waiting) - AWAITING + 1
        waiting = [*waiting[: AWAITING - 1], _n("and {n} more", "and {n} more", more)]
    return [Text(_("Awaits the HMS group"), "strong"), Items(tuple(waiting))]


def _due(kindergarten: KindergartenView, today: date) -> Iterator[Words]:
    """Milestones and measures whose day has come, the longest ago first: here they rest."""
    milestones = [(one.due, one.title) for one in open_milestones(kindergarten.milestones)]
    measures = [(one.due, brief(one.what)) for one in kindergarten.measures if one.is_open]
    for day, title in sorted((*milestones, *measures), key=lambda pair: pair[0]):
        if day <= today:
            yield Joined((title, day), " · ")


def _year(choices: dict[Month, Choice], this: Month, library: Library) -> Items:
    months = Barnehageaar.of(this).months()
    return Items(
        tuple(Joined((Capital(MonthName(month)), _theme(choices, month, library)), ": ") for month in months)
    )


def _buttons(may_change: bool) -> tuple[Button, ...]:
    change = (
        buttons.CHANGE_MONTH,
        Button(_("A milestone is done"), FINISH_ANY()),
        buttons.SETTINGS,
    )
    return (
        buttons.THIS_MONTH,
        Button(_("Next month's theme"), NEXT_MONTH()),
        buttons.PLAN,
        *(change if may_change else ()),
        buttons.HELP,
    )
