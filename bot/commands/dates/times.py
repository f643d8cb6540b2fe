"""Times of day: `11:30`, `11.30`, `1130`, `kl 12`, `halv tolv`, `kvart over elleve`, `2 pm`."""

from datetime import time

from bot.commands.context import Context
from bot.commands.dates.reader import CalendarReader
from bot.commands.dates.tokens import Number, Token, Tokens, Word
from bot.message.card import FieldType, Option
from bot.message.words import _

HOURS, MINUTES = 24, 60
QUARTER, HALF = 15, 30
ROUND = 12 * MINUTES
OPENS = 6 * MINUTES + 30
"""When kindergartens open: what is said by a clock of twelve hours is the first such time after this."""
_OF_CLOCKS = frozenset({Word.CLOCK, Word.AM, Word.PM, Word.HALF, Word.HALF_PAST, Word.QUARTER, Word.PAST})


class TimeReader(CalendarReader[time]):
    """A time of day, in the kindergarten's zone."""

    label = _("Time")
    field = FieldType.TIME
    longest = 6

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[time, ...]:
        found = time_meant(tokens)
        return () if found is None else (found,)

    def names(self, token: Token) -> bool:
        match token:
            case Number(mark=":"):
                return True
            case _:
                return token in _OF_CLOCKS

    def mentioned(self, tokens: Tokens, before: Token | None, ctx: Context) -> tuple[time, ...]:
        """In a sentence `8`, `1130` and `15.3` may be anything; `klokka 8` and `11:30` are times."""
        match tokens:
            case (*_, Word.AM | Word.PM | Word.CLOCK) | (Number(mark=":"), *_):
                return self.meant(tokens, ctx)
            case (Number(), Word.PAST | Word.ON | Word.TO | Number(2, 0), *_):
                return self.meant(tokens, ctx)
            case (Number(), *_):
                return ()
            case _:
                return self.meant(tokens, ctx)

    def write(self, value: time) -> str:
        return value.strftime("%H:%M")

    def option(self, value: time) -> Option:
        return Option(self.write(value), value)


TIME = TimeReader()


def time_meant(tokens: Tokens) -> time | None:
    match tokens:
        case (Word.CLOCK, Number(hour, 0)):  # `klokka elleve`
            return _of_day(hour * MINUTES)
        case (Word.CLOCK, *rest) | (*rest, Word.CLOCK):
            return time_meant(tuple(rest))
        case (*rest, Word.AM | Word.PM as half):
            return _in_half(_digital(tuple(rest)), half)
    return _digital(tokens) or _spoken(tokens)


def _digital(tokens: Tokens) -> time | None:
    match tokens:
        case (Number(hour, 1 | 2, "", ordinal=False),):
            return _clock(hour, 0)
        case (Number(hour, 1 | 2), Number(minute, 2)):
            return _clock(hour, minute)
        case (Number(both, 3 | 4),):
            return _clock(*divmod(both, 100))
        case _:
            return None


def _clock(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < HOURS and minute < MINUTES else None


def _in_half(read: time | None, half: Word) -> time | None:
    if read is None or not 1 <= read.hour <= ROUND // MINUTES:
        return None
    return read.replace(hour=read.hour % 12 + (12 if half is Word.PM else 0))


def _spoken(tokens: Tokens) -> time | None:
    """`halv tolv` is half past eleven; `fem på halv tolv` five minutes before."""
    match tokens:
        case (Word.HALF, Number(hour)):
            return _of_day(hour * MINUTES - HALF)
        case (Word.HALF_PAST, Number(hour)):
            return _of_day(hour * MINUTES + HALF)
        case (Word.QUARTER | Number() as many, Word.PAST, *rest):
            return _away(many, 1, tuple(rest))
        case (Word.QUARTER | Number() as many, Word.ON | Word.TO | Number(2, 0), *rest):
            return _away(many, -1, tuple(rest))
        case _:
            return None


def _away(many: Token, sign: int, tokens: Tokens) -> time | None:
    minutes = many.value if isinstance(many, Number) else QUARTER
    match tokens:
        case (Number(hour),) if minutes < MINUTES:
            return _of_day(hour * MINUTES + sign * minutes)
        case (Word.HALF, Number(hour)) if minutes <= QUARTER:
            return _of_day(hour * MINUTES - HALF + sign * minutes)
        case _:
            return None


def _of_day(minutes: int) -> time | None:
    """Minutes of a clock of twelve hours, or of the afternoon by twenty-four."""
    if not 0 < minutes < HOURS * MINUTES:
        return None
    if minutes < ROUND + MINUTES:
        minutes = minutes % ROUND if minutes % ROUND >= OPENS else minutes % ROUND + ROUND
    return time(*divmod(minutes, MINUTES))
