"""`/hms kravene` and `vurder`: the psychosocial factors, what is written of each, and the risk."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DayReader
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import ChoiceReader, TextReader
from bot.commands.registry import Values, command
from bot.commands.vocabulary import LEVELS, PARTICIPANTS
from bot.content.psychosocial import PsychosocialFactor
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.psychosocial import cards
from bot.handlers.psychosocial.lines import PSYCHOSOCIAL
from bot.handlers.psychosocial.standing import READS, FactorStanding, standing
from bot.message.card import FieldType, Reply, to_group
from bot.message.words import _
from bot.model.assessment import LOOK_AGAIN, SENTENCE_LIMIT, Assessment, Level, Participant
from bot.model.audience import Audience
from bot.model.days import DayPassed
from bot.model.parts import Part

WhichFactor = Annotated[PsychosocialFactor, PSYCHOSOCIAL]
LEVEL = ChoiceReader(_("How large is the risk?"), LEVELS)
SENTENCE = TextReader(_("Why, in one sentence"), _("No names"), limit=SENTENCE_LIMIT, long=True)
AGAIN_ON = DayReader(_("Look again"), _("Leave empty, and it is in a year"))


class ParticipantReader(ChoiceReader[Participant]):
    """Of those who talked about it, there may be several."""

    field = FieldType.MULTI_SELECT


PARTICIPANT = ParticipantReader(_("Who talked about it"), PARTICIPANTS)


def _standing(ctx: HmsContext) -> tuple[FactorStanding, ...]:
    return standing(ctx.kindergarten, ctx.library, ctx.today)


def _of(ctx: HmsContext, factor: PsychosocialFactor) -> FactorStanding:
    return _standing(ctx)[factor.number - 1]


@command(
    "hms",
    "kravene",
    also=("krava", "kap 1a", "kapittel 1a", "psykososialt", "psykososialt arbeidsmiljø", "psychosocial"),
    says=_("The psychosocial working environment: eight factors"),
    reads=READS,
)
def factors(ctx: HmsContext, factor: Annotated[PsychosocialFactor | None, PSYCHOSOCIAL] = None) -> Reply:
    if factor is not None:
        return Reply(cards.factor_card(_of(ctx, factor), ctx.library, ctx.today, ctx.may_change))
    return Reply(cards.factors_card(_standing(ctx), ctx.kindergarten.measures, ctx.today))


@command(
    "hms",
    "vurder",
    also=("vurdere", "assess"),
    who=HMS_GROUP,
    says=_("Assess one of the eight factors in ten minutes"),
    reads=READS,
)
def assess(ctx: HmsContext, factor: WhichFactor) -> Reply:
    given = {"factor": factor, "participants": tuple(Participant(role) for role in ctx.kindergarten.roles)}
    form = form_for(
        assessment, ctx, {**given, "again_on": ctx.kindergarten.open_day_from(ctx.today + LOOK_AGAIN)}
    )
    return Reply(cards.assess_card(_of(ctx, factor), ctx.library, ctx.today, form))


@command(
    "hms",
    "vurdering",
    also=("assessment",),
    who=HMS_GROUP,
    says=_("How large the risk of a factor is"),
    listed=False,
    tells=(Audience.GROUP,),
    reads=(Part.ASSESSMENTS,),
)
def assessment(
    ctx: ChangeContext,
    factor: WhichFactor,
    level: Annotated[Level, LEVEL],
    sentence: Annotated[str, SENTENCE],
    participants: tuple[Annotated[Participant, PARTICIPANT], ...],
    again_on: Annotated[date | None, AGAIN_ON] = None,
) -> Reply:
    given = {
        "factor": factor,
        "level": level,
        "sentence": sentence,
        "participants": participants,
        "again_on": again_on,
    }
    if again_on is not None and again_on <= ctx.today:
        raise wrong_at(assessment, ctx, given, "again_on", DayPassed(again_on))
    of_today = _of_today(ctx, factor)
    if of_today is not None and ctx.seen is not None and of_today.changed_at > ctx.seen:
        return Reply(cards.assessed_meanwhile_card(factor, of_today, form_for(assessment, ctx, given)))
    before = cards.level_and_sentence(of_today) if of_today else None
    return to_group(cards.assessed_card(factor, _save(ctx, of_today, given), before))


def _of_today(ctx: ChangeContext, factor: PsychosocialFactor) -> Assessment | None:
    found = (one for one in ctx.kindergarten.assessments if (one.factor, one.day) == (factor.key, ctx.today))
    return next(found, None)


def _save(ctx: ChangeContext, of_today: Assessment | None, given: Values) -> Assessment:
    """What was said before on the same day is corrected; an earlier day's stands."""
    saved = of_today or Assessment(factor=given["factor"].key, day=ctx.today)
    if of_today is None:
        ctx.kindergarten.assessments.append(saved)
    again_on = ctx.kindergarten.open_day_from(given["again_on"] or ctx.today + LOOK_AGAIN)
    saved.level, saved.sentence, saved.again_on = given["level"], given["sentence"], again_on
    saved.participants, saved.changed_at = tuple(dict.fromkeys(given["participants"])), ctx.now
    return saved
