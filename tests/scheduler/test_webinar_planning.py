"""When a kindergarten hears of a webinar, for any rhythm: lived look by look, as the planner does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.days import ClosedDays, Days, is_open
from bot.model.rhythm import HOURS_BEGIN, HOURS_END, PostingRule, Rhythm
from bot.model.texts import Language, Localized
from bot.model.webinar import Heard, News, Webinar, WebinarNews
from scheduler.webinars import next_look, webinar_slots
from tests.strategies import times

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
LATE = timedelta(seconds=5)
HOUR = timedelta(hours=1)


def webinar(starts_at: datetime, published_at: datetime) -> Webinar:
    values = {
        "title": Localized.only(Language.NB, "Vernerunden"),
        "link": "https://example.no",
        "starts_at": starts_at,
        "minutes": 45,
    }
    made = Webinar.publish(values, published_at)
    made.id = 7
    return made


def named(news: WebinarNews) -> str:
    return f"changed/{news.of}" if news.news is News.CHANGED else news.news.value


@dataclass
class Life:
    """One kindergarten with one webinar."""

    webinar: Webinar
    rhythm: Rhythm
    heard: Heard = field(default_factory=Heard)
    told: dict[str, datetime] = field(default_factory=dict)

    def live(self, now: datetime, until: datetime) -> None:
        """Look whenever it is time, always a little late; what is due is sent at once."""
        at: datetime | None = now
        while at is not None and at < until:
            found = webinar_slots(self.webinar, self.rhythm, self.heard, at)
            for slot in found:
                assert slot.at >= at
                if slot.at == at:
                    assert slot.period not in self.heard.news, "nothing is said twice"
                    self.told[named(slot.period)] = at
                    self.heard = Heard(self.heard.news | {slot.period}, at, self.webinar.revision)
            look = next_look(self.webinar, (slot.at for slot in found if slot.at > at), at)
            at = None if look is None else look + LATE

    def is_there(self, at: datetime) -> bool:
        """Whether somebody is there to read."""
        local = at.astimezone(ZoneInfo(self.rhythm.zone))
        day, paused = local.date(), self.rhythm.paused is not None and local.date() in self.rhythm.paused
        is_work = day.month != 7 and not paused and is_open(day, self.rhythm.closed)
        return is_work and HOURS_BEGIN <= local.time() <= HOURS_END


@st.composite
def stretches(draw: st.DrawFn) -> Days:
    first = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 364)))
    return Days(first, first + timedelta(days=draw(st.integers(0, 40))))


rhythms = st.builds(
    Rhythm,
    rule=st.just(PostingRule.FIRST),
    time=times,
    zone=st.sampled_from(["Europe/Oslo", "America/St_Johns", "Asia/Kathmandu"]),
    closed=st.lists(st.builds(ClosedDays, stretches()), max_size=3).map(tuple),
    paused=st.none() | stretches(),
)
minutes = st.integers(0, 364 * 24 * 60).map(lambda count: timedelta(minutes=count))
ahead = st.integers(1, 30 * 24 * 60).map(lambda count: timedelta(minutes=count))


@st.composite
def lives(draw: st.DrawFn) -> Life:
    published = FIRST + draw(minutes)
    return Life(webinar(published + draw(ahead), published), draw(rhythms))


def stories(of: st.SearchStrategy[Life]) -> Callable[..., Callable[..., None]]:
    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        return settings(deadline=None, derandomize=True, database=None)(given(of)(test))

    return decorate


@stories(lives())
def test_nothing_when_nobody_is_there_nothing_after_it_began_and_the_news_first(life: Life) -> None:
    starts_at = life.webinar.starts_at
    life.live(life.webinar.published_at, starts_at + timedelta(days=40))
    assert all(life.is_there(at) for at in life.told.values())
    assert all(at < starts_at for at in life.told.values())
    assert list(life.told) in (
        [],
        ["published"],
        ["published", "soon"],
        ["published", "hour"],
        ["published", "soon", "hour"],
    )
    assert sorted(life.told.values()) == list(life.told.values())


@stories(lives())
def test_whoever_is_at_work_an_hour_before_has_heard_of_it(life: Life) -> None:
    published, starts_at = life.webinar.published_at, life.webinar.starts_at
    life.live(published, starts_at)
    hour = max(published, starts_at - HOUR)
    if life.is_there(hour):
        assert life.told
        assert min(life.told.values()) <= hour + LATE
        assert max(life.told.values()) >= max(published, starts_at - HOUR)


@stories(st.tuples(lives(), st.floats(0, 1), st.booleans()))  # type: ignore[arg-type]
def test_a_change_or_cancellation_reaches_those_who_were_told_and_no_other(
    story: tuple[Life, float, bool],
) -> None:
    life, part, cancels = story
    published, starts_at = life.webinar.published_at, life.webinar.starts_at
    then = published + (starts_at - published) * part
    life.live(published, then)
    before = dict(life.told)
    if cancels:
        life.webinar.cancel(then)
    else:
        life.webinar.change({"link": "https://example.no/ny"}, then)
    life.live(then, starts_at)
    news = "cancelled" if cancels else "changed/2"
    after = {what: at for what, at in life.told.items() if what not in before}
    assert news not in after or before
    if cancels:
        assert set(after) <= {"cancelled"}
    if before and then < starts_at and life.is_there(max(then, starts_at - HOUR)):
        assert after
        assert next(iter(after)) == news
