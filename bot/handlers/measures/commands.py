"""`/hms tiltak`: measures, by role, with a day to ask whether they worked."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DayReader
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import Command, Values, command
from bot.content.library import Theme
from bot.content.psychosocial import PsychosocialFactor, factor_about
from bot.handlers.calendar.announcing import tell
from bot.handlers.common.choices import MEASURE, RESPONSIBLE, VERDICT
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import THEME
from bot.handlers.measures import cards
from bot.handlers.psychosocial.lines import PERHAPS_PSYCHOSOCIAL, PSYCHOSOCIAL
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.days import DayPassed
from bot.model.measure import (
    WHAT_LIMIT,
    WHY_LIMIT,
    CheckTooEarly,
    Dates,
    Measure,
    MeasureState,
    Responsible,
    Verdict,
)
from bot.model.parts import Part
from bot.model.texts import Localized

MEASURES = (Part.MEASURES,)

WhichMeasure = Annotated[Measure, MEASURE]
WHAT = TextReader(_("What we do"), limit=WHAT_LIMIT, long=True)
WHY = TextReader(_("Why"), _("In a few words; no names"), limit=WHY_LIMIT)
REASON = TextReader(_("Reason"), _("In a few words; no names"), limit=WHY_LIMIT)
CHECK_DAY = DayReader(_("Did it work? We ask on"), _("Leave empty, and we ask four weeks after the deadline"))


@command(
    "hms",
    "tiltak",
    also=("tiltaka", "tiltakene", "handlingsplan", "measures"),
    says=_("Our measures: what, who and when"),
    submit=_("Show"),
    reads=MEASURES,
)
def measures(ctx: HmsContext, measure: Annotated[Measure | None, MEASURE] = None) -> Reply:
    if measure is not None:
        return _one(ctx, measure)
    known = ctx.kindergarten.measures
    form = form_for(measures, ctx, {}, title=_("Choose a measure")) if known else None
    return Reply(cards.measures_card(known, ctx.today, ctx.may_change, form))


def _one(ctx: HmsContext, measure: Measure) -> Reply:
    factor = next((one for one in ctx.library.psychosocial if one.key == measure.factor), None)
    return Reply(cards.measure_card(measure, factor, ctx.today, ctx.now, ctx.may_change))


@command(
    "hms",
    "tiltak ny",
    also=("tiltak nytt", "nytt tiltak", "tiltak new", "new measure"),
    who=HMS_GROUP,
    says=_("A new measure"),
    tells=(Audience.EVERYBODY,),
    reads=MEASURES,
)
def new_measure(
    ctx: ChangeContext,
    responsible: Annotated[Responsible, RESPONSIBLE],
    due: Annotated[date, DayReader(_("Deadline"))],
    what: Annotated[str, WHAT],
    check_on: Annotated[date | None, CHECK_DAY] = None,
    why: Annotated[str | None, WHY] = None,
    factor: Annotated[PsychosocialFactor | None, PERHAPS_PSYCHOSOCIAL, Ask(on_line=False)] = None,
) -> Reply:
    given = {"responsible": responsible, "due": due, "what": what, "check_on": check_on, "why": why}
    made = add_measure(new_measure, ctx, {**given, "factor": factor}, why=why)
    made.factor = factor.key if factor else None
    return tell(ctx, cards.added_card(made, due, check_on))


def add_measure(asked: Command, ctx: ChangeContext, given: Values, *, why: str | None) -> Measure:
    """One more, from what a form of `asked` gave. Raises Incomplete for a day that cannot be."""
    dates = _planned(asked, ctx, given)
    language, known = ctx.kindergarten.language, ctx.kindergarten.measures
    made = Measure(
        number=1 + max((one.number for one in known), default=0),
        what=Localized.only(language, given["what"]),
        why=Localized.only(language, why) if why else None,
        responsible=given["responsible"],
        due=dates.due,
        check_on=dates.check_on,
        state=MeasureState.OPEN,
        changed_at=ctx.now,
    )
    known.append(made)
    return made


def _planned(asked: Command, ctx: HmsContext, given: Values) -> Dates:
    """Raises Incomplete, with what was written kept, for a day that cannot be."""
    due: date = given["due"]
    if due < ctx.today:
        raise wrong_at(asked, ctx, given, "due", DayPassed(due))
    try:
        return Dates.planned(due, given["check_on"], ctx.kindergarten.closed)
    except CheckTooEarly as refusal:
        raise wrong_at(asked, ctx, given, "check_on", refusal) from refusal


@command(
    "hms",
    "tiltak fra",
    also=("measure from", "tiltak frå", "tiltak from"),
    who=HMS_GROUP,
    says=_("A measure from a theme's suggestion"),
    reads=MEASURES,
)
def from_theme(ctx: HmsContext, theme: Annotated[Theme, THEME]) -> Reply:
    suggestion, _language = theme.measure.in_language(ctx.kindergarten.language)
    factor = factor_about(ctx.library.psychosocial, theme=theme.key)
    given = {"what": suggestion, "responsible": Responsible.GROUP, "factor": factor}
    return Reply(cards.from_theme_card(theme.title, form_for(new_measure, ctx, given)))


@command(
    "hms",
    "tiltak for",
    also=("measure for", "tiltak mot"),
    who=HMS_GROUP,
    says=_("A measure about one of the eight factors"),
    listed=False,
    reads=MEASURES,
)
def for_factor(ctx: HmsContext, factor: Annotated[PsychosocialFactor, PSYCHOSOCIAL]) -> Reply:
    form = form_for(new_measure, ctx, {"responsible": Responsible.GROUP, "factor": factor})
    return Reply(cards.for_factor_card(factor, form))


@command(
    "hms",
    "tiltak gjelder",
    also=("measure about", "tiltak gjeld", "tiltak about"),
    who=HMS_GROUP,
    says=_("Which of the eight factors a measure is about"),
    listed=False,
    reads=MEASURES,
)
def is_about(
    _ctx: ChangeContext, measure: WhichMeasure, factor: Annotated[PsychosocialFactor, PSYCHOSOCIAL]
) -> Reply:
    measure.factor = factor.key
    return Reply(cards.is_about_card(measure, factor))


@command(
    "hms",
    "tiltak ferdig",
    also=("measure done", "tiltak gjort", "tiltak klar", "tiltak done"),
    who=HMS_GROUP,
    says=_("A measure is done"),
    tells=(Audience.EVERYBODY,),
    reads=MEASURES,
)
def carried_out(ctx: ChangeContext, measure: WhichMeasure) -> Reply:
    if measure.state is MeasureState.DONE:
        return _one(ctx, measure)
    measure.carry_out(now=ctx.now, seen=ctx.seen)
    return tell(ctx, cards.carried_out_card(measure))


@command(
    "hms",
    "tiltak dropp",
    also=("drop measure", "tiltak avslutt", "tiltak drop"),
    who=HMS_GROUP,
    says=_("Drop a measure, with a reason"),
    tells=(Audience.EVERYBODY,),
    careful=True,
    reads=MEASURES,
)
def drop(ctx: ChangeContext, measure: WhichMeasure, reason: Annotated[str, REASON]) -> Reply:
    measure.drop(reason, now=ctx.now, seen=ctx.seen)
    return tell(ctx, cards.dropped_card(measure))


@command(
    "hms",
    "tiltak virket",
    also=("measure worked", "tiltak verka", "tiltak virka", "tiltak worked", "virket det", "verka det"),
    who=HMS_GROUP,
    says=_("Did a measure work?"),
    tells=(Audience.EVERYBODY,),
    reads=MEASURES,
)
def judge(ctx: ChangeContext, measure: WhichMeasure, verdict: Annotated[Verdict, VERDICT]) -> Reply:
    measure.judge(verdict, now=ctx.now, seen=ctx.seen)
    return tell(ctx, cards.judged_card(measure, ctx.now))


@command(
    "hms",
    "tiltak juster",
    also=("change measure", "tiltak endre", "tiltak utsett", "tiltak utset", "tiltak adjust"),
    who=HMS_GROUP,
    says=_("Change a measure, and try again"),
    tells=(Audience.GROUP,),
    reads=MEASURES,
)
def adjust(
    ctx: ChangeContext,
    measure: WhichMeasure,
    due: Annotated[date | None, DayReader(_("New deadline"))] = None,
    what: Annotated[str | None, WHAT] = None,
    check_on: Annotated[date | None, CHECK_DAY] = None,
) -> Reply:
    language = ctx.kindergarten.language
    if due is None:
        text, _language = measure.what.in_language(language)
        return Reply(
            cards.ask_adjust_card(measure, form_for(adjust, ctx, {"measure": measure, "what": text}))
        )
    given = {"measure": measure, "due": due, "what": what, "check_on": check_on}
    dates = _planned(adjust, ctx, given)
    written = Localized.only(language, what) if what else None
    measure.adjust(written, dates, now=ctx.now, seen=ctx.seen)
    return to_group(cards.adjusted_card(measure, due, check_on))
