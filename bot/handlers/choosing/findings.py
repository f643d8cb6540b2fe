"""`/hms funn`: what the survey showed, and the themes that follow from it."""

from collections.abc import Iterable
from enum import Enum
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.forms import form_for
from bot.commands.reading import Ask, ChoiceReader
from bot.commands.registry import command
from bot.commands.sayings import Book
from bot.commands.vocabulary import term
from bot.content.factor import Factor
from bot.content.suggesting import advise
from bot.handlers.choosing.findings_cards import findings_card, pick_card
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import CHANGE, NamedReader
from bot.message.card import FieldType, Form, Reply
from bot.message.words import Words, _
from bot.model.calendar import choices_in, themes_in
from bot.model.findings import findings_now
from bot.model.parts import Part
from bot.model.texts import Localized


class Side(Enum):
    """What a factor is marked as."""

    HARD = "hard"
    STRENGTH = "strength"
    NEITHER = "neither"


SIDE = ChoiceReader(
    _("How it is"),
    {
        Side.HARD: term(_("hard"), "vanskelig", "utfordring", "vanskeleg", "hard", "problem"),
        Side.STRENGTH: term(_("a strength"), "styrke", "styrka", "bra", "strength", "good"),
        Side.NEITHER: term(_("remove it"), "fjern", "ta bort", "slett", "remove"),
    },
)


class FactorReader(NamedReader[Factor, HmsContext]):
    """A factor, called by what is hard about it."""

    field = FieldType.MULTI_SELECT

    def __init__(self, label: Words) -> None:
        self.label = label

    def known(self, ctx: HmsContext) -> Iterable[Factor]:
        return ctx.library.factors.values()

    def key(self, thing: Factor) -> str:
        return thing.key

    def title(self, thing: Factor) -> Localized:
        return thing.problem

    def said(self, ctx: HmsContext) -> Book:
        return tuple((factor.key, factor.said) for factor in ctx.library.factors.values())


class StrengthReader(FactorReader):
    """A factor, called by what is good about it."""

    def title(self, thing: Factor) -> Localized:
        return thing.strength


Problems = tuple[Annotated[Factor, FactorReader(_("This is hard"))], ...]
Strengths = tuple[Annotated[Factor, StrengthReader(_("We are good at this"))], ...]


@command(
    "hms",
    "funn",
    also=("funna", "findings"),
    who=HMS_GROUP,
    says=_("What the survey showed, and themes that fit"),
    reads=(Part.CALENDAR, Part.FINDINGS),
)
def findings(
    ctx: ChangeContext,
    change: Annotated[bool | None, CHANGE, Ask(in_form=False)] = None,
    factor: Annotated[Factor | None, FactorReader(_("What was found")), Ask(in_form=False)] = None,
    side: Annotated[Side | None, SIDE, Ask(in_form=False)] = None,
    problems: Problems = (),
    strengths: Strengths = (),
) -> Reply:
    if change:
        return Reply(pick_card(_form(ctx)))
    before = _sides(ctx)
    if factor is not None:
        after = {key: strength for key, strength in before.items() if key != factor.key}
        if side is not Side.NEITHER:
            after[factor.key] = side is Side.STRENGTH
    elif ctx.sent:
        after = {one.key: True for one in strengths} | {one.key: False for one in problems}
    else:
        after = before
    if after != before:
        hard, good = ([key for key in after if after[key] is strength] for strength in (False, True))
        ctx.kindergarten.findings = findings_now(ctx.kindergarten.findings, hard, good)
    return _shown(ctx, saved=after != before)


def _sides(ctx: HmsContext) -> dict[str, bool]:
    """The factors picked, and whether each is a strength."""
    return {one.factor: one.strength for one in ctx.kindergarten.findings}


def _shown(ctx: HmsContext, *, saved: bool) -> Reply:
    kindergarten = ctx.kindergarten
    found = ctx.library.found(sorted(kindergarten.findings, key=lambda one: one.position))
    if not found:
        return Reply(pick_card(_form(ctx)))
    suggestions = advise(ctx.library, ctx.this_month, themes_in(kindergarten.calendar), found)
    return Reply(findings_card(found, suggestions, choices_in(kindergarten.calendar), ctx.library, saved))


def _form(ctx: HmsContext) -> Form:
    sides, factors = _sides(ctx), ctx.library.factors
    picked = {
        name: tuple(factors[key] for key, strength in sides.items() if strength is good and key in factors)
        for name, good in (("problems", False), ("strengths", True))
    }
    return form_for(findings, ctx, picked, title=_("What did your survey show?"))
