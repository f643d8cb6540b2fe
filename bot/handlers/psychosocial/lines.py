"""Lines that lead to the psychosocial factors and their assessment."""

from collections.abc import Iterable

from bot.commands.errors import Unreadable
from bot.commands.fold import fold
from bot.commands.lines import LineTo
from bot.commands.sayings import Book
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

    def said(self, ctx: HmsContext) -> Book:
        return tuple((self.key(one), one.said) for one in self.known(ctx))

    def named(self, ctx: HmsContext) -> list[tuple[PsychosocialFactor, Names]]:
        return [
            (
                one,
                names_of(
                    self.key(one),
                    one.short,
                    *(one.title.nb or "", one.title.nn or "", one.title.en or ""),
                    *(f"faktor {one.number}", f"factor {one.number}"),
                ),
            )
            for one in self.known(ctx)
        ]

    def guess(self, text: str, ctx: HmsContext) -> PsychosocialFactor:
        """By a name that stands in the text as it is. "Åtte" is much like "støtte", and means all of them."""
        told = f" {fold(text)} "
        names = {
            one: (*(fold(phrase) for phrase in one.said.phrases), *its.whole[1:])
            for one, its in self.named(ctx)
        }
        found = [one for one, some in names.items() if any(f" {name} " in told for name in some)]
        if len(found) != 1:
            raise Unreadable
        return found[0]

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
