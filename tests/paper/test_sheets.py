"""Sheets become tagged PDF: the same bytes for the same words, whatever the words are."""

import asyncio
import sys
from dataclasses import replace
from unicodedata import category

import pytest

from bot.message.words import Voice
from bot.model.texts import Language
from bot.paper.documents import Code, Section, Sheet, printable
from bot.paper.letters import NOT_IN_FONTS
from bot.paper.press import Press, StillDrawing
from bot.paper.typeset import NotDrawn, typeset
from tests.every import every_language

ODD = 'Et "tema" \\ #strong[x] $x^2$ // */ `raw` <b>&amp; 😀 שלום مرحبا ' + "x" * 80


def sheet(title: str = ODD, code: str | None = "https://example.no/themes/nb/brann") -> Sheet:
    section = Section(title, (title,), steps=(title, title), rows=((title, title),))
    return Sheet(title, title, (section, section), title, Code(code, title) if code else None)


@every_language
def test_whatever_stands_in_it_is_text_and_the_same_each_time(language: Language) -> None:
    data = sheet().data(Voice(language))
    drawn = typeset("sheet", data, "pdf")
    assert drawn.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in drawn, "it says itself that it is PDF/UA"
    assert drawn == typeset("sheet", data, "pdf")


@pytest.mark.parametrize("rows", [1, 11])
@pytest.mark.parametrize("words", ["ord " * 20, "x" * 80, "ord " * 150])
def test_whatever_is_written_stands_on_one_page(words: str, rows: int) -> None:
    sections = (
        Section("Hvorfor", (words,)),
        Section("Dette kommer", rows=((words[:10], words[:80]),) * rows),
    )
    made = replace(sheet(words[:80]), sections=sections)
    assert b"/Type/Pages/Count 1/" in typeset("sheet", made.data(Voice(Language.NB)), "pdf")


def test_what_the_fonts_lack_is_left_out_and_all_else_can_be_drawn() -> None:
    known = [chr(point) for point in range(32, sys.maxunicode) if category(chr(point))[0] != "C"]
    kept = "".join(one for one in known if not NOT_IN_FONTS.search(one))
    assert printable("Bra 😀 jobba") == "Bra  jobba"
    assert typeset("sheet", sheet(kept, None).data(Voice(Language.NB)), "pdf")


@pytest.mark.parametrize("title", ["😀", "日本語", "\u200e👩‍👩‍👧"])
def test_a_title_that_the_fonts_lack_altogether_is_dots(title: str) -> None:
    assert printable(title) == "…"
    assert typeset("sheet", sheet(title).data(Voice(Language.NB)), "pdf").startswith(b"%PDF")


def test_a_long_word_can_go_on_in_the_next_line() -> None:
    assert [len(part) for part in printable("x" * 80).split("\u00ad")] == [18, 18, 18, 18, 8]
    assert printable("arbeidsmiljøkartlegging") == "arbeidsmiljøkartlegging"


def test_who_waits_in_a_thread_gets_the_same() -> None:
    """And who has waited long enough for a chat is told to ask again, while it is drawn."""
    data = sheet().data(Voice(Language.NB))

    async def drawn() -> bytes:
        press = Press()
        try:
            with pytest.raises(NotDrawn):
                press.drawn("sheet", data, 0)
            await press.begin()
            with pytest.raises(StillDrawing):
                await asyncio.to_thread(press.drawn, "sheet", data, 0)
            awaited = await press.draw("sheet", data, "pdf")
            assert await asyncio.to_thread(press.drawn, "sheet", data, 10) == awaited
            return awaited
        finally:
            press.close()

    assert asyncio.run(drawn()) == typeset("sheet", data, "pdf")


def test_what_cannot_be_drawn_says_so_and_the_next_is_drawn(caplog: pytest.LogCaptureFixture) -> None:
    async def drawn() -> tuple[bytes, bytes]:
        press = Press()
        try:
            for wrong in ("{}", '{"title": "Kari"}', "{}"):
                with pytest.raises(NotDrawn):
                    await press.draw("sheet", wrong, "pdf")
            data = sheet().data(Voice(Language.NB))
            several = await asyncio.gather(*(press.draw("sheet", data, "pdf") for _ in range(100)))
            assert len({*several}) == 1
            return several[0], await press.draw("sheet", data, "png")
        finally:
            press.close()

    pdf, png = asyncio.run(drawn())
    assert pdf.startswith(b"%PDF")
    assert png.startswith(b"\x89PNG")
    [logged] = caplog.records
    assert logged.getMessage() == "Not drawn: sheet: typst refused it; the same fault is not logged again"
    assert not logged.exc_info, "what typst says of it may be what somebody wrote"
