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
from bot.model.audience import Audience
from bot.model.avdeling import Avdeling
from bot.model.errors import NotThere
from bot.model.kindergarten import KindergartenView
from bot.model.parts import Part
from bot.model.plan import Milestone, Status
from bot.model.texts import Localized
from bot.model.way_progress import EVERYBODY, MOST_ROUNDS, EnoughRounds, WayProgress, rounds_left

WAY_PARTS = (Part.WAY_PROGRESS, Part.MILESTONES, Part.AVDELINGER)


def ways_of(kindergarten: KindergartenView, avdeling: str) -> list[WayProgress]:
    return [progress for progress in kindergarten.way_progress if progress.avdeling == avdeling]


def progress_on(kindergarten: KindergartenView, way: Way, avdeling: str = EVERYBODY) -> WayProgress | None:
    """The newest time."""
    found = [progress for progress in ways_of(kindergarten, avdeling) if progress.way == way.key]
    return max(found, key=lambda progress: progress.number, default=None)


def begin(ctx: ChangeContext, way: Way, avdeling: str = EVERYBODY) -> WayProgress:
    """What is going on, or a new time. Raises EnoughRounds."""
    newest = progress_on(ctx.kindergarten, way, avdeling)
    if newest is not None and newest.finished_on is None:
        return newest
    if way.rounds and not rounds_left(ways_of(ctx.kindergarten, avdeling), ctx.today):
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
    ctx.kindergarten.way_progress.append(made)
    return made


def finish(
    ctx: ChangeContext, way: Way, progress: WayProgress, agreed: Localized | None = None
) -> Milestone | None:
    """All steps are done; answers the milestone that is done with it."""
    progress.reached, progress.finished_on, progress.agreed = len(way.steps), ctx.today, agreed
    progress.changed_at = ctx.now
    return tick(ctx, way.milestone, ctx.today) if way.milestone else None


def tick(ctx: ChangeContext, key: str, on: date) -> Milestone | None:
    """The milestone with this key is done, where the plan has it and it was open."""
    for milestone in ctx.kindergarten.milestones:
        if milestone.key == key and milestone.status is Status.OPEN:
            milestone.finish(on=on, by=ctx.user, now=ctx.now, seen=None)
            return milestone
    return None


def show(ctx: HmsContext, way: Way, avdeling: Avdeling | None = None) -> Card:
    progress = progress_on(ctx.kindergarten, way, avdeling.key if avdeling else EVERYBODY)
    return way_card(way, progress, avdeling, ctx.now, ctx.may_change)


@command(
    "hms",
    "videre",
    also=("vidare", "next step"),
    who=HMS_GROUP,
    says=_("The next step of a guided way"),
    tells=(Audience.EVERYBODY,),
    reads=WAY_PARTS,
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
    progress = begin(ctx, way, key) if number == 0 else progress_on(ctx.kindergarten, way, key)
    is_last = (
        progress is not None
        and number == len(way.steps) <= progress.reached + 1
        and progress.finished_on is None
    )
    if progress is not None and is_last and not way.agree:
        return to_channel(finished_card(way, progress, avdeling, finish(ctx, way, progress)))
    if progress is not None and not is_last:
        progress.step_done(number, now=ctx.now)
    return Reply(show(ctx, way, avdeling))
