"""Barnehageår: `2026/2027`, `2026–27`, `neste år`, `i fjor`, or any month in it."""

from bot.commands.context import Context
from bot.commands.dates.months import CENTURY, FARTHEST_YEARS, MonthReader
from bot.commands.dates.tokens import Number, Tokens, Unit, Word, YearOffset
from bot.message.card import Option
from bot.message.words import _
from bot.model.month import Barnehageaar, Month


class YearReader(MonthReader):
    """A month of the barnehageår that is meant: the one that is named, else August.

    `2027` alone may be the year that begins in it or the one that ends.
    """

    label = _("Year")

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[Month, ...]:
        alone = len(tokens) == 1 and isinstance(tokens[0], Number)
        undashed = tuple(token for token in tokens if token is not Word.DASH)  # `2027-03` is a month
        if not alone and (months := super().readings(undashed, ctx)):
            return months
        years = _years(tokens, Month.of(ctx.today))
        return tuple(year.months()[0] for year in years if abs(year.start - ctx.today.year) <= FARTHEST_YEARS)

    def options(self, ctx: Context) -> tuple[Option, ...]:
        year = Barnehageaar.of(Month.of(ctx.today))
        return tuple(self.option(one.months()[0]) for one in (year, year.next()))

    def option(self, value: Month) -> Option:
        return Option(str(value), Barnehageaar.of(value))


BARNEHAGEAAR = YearReader()


def _years(tokens: Tokens, this: Month) -> tuple[Barnehageaar, ...]:  # noqa: PLR0911 - one line for each form
    now = Barnehageaar.of(this)
    match tokens:
        case (Unit.YEAR, *rest) if rest:
            return _years(tuple(rest), this)
        case (Number(first, 4 | 2, "/"), Number(last, 4 | 2)) | (
            Number(first, 4 | 2),
            Word.DASH | Word.TO,
            Number(last, 4 | 2),
        ) if (last - first) % 100 == 1:
            return (Barnehageaar(first if first >= CENTURY else CENTURY + first),)
        case (Number(year, 4),):
            return Barnehageaar(year - 1), Barnehageaar(year)
        case (YearOffset(years),):
            return (Barnehageaar(now.start + years),)
        case (Word.THIS, Unit.YEAR):
            return (now,)
        case (Word.NEXT, Unit.YEAR):
            return (now.next(),)
        case (Word.PREVIOUS, Unit.YEAR):
            return (Barnehageaar(now.start - 1),)
        case _:
            return ()
