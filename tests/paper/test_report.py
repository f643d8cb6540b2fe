"""The year report: tagged PDF and HTML of the same words, whatever people wrote, and four pages at most."""

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from bot.content.library import shipped
from bot.handlers.papers.report.document import year_report
from bot.handlers.papers.report.record import YearRecord
from bot.message.words import Voice
from bot.model.assessment import Assessment, Level, Participant
from bot.model.avdeling import Avdeling
from bot.model.calendar import CalendarMonth, OwnTheme
from bot.model.findings import Finding
from bot.model.kindergarten import Kindergarten
from bot.model.measure import Measure, MeasureState, Responsible
from bot.model.month import Barnehageaar
from bot.model.plan import Milestone, Status
from bot.model.safety_round import CheckedPoint, PointState, SafetyRound
from bot.model.survey import Survey
from bot.model.texts import Language, Localized
from bot.paper.editable import editable
from bot.paper.report import NOT_PRINTED, printed
from bot.paper.typeset import typeset
from tests.every import every_language
from tests.sample import Sample
from tests.sample_programme import NOW

TODAY = NOW.date()
YEAR = Barnehageaar(2026)
MOST_PAGES = 4
ODD = '"Ord" \\ #strong[x] $x^2$ <b>&amp; 😀 שלום '


@pytest.fixture
def sample() -> Sample:
    """One of its own: what is changed in it is in no other test."""
    return Sample(shipped())


def long(letters: int) -> Localized:
    """As long as a text may be, with what a template or a page might take for its own."""
    return Localized.only(Language.NB, (ODD + "et langt ord og enda et " * 30)[:letters].strip())


def full(sample: Sample) -> YearRecord:
    """Eleven own themes of 80 letters, 200 measures of 400, everything assessed, and forty faults."""
    made = sample.kindergarten
    for month in YEAR.months():
        entry = made.calendar[month] = CalendarMonth(month=month, changed_at=NOW, changed_by="styrer")
        entry.choice = OwnTheme(long(80), None, None)
    made.name = (ODD + "å" * 100)[:100]
    made.measures = [measure(number, sample) for number in range(1, 201)]
    made.assessments = [
        Assessment(
            factor=factor.key,
            day=TODAY,
            level=Level.HIGH,
            sentence=(ODD + "setning " * 30)[:200],
            participants=tuple(Participant),
            again_on=TODAY + timedelta(weeks=52),
        )
        for factor in sample.library.psychosocial
    ]
    made.findings = [
        Finding(factor=key, position=n, strength=n % 3 == 0) for n, key in enumerate(sample.library.factors)
    ]
    made.milestones += [
        Milestone(
            key=f"egen-{n}", phase_key="f1", position=50 + n, title=long(80), due=TODAY, status=Status.OPEN
        )
        for n in range(40)
    ]
    made.avdelinger = [Avdeling(key=f"a{n}", name=(f"{n} {ODD} fløy")[:40]) for n in range(20)]
    made.surveys = [
        Survey(sent_on=TODAY - timedelta(weeks=52), percent=100, discussed=tuple(f"a{n}" for n in range(20)))
    ]
    made.safety_rounds = [
        SafetyRound(number=n, started_on=TODAY, finished_on=TODAY, next_on=TODAY - timedelta(1))
        for n in range(1, 8)
    ]
    made.checked_points = [
        CheckedPoint(round=7, key=f"p{n}", area="ute", what=long(120), state=PointState.TO_FIX)
        for n in range(40)
    ]
    return YearRecord(made, sample.library, [sample.webinar] * 30, YEAR, TODAY)


def measure(number: int, sample: Sample) -> Measure:
    return Measure(
        number=number,
        what=long(400),
        responsible=Responsible.LEADERS,
        due=TODAY,
        check_on=TODAY + timedelta(weeks=4),
        state=MeasureState.DONE if number % 2 else MeasureState.OPEN,
        factor=sample.library.psychosocial[number % 8].key,
    )


def empty(sample: Sample) -> YearRecord:
    kindergarten = Kindergarten(name="Ny barnehage", zone=sample.kindergarten.zone, without_verneombud=False)
    return YearRecord(kindergarten, sample.library, [], YEAR, TODAY)


def pages(pdf: bytes) -> int:
    [count] = re.findall(rb"/Type/Pages/Count (\d+)/", pdf)
    return int(count)


@every_language
def test_the_fullest_year_stays_within_four_pages_and_says_what_is_left_out(
    sample: Sample, language: Language
) -> None:
    report = year_report(full(Sample(sample.library)))
    said = report.said(Voice(language))
    pdf = typeset("report", printed(said), "pdf")
    assert pages(pdf) <= MOST_PAGES
    assert pdf == typeset("report", printed(said), "pdf"), "the same bytes for the same data"
    assert b"pdfuaid" in pdf
    more = [table["more"] for chapter in said["chapters"] for table in chapter["tables"] if table["more"]]
    assert [re.findall(r"\d+", line) for line in more] == [["3"], ["35"], ["188"], ["39"], ["18"]]


@every_language
def test_a_kindergarten_with_nothing_has_a_report_that_says_so(sample: Sample, language: Language) -> None:
    report = year_report(empty(sample))
    pdf = typeset("report", report.data(Voice(language)), "pdf")
    assert pages(pdf) <= MOST_PAGES
    said = report.said(Voice(language))
    assert len(said["chapters"][1]["points"]) == 7
    assert "0" in said["chapters"][0]["points"][0]


class Outline(HTMLParser):
    """The elements of a page, and what is read in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_document_to_change_has_every_row_and_is_never_markup(sample: Sample) -> None:
    report = year_report(full(sample))
    said = report.said(Voice(Language.NB))
    outline = Outline()
    outline.feed(editable(said).decode())
    assert {"b", "script", "a", "img"}.isdisjoint(outline.tags)
    assert ODD.strip() in outline.text
    rows = sum(len(table.rows) + 1 for chapter in report.chapters for table in chapter.tables)
    assert (outline.tags.count("h1"), outline.tags.count("tr")) == (1, rows)
    assert "Hele lista" not in outline.text, "it is the whole list"
    assert editable(said) == editable(said)
    assert "Hele lista" in printed(said)


def test_a_report_that_was_locked_before_the_document_had_every_row_still_says_what_is_left_out(
    sample: Sample,
) -> None:
    said = year_report(full(sample)).said(Voice(Language.NB))
    for chapter in said["chapters"]:
        for table in chapter["tables"]:
            del table[NOT_PRINTED]
    assert "Og 188 til. Hele lista" in editable(said).decode()


@pytest.mark.parametrize("hidden", ["styrer-id", "Vi rakk", "Vi fant noe bedre"])
def test_no_ids_no_lines_to_oneself_and_no_reasons(sample: Sample, hidden: str) -> None:
    record = sample.year_record
    record.kindergarten.holders[0].user_id = "styrer-id"
    assert hidden not in str(year_report(replace(record)).said(Voice(Language.NB)))
