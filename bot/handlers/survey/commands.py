"""`/hms kartlegging`: the nullpunktskartlegging, as days and a percentage; never what anybody answered."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.errors import Incomplete
from bot.commands.forms import form_for, wrong_at
from bot.commands.registry import command
from bot.handlers.common.choices import AVDELING, NearDayReader, PercentReader
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.survey import cards
from bot.handlers.ways.progress import tick
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.avdeling import Avdeling
from bot.model.parts import Part
from bot.model.plan import Milestone, Status
from bot.model.survey import NoPercent, Stage, Survey
from bot.model.way_progress import EVERYBODY

SURVEY = (Part.SURVEYS, Part.MILESTONES, Part.AVDELINGER)

Day = Annotated[date | None, NearDayReader(_("Day"), _("Empty: today. A day to come is fine."))]


@command(
    "hms",
    "kartlegging",
    also=("kartlegginga", "nullpunktskartlegging", "nullpunkt", "undersøkelse", "undersøking", "survey"),
    says=_("The survey: when, how many answered, and who has talked about it"),
    reads=SURVEY,
)
def survey(ctx: HmsContext) -> Reply:
    found = ctx.kindergarten.surveys[0] if ctx.kindergarten.surveys else None
    return Reply(cards.survey_card(found, ctx.kindergarten.avdelinger, ctx.today, ctx.may_change))


@command(
    "hms",
    "kartlegging sendt",
    also=("kartlegging sendt ut", "kartlegging send", "survey sent"),
    who=HMS_GROUP,
    says=_("The survey is sent out"),
    tells=(Audience.EVERYBODY,),
    reads=SURVEY,
)
def sent(ctx: ChangeContext, day: Day = None) -> Reply:
    return _happened(ctx, Stage.SENT, day)


@command(
    "hms",
    "kartlegging lukket",
    also=("kartlegging lukka", "kartlegging stengt", "survey closed"),
    who=HMS_GROUP,
    says=_("The survey is closed, and how many answered"),
    tells=(Audience.EVERYBODY,),
    reads=SURVEY,
)
def closed(
    ctx: ChangeContext,
    percent: Annotated[
        int | None, PercentReader(_("How many answered, in percent"), _("Empty: it is not closed yet"))
    ] = None,
    day: Day = None,
) -> Reply:
    """Without a percentage a day to come is planned; one that has been asks for it."""
    if percent is None and (day is None or day <= ctx.today):
        if ctx.sent:
            raise wrong_at(closed, ctx, {"day": day}, "percent", NoPercent())
        raise Incomplete(form_for(closed, ctx, {} if day is None else {"day": day}), submitted=False)
    if percent is not None:
        _survey(ctx).answered_by(percent)
    return _happened(ctx, Stage.CLOSED, day)


@command(
    "hms",
    "kartlegging rapport",
    also=("survey report",),
    who=HMS_GROUP,
    says=_("The report has come"),
    tells=(Audience.EVERYBODY,),
    reads=SURVEY,
)
def report(ctx: ChangeContext, day: Day = None) -> Reply:
    return _happened(ctx, Stage.REPORT, day)


@command(
    "hms",
    "kartlegging snakket",
    also=("kartlegging snakka", "kartlegging drøftet", "kartlegging drøfta", "survey discussed"),
    who=HMS_GROUP,
    says=_("An avdeling has talked about the result"),
    tells=(Audience.EVERYBODY,),
    reads=SURVEY,
)
def discussed(ctx: ChangeContext, avdeling: Annotated[Avdeling | None, AVDELING] = None) -> Reply:
    """The milestone is done when the last avdeling has; where there are none, at once."""
    avdelinger = ctx.kindergarten.avdelinger
    if avdeling is None and avdelinger:
        return survey(ctx)
    known = _survey(ctx)
    known.talked(avdeling.key if avdeling else EVERYBODY)
    known.changed_at = ctx.now
    left = [one for one in avdelinger if one.key not in known.discussed]
    milestone = None if left else tick(ctx, Stage.DISCUSSED, ctx.today)
    return to_channel(cards.discussed_card(avdeling, left, milestone))


def _survey(ctx: ChangeContext) -> Survey:
    if not ctx.kindergarten.surveys:
        ctx.kindergarten.surveys.append(Survey(discussed=(), changed_at=ctx.now))
    return ctx.kindergarten.surveys[0]


def _happened(ctx: ChangeContext, stage: Stage, given: date | None) -> Reply:
    """What has been is done in the plan too; what is to come moves its milestone."""
    day = given or ctx.today
    coming = day > ctx.today
    got = ctx.kindergarten.open_day_from(day) if coming else day
    known = _survey(ctx)
    known.happens(stage, got)
    known.changed_at = ctx.now
    milestone = _move(ctx, stage, got) if coming else tick(ctx, stage, got)
    return to_channel(cards.happened_card(known, stage, day, got, milestone))


def _move(ctx: ChangeContext, stage: Stage, day: date) -> Milestone | None:
    for milestone in ctx.kindergarten.milestones:
        if milestone.key == stage and milestone.status is Status.OPEN:
            milestone.move(day, now=ctx.now, seen=None)
            return milestone
    return None
