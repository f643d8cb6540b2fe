"""The plan as a picture: phases and milestones down a line, and where today is."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from bot.message.words import Voice
from bot.model.texts import Language, Localized
from bot.paper.plan_line import POINT_WORDS, PlanLine, Point, PointState, Stretch, plan_in_words, plan_svg
from tests.every import every_language

NB = Voice(Language.NB)
SVG = "{http://www.w3.org/2000/svg}"
START = Localized("Oppstart", "Oppstart", "Start")
PLAN = PlanLine(
    (
        Stretch(
            START,
            (
                Point("Les rapporten", date(2026, 11, 16), PointState.DONE),
                Point("Snakk sammen", date(2026, 11, 30), PointState.OPEN),
            ),
        ),
        Stretch(
            "Evaluering",
            (
                Point("Bestem hjelper", date(2026, 12, 1), PointState.SKIPPED),
                Point("Del det vi lærte", date(2027, 1, 8), PointState.OPEN),
            ),
        ),
    ),
    date(2026, 12, 1),
)


def texts(plan: PlanLine, voice: Voice = NB) -> list[str]:
    return [one.text or "" for one in ET.fromstring(plan_svg(plan, voice)).iter(f"{SVG}text")]  # noqa: S314 - ours


def one_point(title: str) -> PlanLine:
    return PlanLine(
        (Stretch("Fase", (Point(title, date(2026, 12, 1), PointState.OPEN),)),), date(2026, 12, 1)
    )


def test_the_plan_in_words() -> None:
    assert NB.say(plan_in_words(PLAN)).replace("\u00a0", " ") == (
        "Planen vår. I dag er det 1. des. 2026. Oppstart. Les rapporten – 16. nov. 2026, ferdig. "
        "Snakk sammen – 30. nov. 2026, ikke ferdig. Evaluering. "
        "Bestem hjelper – 1. des. 2026, hoppet over. Del det vi lærte – 8. jan. 2027, ikke ferdig."
    )


def test_today_stands_before_what_is_due_today() -> None:
    said = [one.replace("\u00a0", " ") for one in texts(PLAN)]
    assert said.index("Snakk sammen") < said.index("I dag 1. des.") < said.index("Bestem hjelper")


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2028, 1, 1)])
def test_today_is_there_before_and_after_the_whole_plan(today: date) -> None:
    assert sum(one.startswith("I dag") for one in texts(PlanLine(PLAN.phases, today))) == 1


@every_language
def test_every_sign_that_is_there_is_in_the_legend(language: Language) -> None:
    voice = Voice(language)
    said = {one.lower() for one in texts(PLAN, voice)}
    assert {voice.say(words).lower() for words in POINT_WORDS.values()} <= said


@every_language
def test_the_picture_says_in_words_what_it_shows(language: Language) -> None:
    root = ET.fromstring(plan_svg(PLAN, Voice(language)))  # noqa: S314 - ours
    assert root[1].text == Voice(language).say(plan_in_words(PLAN))
    assert (root.get("role"), root.get("aria-labelledby")) == (
        "img",
        f"{root[0].get('id')} {root[1].get('id')}",
    )


@pytest.mark.parametrize(
    "title", ['" \\ # $ <b>&amp;', "]]><script/>", "W" * 80, "ord " * 20, "שלום", "\x00tegn"]
)
def test_what_people_wrote_is_text_and_makes_the_picture_higher(title: str) -> None:
    root = ET.fromstring(plan_svg(one_point(title), NB))  # noqa: S314 - ours
    said = "".join(one.text or "" for one in root.iter(f"{SVG}text"))
    kept = "".join(title.replace("\x00", "").split())
    assert kept in said.replace(" ", "").replace("-", "")
    usual = ET.fromstring(plan_svg(one_point("a"), NB))  # noqa: S314 - ours
    assert float(root.get("height", "")) >= float(usual.get("height", ""))


def test_no_plan_is_a_picture_of_today() -> None:
    assert [one.replace("\u00a0", " ") for one in texts(PlanLine((), date(2026, 12, 1)))] == ["I dag 1. des."]


def test_the_same_plan_is_the_same_picture() -> None:
    assert plan_svg(PLAN, NB) == plan_svg(PLAN, NB)
