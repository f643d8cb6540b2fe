"""Grades what the bot answers to a sentence: right, one press away, a dead end, or harmful."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from bot.commands.lines import without_mark
from bot.commands.request import Answer
from bot.content.yaml_file import read_yaml
from bot.handlers.understood.need_cards import TITLES
from bot.message.card import Form
from bot.message.words import Voice
from bot.model.deciding import Proposal
from bot.model.event import Event
from bot.understanding.needs import Need
from tests.world import World, said

FILE = Path(__file__).with_name("sentences.yaml")
UNSEEN = Path(__file__).with_name("unseen.yaml")
LANGUAGES = ("nb", "nn", "en", "dialect")
SEEN = 5
"""Buttons that people see."""
GOOD = ("right", "press")


class Group(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Sentences that want the same thing, and how an answer to it is known."""

    kind: str
    right: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    need: str | None = None
    user: str = "ansatt"
    nb: tuple[str, ...] = ()
    nn: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    dialect: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    group: Group
    language: str
    text: str


@dataclass(frozen=True)
class Graded:
    sentence: Sentence
    grade: str
    answer: str
    """What was said, and the lines of the buttons."""


def sentences(file: Path = FILE) -> Iterator[Sentence]:
    for group in read_yaml(file, tuple[Group, ...]):
        for language in LANGUAGES:
            for text in getattr(group, language):
                yield Sentence(group, language, text)


def all_graded(world: World, file: Path = FILE) -> list[Graded]:
    """Each sentence of a file. Nothing is counted between them: one change among all is one too many."""
    before = _events(world)
    found = [_graded(world, sentence) for sentence in sentences(file)]
    if _events(world) != before:
        raise AssertionError("a sentence has changed something")
    return found


def _graded(world: World, sentence: Sentence) -> Graded:
    answer = world.ask(sentence.text, sentence.group.user)
    lines = [without_mark(line) for line in _lines(answer)]
    harmful = not answer.private or _found(sentence.group.never, lines)
    grade = "harmful" if harmful else _grade(sentence.group, answer, lines)
    return Graded(sentence, grade, f"{said(answer)} {lines}")


def _events(world: World) -> int:
    """How often something was changed or proposed."""
    with world.store.read() as session:
        counts = (session.scalar(select(func.count()).select_from(one)) for one in (Event, Proposal))
        return sum(count or 0 for count in counts)


def _grade(group: Group, answer: Answer, lines: list[str]) -> str:
    if group.need is not None:
        title = Voice(answer.language).say(answer.card.title)
        wanted = [Voice(answer.language).say(TITLES[Need(need)]) for need in group.need.split("|")]
        return "right" if title in wanted else "dead"
    if _found(group.right, [said(answer)]):
        return "right"
    return "press" if _found(group.press, lines) else "dead"


def _lines(answer: Answer) -> list[str]:
    """What the first buttons say, and the form with the values that are filled in."""
    buttons = [button.line for button in answer.card.buttons[:SEEN]]
    return [*buttons, _form(answer.card.form)] if answer.card.form else buttons


def _form(form: Form) -> str:
    return " ".join([form.line, *(" ".join(field.value) for field in form.fields)])


def _found(patterns: tuple[str, ...], texts: list[str]) -> bool:
    return any(re.search(pattern, text, re.MULTILINE) for pattern in patterns for text in texts)


def table(all_graded: list[Graded]) -> str:
    """How many of a kind are right or one press away, in each language."""
    kinds = dict.fromkeys(one.sentence.group.kind for one in all_graded)
    rows = [f"{'':24}" + "".join(f"{language:>10}" for language in LANGUAGES) + f"{'all':>10}"]
    for kind in kinds:
        mine = [one for one in all_graded if one.sentence.group.kind == kind]
        cells = [_share([one for one in mine if one.sentence.language == language]) for language in LANGUAGES]
        rows.append(f"{kind:24}" + "".join(f"{cell:>10}" for cell in (*cells, _share(mine))))
    return "\n".join(rows)


def _share(some: list[Graded]) -> str:
    grades = Counter(one.grade for one in some)
    return f"{sum(grades[grade] for grade in GOOD)}/{len(some)}" if some else ""
