"""Every command that takes a value, filled in: as a typed line and as the form that is sent."""

from collections.abc import Iterator
from typing import Any

from bot.commands.dates import DayReader, MonthReader
from bot.commands.dates.times import TimeReader
from bot.commands.reading import ChoiceReader, LinkReader, Reader, TextReader
from bot.commands.registry import Command
from bot.handlers.common.choices import AvdelingReader, MeasureReader
from bot.handlers.common.readers import MilestoneReader, NumberReader, PersonReader, ThemeReader
from bot.handlers.helping.readers import QuestionReader
from bot.handlers.overview.lines import MeaningReader, SubjectReader
from bot.handlers.programme.helping.readers import MemberReader
from bot.handlers.programme.letters.readers import LetterReader, MunicipalityReader
from bot.handlers.programme.offering.readers import (
    TemplateMilestoneReader,
    TemplatePhaseReader,
    WeekReader,
)
from bot.handlers.programme.readers import CodeReader
from bot.handlers.programme.testing.readers import OptionsReader, WillingReader
from bot.handlers.programme.webinars.readers import LengthReader, PlanMilestoneReader, WebinarReader
from bot.handlers.psychosocial.lines import PsychosocialReader
from bot.handlers.registry import REGISTRY, UNBOUND
from bot.handlers.safety_round.lines import AreaReader
from tests.sample_programme import PROGRAMME_CODE

Filled = dict[str, str | list[str]]
"""Values by the names of the parameters; what stands in braces is filled in when it is asked."""
Asked = tuple[str, Filled | None]
"""A line, and what is sent with it when it is a form."""

FILLED: dict[str, list[Filled]] = {
    "hms": [{}],
    "hms måned": [{"month": "mars"}],
    "hms år": [{"month": "mars 2027"}],
    "hms årsrapport": [{"month": "mars 2027"}],
    "hms årsrapport lås": [{"month": "mars 2027"}],
    "hms årsrapport lås nå": [{"month": "mars 2027"}],
    "hms bytt": [{"month": "{month}", "theme": "{theme}"}],
    "hms eget": [
        {"month": "{month}", "title": "{mark}", "text": "{mark} a", "link": "https://{word}.example.no"}
    ],
    "hms tema": [{"theme": "{theme}", "minutes": "10"}],
    "hms funn": [
        {"change": "endre"},
        {"factor": "støy", "side": "vanskelig"},
        {"problems": ["tidspress-hoyt"], "strengths": ["rolleklarhet-lav"]},
    ],
    "hms foreslå": [
        {"words": "{mark} a"},
        {"words": "{mark} b", "theme": "{theme}", "sender": "{mark} c"},
    ],
    "hms fjern-forslag": [{"number": "{small}", "sure": "ja"}],
    "hms stem": [{"first": "t1", "second": "t2", "third": "t3", "fourth": "t4", "fifth": "t1"}],
    "hms avbryt-runden": [{}],
    "hms poengrunde": [{"deadline": "30.11.2026", "months": ["2027-01", "2027-02"], "themes": ["{theme}"]}],
    "hms bestem": [
        {"answer": "ja"},
        {"change": "endre"},
        {"answer": "nei"},
        {
            "first": "{month} {theme}",
            "second": "2027-02 f{small}",
            "third": "2027-03 konflikt",
            "fourth": "2027-04 brann",
        },
    ],
    "hms tilbakeblikk": [
        {"month": "november", "outcome": "delvis", "line": "{mark}"},
        {"month": "november", "outcome": "gjort"},
    ],
    "hms behold": [{"month": "november"}],
    "hms utkast": [{"confirmed": "ja"}, {"again": ["brann"]}],
    "hms hjelper": [{"question": "{mark}"}],
    "hms hjelper eldre": [{"page": "2"}],
    "hms webinar flere": [{"page": "2"}],
    "hms hjelper mer": [{"about": "{small}", "question": "{mark}"}],
    **{f"hms hjelper {word}": [{"number": "{small}"}] for word in ("endre", "send", "løst")},
    "hms hjelper vis": [{"number": "{small}", "page": "1"}],
    "hms hjelper bytt": [{"number": "{small}", "programme": "1"}],
    "hms program bli-med": [
        {"code": PROGRAMME_CODE, "municipality": "{mark}", "status": "ja", "numbers": "ja", "tests": "nei"}
    ],
    "hms program del": [
        {"number": "1", "status": "nei", "numbers": "ja", "tests": "ja", "municipality": "{mark}"}
    ],
    "hms tilbud": [{"page": "2"}],
    "hms tilbud vis": [{"number": "{small}"}],
    "hms tilbud ja": [{"number": "4"}, {"number": "1", "month": "{month}"}],
    "hms tilbud nei": [{"number": "3"}],
    "hms program gi-hjelper": [{"kindergarten": "{kindergarten}", "person": "hjelperen"}],
    "hms program forlat": [{"number": "1"}],
    "hms program forlat ja": [{"number": "1"}],
    "hms webinar": [{"number": "{small}", "minutes": "30"}],
    "hms webinar tema": [{"theme": "{theme}", "page": "2"}],
    "hms webinar sett": [{"number": "1"}],
    "hms webinar ikke-sett": [{"number": "1"}],
    "hms webinar blir-med": [{"number": "3"}],
    "hms webinar kan-ikke": [{"number": "3"}],
    "hms kravene": [{"factor": "{small}"}],
    "hms vurder": [{"factor": "{small}"}],
    "hms vurdering": [
        {
            "factor": "7",
            "level": "middels",
            "sentence": "{mark}",
            "participants": ["styrer", "ansatte"],
            "again_on": "2027-11-15",
        }
    ],
    "hms tiltak": [{"measure": "{small}"}, {"measure": "{their_word} teppe"}],
    "hms tiltak ny": [
        {
            "responsible": "alle",
            "due": "15.1.2027",
            "what": "{mark} a",
            "check_on": "15.2.2027",
            "why": "{mark} b",
            "factor": "{small}",
        }
    ],
    "hms tiltak fra": [{"theme": "{theme}"}],
    "hms tiltak juster": [
        {"measure": "{small}", "due": "1.2.2027", "what": "{mark}", "check_on": "1.3.2027"},
    ],
    "hms tiltak ferdig": [{"measure": "{small}"}, {"measure": "{their_word} teppe"}],
    "hms tiltak virket": [{"measure": "{small}", "verdict": "delvis"}],
    "hms tiltak dropp": [{"measure": "{small}", "reason": "{mark}"}],
    "hms roller": [{"role": "verneombud"}],
    "hms roller avtale": [{"agreed": "{mark}"}],
    "hms overlever": [{"role": "{role}", "people": ["{person}"]}],
    "hms roller ja": [{"number": "{number}"}],
    "hms roller nei": [{"number": "{number}"}],
    "hms roller trekk": [{"number": "{number}"}],
    "hms roller navn": [{"role": "{role}"}],
    "hms omvisning": [{"role": "{role}"}],
    "hms bra-dag-møte": [{"meeting": "første", "day": "15.1.2027"}],
    "hms kartlegging sendt": [{"day": "2.11.2026"}],
    "hms kartlegging lukket": [{"percent": "72", "day": "9.11.2026"}],
    "hms kartlegging rapport": [{"day": "16.11.2026"}],
    "hms kartlegging snakket": [{"avdeling": "{their_avdeling}"}],
    "hms avdeling": [{"number": "{kindergarten}", "name": "{mark} c"}],
    "hms avdeling ny": [{"names": "{mark} d, {mark} e"}],
    "hms avdeling send": [
        {"theme": "{theme}", "minutes": "10", "avdeling": "{their_avdeling}", "sure": "ja"},
    ],
    "hms avdeling koble-fra": [{"avdeling": "{their_avdeling}"}],
    "hms vernerunde start": [{}],
    "hms vernerunde svar": [{"point": "gjerde", "state": "ordnes"}],
    "hms vernerunde": [{"fault": "gjerde"}],
    "hms vernerunde merknad": [{"fault": "gjerde", "line": "{mark}"}],
    "hms vernerunde tiltak": [
        {
            "fault": "gjerde",
            "responsible": "alle",
            "due": "15.1.2027",
            "what": "{mark}",
            "check_on": "15.2.2027",
        }
    ],
    "hms vernerunde ordnet": [{"fault": "gjerde"}],
    "hms vernerunde avslutt": [{}],
    "hms vernerunde punkter": [{"area": "ute"}],
    "hms vernerunde nytt-punkt": [{"area": "ute", "what": "{mark}"}],
    "hms vernerunde uten": [{"point": "luft"}],
    "hms vernerunde med": [{"point": "luft"}],
    "hms videre": [
        {"way": "rolleforstaelse", "number": "0"},
        {"way": "hjulet", "number": "{small}", "avdeling": "{their_avdeling}"},
    ],
    "hms avdeling fjern": [{"avdeling": "{their_avdeling}"}],
    "hms angre": [{"number": "{number}"}, {"number": "{number}", "sure": "ja"}],
    "hms stengt": [{"days": "7.12–11.12", "why": "ferie"}],
    "hms åpent": [{"days": "2026-12-08"}],
    "hms pause": [{"until": "31.12"}, {"endless": "videre"}],
    "hms fortsett": [{}],
    "hms oppsett": [
        {"language": "nn", "rule": "mandag", "at": "9:15", "consent": "to av oss", "webinars": "nei"},
        {"repeat": "nei"},
        {"start": "2026-08-10", "here": "f2", "name": "{mark} f"},
        {"consent": "en av oss", "styrer": ["person0"], "tillitsvalgt": ["{person}"]},
        {"name": "{mark} g", "verneombud": ["{person}", "person0"]},
        {"without": "med verneombud"},
        {"leader": "daglig leder"},
        {"programme": PROGRAMME_CODE},
    ],
    "hms slett-alt": [{"answer": "nei"}, {"answer": "ja"}],
    "hms hvem-bestemmer": [{"answer": "nei"}, {"answer": "ja"}],
    "milepel ferdig": [{"milestone": "forste-tema", "confirmed": "ja"}],
    "milepel utsett": [{"milestone": "halvveis", "to": "2 uker"}],
    "milepel hopp": [{"milestone": "temperatur", "reason": "{mark}"}],
    "milepel ny": [{"due": "15.1.2027", "title": "{mark} h", "phase": "f1"}],
    "milepel navn": [{"milestone": "hms-gruppe", "name": "{mark} i"}],
    "milepel start": [{"day": "2026-11-02", "here": "f3"}],
    "milepel runde": [{"avdeling": "{their_avdeling}"}],
    "milepel angre": [{}],
    "hms gruppe her": [{"number": "{kindergarten}"}],
    "hms flytt-hit": [{"number": "{kindergarten}"}],
}


SOME: dict[type[Reader[Any, Any]], str] = {
    QuestionReader: "{small}",
    OptionsReader: "Ja\nNei",
    WillingReader: "{kindergarten}",
    TimeReader: "13:00",
    AreaReader: "ute",
    LetterReader: "{small}",
    WebinarReader: "{small}",
    MunicipalityReader: "Fjell",
    LengthReader: "45",
    PlanMilestoneReader: "hjelper",
    MemberReader: "{kindergarten}",
    TemplatePhaseReader: "f1",
    TemplateMilestoneReader: "hjelper",
    WeekReader: "12",
    CodeReader: PROGRAMME_CODE,
    DayReader: "15.1.2027",
    LinkReader: "https://{word}.example.no",
    AvdelingReader: "{their_avdeling}",
    MeasureReader: "{small}",
    MilestoneReader: "halvveis",
    MonthReader: "mars",
    NumberReader: "{small}",
    PersonReader: "{person}",
    MeaningReader: "hjelper",
    SubjectReader: "rollene",
    TextReader: "{mark}",
    ThemeReader: "{theme}",
    PsychosocialReader: "{small}",
}
"""What a command that is not filled in above gets for each of its parameters."""


def ways_to_fill(command: Command) -> list[Filled]:
    if command.name in FILLED:
        return FILLED[command.name]
    return [{one.name: [some(one.reader)] if one.many else some(one.reader) for one in command.params}]


def some(reader: Reader[Any, Any]) -> str:
    if isinstance(reader, ChoiceReader):
        return next(term.typed[0] for term in reader.terms.values())
    known = [value for kind, value in SOME.items() if isinstance(reader, kind)]
    assert known, f"SOME has no value for {type(reader).__name__}"
    return known[0]


def as_asked(command: Command) -> Iterator[Asked]:
    """All ways a command is filled in: bare, as lines, and as forms."""
    yield command.name, None
    for filled in ways_to_fill(command):
        typed = [value for value in filled.values() if isinstance(value, str)]
        if typed:
            yield " ".join([command.name, *typed]), None
        fields = {param.name for param in command.params if param.in_form}
        if fields & filled.keys():
            yield command.name, {name: value for name, value in filled.items() if name in fields}


EVERY = [asked for command in (*REGISTRY, *UNBOUND) for asked in as_asked(command)]


def filled_in(asked: Asked, mine: int, theirs: int, number: int) -> Asked:
    """With the marks of the kindergarten it is asked in, and names and numbers of any."""
    line, values = asked
    open_ones = {
        "mark": f"merke{mine}x 🐻 <b> {number}",
        "word": f"merke{mine}x",
        "small": 1 + number % 4,
        "number": number,
        "kindergarten": theirs,
        "their_word": f"merke{theirs}x",
        "their_avdeling": f"merke{theirs}x-b",
        "month": ("desember", "januar 2027", "2027-02", "mars")[number % 4],
        "theme": ("brann", "konflikt", "trygg-oppstart", "medvirkning", "rolleklarhet")[number % 5],
        "role": ("styrer", "tillitsvalgt", "verneombud")[number % 3],
        "person": f"person{number % 8}",
    }

    def fill(value: str | list[str]) -> str | list[str]:
        return (
            value.format(**open_ones)
            if isinstance(value, str)
            else [one.format(**open_ones) for one in value]
        )

    return line.format(**open_ones), None if values is None else {
        name: fill(one) for name, one in values.items()
    }
