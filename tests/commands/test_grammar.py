"""From a line to a command with its values, and back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.commands.context import Context
from bot.commands.dates import DayReader, DaysReader, MonthReader, TimeReader, YearReader
from bot.commands.errors import Ambiguous
from bot.commands.fold import fold
from bot.commands.grammar import find_command
from bot.commands.lines import seen_mark, without_mark
from bot.commands.reading import ALL_WORDS, ChoiceReader, LinkReader, Reader, TextReader
from bot.commands.registry import Command, Param, Registry, command
from bot.content.meaning import Meaning
from bot.handlers.calendar.deciding import Wanted, WantedReader
from bot.handlers.choosing.findings import FactorReader
from bot.handlers.choosing.weighing import CandidateReader
from bot.handlers.common.choices import (
    AvdelingReader,
    MeasureReader,
    MeetingReader,
    NearDayReader,
    PercentReader,
    WayReader,
)
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import (
    NUMBER_DIGITS,
    FittingThemeReader,
    MilestoneReader,
    NumberReader,
    PersonReader,
    PhaseReader,
    PostponementReader,
    ThemeReader,
)
from bot.handlers.helping.readers import AskedReader
from bot.handlers.overview.lines import MeaningReader, SubjectReader
from bot.handlers.overview.words import CalledMilestoneReader
from bot.handlers.programme.helping.readers import MemberReader, WaitingReader
from bot.handlers.programme.letters.readers import LetterReader
from bot.handlers.programme.readers import CodeReader
from bot.handlers.programme.webinars.readers import WebinarReader
from bot.handlers.psychosocial.commands import ParticipantReader
from bot.handlers.psychosocial.lines import PsychosocialReader
from bot.handlers.registry import PROGRAMME, REGISTRY, SUBJECTS
from bot.handlers.safety_round.lines import AreaReader, FaultReader, LeftOutReader, PointReader
from bot.message.card import Card, Reply
from bot.message.words import _
from bot.model.days import Days
from bot.model.deciding import Placed
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.plan import PhaseTemplate
from bot.model.programme import CODE_LENGTH, CODE_LETTERS
from tests.asking import MEMBERS, SAMPLE, STYRER, in_programme, read
from tests.every import every
from tests.strategies import texts
from tests.world import World

CHANGE = "hms bytt"
ADD = "milepel ny"


# Finding the command


@every(
    "line, name",
    [
        ("/hms", "hms"),
        ("hms", "hms"),
        ("", "hms"),
        ("/", "hms"),
        ("/HMS  nå", "hms"),
        ("/hms neste-måned", "hms neste-måned"),
        ("/hms neste måned", "hms neste-måned"),
        ("/hms nestemaaned", "hms neste-måned"),
        ("/hms neste månad", "hms neste-måned"),
        ("/hms next month", "hms neste-måned"),
        ("/hms år", "hms år"),
        ("/hms aar", "hms år"),
        ("/hms årshjul", "hms år"),
        ("neste", "hms neste-måned"),
        ("/hms ?", "hms hjelp"),
        ("hei", "hms hjelp"),
        ("/milepel", "milepel"),
        ("/milepæl", "milepel"),
        ("/milepel hopp over", "milepel hopp"),
        ("/plan alle", "milepel alle"),
        ("/milepel vi er her", "milepel start"),
        ("/hms eget tema", "hms eget"),
    ],
)
def test_a_command_by_any_of_its_names(line: str, name: str) -> None:
    assert find_command(line, REGISTRY).command.name == name


@every(
    "registry, one",
    [(registry, one) for registry in (REGISTRY, PROGRAMME) for one in registry],
    lambda pair: f"{pair[1].name}, {len(pair[0].commands)}",
)
def test_every_name_of_every_command_finds_it(registry: Registry, one: Command) -> None:
    for name in (" ".join(one.path[1:]), *one.also):
        for said in (name, name.upper(), name.replace("-", " "), fold(name)):
            assert find_command(f"/{one.path[0]} {said}", registry).command is one


def test_two_commands_cannot_have_the_same_name() -> None:
    def run(_ctx: Context) -> Reply:
        return Reply(Card(""))

    one = command("hms", "måned", says=_("One"))(run)
    other = command("hms", "other", also=("MAANED",), says=_("Other"))(run)
    with pytest.raises(ValueError, match="maned"):
        Registry([one, other])


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        ("/hms mars", "hms måned", {"month": Month(2027, 3)}),
        ("/hms mars 2028", "hms måned", {"month": Month(2028, 3)}),
        ("/hms stoy-og-stemme", "hms tema", {"theme": "stoy-og-stemme"}),
        ("/hms stoy og stemme 10 min", "hms tema", {"theme": "stoy-og-stemme", "minutes": 10}),
        ("/hms bytt november støy og stemme", CHANGE, {"month": Month(2027, 11), "theme": "stoy-og-stemme"}),
        ("/hms bytt desember", CHANGE, {"month": Month(2026, 12)}),
        ("/hms stengt 24.12–31.12 ferie", "hms stengt", {"why": "ferie"}),
        ("/hms webinar 3 30 minutter", "hms webinar", {"number": 3, "minutes": 30}),
        ("/milepel utsett kalender to veker", "milepel utsett", {"to": timedelta(weeks=2)}),
        ("/milepel ferdig kalender ja", "milepel ferdig", {"milestone": "kalender", "confirmed": True}),
        ("/hms ord hms kalender", "hms ord", {"word": "hms-kalender"}),
    ],
)
def test_a_line_as_people_write_it(line: str, name: str, values: dict[str, Any]) -> None:
    found, given_values = read(line)
    assert found == name
    assert {key: getattr(given_values[key], "key", given_values[key]) for key in values} == values


# There and back again: whatever a button says is read as it was meant.

numbers = st.integers(0, 10**NUMBER_DIGITS - 1)
VALUES: dict[type[Reader[Any, Any]], Callable[[Any], st.SearchStrategy[Any]]] = {
    MonthReader: lambda _reader: st.builds(Month, st.integers(2000, 2070), st.integers(1, 12)),
    AskedReader: lambda _reader: numbers,
    CodeReader: lambda _reader: st.text(CODE_LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH),
    YearReader: lambda _reader: st.builds(Month, st.integers(2000, 2070), st.integers(1, 12)),
    DayReader: lambda _reader: st.dates(date(2000, 1, 1), date(2070, 1, 1)),
    DaysReader: lambda _reader: st.builds(
        lambda first, more: Days(first, first + timedelta(days=more)),
        st.dates(date(2026, 12, 1), date(2040, 1, 1)),
        st.integers(0, 120),
    ),
    TimeReader: lambda _reader: st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    ThemeReader: lambda _reader: st.sampled_from(list(SAMPLE.library)),
    FittingThemeReader: lambda _reader: st.sampled_from(list(SAMPLE.library)),
    PsychosocialReader: lambda _reader: st.sampled_from(SAMPLE.library.psychosocial),
    FactorReader: lambda _reader: st.sampled_from(list(SAMPLE.library.factors.values())),
    CandidateReader: lambda reader: st.sampled_from(reader.known(STYRER)),
    WantedReader: lambda _reader: st.builds(
        lambda month, theme: Wanted(Placed(month, theme.key), theme.key),
        st.builds(Month, st.integers(2000, 2070), st.integers(1, 12)),
        st.sampled_from(list(SAMPLE.library)),
    ),
    MilestoneReader: lambda _reader: st.sampled_from(SAMPLE.kindergarten.milestones),
    CalledMilestoneReader: lambda _reader: st.sampled_from(SAMPLE.kindergarten.milestones),
    MeaningReader: lambda _reader: st.sampled_from(SAMPLE.library.meanings),
    PhaseReader: lambda _reader: st.sampled_from(
        [PhaseTemplate(phase.key, phase.name, ()) for phase in SAMPLE.kindergarten.phases]
    ),
    PostponementReader: lambda _reader: st.one_of(
        st.dates(date(2000, 1, 1), date(2070, 1, 1)), st.integers(0, 52).map(lambda n: timedelta(weeks=n))
    ),
    MeasureReader: lambda _reader: st.sampled_from(SAMPLE.measures),
    AvdelingReader: lambda _reader: st.sampled_from(SAMPLE.avdelinger),
    WayReader: lambda _reader: st.sampled_from(list(SAMPLE.ways)),
    AreaReader: lambda _reader: st.sampled_from(SAMPLE.library.round_areas),
    PointReader: lambda reader: st.sampled_from(list(reader.known(STYRER))),
    LeftOutReader: lambda reader: st.sampled_from(list(reader.known(STYRER))),
    FaultReader: lambda reader: st.sampled_from(list(reader.known(STYRER))),
    MeetingReader: lambda _reader: st.sampled_from(SAMPLE.ways["en-bra-dag"].meetings),
    SubjectReader: lambda _reader: st.sampled_from([subject for subject, _commands in SUBJECTS]),
    NearDayReader: lambda _reader: st.dates(date(2000, 1, 1), date(2070, 1, 1)),
    PercentReader: lambda _reader: st.integers(0, 100),
    NumberReader: lambda _reader: numbers,
    TextReader: lambda reader: texts.filter(lambda text: len(text) <= reader.limit),
    LinkReader: lambda _reader: st.from_regex(r"https://[a-z]{1,9}\.no/[a-z0-9?=&#-]{0,9}", fullmatch=True),
    ChoiceReader: lambda reader: st.sampled_from(list(reader.terms)),
    ParticipantReader: lambda reader: st.sampled_from(list(reader.terms)),
    LetterReader: lambda _reader: numbers,
    WaitingReader: lambda _reader: numbers,
    WebinarReader: lambda _reader: numbers,
    MemberReader: lambda _reader: st.sampled_from(MEMBERS),
    PersonReader: lambda _reader: st.from_regex(r"[A-Z0-9]{1,11}", fullmatch=True),
}


def speakable(one: Command) -> tuple[Param, ...]:
    """What a line can say: up to the first free text, which takes the rest, and a link at the end."""
    typed = [param for param in one.params if param.on_line]
    if one.name == "hms ord":
        return tuple(typed[:1])  # a word, or else a milestone: `hms kalender` is one word, not one of each
    texts = [number for number, param in enumerate(typed) if param.reader.longest == ALL_WORDS]
    if not texts:
        return tuple(typed)
    links = [param for param in typed if isinstance(param.reader, LinkReader)]
    return (*typed[: texts[0] + 1], *links)


@pytest.mark.parametrize("one", [one for one in REGISTRY if speakable(one)], ids=lambda one: one.name)
@given(data=st.data())
def test_a_line_gives_back_the_values_it_was_made_from(one: Command, data: st.DataObject) -> None:
    there_and_back(one, STYRER, data)


@pytest.mark.parametrize("one", [one for one in PROGRAMME if speakable(one)], ids=lambda one: one.name)
@given(data=st.data())
def test_so_does_a_line_of_a_programme(one: Command, data: st.DataObject) -> None:
    there_and_back(one, in_programme(), data)


def there_and_back(one: Command, ctx: HmsContext, data: st.DataObject) -> None:
    params = speakable(one)
    count = data.draw(st.integers(1, len(params)))
    values = {param.name: data.draw(VALUES[type(param.reader)](param.reader)) for param in params[:count]}
    line = one.line(values)
    assume("://" not in line or any(isinstance(param.reader, LinkReader) for param in params[:count]))
    assert read(f"/{line} {seen_mark(STYRER.now)}", ctx) == (one.name, values)


@every("meaning", SAMPLE.library.meanings, lambda meaning: meaning.key)
def test_a_word_is_explained_also_where_it_begins_as_an_article(meaning: Meaning) -> None:
    name, values = read(f"/hms ord {meaning.key}")
    assert (name, list(values.values())) == ("hms ord", [meaning])


@given(texts)
def test_free_text_is_never_taken_for_more_of_a_name(text: str) -> None:
    """A milestone's title has many words; a reason or a new name may begin with the same ones."""
    for milestone in SAMPLE.kindergarten.milestones:
        _name, values = read(f"milepel hopp {milestone.key} {text}")
        assert values == {"milestone": milestone, "reason": text}


# The mark that says when the asker saw what a button changes

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS)
def test_a_mark_is_read_to_the_next_millisecond_and_is_no_word_of_the_line(moment: datetime) -> None:
    line = find_command(f"hms bytt 2026-12 brann {seen_mark(moment)}", REGISTRY)
    assert line.seen is not None
    assert timedelta() <= line.seen - moment < timedelta(milliseconds=1)
    assert line.words == ("2026-12", "brann")
    assert without_mark(f"hms bytt {seen_mark(moment)}") == "hms bytt"


@pytest.mark.parametrize(
    "word", ["@everyone", "@alle", "@barnehagen", "@zzzzzzzzzz", "@2026", "@", "@kari.nordmann"]
)
def test_a_mention_is_no_mark(word: str) -> None:
    line = find_command(f"hms eget desember Takk {word}", REGISTRY)
    assert line.seen is None
    assert line.words[-1] == word
    assert without_mark(f"hms {word}") == f"hms {word}"


# Words, and what is declared


@pytest.mark.parametrize(
    ("line", "same"),
    [
        (f"/{CHANGE} brann november", f"/{CHANGE} november brann"),
        ("/milepel utsett 24.12 kalender", "/milepel utsett kalender 24.12"),
        ("/hms stengt ferie 24.12–31.12", "/hms stengt 24.12–31.12 ferie"),
    ],
)
def test_the_words_may_stand_in_another_order(line: str, same: str) -> None:
    assert read(line) == read(same)


def test_a_parameter_has_its_own_label_where_its_type_is_not_enough() -> None:
    params = {param.name: param for param in REGISTRY.get("milepel", "start").params}  # type: ignore[union-attr]
    assert params["here"].label == _("Where you are now")
    assert not params["here"].required


def test_a_declaration_says_what_must_be_loaded() -> None:
    def run(_ctx: Context, _milestone: Annotated[Any, MilestoneReader()]) -> Reply:
        return Reply(Card(""))

    assert command("hms", "x", says=_("X"), reads=(Part.CALENDAR,))(run).reads == {
        Part.CALENDAR,
        Part.MILESTONES,
    }


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/hms i høst", [f"hms måned 2026-{number:02}" for number in (8, 9, 10, 11)]),
        ("/hms bytt til våren brann", [f"{CHANGE} 2027-{number:02} brann" for number in (3, 4, 5)]),
        (
            "/milepel utsett kalender neste søndag",
            [f"milepel utsett kalender 2026-12-{n}" for n in ("06", "13")],
        ),
        ("/hms år 2027", ["hms år 2026-08", "hms år 2027-08"]),
        (
            "/hms stengt vinterferien ferie",
            [
                f"hms stengt {days} ferie"
                for days in ("2027-02-22–2027-02-28", "2027-03-01–2027-03-07", "2027-03-08–2027-03-14")
            ],
        ),
    ],
)
def test_words_that_mean_several_days_or_months_offer_them_all(line: str, offered: list[str]) -> None:
    with pytest.raises(Ambiguous) as refused:
        read(line)
    assert [suggestion.line for suggestion in refused.value.suggestions] == offered


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("/hms eget neste måned Vår uke", {"month": Month(2027, 1), "title": "Vår uke"}),
        ("/hms eget mars 2028 Vår uke", {"month": Month(2028, 3), "title": "Vår uke"}),
        ("/hms eget i mars Vår uke", {"month": Month(2027, 3), "title": "Vår uke"}),
        ("/hms eget mars 27 gode grep", {"month": Month(2027, 3), "title": "27 gode grep"}),
        ("/hms eget mars til topps", {"month": Month(2027, 3), "title": "til topps"}),
        ("/hms eget 12 gode grep", {"title": "12 gode grep"}),
        ("/hms eget 12. klasse på besøk", {"title": "12. klasse på besøk"}),
        ("/hms tiltak ny styrer om to uker Måle støy", {"due": date(2026, 12, 15), "what": "Måle støy"}),
        ("/hms tiltak ny styrer 15. mars 2027 Måle", {"due": date(2027, 3, 15), "what": "Måle"}),
        ("/hms tiltak ny styrer 15. mars 27 stoler", {"due": date(2027, 3, 15), "what": "27 stoler"}),
        ("/hms tiltak ny styrer 15.3 kl. 12 måle", {"due": date(2027, 3, 15), "what": "kl. 12 måle"}),
        ("/hms tiltak ny styrer tirsdag i neste uke Måle", {"due": date(2026, 12, 8), "what": "Måle"}),
        ("/hms tiltak ny styrer mandag til fredag", {"due": date(2026, 12, 7), "what": "til fredag"}),
    ],
)
def test_free_text_begins_where_the_month_or_the_day_ends(line: str, values: dict[str, Any]) -> None:
    found = read(line)[1]
    assert {key: value for key, value in found.items() if key != "responsible"} == values


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/hms 12", "hms måned"),
        ("/hms måned 3", "hms måned"),
        ("/hms måned neste måned?", "hms måned"),
        ("/hms bytt brann til desember", CHANGE),
        ("/hms bytt desember til brann", CHANGE),
        ("/hms år 2026/2027", "hms år"),
        ("/hms år 2027-08", "hms år"),
        ("/hms stengt romjula", "hms stengt"),
        ("/hms stengt 24.12–31.12 jul", "hms stengt"),
        ("/hms stengt jul 24.12–31.12", "hms stengt"),
        ("/hms pause til 15. mars", "hms pause"),
        ("/hms pause ut måneden", "hms pause"),
        ("/hms oppsett fredag halv tolv", "hms oppsett"),
        ("/hms bestem neste måned brann", "hms bestem"),
    ],
)
def test_a_line_with_a_date_is_read_whole(line: str, name: str) -> None:
    assert read(line)[0] == name


def test_a_name_is_not_glued_to_what_follows_it() -> None:
    assert read("hms avdeling ny E") == ("hms avdeling ny", {"names": "E"})
    assert read("hms sidensist")[0] == "hms siden-sist"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a" * 10_000, "Nå er det 10000."),
        ("a b " * 2499 + "abcd", "Nå er det 10000."),
        ("a" * 10_001, "Nå er det mer enn 10000."),
        ("a b " * 9000, "Nå er det mer enn 10000."),
    ],
)
def test_a_text_that_is_too_long_is_told_how_long_it_is(small_world: World, text: str, told: str) -> None:
    assert f"Skriv høyst 80 tegn. {told}" in small_world.text(f"hms foreslå {text}")
