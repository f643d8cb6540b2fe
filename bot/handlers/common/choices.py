"""Parameter types of the group's work: measures, who sees to them, avdelinger, ways and days near now."""

from collections.abc import Iterable
from datetime import date

from bot.commands.context import Context
from bot.commands.dates import DayReader
from bot.commands.errors import Unreadable
from bot.commands.reading import ChoiceReader, Reader
from bot.commands.vocabulary import RESPONSIBLES, ROLES, VERDICTS
from bot.content.ways import Way, WayStep
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NamedReader
from bot.message.card import Option
from bot.message.words import Words, _
from bot.model.avdeling import Avdeling
from bot.model.measure import Measure
from bot.model.parts import Part
from bot.model.survey import WHOLE, NoPercent
from bot.model.texts import Localized

RESPONSIBLE = ChoiceReader(_("Responsible"), RESPONSIBLES)
VERDICT = ChoiceReader(_("Did it work?"), VERDICTS)
WHICH_ROLE = ChoiceReader(_("Role"), ROLES)


class MeasureReader(NamedReader[Measure, Context]):
    """A measure of this kindergarten, by its number or its words; to choose from are those not ended."""

    label = _("Measure")
    reads = frozenset({Part.MEASURES})

    def known(self, ctx: Context) -> Iterable[Measure]:
        return ctx.kindergarten.measures

    def key(self, thing: Measure) -> str:
        return str(thing.number)

    def title(self, thing: Measure) -> Localized:
        return thing.what

    def options(self, ctx: Context) -> tuple[Option, ...]:
        going = (one for one in ctx.kindergarten.measures if one.is_open or one.awaits_verdict)
        return tuple(self._option(one) for one in going)


class AvdelingReader(NamedReader[Avdeling, Context]):
    """An avdeling of this kindergarten."""

    label = _("Avdeling")
    reads = frozenset({Part.AVDELINGER})

    def known(self, ctx: Context) -> Iterable[Avdeling]:
        return ctx.kindergarten.avdelinger

    def key(self, thing: Avdeling) -> str:
        return thing.key

    def title(self, thing: Avdeling) -> Localized:
        return Localized(nb=thing.name, nn=thing.name, en=thing.name)


class WayReader(NamedReader[Way, HmsContext]):
    """A guided way."""

    label = _("Guided way")

    def known(self, ctx: HmsContext) -> Iterable[Way]:
        return ctx.library.ways

    def key(self, thing: Way) -> str:
        return thing.key

    def title(self, thing: Way) -> Localized:
        return thing.title


class MeetingReader(NamedReader[WayStep, HmsContext]):
    """A meeting of a certain way."""

    label = _("Meeting")

    def __init__(self, way: str) -> None:
        self._way = way

    def known(self, ctx: HmsContext) -> Iterable[WayStep]:
        return ctx.library.ways[self._way].meetings

    def key(self, thing: WayStep) -> str:
        return thing.key

    def title(self, thing: WayStep) -> Localized:
        return thing.title


class NearDayReader(DayReader):
    """A day that has been or will be: without a year, the nearest such day."""

    def read(self, text: str, ctx: Context) -> date:
        day = super().read(text, ctx)
        if str(day.year) in text:
            return day
        try:
            before = day.replace(year=day.year - 1)
        except ValueError:  # 29 February
            return day
        return min((before, day), key=lambda one: abs(one - ctx.today))


class PercentReader(Reader[int, Context]):
    """How many of a hundred: `72`, `72 %`, `72 prosent`."""

    longest = 2

    def __init__(self, label: Words, hint: Words | None = None) -> None:
        self.label = label
        self.hint = hint

    def read(self, text: str, ctx: Context) -> int:
        digits = text.casefold().removesuffix("prosent").removesuffix("percent").removesuffix("%").strip()
        if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(WHOLE)):
            raise Unreadable
        if int(digits) > WHOLE:
            raise NoPercent
        return int(digits)


MEASURE, AVDELING, WAY = MeasureReader(), AvdelingReader(), WayReader()
