"""A vernerunde on paper: to fill in by pen, or with what was found."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.content.library import Library
from bot.handlers.safety_round.sheet import blank_sheet
from bot.message.words import Voice
from bot.model.safety_round import MOST_OWN, POINT_LIMIT, PointState
from bot.model.texts import Language
from bot.paper.round_sheet import RoundSheet, SheetArea, SheetPoint
from bot.paper.typeset import typeset
from tests.every import every_language
from tests.sample import Sample

ODD = 'Port "x" \\ #strong[x] $x$ */ `raw` <b> 😀 שלום ' + "x" * 60
LIBRARY = Library.load()
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")


def pages(sheet: RoundSheet, language: Language) -> int:
    found = PAGES.search(typeset("round", sheet.data(Voice(language)), "pdf"))
    assert found is not None
    return int(found[1])


@every_language
def test_the_checklist_is_two_pages_with_room_to_write(language: Language) -> None:
    assert pages(blank_sheet(Sample(LIBRARY).kindergarten, LIBRARY), language) == 2


def test_with_all_own_points_it_is_longer_and_nothing_is_left_out() -> None:
    sheet = blank_sheet(Sample(LIBRARY).kindergarten, LIBRARY)
    own = SheetArea("Egne", (SheetPoint(("ord " * 30)[:POINT_LIMIT], None),) * MOST_OWN)
    assert pages(replace(sheet, areas=(*sheet.areas, own)), Language.NB) == 3


@pytest.mark.parametrize("state", [None, *PointState])
def test_whatever_people_wrote_is_text(state: PointState | None) -> None:
    point = SheetPoint(ODD, ODD, state, ODD, ODD, put_right=True)
    sheet = RoundSheet(ODD, (SheetArea(ODD, (point,)),), (ODD,), date(2026, 12, 1) if state else None)
    data = sheet.data(Voice(Language.NB))
    assert typeset("round", data, "pdf") == typeset("round", data, "pdf")


def test_a_page_of_the_web_says_what_was_found() -> None:
    voice = Voice(Language.NB)
    found = (
        SheetPoint("Porten er hel", "Dra i den", PointState.TO_FIX, "Henger skjevt", "Ny port"),
        SheetPoint("Lyset virker", None, PointState.OK),
        SheetPoint("Trappa er trygg", None, PointState.SKIPPED),
    )
    [section] = RoundSheet("Solstrålen", (SheetArea("Ute", found),), (), date(2026, 12, 1)).sections
    assert [voice.say(one) for one in section.paragraphs] == [
        "Porten er hel – må ordnes – Henger skjevt – Tiltak: Ny port",
        "Lyset virker – greit",
        "Trappa er trygg – Hoppet over",
    ]
