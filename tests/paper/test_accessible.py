"""Each kind of paper as PDF/UA-1 asks for it, as far as a machine can see, in each language."""

import io
from collections.abc import Iterator
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object

from bot.content.library import shipped
from bot.handlers.papers.report.document import year_report
from bot.handlers.papers.sheets import Desk, month_sheet, plan_page, wheel_page, year_sheet
from bot.handlers.safety_round.sheet import blank_sheet
from bot.message.words import Voice
from bot.model.month import Barnehageaar
from bot.model.texts import Language
from bot.paper.documents import Document
from bot.paper.typeset import typeset
from tests.every import every_language
from tests.sample import Sample

HEADINGS = {"/H1", "/H2", "/H3"}
KINDS = ("month", "year", "wheel", "plan", "round", "report")


def paper(kind: str) -> Document:
    sample = Sample(shipped())
    made, year = sample.kindergarten, Barnehageaar.of(sample.month)
    desk = Desk(made, sample.library, [], [], sample.now.date(), None)
    match kind:
        case "month":
            return month_sheet(desk, sample.month, sample.theme.key)
        case "year":
            return year_sheet(desk, year)
        case "wheel":
            return wheel_page(desk, year)
        case "plan":
            return plan_page(desk)
        case "round":
            return blank_sheet(made, sample.library)
    return year_report(sample.year_record)


@cache
def drawn(kind: str, language: Language) -> bytes:
    document = paper(kind)
    return typeset(document.template, document.data(Voice(language)), "pdf")


def elements(node: Object) -> Iterator[Object]:
    """All of the structure, in reading order."""
    kids = node.get("/K", Array([]))
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_it_says_what_it_is_and_all_of_it_is_tagged(kind: str, language: Language) -> None:
    with pikepdf.open(io.BytesIO(drawn(kind, language))) as pdf:
        root = pdf.Root
        assert str(root.Lang).partition("-")[0] == language.value
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]
        tags = [str(one.S) for one in elements(root.StructTreeRoot)]
        assert tags.count("/H1") == 1
        order = [int(tag[2:]) for tag in tags if tag in HEADINGS]
        assert all(after - before <= 1 for before, after in zip([0, *order], order, strict=False))
        assert all(page.Tabs == Name.S for page in pdf.pages if "/Annots" in page)


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_pictures_have_words_and_tables_have_headers(kind: str, language: Language) -> None:
    with pikepdf.open(io.BytesIO(drawn(kind, language))) as pdf:
        every = [*elements(pdf.Root.StructTreeRoot)]
        figures = [one for one in every if Name.Figure == one.S]
        assert all(str(one.Alt) for one in figures)
        assert bool(figures) == (kind in {"wheel", "plan"})
        tables = [one for one in every if Name.Table == one.S]
        assert all(any(cell.S == Name.TH for cell in elements(table)) for table in tables)
        assert bool(tables) == (kind in {"round", "report"})
        assert len(pdf.pages) <= (4 if kind == "report" else 2)
