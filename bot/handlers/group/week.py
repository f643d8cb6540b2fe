"""All that waits for the HMS-gruppe in a week, and is new to it."""

from datetime import datetime
from typing import Any

from bot.handlers.calendar.matters import months_without_theme
from bot.handlers.choosing.matters import proposals
from bot.handlers.choosing.posts import WEIGHED
from bot.handlers.group.matters import Waiting, note_waits
from bot.handlers.group.naming import Naming
from bot.handlers.helping.posts import GIVEN
from bot.handlers.offered.matters import offers
from bot.handlers.offered.posts import OFFERED
from bot.handlers.plan.matters import week_waits
from bot.handlers.plan.weekly import week_of
from bot.handlers.psychosocial.matters import factors_to_assess
from bot.handlers.review.matters import look_backs, years
from bot.handlers.roles.posts import EMPTY, FREED
from bot.handlers.safety_round.matters import safety_rounds
from bot.message.card import Card
from bot.model.parts import Part
from scheduler.kinds import NoteKind, PostContext

READS = (
    Part.ASSESSMENTS,
    Part.CALENDAR,
    Part.FINDINGS,
    Part.MEASURES,
    Part.MILESTONES,
    Part.PROPOSALS,
    Part.REVIEWS,
    Part.SAFETY_ROUNDS,
    Part.WAY_PROGRESS,
)
NOTES: tuple[NoteKind[Any], ...] = (FREED, EMPTY, WEIGHED, GIVEN, OFFERED)


def waiting_for(ctx: PostContext, naming: Naming, earlier: list[datetime], *, rests: bool) -> list[Waiting]:
    """`earlier`: when the group had its messages before this one.

    What is only offered comes along with something else, and never to a group that rests.
    """
    week = week_of(ctx.kindergarten, naming, ctx.library.ways)
    found = [
        *_notes(ctx, naming, earlier),
        *months_without_theme(ctx, naming),
        *look_backs(ctx, naming),
        *years(ctx, naming),
        *safety_rounds(ctx, naming),
        *proposals(ctx, naming),
        *week_waits(ctx, week),
    ]
    return [*found, *factors_to_assess(ctx, naming)] if found and not rests else found


def _notes(ctx: PostContext, naming: Naming, earlier: list[datetime]) -> list[Waiting]:
    """What happened since the group was last told."""
    since = max(earlier, default=None)
    alone = (kind for kind in NOTES if kind is not OFFERED)
    told = (kind.tell(ctx, period) for kind in alone for period in ctx.notes_of(kind, since))
    return [*(note_waits(card) for card in told if isinstance(card, Card)), *offers(ctx, naming, since)]
