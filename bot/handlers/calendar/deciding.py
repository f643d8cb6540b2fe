"""`/hms bestem`, and the one way by which a month gets its theme, whoever asked for it and how."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import COMING_MONTH
from bot.commands.errors import Unreadable
from bot.commands.forms import form_for
from bot.commands.reading import Ask, Reader
from bot.commands.registry import command
from bot.content.suggesting import advise, fill
from bot.handlers.calendar import deciding_cards as cards
from bot.handlers.calendar.announcing import tell
from bot.handlers.calendar.months_cards import changed_card, titled, unchanged_card
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import CHANGE, THEME, YES_OR_NO
from bot.message.card import Card, Field, FieldType, Form, Option, Reply, to_group
from bot.message.words import Capital, Words, _
from bot.model.audience import Audience
from bot.model.calendar import (
    Choice,
    choices_in,
    choose_theme,
    months_ahead,
    must_be_coming,
    themes_in,
)
from bot.model.deciding import (
    MOST_MONTHS,
    Consent,
    NothingPending,
    OpenProposal,
    Pending,
    Placed,
    PlanChanged,
    Proposal,
    Weighing,
    newest_weighing,
    open_proposals,
    with_more,
)
from bot.model.month import Month
from bot.model.parts import Part
from bot.store.deciding import sums_of
from bot.store.posts import holders_of

OFFERED = 12
"""Themes to choose from for each month; any other one with `/hms bytt`."""
AS_IT_IS = "behold"
"""The word of a line for the theme that a month has already."""


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
    earlier = kindergarten.pending.coming(ctx.this_month) if kindergarten.pending else ()
    if kindergarten.pending and all(one in earlier for one in news):
        return Reply(_pending_card(ctx, kindergarten.pending))
    both = with_more(earlier, news)
    kindergarten.pending = Pending(both, (ctx.user,), ctx.now)
    choices = choices_in(kindergarten.calendar)
    card = cards.pending_card(kindergarten.pending, 1, needed, choices, ctx.library, ctx.now)
    return to_group(card.but(*cards.replaced(earlier, both, ctx.library)))


def _settle(ctx: ChangeContext, placed: Sequence[Placed], *, agreed: bool = False) -> Reply:
    """Into the calendar. What was agreed on is not held up by what somebody saw before."""
    seen = None if agreed else ctx.seen
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
        card = changed_card(one.month, was, one.choice, choices_in(calendar), ctx.library)
    else:
        card = cards.decided_card([one for one, _was in changed], choices_in(calendar), ctx.library)
    return tell(ctx, card)


@dataclass(frozen=True)
class Wanted:
    """A theme for a month, with the word that a line has for it."""

    placed: Placed
    key: str


class WantedReader(Reader[Wanted, HmsContext]):
    """A month and a theme: `2026-12 brann`, `2026-12 f3` for the third proposal, or `2026-12 behold`."""

    hint = _("For example: desember brann")
    longest = 14
    reads = frozenset({Part.PROPOSALS})
    in_sentences = False  # nobody says a month and a theme without a word between them

    def __init__(self, label: Words) -> None:
        self.label = label

    def read(self, text: str, ctx: HmsContext) -> Wanted:
        words = text.split()
        for length in range(1, COMING_MONTH.longest + 1):
            try:
                month = COMING_MONTH.read(" ".join(words[:length]), ctx)
                choice = self._choice(month, " ".join(words[length:]), ctx)
            except Unreadable:
                continue
            return wanted(Placed(month, choice), ctx)
        raise Unreadable

    def _choice(self, month: Month, text: str, ctx: HmsContext) -> Choice:
        chosen = ctx.choice(month)
        if text == AS_IT_IS and chosen is not None:
            return chosen
        found = next((one for one in ctx.kindergarten.proposals if text == f"f{one.number}"), None)
        if found is not None and found.choice is not None:
            return found.choice
        return THEME.read(text, ctx).key

    def write(self, value: Wanted) -> str:
        return f"{value.placed.month} {value.key}"


def wanted(placed: Placed, ctx: HmsContext) -> Wanted:
    if ctx.choice(placed.month) == placed.choice:
        return Wanted(placed, AS_IT_IS)
    return Wanted(placed, key_of(placed.choice, ctx.kindergarten.proposals) or "")


def key_of(choice: Choice, proposals: Iterable[Proposal | OpenProposal]) -> str | None:
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
    submit=_("Decide"),
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
    given = [one.placed for one in (first, second, third, fourth) if one is not None]
    if given:
        return _changed_meanwhile(ctx, given) or decide(ctx, given)
    if answer is True:
        return _agree(ctx)
    if answer is False:
        return _turn_down(ctx)
    pending = ctx.kindergarten.pending
    if pending is not None and not (change or pending.is_over(ctx.this_month)):
        return Reply(_pending_card(ctx, pending))
    return _offer(ctx, change=bool(change))


def _changed_meanwhile(ctx: HmsContext, given: Sequence[Placed]) -> Reply | None:
    """What was offered is offered anew, where other themes were chosen since; a form has words of its own."""
    if ctx.seen is None or ctx.sent:
        return None
    coming = (one for month, one in sorted(ctx.kindergarten.calendar.items()) if month >= ctx.this_month)
    changed = [Placed(one.month, one.choice) for one in coming if one.choice and one.changed_at > ctx.seen]
    others = [one for one in changed if one not in given]
    if not others:
        return None
    return Reply(cards.changed_meanwhile_card(others, _offer(ctx, change=False).card, ctx.library))


def _agree(ctx: ChangeContext) -> Reply:
    kindergarten, pending = ctx.kindergarten, _pending(ctx)
    group = holders_of(ctx.session, kindergarten.id)
    agreed = tuple(person for person in dict.fromkeys((*pending.agreed, ctx.user)) if person in group)
    if len(agreed) >= kindergarten.consent.needed(len(group)):
        kindergarten.pending = None
        return _settle(ctx, pending.coming(ctx.this_month), agreed=True)
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
    choices = choices_in(ctx.kindergarten.calendar)
    return cards.pending_card(pending, yes, needed, choices, ctx.library, ctx.now)


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
    """The next months as they are, with what the points, the findings and the seasons say for the empty ones.

    After a round of points they are the months of the round, each with a theme of its outcome.
    """
    weighing = ended_weighing(ctx)
    ranking = weighing.ranking(sums_of(ctx.session, weighing)) if weighing else ()
    calendar = ctx.kindergarten.calendar
    months = weighing.months if weighing else months_ahead(calendar, ctx.this_month, MOST_MONTHS)
    coming = [month for month in months if month >= ctx.this_month]
    chosen = {} if weighing else choices_in(calendar)
    proposals = open_proposals(ctx.kindergarten.proposals, calendar)
    liked = [choice for choice, _points in ranking if key_of(choice, proposals)]
    empty = [month for month in coming if month not in chosen]
    draft = fill(ctx.library, empty, liked, ctx.found, themes_in(calendar))
    placed = [Placed(month, chosen.get(month) or draft[month]) for month in coming]
    if change:
        return Reply(cards.change_card(_form(ctx, placed, [*liked, *(one.choice for one in proposals)])))
    return Reply(_offer_card(ctx, placed, draft, weighed=bool(ranking)))


def _offer_card(
    ctx: HmsContext, placed: Sequence[Placed], draft: Mapping[Month, Choice], *, weighed: bool
) -> Card:
    """The line takes what is suggested; what is decided already stays as it is."""
    asked = (wanted(one, ctx) for one in placed if one.month in draft)
    line = decide_months.line(dict(zip(("first", "second", "third", "fourth"), asked, strict=False)))
    before = choices_in(ctx.kindergarten.calendar)
    after = {**before, **draft}
    return cards.offer_card(placed, draft.keys(), after, before, line, ctx.library, ctx.now, weighed)


def _form(ctx: HmsContext, placed: Sequence[Placed], liked: list[Choice]) -> Form:
    """A choice for each month, under the month's own name."""
    form = form_for(decide_months, ctx, {}, title=_("Choose for each month"))
    fields = (_field(ctx, field, one, liked) for field, one in zip(form.fields, placed, strict=False))
    return replace(form, fields=tuple(fields))


def _field(ctx: HmsContext, field: Field, placed: Placed, liked: list[Choice]) -> Field:
    """What the month has, or is suggested for it, is filled in, and stands first."""
    month, calendar = placed.month, ctx.kindergarten.calendar
    suggested = (one.theme.key for one in advise(ctx.library, month, themes_in(calendar), ctx.found, OFFERED))
    every = list(dict.fromkeys([placed.choice, *liked, *suggested]))[:OFFERED]
    options = tuple(
        Option(f"{month} {key}", titled(Placed(month, choice), choices_in(calendar), ctx.library))
        for choice in every
        if (key := wanted(Placed(month, choice), ctx).key)
    )
    return replace(
        field,
        label=Capital(month),
        type=FieldType.SELECT,
        options=options,
        value=(options[0].value,),
        hint=None,
    )
