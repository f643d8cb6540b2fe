"""Lines that lead to the psychosocial factors and their assessment."""

from collections.abc import Iterable

from bot.commands.lines import LineTo
from bot.content.psychosocial import PsychosocialFactor
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NamedReader, Names, names_of
from bot.message.card import Option
from bot.message.words import _
from bot.model.texts import Localized


class PsychosocialReader(NamedReader[PsychosocialFactor, HmsContext]):
    """One of the eight factors, by its number or its words."""

    label = _("Factor")

    def known(self, ctx: HmsContext) -> Iterable[PsychosocialFactor]:
        return ctx.library.psychosocial

    def key(self, thing: PsychosocialFactor) -> str:
        return str(thing.number)

    def title(self, thing: PsychosocialFactor) -> Localized:
        return thing.short

    def named(self, ctx: HmsContext) -> list[tuple[PsychosocialFactor, Names]]:
        return [
            (
                one,
                names_of(
                    self.key(one), one.short, one.title.nb or "", one.title.nn or "", one.title.en or ""
                ),
            )
            for one in self.known(ctx)
        ]

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        return tuple(
            Option(self.key(one), _("{n}. {factor}", n=one.number, factor=one.title))
            for one in self.known(ctx)
        )


class PerhapsPsychosocialReader(PsychosocialReader):
    """Where it may be none of them."""

    hint = _("Leave empty if it is none of these")


PSYCHOSOCIAL, PERHAPS_PSYCHOSOCIAL = PsychosocialReader(), PerhapsPsychosocialReader()

FACTORS = LineTo("hms", "kravene")
ONE_FACTOR = LineTo("hms", "kravene", PSYCHOSOCIAL)
ASSESS = LineTo("hms", "vurder", PSYCHOSOCIAL)
ASSESSMENT = LineTo("hms", "vurdering")
