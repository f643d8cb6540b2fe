"""The year wheel as a picture: what it says, and that it says it in every year and to everybody."""

from datetime import date
from itertools import cycle
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message.words import Voice, Words
from bot.model.month import Barnehageaar
from bot.model.texts import TITLE_LIMIT, Language
from bot.paper.picture import Page, Picture
from bot.paper.svg import drawable, width_of
from bot.paper.typeset import typeset
from bot.paper.wedge import Wedge, fitted
from bot.paper.wheel import HUB, JULY, STATE_WORDS, Segment, State, Wheel, wheel_in_words, wheel_svg
from tests.every import every_language

NB = Voice(Language.NB)
SVG = "{http://www.w3.org/2000/svg}"
MONTHS = Barnehageaar(2026).months()
WEDGE = Wedge(8, 39, 159, 347, 9)
ALT_LIMIT = 2000
"""Characters of an alternative text in Slack."""


def wheel(title: Words | None = "Støy", *, today: date | None = date(2026, 12, 14), marks: int = 0) -> Wheel:
    states = (
        [State.EMPTY] * 11 if title is None else [one for one, _ in zip(cycle(State), MONTHS, strict=False)]
    )
    segments = (
        Segment(month, title, state, marks, marks) for month, state in zip(MONTHS, states, strict=True)
    )
    return Wheel("2026–2027", tuple(segments), today)


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_the_year_in_words() -> None:
    year = Wheel(
        "2026–2027",
        (Segment(MONTHS[0], "Støy", State.DONE, 2, 1), Segment(MONTHS[1], None, State.EMPTY)),
        date(2026, 8, 20),
    )
    assert NB.say(wheel_in_words(year)) == (
        "Årshjulet 2026–2027. I dag er det 20.\u00a0aug.\u00a02026. "
        "August: Støy – gjennomført, 2 webinarer, stengt i 1 uke. September: Ikke valgt ennå."
    )


@every_language
def test_the_picture_says_in_words_what_it_shows(language: Language) -> None:
    voice = Voice(language)
    root = ET.fromstring(wheel_svg(wheel(marks=2), voice))  # noqa: S314 - our own
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert description.text == voice.say(wheel_in_words(wheel(marks=2)))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@every_language
def test_every_sign_that_is_there_is_in_the_legend(language: Language) -> None:
    voice = Voice(language)
    said = {one.lower() for one in texts(wheel_svg(wheel(marks=1), voice))}
    assert {voice.say(words).lower() for words in STATE_WORDS.values()} <= said
    assert "webinar" in said


def test_a_sign_that_is_not_there_is_not_explained() -> None:
    assert "Webinar" not in texts(wheel_svg(wheel(), NB))


@every_language
def test_the_alternative_text_of_the_fullest_year_fits_in_slack(language: Language) -> None:
    assert len(Voice(language).say(wheel_in_words(wheel("x" * TITLE_LIMIT, marks=5)))) <= ALT_LIMIT


@pytest.mark.parametrize(
    "title",
    ['"quotes" \\ # $', "<script>alert(1)</script>", "]]> &amp; & <", "שלום", "\x00\x0b\ud800tegn", "x" * 80],
)
def test_what_people_wrote_is_text(title: str) -> None:
    svg = wheel_svg(wheel(title), NB)
    tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(svg).iter()}  # noqa: S314 - our own
    assert tags == {"svg", "title", "desc", "rect", "defs", "pattern", "path", "g", "text", "circle"}


def test_a_picture_needs_nothing_from_elsewhere() -> None:
    svg = wheel_svg(wheel(marks=1), NB)
    assert svg.count("http") == 1  # the name of SVG itself
    assert "style" not in svg.replace("font-style", "")


def test_emoji_are_left_out_and_dots_stand_where_nothing_is_left() -> None:
    assert (drawable("😀 Støy 👩‍👧"), drawable("😀"), drawable("")) == ("Støy", "…", "")


@pytest.mark.parametrize("title", ["😀", "日本語", "Z\u0337\u0322\u031ba\u0335\u035d"])
def test_whatever_a_theme_is_called_the_wheel_can_be_hung_up(title: str) -> None:
    hung = Picture(wheel(title, today=None), Page(title, title))
    assert typeset("picture", hung.data(NB), "pdf").startswith(b"%PDF")


def test_an_empty_year_and_one_without_today_are_drawn() -> None:
    said = texts(wheel_svg(wheel(None, today=None), NB))
    assert said.count("Ikke valgt ennå") == 1  # in the legend; in the ring it is on two lines
    assert not any("i dag" in one for one in said)


def test_today_is_where_its_day_stands() -> None:
    hands = {
        day: next(
            float(one.get("transform", "")[len("rotate(") : -1])
            for one in ET.fromstring(wheel_svg(wheel(today=day), NB)).iter(f"{SVG}g")  # noqa: S314 - our own
            if one.get("transform", "").startswith("rotate")
        )
        for day in (
            date(2026, 8, 1),
            date(2027, 1, 16),
            date(2027, 6, 30),
            date(2027, 7, 1),
            date(2027, 7, 31),
        )
    }
    assert list(hands.values()) == pytest.approx(
        [JULY / 2 + 0.5, 180, 360 - JULY / 2 - 0.5, -7.7, 7.7], abs=0.3
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=TITLE_LIMIT))
def test_any_title_stays_in_its_piece(title: str) -> None:
    block = fitted(WEDGE, title)
    assert HUB < -block.y < WEDGE.outer
    assert all(width_of(line, block.size) <= WEDGE.outer - WEDGE.inner for line in block.lines)


def test_a_title_of_80_letters_is_there_whole() -> None:
    title = "Vi øver på å si ifra når noe er tungt, også til hverandre, og gjerne før helgen."
    assert len(title) == TITLE_LIMIT
    assert " ".join(fitted(WEDGE, title).lines) == title
    word = "Medarbeiderundersøkelsesoppfølgingsarbeidsgruppesammensetningsdiskusjonsmøteplan"
    assert "".join(line.removesuffix("-") for line in fitted(WEDGE, word).lines) == word
    assert "".join(line.removesuffix("-") for line in fitted(WEDGE, "W" * 80).lines) == "W" * 80


def test_the_same_year_is_the_same_picture() -> None:
    assert wheel_svg(wheel(marks=3), NB) == wheel_svg(wheel(marks=3), NB)
