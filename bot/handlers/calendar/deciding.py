"""`/hms bestem`, and the one way by which a month gets its theme, whoever asked for it and how."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import COMING_MONTH
from bot.commands.errors import Unreadable
from bot.commands.forms import form_for
from bot.commands.reading import Ask, Reader
from bot.commands.registry import command
from bot.content.library import title_of
from bot.content.suggesting import advise, fill
from bot.handlers.calendar import deciding_cards as cards
from bot.handlers.calendar.announcing import changed_lately, tell
from bot.handlers.calendar.months_cards import changed_card, unchanged_card
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import CHANGE, THEME, YES_OR_NO
from bot.message.card import Card, Field, FieldType, Form, Option, Reply, to_group
from bot.message.words import Capital, MonthName, Words, _
from bot.model.audience import Audience
from bot.model.calendar import Choice, choose_theme, months_to_choose, must_be_coming, themes_in
from bot.model.deciding import (
    MOST_MONTHS,
    Consent,
    NothingPending,
    Pending,
    Placed,
    PlanChanged,
    Proposal,
    Weighing,
    newest_weighing,
    open_proposals,
)
from bot.model.parts import Part
from bot.store.deciding import sums_of
from bot.store.posts import holders_of

OFFERED = 12
"""Themes to choose from for each month; any other one with `/hms bytt`."""


def decide(ctx: ChangeContext, placed: Sequence[Placed]) -> Reply:
    """At once where one may decide; else it waits until enough of the group have said yes."""
    kindergarten = ctx.kindergarten
    if kindergarten.consent is Consent.ONE:
        return _settle(ctx, placed)
    group = holders_of(ctx.session, kindergarten.id)
    needed = kindergarten.consent.needed(len(group))
    if needed == 1:
        reply = _settle(ctx, placed)
        return replace(reply, card=reply.card.but(cards.ALONE))
    for one in placed:
        must_be_coming(one.month, ctx.this_month)
    news = [one for one in placed if ctx.choice(one.month) != one.choice]
    if not news:
        return Reply(unchanged_card(placed[0].month, placed[0].choice, ctx.library))
    pending = kindergarten.pending
    both = pending.with_more(news) if pending else tuple(news)
    coming = tuple(one for one in both if one.month >= ctx.this_month)
    kindergarten.pending = Pending(coming, (ctx.user,), ctx.now)
    return to_group(cards.pending_card(kindergarten.pending, 1, needed, ctx.library, ctx.now))


def _settle(ctx: ChangeContext, placed: Sequence[Placed], *, agreed: bool = False) -> Reply:
    """Into the calendar. What was agreed on is not held up by what somebody saw before."""
    lately, seen = changed_lately(ctx), None if agreed else ctx.seen
    calendar, this = ctx.kindergarten.calendar, ctx.this_month
    before = [
        choose_theme(calendar, one.month, one.choice, this=this, by=ctx.user, now=ctx.now, seen=seen)
        for one in placed
    ]
    changed = [(one, was) for one, was in zip(placed, before, strict=True) if was != one.choice]
    if not changed:
        return Reply(unchanged_card(placed[0].month, placed[0].choice, ctx.library))
    if len(changed) == 1:
        one, was = changed[0]
        return tell(ctx, changed_card(one.month, was, one.choice, ctx.library), lately=lately)
    return tell(ctx, cards.decided_card([one for one, _was in changed], ctx.library), lately=lately)


@dataclass(frozen=True)
class Wanted:
    """A theme for a month, with the word that a line has for it."""

    placed: Placed
    key: str


class WantedReader(Reader[Wanted, HmsContext]):
    """A month and a theme: `2026-12 brann`, or `2026-12 f3` for the third proposal."""

    hint = _("For example: desember brann")
    longest = 14
    reads = frozenset({Part.PROPOSALS})

    def __init__(self, label: Words) -> None:
        self.label = label

    def read(self, text: str, ctx: HmsContext) -> Wanted:
        words = text.split()
        for length in range(1, COMING_MONTH.longest + 1):
            try:
                month = COMING_MONTH.read(" ".join(words[:length]), ctx)
                choice = self._choice(" ".join(words[length:]), ctx)
            except Unreadable:
                continue
            return Wanted(Placed(month, choice), key_of(choice, ctx.kindergarten.proposals) or "")
        raise Unreadable

    def _choice(self, text: str, ctx: HmsContext) -> Choice:
        proposals = {f"f{one.number}": one.choice for one in ctx.kindergarten.proposals}
        if re.fullmatch(r"f\d+", text, re.ASCII) and text in proposals:
            return proposals[text]
        return THEME.read(text, ctx).key

    def write(self, value: Wanted) -> str:
        return f"{value.placed.month} {value.key}"


def key_of(choice: Choice, proposals: Iterable[Proposal]) -> str | None:
    """The word that a line has for a theme; None for one in somebody's words that nobody proposes now."""
    if isinstance(choice, str):
        return choice
    return next((f"f{one.number}" for one in proposals if one.choice == choice), None)


@command(
    "hms",
    "bestem",
    also=("bestemme", "avgjør", "avgjer", "decide", "confirm"),
    who=HMS_GROUP,
    says=_("Decide the themes of the next months"),
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=(Part.CALENDAR, Part.FINDINGS, Part.PROPOSALS, Part.WEIGHINGS),
)
def decide_months(
    ctx: ChangeContext,
    answer: Annotated[bool | None, YES_OR_NO, Ask(in_form=False)] = None,
    change: Annotated[bool | None, CHANGE, Ask(in_form=False)] = None,
    first: Annotated[Wanted | None, WantedReader(_("First month"))] = None,
    second: Annotated[Wanted | None, WantedReader(_("Second month"))] = None,
    third: Annotated[Wanted | None, WantedReader(_("Third month"))] = None,
    fourth: Annotated[Wanted | None, WantedReader(_("Fourth month"))] = None,
) -> Reply:
    wanted = [one.placed for one in (first, second, third, fourth) if one is not None]
    if wanted:
        return decide(ctx, wanted)
    if answer is True:
        return _agree(ctx)
    if answer is False:
        return _turn_down(ctx)
    pending = ctx.kindergarten.pending
    if pending is not None and not (change or pending.is_over(ctx.this_month)):
        return Reply(_pending_card(ctx, pending))
    return _offer(ctx, change=bool(change))


def _agree(ctx: ChangeContext) -> Reply:
    kindergarten, pending = ctx.kindergarten, _pending(ctx)
    group = holders_of(ctx.session, kindergarten.id)
    agreed = tuple(person for person in dict.fromkeys((*pending.agreed, ctx.user)) if person in group)
    if len(agreed) >= kindergarten.consent.needed(len(group)):
        kindergarten.pending = None
        coming = [one for one in pending.placed if one.month >= ctx.this_month]
        return _settle(ctx, coming, agreed=True)
    known = ctx.user in pending.agreed
    kindergarten.pending = replace(pending, agreed=agreed)
    card = _pending_card(ctx, kindergarten.pending)
    return Reply(card) if known else to_group(card)


def _turn_down(ctx: ChangeContext) -> Reply:
    pending = _pending(ctx)
    ctx.kindergarten.pending = None
    return to_group(cards.turned_down_card(pending, ctx.library))


def _pending(ctx: HmsContext) -> Pending:
    pending = ctx.kindergarten.pending
    if pending is None or pending.is_over(ctx.this_month):
        raise NothingPending
    if ctx.seen is not None and pending.at > ctx.seen:
        raise PlanChanged
    return pending


def _pending_card(ctx: HmsContext, pending: Pending) -> Card:
    group = holders_of(ctx.session, ctx.kindergarten.id)
    yes = sum(person in group for person in pending.agreed)
    needed = ctx.kindergarten.consent.needed(len(group))
    return cards.pending_card(pending, yes, needed, ctx.library, ctx.now)


# What is offered


def ended_weighing(ctx: HmsContext) -> Weighing | None:
    """The newest round, when it is over and nothing of it has come into the calendar yet."""
    newest = newest_weighing(ctx.kindergarten.weighings)
    if newest is None or newest.is_open(ctx.now):
        return None
    entries = [
        ctx.kindergarten.calendar[month] for month in newest.months if month in ctx.kindergarten.calendar
    ]
    decided = any(
        entry.choice in newest.candidates and entry.changed_at > newest.started_at for entry in entries
    )
    return None if decided or newest.months[-1] < ctx.this_month else newest


def _offer(ctx: HmsContext, *, change: bool) -> Reply:
    """What the points, the findings and the seasons say, to take as it is or to change."""
    weighing = ended_weighing(ctx)
    ranking = weighing.ranking(sums_of(ctx.session, weighing)) if weighing else ()
    months = (
        weighing.months
        if weighing
        else months_to_choose(ctx.kindergarten.calendar, ctx.this_month, MOST_MONTHS)
    )
    coming = [month for month in months if month >= ctx.this_month]
    proposals = open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)
    liked = [choice for choice, _points in ranking if key_of(choice, proposals)]
    draft = fill(ctx.library, coming, liked, ctx.found, themes_in(ctx.kindergarten.calendar))
    wanted = tuple(
        Wanted(Placed(month, choice), key_of(choice, proposals) or "") for month, choice in draft.items()
    )
    if change:
        return Reply(cards.change_card(_form(ctx, wanted, [*liked, *(one.choice for one in proposals)])))
    line = decide_months.line(dict(zip(("first", "second", "third", "fourth"), wanted, strict=False)))
    placed = [one.placed for one in wanted]
    return Reply(cards.offer_card(placed, line, ctx.library, ctx.now, bool(ranking)))


def _form(ctx: HmsContext, wanted: tuple[Wanted, ...], liked: list[Choice]) -> Form:
    """A choice for each month, under the month's own name."""
    form = form_for(decide_months, ctx, {}, title=_("Choose for each month"), submit=_("Decide"))
    fields = (_field(ctx, field, one, liked) for field, one in zip(form.fields, wanted, strict=False))
    return replace(form, fields=tuple(fields))


def _field(ctx: HmsContext, field: Field, wanted: Wanted, liked: list[Choice]) -> Field:
    month, used = wanted.placed.month, themes_in(ctx.kindergarten.calendar)
    suggested = (one.theme.key for one in advise(ctx.library, month, used, ctx.found, OFFERED))
    every = list(dict.fromkeys([wanted.placed.choice, *liked, *suggested]))[:OFFERED]
    keys = {choice: key_of(choice, ctx.kindergarten.proposals) for choice in every}
    options = tuple(
        Option(f"{month} {key}", title_of(choice, ctx.library)) for choice, key in keys.items() if key
    )
    label, value = Capital(MonthName(month)), (f"{month} {wanted.key}",)
    return replace(field, label=label, type=FieldType.SELECT, options=options, value=value, hint=None)
