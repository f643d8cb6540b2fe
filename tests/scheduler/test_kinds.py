"""Kinds of posts: each found, each told apart, and each period read as it was written."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
import scheduler
from bot.handlers.avdelinger.posts import SentRun
from bot.handlers.choosing.posts import Round
from bot.handlers.group.posts import PlaceChange
from bot.handlers.helping.posts import Given
from bot.handlers.offered.posts import Published
from bot.handlers.post_kinds import KINDS
from bot.handlers.programme.helping.posts import Helped, NotTheirs, NowTheirs, Reached
from bot.handlers.programme.letters.posts import LetterAt
from bot.handlers.programme.posts import Taken
from bot.handlers.programme.testing.posts import EndOf, ForHjelper
from bot.handlers.roles.posts import TOUR, Asked, EmptyRole, Told, Tour
from bot.handlers.setup.posts import GONE, RENAMED, LostChannel
from bot.handlers.webinars.posts import WEBINAR
from bot.model.days import Week
from bot.model.month import Month
from bot.model.programme import ProgrammeRole
from bot.model.role import Role
from bot.model.webinar import News, WebinarNews
from bot.store.session import Session
from scheduler.kinds import Kinds, UnknownKind
from scheduler.periods import UnreadablePeriod
from tests.every import every
from tests.strategies import days, moments, months

AT = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)

STORED = [
    ("theme", "2026-12", "theme", Month(2026, 12)),
    ("repeat", "2026-12", "repeat", Month(2026, 12)),
    ("reminder", "2026-W49", "reminder", Week(2026, 49)),
    ("reminder", "2026-W53", "reminder", Week(2026, 53)),
    ("run", "brann/10/blaklokka/2026-11-23", "run", SentRun("brann", 10, "blaklokka", date(2026, 11, 23))),
    ("webinar", "7/published", "webinar", WebinarNews(7, News.PUBLISHED)),
    ("webinar", "7/soon/20261210T1200", "webinar", WebinarNews(7, News.SOON, AT)),
    ("webinar", "7/hour/20261210T1200", "webinar", WebinarNews(7, News.HOUR, AT)),
    ("webinar", "7/changed/2", "webinar", WebinarNews(7, News.CHANGED, 2)),
    ("webinar", "7/cancelled", "webinar", WebinarNews(7, News.CANCELLED)),
    ("webinar", "7/recording", "webinar", WebinarNews(7, News.RECORDING)),
    ("gathering", "7/published/U/1", "gathering", WebinarNews(7, News.PUBLISHED, person="U/1")),
    ("gathering", "7/soon/20261210T1200/U1", "gathering", WebinarNews(7, News.SOON, AT, "U1")),
    ("notice", "role/12", "notice/role", 12),
    ("notice", "renamed/f:1-2", "notice/renamed", "f:1-2"),
    ("notice", "empty/verneombud/2026-12-07", "notice/empty", EmptyRole(Role.VERNEOMBUD, date(2026, 12, 7))),
    ("notice", "unsent/3", "notice/unsent", 3),
    ("notice", "weighed/1/1796904000/1796904060", "notice/weighed", Round(1, AT, AT.replace(minute=1))),
    ("notice", "changed/1796904000", "notice/changed", AT),
    ("notice", "gone/2026-12/U1", "notice/gone", LostChannel(Month(2026, 12), "U1")),
    ("notice", "gone/2026-12/29:1a/b", "notice/gone", LostChannel(Month(2026, 12), "29:1a/b")),
    ("notice", "place-offer/2026-11-24", "notice/place-offer", date(2026, 11, 24)),
    ("notice", "place-changed/12/U1", "notice/place-changed", PlaceChange(12, "U1")),
    ("notice", "place-lost/20261210T120000", "notice/place-lost", AT),
    ("notice", "waits/2026-W49", "notice/waits", Week(2026, 49)),
    ("notice", "corrected/12", "notice/corrected", 12),
    ("notice", "deleting/20261210T120000", "notice/deleting", AT),
    ("notice", "consent/20261210T120000", "notice/consent", AT),
    ("notice", "offer/217555200/U1", "notice/offer", Asked(217555200, "U1")),
    ("notice", "confirm/217555200", "notice/confirm", 217555200),
    ("notice", "unreached/217555200/U2", "notice/unreached", Asked(217555200, "U2")),
    ("notice", "offer-over/217555200/U2", "notice/offer-over", Asked(217555200, "U2")),
    ("notice", "taken/styrer/217555200/U2", "notice/taken", Told(Role.STYRER, 217555200, "U2")),
    ("notice", "declined/styrer/217555200/U2", "notice/declined", Told(Role.STYRER, 217555200, "U2")),
    (
        "programme",
        "came/hjelper/20261210T120000",
        "programme/came",
        Taken(ProgrammeRole.HJELPER, AT),
    ),
    ("letter", "7", "letter", 7),
    ("letter-recall", "7", "letter-recall", 7),
    ("letter-test", "programme/7/20261210T120000", "letter-test/programme", LetterAt(7, AT)),
    ("letter-test", "channel/7/20261210T120000", "letter-test/channel", LetterAt(7, AT)),
    ("letter-asked", "7/20261210T120000", "letter-asked", LetterAt(7, AT)),
    ("notice", "hjelper/1/20261210T120000", "notice/hjelper", Given(1, AT)),
    ("notice", "offered/3/2", "notice/offered", Published(3, 2)),
    ("hjelper", "answer/7", "hjelper/answer", 7),
    ("hjelper", "asked/7/2/29:1a/b", "hjelper/asked", Reached(7, 2, "29:1a/b")),
    ("hjelper", "helped/3/U1", "hjelper/helped", Helped(3, "U1")),
    ("hjelper", "unanswered/7", "hjelper/unanswered", 7),
    ("hjelper", "taken/12/20261210T120000", "hjelper/taken", NowTheirs(12, AT)),
    ("hjelper", "left/12/2/20261210T120000/29:1a/b", "hjelper/left", NotTheirs(12, 2, AT, "29:1a/b")),
    ("programme", "digest/2026-W49", "programme/digest", Week(2026, 49)),
    ("test", "asked/12", "test/asked", 12),
    ("test", "reminder/12", "test/reminder", 12),
    ("test", "thanks/12", "test/thanks", 12),
    ("test", "hjelper/12/1/29:1a/b", "test/hjelper", ForHjelper(12, 1, "29:1a/b")),
    ("test", "hjelper-reminder/12/1/U1", "test/hjelper-reminder", ForHjelper(12, 1, "U1")),
    ("test", "hjelper-thanks/12/1/U1", "test/hjelper-thanks", ForHjelper(12, 1, "U1")),
    ("test", "ended/12/2026-12-10", "test/ended", EndOf(12, date(2026, 12, 10))),
    ("notice", "tour/styrer/20261210T120000/U1", "notice/tour", Tour(Role.STYRER, AT, "U1")),
]
"""What databases have had so far. Nothing here may ever be read otherwise."""


@pytest.mark.parametrize(("word", "text", "name", "period"), STORED)
def test_what_a_database_has_is_read_right_and_written_the_same(
    word: str, text: str, name: str, period: object
) -> None:
    topic = KINDS.topic(word, text)
    assert (topic.kind.name, topic.period) == (name, period)
    assert (topic.kind.stored[0], topic.kind.written(period)) == (word, text)


def test_every_kind_has_its_lines_and_its_periods_here() -> None:
    names = {kind.name for kind in KINDS}
    assert {name for _word, _text, name, _period in STORED} == names
    assert set(PERIODS) == names


@every(
    "word, text",
    [
        ("theme", ""),
        ("theme", "2026-13"),
        ("theme", "2026-12/"),
        ("reminder", "2026-W54"),
        ("reminder", "2026-49"),
        ("run", "brann/10/blaklokka"),
        ("run", "brann/ten/blaklokka/2026-11-23"),
        ("run", "brann/10/blaklokka/20261123"),
        ("webinar", "7"),
        ("webinar", "7/postponed"),
        ("webinar", "7/soon"),
        ("webinar", "7/published/20261210T1200"),
        ("webinar", "7/soon/20261310T1200"),
        ("webinar", "7/cancelled/U1"),
        ("gathering", "7/cancelled"),
        ("gathering", "7/soon/20261210T1200"),
        ("notice", "role/+12"),
        ("notice", "role/١٢"),
        ("notice", "empty/rektor/2026-12-07"),
        ("notice", "changed/99999999999999999999"),
        ("notice", "gone/2026-12/"),
        ("notice", "tour/styrer/U1"),
    ],
)
def test_what_is_no_period_of_its_kind_is_refused(word: str, text: str) -> None:
    with pytest.raises(UnreadablePeriod) as error:
        KINDS.topic(word, text)
    assert text not in str(error.value) or not text


@pytest.mark.parametrize(("word", "text"), [("newest", "x"), ("notice", "newest/x"), ("notice", "role")])
def test_what_no_kind_has_written_is_of_an_unknown_kind(word: str, text: str) -> None:
    with pytest.raises(UnknownKind):
        KINDS.topic(word, text)


numbers = st.integers(0, 10**9)
keys = st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=20)
people = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)
roles = st.sampled_from(Role)
seconds = moments.map(lambda at: at.replace(microsecond=0))
minutes = seconds.map(lambda at: at.replace(second=0))
news = st.one_of(
    st.builds(WebinarNews, numbers, st.sampled_from([News.PUBLISHED, News.CANCELLED, News.RECORDING])),
    st.builds(WebinarNews, numbers, st.sampled_from([News.SOON, News.HOUR]), minutes),
    st.builds(WebinarNews, numbers, st.just(News.CHANGED), numbers),
)
for_hjelper = st.builds(ForHjelper, numbers, numbers, people)
PERIODS: dict[str, st.SearchStrategy[Any]] = {
    "letter": numbers,
    "letter-recall": numbers,
    "letter-test/programme": st.builds(LetterAt, numbers, seconds),
    "letter-test/channel": st.builds(LetterAt, numbers, seconds),
    "letter-asked": st.builds(LetterAt, numbers, seconds),
    "notice/hjelper": st.builds(Given, numbers, seconds),
    "notice/offered": st.builds(Published, numbers, numbers),
    **dict.fromkeys(("hjelper/answer", "hjelper/unanswered"), numbers),
    "hjelper/asked": st.builds(Reached, numbers, numbers, people),
    "hjelper/helped": st.builds(Helped, numbers, people),
    "hjelper/taken": st.builds(NowTheirs, numbers, seconds),
    "hjelper/left": st.builds(NotTheirs, numbers, numbers, seconds, people),
    "programme/came": st.builds(Taken, st.sampled_from(ProgrammeRole), seconds),
    "programme/digest": days.map(Week.of),
    "test/asked": numbers,
    "test/reminder": numbers,
    "test/thanks": numbers,
    "test/hjelper": for_hjelper,
    "test/hjelper-reminder": for_hjelper,
    "test/hjelper-thanks": for_hjelper,
    "test/ended": st.builds(EndOf, numbers, days),
    "theme": months,
    "repeat": months,
    "reminder": days.map(Week.of),
    "run": st.builds(SentRun, keys, numbers, keys, days),
    "webinar": news,
    "gathering": st.builds(replace, news, person=people),
    "notice/role": numbers,
    "notice/renamed": people,
    "notice/empty": st.builds(EmptyRole, roles, days),
    "notice/unsent": numbers,
    "notice/weighed": st.builds(Round, numbers, seconds, seconds),
    "notice/changed": seconds,
    **dict.fromkeys(
        ("notice/offer", "notice/unreached", "notice/offer-over"), st.builds(Asked, numbers, people)
    ),
    "notice/confirm": numbers,
    "notice/corrected": numbers,
    "notice/consent": seconds,
    "notice/deleting": seconds,
    **dict.fromkeys(("notice/taken", "notice/declined"), st.builds(Told, roles, numbers, people)),
    "notice/place-offer": days,
    "notice/place-changed": st.builds(PlaceChange, numbers, people),
    "notice/place-lost": seconds,
    "notice/waits": days.map(Week.of),
    "notice/gone": st.builds(LostChannel, months, people),
    "notice/tour": st.builds(Tour, roles, seconds, people),
}


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.name)
@given(data=st.data())
def test_every_period_is_read_as_it_was_written(kind: Any, data: st.DataObject) -> None:
    period = data.draw(PERIODS[kind.name])
    word, written = kind.stored[0], kind.written(period)
    topic = KINDS.topic(word, written)
    assert (topic.kind, topic.period) == (kind, period)


@given(st.builds(Tour, roles, seconds, people), news)
def test_a_period_begins_with_its_first_values(tour: Tour, told: WebinarNews) -> None:
    assert TOUR.written(tour).startswith(TOUR.beginning(tour.role))
    assert TOUR.beginning(tour.role).endswith("/")
    assert WEBINAR.written(told).startswith(WEBINAR.beginning(told.webinar))
    assert not WEBINAR.written(told).startswith(WEBINAR.beginning(told.webinar * 10 + 1))


# Where kinds stand


def declared(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the name of each kind that a module makes."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if ast.unparse(node.value.func).rpartition(".")[2] in ("PostKind", "NoticeKind"):
                yield node.lineno, ast.unparse(target)


def not_found(package: Any, kinds: Kinds) -> list[str]:
    """Kinds that a package declares where nothing looks for them."""
    (folder,) = map(Path, package.__path__)
    found = []
    for path in sorted(folder.rglob("*.py")):
        module = ".".join((package.__name__, *path.relative_to(folder).with_suffix("").parts))
        for line, name in declared(path):
            if getattr(import_module(module), name) not in set(kinds):
                where = path.relative_to(folder.parent)
                found.append(f"{where}:{line} {name}: a kind of post stands in posts.py of its subject")
    return found


@pytest.mark.parametrize("package", [bot, scheduler])
def test_every_kind_is_found(package: Any) -> None:
    assert not_found(package, KINDS) == []


KIND = """
from bot.message.card import Card
from bot.model.audience import Audience
from scheduler.kinds import NoticeKind
from scheduler.periods import TEXT

{name} = NoticeKind(
    name="{stored}", period=TEXT, compose=lambda ctx, period: Card("x"), audience=Audience.EVERYBODY
)
"""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package, `scratch`, with two subjects."""
    for folder in ("scratch", "scratch/one", "scratch/two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path / "scratch"
    for name in [name for name in sys.modules if name.partition(".")[0] == "scratch"]:
        del sys.modules[name]


def test_a_kind_that_stands_elsewhere_is_told_with_its_line(scratch: Path) -> None:
    (scratch / "one" / "posts.py").write_text(KIND.format(name="FIRST", stored="first"))
    (scratch / "two" / "commands.py").write_text(KIND.format(name="SECOND", stored="second"))
    package = import_module("scratch")
    kinds = Kinds.declared_in(package)
    assert [kind.name for kind in kinds] == ["first"]
    assert not_found(package, kinds) == [
        "scratch/two/commands.py:7 SECOND: a kind of post stands in posts.py of its subject"
    ]


@pytest.mark.parametrize(("one", "other"), [("told", "told"), ("told", "told/late"), ("told/late", "told")])
def test_two_that_could_not_be_told_apart_are_told_with_where_they_stand(
    scratch: Path, one: str, other: str
) -> None:
    (scratch / "one" / "posts.py").write_text(KIND.format(name="FIRST", stored=one))
    (scratch / "two" / "posts.py").write_text(KIND.format(name="SECOND", stored=other))
    with pytest.raises(ValueError, match="cannot be told apart") as error:
        Kinds.declared_in(import_module("scratch"))
    assert f"{one} in scratch.one.posts.FIRST" in str(error.value)
    assert f"{other} in scratch.two.posts.SECOND" in str(error.value)


def test_a_kind_that_another_subject_uses_is_the_same_kind(scratch: Path) -> None:
    (scratch / "one" / "posts.py").write_text(KIND.format(name="FIRST", stored="first"))
    (scratch / "two" / "posts.py").write_text("from scratch.one.posts import FIRST\n")
    assert [kind.name for kind in Kinds.declared_in(import_module("scratch"))] == ["first"]


# To whom


def test_what_is_for_one_person_never_goes_to_the_channel_nor_the_other_way() -> None:
    session, lost = Session(), LostChannel(Month(2026, 12), "U1")
    with pytest.raises(ValueError, match="notice/gone is for person"):
        GONE.owe(session, 1, lost, AT)
    with pytest.raises(ValueError, match="notice/renamed is for everybody"):
        RENAMED.owe(session, 1, "e1", AT, "U1")
