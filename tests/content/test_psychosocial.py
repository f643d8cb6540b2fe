"""The eight factors: a finding or a theme is about one of them at most; a wrong file is refused."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.commands.errors import Unreadable
from bot.commands.fold import fold
from bot.content.library import CONTENT, shipped
from bot.content.psychosocial import NUMBERED, read_psychosocial
from bot.content.yaml_file import ContentError
from bot.handlers.psychosocial.lines import PSYCHOSOCIAL
from tests.asking import STYRER

GOOD = (CONTENT / "psychosocial.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("number: 8", "number: 7", "are not numbered from 1 to 8"),
        ("findings: [vold]", "findings: [volden]", "'volden' is no finding and no theme"),
        ("themes: [vold-trusler]", "themes: [konflikt]", "'konflikt' is about two factors"),
        ("    en: Harassment\n", "    en: ''\n", "is not written in all languages"),
    ],
)
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    library, path = shipped(), tmp_path / "psychosocial.yaml"
    assert len(library.psychosocial) == NUMBERED
    assert right in GOOD
    path.write_text(GOOD.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ContentError, match=re.escape(told)):
        read_psychosocial(path, library.factors, library.themes)


def test_no_two_are_called_the_same() -> None:
    every = ({fold(phrase) for phrase in factor.said.phrases} for factor in shipped().psychosocial)
    called = Counter(phrase for its in every for phrase in its)
    assert [phrase for phrase, times in called.items() if times > 1] == []


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("vurder emosjonelle krav", 2),
        ("vi skal risikovurdere tidspress og bemanning", 3),
        ("vurdering av faktor 7", 7),
        ("vold og trusler", 7),
        ("de åtte kravene", None),
        ("vold eller trakassering", None),
        ("a new assessment", None),
    ],
)
def test_a_factor_is_known_by_a_name_that_stands_in_a_sentence(said: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(Unreadable):
            PSYCHOSOCIAL.guess(said, STYRER)
    else:
        assert PSYCHOSOCIAL.guess(said, STYRER).number == number
