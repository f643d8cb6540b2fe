"""What a yes does: an ordinary change of the kindergarten's own calendar, plan or checklist."""

from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.offered.words import Before
from bot.message.words import Words
from bot.model.offer import (
    NowhereToPut,
    OfferedMilestone,
    OfferedPoint,
    OfferedText,
    OfferedTheme,
    ProgrammeOffer,
)
from bot.model.plan import Milestone, Status, due_after
from bot.model.safety_round import ChecklistPoint
from bot.model.texts import Localized


def what_it_has(ctx: HmsContext, offer: ProgrammeOffer) -> Before | None:
    """What the offer would change; None for what is new."""
    match offer.content:
        case OfferedMilestone():
            return _texts(_milestone(ctx, offer.key))
        case OfferedText(milestone=key):
            return _texts(_milestone(ctx, key))
        case OfferedPoint():
            point = _point(ctx, offer.key)
            return None if point is None or point.what is None else Before(point.what, None)
        case OfferedTheme():
            return None


def place_of(ctx: HmsContext, offer: ProgrammeOffer) -> Words | None:
    """The phase of a milestone, the area of a point."""
    match offer.content:
        case OfferedMilestone(phase=key):
            return next((one.name for one in ctx.plan_template if one.key == key), None)
        case OfferedPoint(area=key):
            return next((one.title for one in ctx.library.round_areas if one.key == key), None)
        case _:
            return None


def put(ctx: ChangeContext, offer: ProgrammeOffer) -> None:
    """All but a theme, which is decided as every theme is. Raises NowhereToPut or MilestoneChanged."""
    match offer.content:
        case OfferedMilestone() as offered:
            _put_milestone(ctx, offer.key, offered)
        case OfferedText(milestone=key, title=title, definition=definition):
            _say(ctx, _milestone(ctx, key), title, definition)
        case OfferedPoint(area=area, what=what):
            _put_point(ctx, offer.key, area, what)
        case OfferedTheme():
            raise NowhereToPut


def _put_milestone(ctx: ChangeContext, key: str, offered: OfferedMilestone) -> None:
    plan = ctx.kindergarten
    known = _milestone(ctx, key)
    if known is not None:
        _say(ctx, known, offered.title, offered.definition)
        if (
            known.week is not None and known.status is Status.OPEN
        ):  # else the group has set the day, or it is done
            known.week, known.due = offered.week, due_after(plan, offered.week)
        return
    if plan.plan_start is None or all(one.key != offered.phase for one in plan.phases):
        raise NowhereToPut
    plan.milestones.append(
        Milestone(
            key=key,
            phase_key=offered.phase,
            position=1 + max((one.position for one in plan.milestones), default=0),
            title=offered.title,
            definition=offered.definition,
            week=offered.week,
            due=due_after(plan, offered.week),
            status=Status.OPEN,
            changed_at=ctx.now,
        )
    )


def _say(ctx: ChangeContext, milestone: Milestone | None, title: Localized, definition: Localized) -> None:
    """What was done stays done. Raises NowhereToPut or MilestoneChanged."""
    if milestone is None:
        raise NowhereToPut
    milestone.rename(title, now=ctx.now, seen=ctx.seen)
    milestone.definition = definition


def _put_point(ctx: ChangeContext, key: str, area: str, what: Localized) -> None:
    known = _point(ctx, key)
    if known is None:
        ctx.kindergarten.checklist.append(ChecklistPoint(key=key, area=area, what=what))
    else:
        known.area, known.what = area, what


def _milestone(ctx: HmsContext, key: str) -> Milestone | None:
    return next((one for one in ctx.kindergarten.milestones if one.key == key), None)


def _texts(milestone: Milestone | None) -> Before | None:
    return None if milestone is None else Before(milestone.title, milestone.definition)


def _point(ctx: HmsContext, key: str) -> ChecklistPoint | None:
    return next((one for one in ctx.kindergarten.checklist if one.key == key), None)
