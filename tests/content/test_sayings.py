"""What people say for a theme, a factor or a milestone: enough of it, and each phrase for one thing only."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from bot.commands.fold import fold
from bot.content.library import CONTENT, Library, load_plan, shipped
from bot.content.yaml_file import ContentError
from bot.model.texts import Sayings

LONGEST_PHRASE = 60
THEMES = {theme.key: theme.said for theme in shipped()}
FACTORS = {factor.key: factor.said for factor in shipped().factors.values()}
MILESTONES = {one.key: one.said for phase in load_plan() for one in phase.milestones}
KINDS = {"themes": THEMES, "factors": FACTORS, "milestones": MILESTONES}
FEWEST = {"themes": (8, 5, 5), "factors": (4, 4, 4), "milestones": (4, 4, 4)}
"""Of each kind: in bokmål, of nynorsk and dialect what bokmål does not have, and in English."""

each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
def test_each_is_said_in_several_ways_in_every_language(kind: str) -> None:
    for key, said in KINDS[kind].items():
        bokmal, others, english = ({fold(phrase) for phrase in some} for some in (said.nb, said.nn, said.en))
        counts = len(bokmal), len(others - bokmal), len(english)
        assert all(count >= least for count, least in zip(counts, FEWEST[kind], strict=True)), (key, counts)


@each_kind
def test_no_phrase_stands_under_two(kind: str) -> None:
    keys: dict[str, list[str]] = defaultdict(list)
    for key, said in KINDS[kind].items():
        for phrase in said.phrases:
            keys[fold(phrase)].append(key)
    assert {phrase: under for phrase, under in keys.items() if len(under) > 1} == {}


@each_kind
def test_a_phrase_is_what_fits_in_one_breath(kind: str) -> None:
    for said in KINDS[kind].values():
        for phrase in said.phrases:
            assert fold(phrase)
            assert phrase == phrase.strip()
            assert len(phrase) <= LONGEST_PHRASE


# A file that is wrong


def as_yaml(said: Sayings) -> str:
    return f"{{nb: {list(said.nb)}, nn: {list(said.nn)}, en: {list(said.en)}}}"


@pytest.mark.parametrize("said", ["{nb: [bråk], nn: [bråk], en: [noise]}", "{nb: [], nn: [], en: []}"])
def test_too_few_are_refused(said: str, tmp_path: Path) -> None:
    path = tmp_path / "brann.yaml"
    text = (CONTENT / "themes" / "brann.yaml").read_text("utf-8")
    path.write_text(re.sub(r"(?ms)^said:.*", f"said: {as_yaml(THEMES['brann'])}\n", text), "utf-8")
    assert Library.load(tmp_path, factors=None).themes["brann"].said == THEMES["brann"]

    path.write_text(re.sub(r"(?ms)^said:.*", f"said: {said}\n", text), "utf-8")
    line = text[: text.index("\nsaid:")].count("\n") + 2
    with pytest.raises(ContentError, match=re.escape(f"brann.yaml:{line}: fewer than 4 sayings")):
        Library.load(tmp_path, factors=None)


@pytest.mark.parametrize(("file", "line"), [("factors.yaml", 4), ("plan.yaml", 9)])
def test_none_at_all_is_refused(file: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / file
    path.write_text((CONTENT / file).read_text("utf-8").replace("said:", "heard:", 1), "utf-8")
    with pytest.raises(ContentError, match=rf"{file}:{line}: .*`(said|heard)`"):
        load_plan(path) if file == "plan.yaml" else Library.load(factors=path)
