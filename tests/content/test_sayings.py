"""What people say for a theme, a factor or a milestone: enough of it, and each phrase for one thing only."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from bot.commands.errors import NotUnderstood, Unreadable
from bot.commands.fold import fold
from bot.commands.grammar import find_command, read_values
from bot.content.library import CONTENT, Library, load_plan, shipped
from bot.content.yaml_file import ContentError
from bot.handlers.choosing.findings import FactorReader
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import MilestoneReader, NamedReader, ThemeReader
from bot.handlers.registry import REGISTRY
from bot.model.texts import Sayings
from tests.asking import STYRER

LONGEST_PHRASE = 60
SOME = 3
"""Each third sentence is tried with a command: to say what was perhaps meant takes ten milliseconds."""
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


# What they find


def read_sentences() -> dict[str, list[tuple[str, str]]]:
    """Of each kind: a key, and what somebody says who means it."""
    sections = (Path(__file__).parent / "said.md").read_text("utf-8").split("\n## ")[1:]
    return {
        section.split("\n", 1)[0]: re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", section, re.MULTILINE)
        for section in sections
    }


SENTENCES = read_sentences()
READERS: dict[str, NamedReader[Any, HmsContext]] = {
    "themes": ThemeReader(),
    "factors": FactorReader("Factor"),
    "milestones": MilestoneReader(),
}


@each_kind
def test_the_sentences_mean_what_there_is_and_none_is_a_phrase_of_the_content(kind: str) -> None:
    assert {key for key, _text in SENTENCES[kind]} <= KINDS[kind].keys()
    phrases = {fold(phrase) for said in KINDS[kind].values() for phrase in said.phrases}
    assert [text for _key, text in SENTENCES[kind] if fold(text) in phrases] == []


@each_kind
def test_a_sentence_finds_what_it_means(kind: str) -> None:
    """At least 85 of a hundred first, and 95 among the three that are offered."""
    rows = [(key, text, offered(kind, text)) for key, text in SENTENCES[kind]]
    first = sum(found[:1] == [key] for key, _text, found in rows)
    among = sum(key in found for key, _text, found in rows)
    table = "\n".join(
        f"{key:27} {text}\n{'':27} -> {', '.join(found) or 'nothing'}"
        for key, text, found in rows
        if found[:1] != [key]
    )
    seen = f"{first} first and {among} among three, of {len(rows)}; not first:\n{table}"
    assert first >= 0.85 * len(rows), seen
    assert among >= 0.95 * len(rows), seen


def offered(kind: str, text: str) -> list[str]:
    return [option.value for option, _sure in READERS[kind].near(text, STYRER)][:3]


def test_what_is_answered_at_once_is_nearly_always_right() -> None:
    asked = SENTENCES["themes"]
    answered = [(theme, text, found) for theme, text in asked if (found := guessed(text))]
    wrong = [(theme, text, found) for theme, text, found in answered if found != theme]
    assert len(answered) >= 0.75 * len(asked)
    assert len(wrong) <= 0.05 * len(answered), wrong


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("hms bytt desember", "themes"),
        ("hms funn", "factors"),
        ("milepel ferdig", "milestones"),
        ("milepel utsett", "milestones"),
    ],
)
def test_a_sentence_changes_nothing(command: str, kind: str) -> None:
    for _key, text in SENTENCES[kind][::SOME]:
        line = find_command(f"/{command} {text}", REGISTRY)
        with pytest.raises(NotUnderstood):
            read_values(line, STYRER, REGISTRY)


def guessed(text: str) -> str | None:
    try:
        return ThemeReader().guess(text, STYRER).key
    except Unreadable:
        return None


@each_kind
def test_a_phrase_is_as_good_as_a_name(kind: str) -> None:
    """The words of titles come second, whatever they are."""
    for key, said in KINDS[kind].items():
        for phrase in said.phrases:
            assert READERS[kind].read(phrase, STYRER).key == key, phrase


# A file that is wrong


def as_yaml(said: Sayings) -> str:
    return f"{{nb: {list(said.nb)}, nn: {list(said.nn)}, en: {list(said.en)}}}"


@pytest.mark.parametrize("said", ["{nb: [bråk], nn: [bråk], en: [noise]}", "{nb: [], nn: [], en: []}"])
def test_too_few_are_refused(said: str, tmp_path: Path) -> None:
    path = tmp_path / "brann.yaml"
    text = (CONTENT / "themes" / "brann.yaml").read_text("utf-8")
    path.write_text(re.sub(r"(?ms)^said:.*", f"said: {as_yaml(THEMES['brann'])}\n", text), "utf-8")
    assert Library.load(tmp_path, factors=None).themes["brann"].said.phrases == THEMES["brann"].phrases

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
