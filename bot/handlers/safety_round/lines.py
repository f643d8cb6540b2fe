"""Lines that lead to the vernerunde, and the points and areas they name."""

from collections.abc import Iterable

from bot.commands.errors import Unreadable
from bot.commands.lines import LineTo
from bot.commands.reading import ChoiceReader
from bot.commands.vocabulary import POINT_STATES
from bot.content.safety_round import RoundArea
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NamedReader
from bot.handlers.safety_round.checklist import Point, checklist, left_out
from bot.message.words import _
from bot.model.parts import Part
from bot.model.safety_round import OWN_KEY, CheckedPoint, PointLeftOut, not_put_right
from bot.model.texts import Localized


class AreaReader(NamedReader[RoundArea, HmsContext]):
    label = _("Area")

    def known(self, ctx: HmsContext) -> Iterable[RoundArea]:
        return ctx.library.round_areas

    def key(self, thing: RoundArea) -> str:
        return thing.key

    def title(self, thing: RoundArea) -> Localized:
        return thing.title


class PointReader(NamedReader[Point, HmsContext]):
    """A point of this kindergarten's checklist."""

    label = _("Point")
    reads = frozenset({Part.CHECKLIST})

    def read(self, text: str, ctx: HmsContext) -> Point:
        """Raises PointLeftOut for the key of one that is gone."""
        try:
            return super().read(text, ctx)
        except Unreadable:
            if self._is_gone(text, ctx):
                raise PointLeftOut from None
            raise

    def _is_gone(self, key: str, ctx: HmsContext) -> bool:
        ours = {point.key for area in ctx.library.round_areas for point in area.points}
        return key in ours or (key.startswith(OWN_KEY) and key.removeprefix(OWN_KEY).isdecimal())

    def known(self, ctx: HmsContext) -> Iterable[Point]:
        return checklist(ctx.library.round_areas, ctx.kindergarten.checklist)

    def key(self, thing: Point) -> str:
        return thing.key

    def title(self, thing: Point) -> Localized:
        return thing.what


class LeftOutReader(PointReader):
    """A point of ours that this kindergarten does not look at."""

    def _is_gone(self, key: str, ctx: HmsContext) -> bool:
        return False

    def known(self, ctx: HmsContext) -> Iterable[Point]:
        return left_out(ctx.library.round_areas, ctx.kindergarten.checklist)


class FaultReader(NamedReader[CheckedPoint, HmsContext]):
    """What was found on a vernerunde and must still be put right."""

    label = _("What must be put right")
    reads = frozenset({Part.SAFETY_ROUNDS, Part.CHECKED_POINTS, Part.MEASURES})

    def known(self, ctx: HmsContext) -> Iterable[CheckedPoint]:
        own = ctx.kindergarten
        return not_put_right(own.safety_rounds, own.checked_points, own.measures)

    def key(self, thing: CheckedPoint) -> str:
        return thing.key

    def title(self, thing: CheckedPoint) -> Localized:
        return thing.what


AREA, POINT, LEFT_OUT, FAULT = AreaReader(), PointReader(), LeftOutReader(), FaultReader()
STATE = ChoiceReader(_("How it is"), POINT_STATES)

VERNERUNDE = LineTo("hms", "vernerunde")
ONE_FAULT = LineTo("hms", "vernerunde", FAULT)
WALK = LineTo("hms", "vernerunde start")
LOOK_AT = LineTo("hms", "vernerunde svar", POINT)
ANSWER = LineTo("hms", "vernerunde svar", POINT, STATE)
FINISH = LineTo("hms", "vernerunde avslutt")
NEXT_DAY = LineTo("hms", "vernerunde neste")
NOTE = LineTo("hms", "vernerunde merknad", FAULT)
MEASURE_OF = LineTo("hms", "vernerunde tiltak", FAULT)
PUT_RIGHT = LineTo("hms", "vernerunde ordnet", FAULT)
POINTS = LineTo("hms", "vernerunde punkter")
POINTS_OF = LineTo("hms", "vernerunde punkter", AREA)
ADD_POINT = LineTo("hms", "vernerunde nytt-punkt", AREA)
LEAVE_OUT = LineTo("hms", "vernerunde uten")
TAKE_IN = LineTo("hms", "vernerunde med")
