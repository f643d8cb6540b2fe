"""Days, rhythms, webinars and words, as hypothesis makes them up."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from bot.commands.fold import fold
from bot.model.days import ClosedDays, Closure, Days
from bot.model.month import Month
from bot.model.rhythm import HOURS_BEGIN, HOURS_END, PostingRule, Rhythm

# St. John's is half an hour off, Kathmandu a quarter. Santiago and Beirut change their clocks at midnight on
# a weekend; Cairo on working days, so that a Friday in April has no midnight, and a Thursday in October two.
ZONES = (
    "Europe/Oslo",
    "America/St_Johns",
    "Asia/Kathmandu",
    "America/Santiago",
    "Asia/Beirut",
    "Africa/Cairo",
)
FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)

days = st.dates(FIRST, LAST)
months = days.map(Month.of)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
times = st.times(HOURS_BEGIN, HOURS_END).map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def stretches(draw: st.DrawFn, longest: int = 70) -> Days:
    first = draw(days)
    return Days(first, first + timedelta(days=draw(st.integers(0, longest))))


closed_days = st.lists(st.builds(ClosedDays, stretches(), st.sampled_from(Closure)), max_size=5).map(tuple)


@st.composite
def closed_around(draw: st.DrawFn, day: date) -> tuple[ClosedDays, ...]:
    """Closed days that lie where they matter: within some months of a day."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        first = day + timedelta(days=draw(st.integers(-100, 250)))
        found.append(ClosedDays(Days(first, first + timedelta(days=draw(st.integers(0, 70))))))
    return tuple(found)


@st.composite
def rhythms(draw: st.DrawFn, around: date, *, pauses: bool = False) -> Rhythm:
    """A kindergarten's rhythm, with closed days (and a pause, if wanted) near a day."""
    paused = None
    if pauses and draw(st.booleans()):
        first = around + timedelta(days=draw(st.integers(-50, 200)))
        paused = Days(first, first + timedelta(days=draw(st.integers(0, 150))))
    return Rhythm(
        rule=draw(st.sampled_from(PostingRule)),
        time=draw(times),
        zone=draw(st.sampled_from(ZONES)),
        closed=draw(closed_around(around)),
        paused=paused,
    )


@st.composite
def lives(draw: st.DrawFn, *, pauses: bool = False) -> tuple[Rhythm, datetime]:
    """A rhythm, and a moment from which somebody looks ahead."""
    moment = draw(moments)
    return draw(rhythms(moment.date(), pauses=pauses)), moment


# What people write

word = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12).filter(fold)
plain = st.sampled_from(
    ["vi", "har", "bestemt", "mars", "ja", "10", "støy", "og", "@everyone", "<!channel>", "kalender"]
)
texts = st.lists(st.one_of(plain, word), min_size=1, max_size=6).map(
    lambda words: unicodedata.normalize("NFC", " ".join(words))
)
