"""All that waits for the HMS-gruppe in a week, and is new to it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.content.suggesting import advise
from bot.handlers.calendar.matters import month_matter, months_to_ask_for
from bot.handlers.choosing.matters import proposals
from bot.handlers.choosing.posts import WEIGHED
from bot.handlers.group.matters import Matter
from bot.handlers.group.naming import Naming
from bot.handlers.plan.matters import week_matter
from bot.handlers.plan.weekly import week_of
from bot.handlers.review.matters import look_backs, years
from bot.handlers.roles.posts import EMPTY, FREED
from bot.message.card import Card, Text
from bot.model.calendar import choices_in, themes_in
from bot.model.parts import Part
from scheduler.kinds import NoteKind, PostContext

READS = (
    Part.CALENDAR,
    Part.FINDINGS,
    Part.MEASURES,
    Part.MILESTONES,
    Part.PROPOSALS,
    Part.REVIEWS,
    Part.WAY_PROGRESS,
)
NOTES: tuple[NoteKind[Any], ...] = (FREED, EMPTY, WEIGHED)


def matters_of(ctx: PostContext, earlier: list[datetime]) -> list[Matter]:
    """`earlier`: when the group had its messages before this one."""
    naming = Naming(ctx.today, tuple({ctx.kindergarten.today(at) for at in earlier}))
    week = week_of(ctx.kindergarten, naming, ctx.library.ways)
    return [
        *_notes(ctx, earlier),
        *_months(ctx, naming),
        *look_backs(ctx, naming),
        *years(ctx, naming),
        *proposals(ctx, naming),
        *([] if week.is_empty else [week_matter(week, ctx.today, ctx.now)]),
    ]


def _months(ctx: PostContext, naming: Naming) -> Iterator[Matter]:
    calendar, found = ctx.kindergarten.calendar, ctx.library.found(ctx.kindergarten.findings)
    for month in months_to_ask_for(ctx.kindergarten.rhythm, choices_in(calendar), naming):
        yield month_matter(month, advise(ctx.library, month, themes_in(calendar), found), ctx.now)


def _notes(ctx: PostContext, earlier: list[datetime]) -> list[Matter]:
    """What happened since the group was last told."""
    since = max(earlier, default=None)
    told = (kind.tell(ctx, period) for kind in NOTES for period in ctx.notes_of(kind, since))
    return [_note(card) for card in told if isinstance(card, Card)]


def _note(card: Card) -> Matter:
    lines = tuple(block for block in card.body if isinstance(block, Text))
    return Matter(card, lines[:1], card.actions[:2])
