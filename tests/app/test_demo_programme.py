"""The programme's demo: the kindergartens it has, and what they write."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.app.demo import is_half_made, of_programme
from bot.app.demo_arbeidsgruppe import Arbeidsgruppe as Two
from bot.app.demo_kindergartens import HOMES, UNLISTED, plots
from bot.app.demo_people import Person
from bot.app.demo_programme import ROLES, ProgrammeYear
from bot.dispatch.routing import Router
from bot.model.kindergarten import Kindergarten
from bot.model.letter import Letter, LetterState
from bot.model.plan import Milestone, Status
from bot.model.programme import FEWEST
from bot.platforms.local.clock import DemoClock
from bot.settings import Settings
from bot.store.programmes import all_programmes, members_of, people_of
from tests.arbeidsgruppe import CHANNEL, SECOND, WRITER, Arbeidsgruppe
from tests.clocks import START, run_stepped
from tests.databases import SqliteDatabase
from tests.world import World

KINDERGARTENS = 83
FOUR_WEEKS = timedelta(weeks=4)


def test_sums_and_filters_have_enough_kindergartens_but_for_one_municipality() -> None:
    there = plots()
    counts = Counter(plot.municipality for plot in there)
    assert len(HOMES) == len(there) == KINDERGARTENS
    assert [name for name, count in counts.items() if count < FEWEST] == ["Vesleøy"]
    assert min(Counter(plot.began for plot in there).values()) >= FEWEST
    assert len(HOMES - UNLISTED) < FEWEST + 2


def test_people_join_and_work_by_what_they_write(sqlite: SqliteDatabase, tmp_path: Path) -> None:
    world = World(sqlite.fresh(START - FOUR_WEEKS), tmp_path, START - FOUR_WEEKS, around=True)
    there = plots()[-3:-1]
    router = Router(world.core.dispatcher)
    run_stepped(ProgrammeYear(world.demo, router, world.core.dispatcher.library, START, there).live())
    with world.store.read() as session:
        (programme,) = all_programmes(session)
        assert {name for _member, name in members_of(session, programme.id)} == {one.name for one in there}
        assert {one.user_id for one in people_of(session, programme.id)} == set(ROLES)
        done = select(Kindergarten.channel).join(Milestone).where(Milestone.status == Status.DONE)
        assert set(session.scalars(done)) >= {one.channel for one in there}
    assert all(world.posts(one.channel) for one in there)


def test_a_letter_to_many_goes_when_the_other_has_said_yes(small_world: World) -> None:
    group, first_monday = Arbeidsgruppe(small_world), date(2026, 9, 7)
    group.let_join(19)
    router, clock = Router(small_world.core.dispatcher), small_world.clock
    two = Two(*(Person(router, clock, user, CHANNEL) for user in (WRITER, SECOND)))
    two.week(first_monday)
    with small_world.store.read() as session:
        assert [one.state for one in session.scalars(select(Letter))] == [LetterState.SENT]


def test_a_year_that_was_stopped_is_lived_anew(tmp_path: Path) -> None:
    settings = of_programme(Settings(data_dir=str(tmp_path)))
    assert not is_half_made(settings)
    clock = DemoClock(Path(settings.data_dir) / "clock.json", START - FOUR_WEEKS)
    assert is_half_made(settings)
    clock.turn(settings.first_moment())
    assert not is_half_made(settings)
