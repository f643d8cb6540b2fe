"""The checklist of a vernerunde: what ships is whole, and a wrong file says what is wrong with it."""

from pathlib import Path

import pytest

from bot.content.library import CONTENT, Library
from bot.content.safety_round import read_areas
from bot.content.yaml_file import ContentError
from bot.model.safety_round import POINT_LIMIT
from bot.model.texts import Language

LIBRARY = Library.load()
AREAS = LIBRARY.round_areas


def test_a_round_is_some_twenty_points_in_six_areas() -> None:
    assert len(AREAS) == 6
    assert 20 <= sum(len(area.points) for area in AREAS) <= 24


def test_each_area_asks_how_people_are_too() -> None:
    """What is seen, and in most places what must be asked."""
    asks = [area.key for area in AREAS if any("Spør" in (point.look.nb or "") for point in area.points)]
    assert len(asks) >= 5


def test_a_point_is_short_enough_for_a_phone() -> None:
    for area in AREAS:
        for point in area.points:
            for language in Language:
                assert len(getattr(point.what, language.value)) <= POINT_LIMIT // 1.5, point.key
                assert len(getattr(point.look, language.value)) <= POINT_LIMIT // 1.5, point.key


def test_what_is_about_how_people_are_names_one_of_the_eight_factors() -> None:
    named = {point.key: point.factor for area in AREAS for point in area.points if point.factor}
    assert named.keys() == {"slag-og-bitt", "pauser", "oppgaver", "hjelp", "si-fra"}
    assert set(named.values()) <= {factor.key for factor in LIBRARY.psychosocial}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("key: lyd\n", "key: luft\n", "there are two of the key 'luft'"),
        ("key: garderobe", "key: ute", "there are two of the key 'ute'"),
        ("      look:\n", "      sees: x\n      look:\n", "unknown field"),
        (", en: Outdoors", "", "ute is not written in all languages"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, before: str, after: str, problem: str) -> None:
    path = tmp_path / "safety_round.yaml"
    text = (CONTENT / path.name).read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(ContentError, match=r"safety_round\.yaml:\d+: ") as refused:
        read_areas(path)
    assert problem in str(refused.value)
