"""Months: `mars 2027`, `2027-03`, `neste måned`, `om to måneder`, `måned 3`, `etter jul`, `i høst`."""

from datetime import date

from bot.commands.context import Context
from bot.commands.dates.feasts import days_off
from bot.commands.dates.lexer import tokens_of
from bot.commands.dates.reader import CalendarReader
from bot.commands.dates.tokens import (
    Feast,
    MonthName,
    Number,
    Season,
    Token,
    Tokens,
    Unit,
    Word,
    YearOffset,
)
from bot.commands.fold import CLOSE
from bot.message.card import FieldType, Option
from bot.message.words import Capital, _
from bot.model.days import ONE_DAY, Days, is_open
from bot.model.month import AUGUST, JULY, MONTHS_IN_YEAR, Barnehageaar, Month
from bot.model.texts import Language

FARTHEST_YEARS = 50
"""Farther from now is a slip of the finger; and calendars end somewhere."""

CENTURY = 2000
NEAR_YEARS = 5
"""A year of two digits that is farther away is some other number."""

SEASONS = {
    Season.SPRING: (3, 3),
    Season.SUMMER: (6, 3),
    Season.AUTUMN: (AUGUST, 4),
    Season.WINTER: (12, 3),
}
"""First month, and how many. In a kindergarten autumn begins in August."""
_EARLY, _LATE = 10, 21
"""Before a feast that begins late in a month is that month, not the one before; and so after it."""
_ANCHORS = frozenset({Word.IN, Word.FOR, Word.BEFORE, Word.AFTER, Word.AGO})


class MonthReader(CalendarReader[Month]):
    """A month.

    A name alone means the month of this barnehageår; for what can still be changed, the next such month.
    """

    label = _("Month")
    field = FieldType.SELECT
    longest = 6
    alike = CLOSE

    def __init__(self, *, coming: bool = False, in_sentences: bool = True) -> None:
        self.coming = coming
        self.in_sentences = in_sentences

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[Month, ...]:
        match tokens:
            case (Feast.JUL,) if ctx.kindergarten.language is Language.EN:
                tokens = (MonthName(JULY),)
        found = month_readings(tokens, ctx.today, coming=self.coming)
        return tuple(month for month in found if abs(month.year - ctx.today.year) <= FARTHEST_YEARS)

    def is_name(self, text: str, ctx: Context) -> bool:
        """`12` is December, but before free text its first word: `eget 12 gode grep`."""
        match tokens_of(text):
            case (Number(),) | (MonthName(), Number(_, 2)):
                return False
            case _:
                return super().is_name(text, ctx)

    def mentioned(self, tokens: Tokens, before: Token | None, ctx: Context) -> tuple[Month, ...]:
        """In a sentence `12`, `no` and `may` are hardly ever months."""
        match tokens:
            case (Number() | Word.NOW,):
                return ()
            case (MonthName(whole=False),) if before not in _ANCHORS:
                return ()
            case _:
                return self.meant(tokens, ctx)

    def options(self, ctx: Context) -> tuple[Option, ...]:
        """The months that can have a theme, to the end of the next barnehageår."""
        this = Month.of(ctx.today)
        year = Barnehageaar.of(this)
        months = (*year.months(), *year.next().months())
        return tuple(self.option(month) for month in months if not self.coming or month >= this)

    def option(self, value: Month) -> Option:
        return Option(str(value), Capital(value))


MONTH, COMING_MONTH = MonthReader(), MonthReader(coming=True)


def month_readings(tokens: Tokens, today: date, *, coming: bool = False) -> tuple[Month, ...]:
    try:
        return (
            _seen_from_now(tokens, Month.of(today))
            or _in_numbers(tokens)
            or _by_name(tokens, today, coming=coming)
            or _in_season(tokens, today, coming=coming)
            or _around_feast(tokens, today, coming=coming)
        )
    except ValueError:  # no such month
        return ()


def year_of(tokens: Tokens, today: date) -> int | None:
    """`2027`, `27` where that is near, `neste år`; None for what is no year, or far away."""
    match tokens:
        case (Number(year, 4),) if abs(year - today.year) <= FARTHEST_YEARS:
            return year
        case (Number(year, 2, ordinal=False),) if abs(CENTURY + year - today.year) <= NEAR_YEARS:
            return CENTURY + year
        case (YearOffset(years),):
            return today.year + years
        case _:
            return None


def of_this_year(number: int, this: Month, *, coming: bool) -> Month:
    month = Barnehageaar.of(this).month(number)
    return month.plus(MONTHS_IN_YEAR) if coming and month < this else month


def _seen_from_now(tokens: Tokens, this: Month) -> tuple[Month, ...]:  # noqa: PLR0911 - one line a form
    match tokens:
        case (Word.NOW,) | (Word.THIS, Unit.MONTH):
            return (this,)
        case (Word.NEXT | Word.COMING, Unit.MONTH):
            return (this.next(),)
        case (Word.PREVIOUS, Unit.MONTH):
            return (this.plus(-1),)
        case (Unit.MONTH, Word.AFTER, Word.NEXT) | (Unit.MONTH, Word.AFTER, Word.NEXT, Unit.MONTH):
            return (this.plus(2),)
        case (Word.AHEAD | Word.IN, Number(count), Unit.MONTH) | (Number(count), Unit.MONTH, Word.HENCE):
            return (this.plus(count),)
        case (Word.FOR, Number(count), Unit.MONTH, Word.AGO) | (Number(count), Unit.MONTH, Word.AGO):
            return (this.plus(-count),)
        case _:
            return ()


def _in_numbers(tokens: Tokens) -> tuple[Month, ...]:
    """`2027-03`, `2027/3`, `3.2027`, `03 2027`."""
    match tokens:
        case (Number(year, 4), Number(number, 1 | 2)) | (Number(number, 1 | 2), Number(year, 4)):
            return (Month(year, number),)
        case _:
            return ()


def _by_name(tokens: Tokens, today: date, *, coming: bool) -> tuple[Month, ...]:  # noqa: PLR0911 - likewise
    this = Month.of(today)
    match tokens:
        case (Unit.MONTH, Number(number)) | (Unit.MONTH, Word.NUMBER, Number(number)):
            return (of_this_year(number, this, coming=coming),)
        case (Number(number, 1 | 2, mark=""),) if 1 <= number <= MONTHS_IN_YEAR:
            return (of_this_year(number, this, coming=coming),)
        case (MonthName(number), Unit.MONTH) | (MonthName(number),) | (Word.COMING, MonthName(number)):
            return (of_this_year(number, this, coming=coming or tokens[0] is Word.COMING),)
        case (MonthName(number), *year):
            return _of_year(number, tuple(year), today, coming=coming)
        case (Word.NEXT, MonthName(number)):
            return _distinct(_next_after(this, number), Month(this.year + 1, number))
        case (Word.PREVIOUS, MonthName(number)):
            return (_next_after(this.plus(-1), number).plus(-MONTHS_IN_YEAR),)
        case (Word.THIS, MonthName(number)):
            return (Month(this.year, number),)
        case _:
            return ()


def _of_year(number: int, year: Tokens, today: date, *, coming: bool) -> tuple[Month, ...]:
    """`mars 2027`, `mars i fjor`; `mai 27` may be a year or a day, which mostly is the same month."""
    match year:
        case (Number(day, 2),):
            read = [Month(found, number) for found in [year_of(year, today)] if found]
            if 1 <= day <= 31:  # noqa: PLR2004 - days of a month
                read.insert(0, of_this_year(number, Month.of(today), coming=coming))
            return tuple(read)
        case _:
            found = year_of(year, today)
            return (Month(found, number),) if found else ()


def _next_after(this: Month, number: int) -> Month:
    return Month(this.year + (number <= this.number), number)


def _distinct(*months: Month) -> tuple[Month, ...]:
    return tuple(dict.fromkeys(months))


def _in_season(tokens: Tokens, today: date, *, coming: bool) -> tuple[Month, ...]:
    """The months of a season, in which themes come: to be chosen from."""
    this = Month.of(today)
    match tokens:
        case (Word.IN | Word.TO | Word.THIS | Word.FOR, Season(), *_):
            return _in_season(tokens[1:], today, coming=coming or tokens[0] is Word.TO)
        case (Season() as season,):
            return _months_of(season, this, coming=coming)
        case (Season() as season, *year) if found := year_of(tuple(year), today):
            return _season_from(season, Month(found, SEASONS[season][0]))
        case (Word.NEXT | Word.COMING, Season() as season):
            return _season_from(season, _next_after(this, SEASONS[season][0]))
        case (Word.PREVIOUS, Season() as season):
            return _season_from(season, _next_after(this, SEASONS[season][0]).plus(-MONTHS_IN_YEAR))
        case _:
            return ()


def _months_of(season: Season, this: Month, *, coming: bool) -> tuple[Month, ...]:
    first = Barnehageaar.of(this).month(SEASONS[season][0])
    months = _season_from(season, first)
    if not coming:
        return months
    left = tuple(month for month in months if month >= this)
    return left or _season_from(season, first.plus(MONTHS_IN_YEAR))


def _season_from(season: Season, first: Month) -> tuple[Month, ...]:
    return tuple(month for month in map(first.plus, range(SEASONS[season][1])) if not month.is_july)


def _around_feast(tokens: Tokens, today: date, *, coming: bool) -> tuple[Month, ...]:
    match tokens:
        case (Feast.JUL,):  # in English it is July's short form
            july = of_this_year(JULY, Month.of(today), coming=coming)
            return (*_around(Word.IN, Feast.JUL, today, coming=coming), july)
        case (Word.BEFORE | Word.AFTER as word, Season.SUMMER):
            return _around(word, Feast.SOMMERFERIE, today, coming=coming)
        case (Word.BEFORE | Word.AFTER | Word.IN as word, Feast() as feast):
            return _around(word, feast, today, coming=coming)
        case (Word.FOR | Word.TO | Word.ON, Feast() as feast) | (Feast() as feast,):
            return _around(Word.IN, feast, today, coming=coming)
        case _:
            return ()


def _around(word: Word, feast: Feast, today: date, *, coming: bool) -> tuple[Month, ...]:
    """Of this barnehageår; for what can still be changed, the next that is not over."""
    this = Month.of(today)
    start = Barnehageaar.of(this).start
    months = _months_around(word, days_off(feast, start))
    if coming and months[-1] < this:
        return _months_around(word, days_off(feast, start + 1))
    return tuple(month for month in months if not coming or month >= this)


def _months_around(word: Word, choices: tuple[Days, ...]) -> tuple[Month, ...]:
    """Without July, where that leaves any: it has no theme."""
    months = sorted({month for days in choices for month in _beside(word, days)})
    return tuple(month for month in months if not month.is_july) or tuple(months)


def _beside(word: Word, days: Days) -> tuple[Month, ...]:
    """The months before or after the days, or those of their working days."""
    match word:
        case Word.BEFORE:
            eve = days.first - ONE_DAY
            month = Month.of(eve)
            return (month,) if eve.day >= _LATE else (month.plus(-1), month)
        case Word.AFTER:
            day = days.last + ONE_DAY
            month = Month.of(day)
            return (month,) if day.day <= _EARLY else (month, month.next())
        case _:
            return tuple(Month.of(day) for day in days if is_open(day, ())) or (Month.of(days.first),)
