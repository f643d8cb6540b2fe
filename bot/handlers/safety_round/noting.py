"""What must be put right: a line about it, a measure, and that it is put right."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DayReader
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import TextReader
from bot.commands.registry import command
from bot.handlers.calendar.announcing import tell_together
from bot.handlers.common.choices import RESPONSIBLE
from bot.handlers.common.context import ChangeContext
from bot.handlers.measures.commands import CHECK_DAY, WHAT, add_measure
from bot.handlers.safety_round import cards
from bot.handlers.safety_round.lines import FAULT
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.measure import Responsible
from bot.model.parts import Part
from bot.model.safety_round import NOTE_LIMIT, CheckedPoint, round_under_way
from bot.model.texts import Empty

Fault = Annotated[CheckedPoint, FAULT]
FAULTS = (Part.SAFETY_ROUNDS, Part.CHECKED_POINTS, Part.MEASURES)
LINE = TextReader(_("What you saw"), _("In a few words; no names"), limit=NOTE_LIMIT)


@command(
    "hms",
    "vernerunde merknad",
    also=("vernerunde linje", "safety round note"),
    who=HMS_GROUP,
    says=_("A line about what must be put right"),
    listed=False,
    reads=FAULTS,
)
def note(ctx: ChangeContext, fault: Fault, line: Annotated[str, LINE]) -> Reply:
    fault.note, fault.changed_at = line, ctx.now
    measure = next((one for one in ctx.kindergarten.measures if one.number == fault.measure), None)
    return Reply(cards.line_written_card(fault, measure, _is_under_way(ctx), ctx.now))


def _is_under_way(ctx: ChangeContext) -> bool:
    return round_under_way(ctx.kindergarten.safety_rounds) is not None


@command(
    "hms",
    "vernerunde tiltak",
    also=("safety round measure",),
    who=HMS_GROUP,
    says=_("A measure for what must be put right"),
    listed=False,
    reads=FAULTS,
)
def measure_of(
    ctx: ChangeContext,
    fault: Fault,
    responsible: Annotated[Responsible, RESPONSIBLE] = Responsible.GROUP,
    due: Annotated[date | None, DayReader(_("Deadline"))] = None,
    what: Annotated[str | None, WHAT] = None,
    check_on: Annotated[date | None, CHECK_DAY] = None,
) -> Reply:
    """The channel hears of it together with what else comes of the round."""
    language = ctx.kindergarten.language
    text = what or fault.note or fault.what.in_language(language)[0]
    given = {"fault": fault, "responsible": responsible, "due": due, "what": text, "check_on": check_on}
    if due is None:
        if ctx.sent:
            raise wrong_at(measure_of, ctx, given, "due", Empty())
        form = form_for(measure_of, ctx, given)
        form = replace(form, line=measure_of.line({"fault": fault}, seen=ctx.now))
        return Reply(cards.ask_measure_card(fault, form))
    why = fault.what.in_language(language)[0]
    made = add_measure(measure_of, ctx, given, why=why)
    made.factor = _factor(ctx, fault)
    fault.measure, fault.changed_at = made.number, ctx.now
    return tell_together(ctx, cards.measure_made_card(made, _is_under_way(ctx)))


def _factor(ctx: ChangeContext, fault: CheckedPoint) -> str | None:
    """Which psychosocial factor the point is about; a kindergarten's own points do not say."""
    points = (point for area in ctx.library.round_areas for point in area.points)
    return next((point.factor for point in points if point.key == fault.key), None)


@command(
    "hms",
    "vernerunde ordnet",
    also=("vernerunde ordna", "safety round fixed"),
    who=HMS_GROUP,
    says=_("What was found is put right"),
    tells=(Audience.GROUP,),
    listed=False,
    reads=FAULTS,
)
def put_right(ctx: ChangeContext, fault: Fault) -> Reply:
    fault.fixed_on, fault.changed_at = ctx.today, ctx.now
    return to_group(cards.put_right_card(fault))
