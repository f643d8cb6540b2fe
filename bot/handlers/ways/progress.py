"""What all guided ways have in common: to find where somebody is, and to take the next step."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.content.ways import Way
from bot.handlers.common.choices import AVDELING, WAY
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.ways.cards import finished_card, way_card
from bot.message.card import Card, Reply, to_channel
from bot.message.words import _
from bot.model.avdeling import Avdeling
from bot.model.errors import NotThere
from bot.model.kindergarten import KindergartenView
from bot.model.parts import Part
from bot.model.plan import Milestone, Status
from bot.model.texts import Localized
from bot.model.way_progress import EVERYBODY, MOST_ROUNDS, EnoughRounds, WayProgress, rounds_left

WALKING = (Part.WALKS, Part.MILESTONES, Part.AVDELINGER)


def walks_of(kindergarten: KindergartenView, avdeling: str) -> list[WayProgress]:
    return [walk for walk in kindergarten.walks if walk.avdeling == avdeling]


def walk_of(kindergarten: KindergartenView, way: Way, avdeling: str = EVERYBODY) -> WayProgress | None:
    """The newest walk of a way."""
    found = [walk for walk in walks_of(kindergarten, avdeling) if walk.way == way.key]
    return max(found, key=lambda walk: walk.number, default=None)


def begin(ctx: ChangeContext, way: Way, avdeling: str = EVERYBODY) -> WayProgress:
    """The walk that is going on, or a new one. Raises EnoughRounds."""
    newest = walk_of(ctx.kindergarten, way, avdeling)
    if newest is not None and newest.finished_on is None:
        return newest
    if way.rounds and not rounds_left(walks_of(ctx.kindergarten, avdeling), ctx.today):
        raise EnoughRounds(MOST_ROUNDS)
    number = 1 + (newest.number if newest else 0)
    made = WayProgress(
        way=way.key,
        avdeling=avdeling,
        number=number,
        started_on=ctx.today,
        reached=0,
        dates={},
        changed_at=ctx.now,
    )
    ctx.kindergarten.walks.append(made)
    return made


def finish(
    ctx: ChangeContext, way: Way, walk: WayProgress, agreed: Localized | None = None
) -> Milestone | None:
    """All steps are done; answers the milestone that is done with it."""
    walk.reached, walk.finished_on, walk.agreed = len(way.steps), ctx.today, agreed
    walk.changed_at = ctx.now
    return tick(ctx, way.milestone, ctx.today) if way.milestone else None


def tick(ctx: ChangeContext, key: str, on: date) -> Milestone | None:
    """The milestone with this key is done, where the plan has it and it was open."""
    for milestone in ctx.kindergarten.milestones:
        if milestone.key == key and milestone.status is Status.OPEN:
            milestone.finish(on=on, by=ctx.user, now=ctx.now, seen=None)
            return milestone
    return None


def show(ctx: HmsContext, way: Way, avdeling: Avdeling | None = None) -> Card:
    walk = walk_of(ctx.kindergarten, way, avdeling.key if avdeling else EVERYBODY)
    return way_card(way, walk, avdeling, ctx.now, ctx.may_change)


@command(
    "hms",
    "videre",
    also=("vidare", "next step"),
    who=HMS_GROUP,
    says=_("The next step of a guided way"),
    reads=WALKING,
    listed=False,
)
def step_on(
    ctx: ChangeContext,
    way: Annotated[Way, WAY],
    number: Annotated[int, NUMBER],
    avdeling: Annotated[Avdeling | None, AVDELING] = None,
) -> Reply:
    """Step `number` is done; 0 begins. A step that is done already is not done again."""
    if way.rounds != (avdeling is not None):
        raise NotThere
    key = avdeling.key if avdeling else EVERYBODY
    walk = begin(ctx, way, key) if number == 0 else walk_of(ctx.kindergarten, way, key)
    is_last = walk is not None and number == len(way.steps) <= walk.reached + 1 and walk.finished_on is None
    if walk is not None and is_last and not way.agree:
        return to_channel(finished_card(way, walk, avdeling, finish(ctx, way, walk)))
    if walk is not None and not is_last:
        walk.step_done(number, now=ctx.now)
    return Reply(show(ctx, way, avdeling))
