"""What a guess may do: answer a question, say what would be changed, or offer a few things in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any, TypeAlias

from bot.commands.context import Context
from bot.commands.errors import NotAllowed
from bot.commands.registry import Command, Registry
from bot.model.parts import Part
from bot.model.role import Role
from bot.understanding.examples import Said, examples_of
from bot.understanding.normalise import LONGEST, plain_words
from bot.understanding.score import Scorer
from bot.understanding.slots import values_in

CLEAR = 0.46
"""How like an example a sentence must be to be taken for what it says, from 0 to 1."""
SURE = 0.8
AHEAD = 1.08
"""How many times as like as the next command's."""
LIKE = 0.24
"""From here on a command is offered."""
OF_A_TOPIC = 30.0
"""How much of a sentence, in percent, one theme must account for to be what it tells of."""
FEWEST_WORDS = 3
"""Fewer tell of nothing: they are a name, which the grammar knows better."""
MOST_OFFERED = 3
MOST_PARTS = 4
CONSIDERED = 6
_BETWEEN = re.compile(
    r"[.?!;\n]+|,? (?:og|å|and|men|but)"
    r"(?= (?:så|hva|kva|ka|når|hvem|kven|kem|hvor|kor|kan|vi|jeg|eg|er|what|when|who|can|how|we)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """A question with one clear reading."""

    command: Command
    values: Mapping[str, Any]
    second: Command | None = None
    """What else the message asks for."""


@dataclass(frozen=True)
class Proposal:
    """A change that is perhaps wanted. It is said in words, and made by nobody but the person."""

    command: Command
    values: Mapping[str, Any]
    second: Command | None = None


@dataclass(frozen=True)
class Instead:
    """Something that others decide; what the asker can do or see."""

    who: frozenset[Role]
    command: Command
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Where:
    """Settings, roles and what is deleted: only where it is done is told."""

    command: Command


@dataclass(frozen=True)
class Perhaps:
    """What was perhaps meant, the likeliest first; nothing where nothing is likely."""

    commands: tuple[Command, ...]


Ranked: TypeAlias = list[tuple[Command, float]]
Meaning: TypeAlias = Answer | Proposal | Instead | Where | Perhaps


@dataclass(frozen=True)
class Understanding:
    """Finds what a sentence means among the commands."""

    registry: Registry
    packages: tuple[ModuleType, ...]

    @cached_property
    def said(self) -> dict[str, Said]:
        """The examples of each command, by its name. Read when the first sentence comes, not at the start."""
        return examples_of(self.packages)

    @cached_property
    def _by_name(self) -> dict[str, Command]:
        return {one.name: one for one in self.registry}

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(
            {name: (*said.sentences, *self._by_name[name].also) for name, said in self.said.items()}
        )

    def heard(self, text: str) -> "Heard":
        """A sentence, measured: its meaning is found with what the kindergarten has."""
        text = text[:LONGEST]
        return Heard(self, text, self._ranked(text), [(part, self._ranked(part)) for part in _parts(text)])

    def _ranked(self, text: str) -> Ranked:
        ranked = self._scorer.ranked(plain_words(text))
        return [(self._by_name[name], score) for name, score in ranked[:CONSIDERED]]

    def others(self, command: Command) -> Command | None:
        """The command for those who may not use this one."""
        said = self.said.get(command.name)
        return self._by_name[said.others] if said and said.others else None

    @cached_property
    def topical(self) -> Command | None:
        """The command for those who only tell of something that is hard."""
        return next((one for one in self.registry if one.topical), None)


@dataclass(frozen=True)
class Heard:
    """A sentence, and how like it is to what people say for each command."""

    understanding: Understanding
    text: str
    whole: Ranked
    parts: list[tuple[str, Ranked]]

    @property
    def reads(self) -> frozenset[Part]:
        """What must be loaded to answer whatever the sentence may mean."""
        likely = {command for _part, ranked in (("", self.whole), *self.parts) for command, _score in ranked}
        others = {self.understanding.others(command) for command in likely}
        every = (*likely, *others, self.understanding.topical)
        return frozenset().union(*(one.reads for one in every if one is not None))

    @property
    def clear(self) -> Command | None:
        """What it says in one clear way, all in all. A few words are rather a misspelt command."""
        few = len(plain_words(self.text)) <= FEWEST_WORDS
        return _clear(self.whole, SURE if few else CLEAR)

    def meaning(self, ctx: Context) -> Meaning:
        """What to do about a sentence that the grammar does not read. Raises NotAllowed."""
        clear = _distinct((_clear(ranked), part) for part, ranked in self.parts)
        if len(clear) > 1:
            (first, part), (second, _other) = clear[:2]
            return self._meant(first, part, ctx, second)
        command = self.clear or (clear[0][0] if clear else None)
        if command is not None:
            return self._meant(command, self.text, ctx)
        return self._of_a_topic(ctx) or Perhaps(self._offered(ctx))

    def _meant(self, command: Command, text: str, ctx: Context, second: Command | None = None) -> Meaning:
        if command.who and not command.who & ctx.roles:
            others = self.understanding.others(command)
            if others is None:
                raise NotAllowed(command.who)
            return Instead(command.who, others, values_in(text, others, ctx))
        if command.careful:
            return Where(command)
        values = values_in(text, command, ctx)
        if command.changes:
            return Proposal(command, values, second)
        return Answer(command, values, second)

    def _of_a_topic(self, ctx: Context) -> Answer | None:
        """What is told of something that a theme is about, without a wish: the theme is the answer."""
        command = self.understanding.topical
        if command is None or len(self.text.split()) < FEWEST_WORDS:
            return None
        near = command.params[0].reader.near(self.text, ctx)
        if not near or near[0][1] < OF_A_TOPIC:
            return None
        return Answer(command, {command.params[0].name: command.params[0].reader.read(near[0][0].value, ctx)})

    def _offered(self, ctx: Context) -> tuple[Command, ...]:
        likely = [command for command, score in self.whole if score >= LIKE and not command.careful]
        return tuple(one for one in likely if not one.who or one.who & ctx.roles)[:MOST_OFFERED]


def _clear(ranked: Ranked, least: float = CLEAR) -> Command | None:
    match ranked:
        case [(command, score), (_next, less), *_more] if score >= least and score >= AHEAD * less:
            return command
        case [(command, score)] if score >= least:
            return command
    return None


def _parts(text: str) -> list[str]:
    """The sentences of a message, and what is said after an "and" that begins a new wish."""
    return [part.strip() for part in _BETWEEN.split(text[:LONGEST]) if part.strip()][:MOST_PARTS]


def _distinct(found: Iterable[tuple[Command | None, str]]) -> list[tuple[Command, str]]:
    first: dict[str, tuple[Command, str]] = {}
    for command, part in found:
        if command is not None:
            first.setdefault(command.name, (command, part))
    return list(first.values())
