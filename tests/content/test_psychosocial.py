"""The eight factors: a finding or a theme is about one of them at most; a wrong file is refused."""

import re
from pathlib import Path

import pytest

from bot.content.library import CONTENT, shipped
from bot.content.psychosocial import NUMBERED, read_psychosocial
from bot.content.yaml_file import ContentError

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
