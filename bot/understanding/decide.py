"""What a guess may do: answer a question, say what would be changed, or offer a few things in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any, TypeAlias

from bot.commands.context import Context
from bot.commands.dates.reader import CalendarReader
from bot.commands.errors import NotAllowed
from bot.commands.registry import Command, Registry
from bot.model.parts import Part
from bot.model.role import Role
from bot.understanding.examples import Said, examples_of
from bot.understanding.normalise import A_MONTH, LONGEST, plain_words
from bot.understanding.score import Scorer
from bot.understanding.slots import values_in

CLEAR = 0.45
"""How like an example a sentence must be to be taken for what it says, from 0 to 1."""
SURE, SURELY = 0.6, 0.75
SURELY_AHEAD = 1.35
AHEAD = 1.05
"""How many times as like as the next command's."""
LIKE = 0.3
"""From here on a command is offered."""
A_STRONG_TOPIC, OF_A_TOPIC, OF_A_TOPIC_TOLD = 48.0, 34.0, 20.0
"""How much of a sentence, in percent, one theme must account for to be what it tells of."""
FEWEST_WORDS = 3
"""Fewer tell of nothing: they are a name, which the grammar knows better."""
MOST_OFFERED, MOST_NEARLY = 3, 2
NEARLY = 0.55
CAREFULLY = 0.75
"""How like an example must be that leads to settings, roles or what is taken away."""
MOST_PARTS = 4
CONSIDERED = 6
_ASKING = frozenset(
    (
        *(
            "hva",
            "hvem",
            "hvor",
            "hvordan",
            "hvorfor",
            "hvilken",
            "nar",
            "kan",
            "er",
            "skal",
            "har",
            "vil",
            "vet",
        ),
        *(
            "what",
            "who",
            "where",
            "how",
            "why",
            "which",
            "when",
            "can",
            "do",
            "does",
            "is",
            "are",
            "could",
            "tell",
        ),
    )
)
"""Who begins with one of these asks for something, and does not only tell of it."""
_BETWEEN = re.compile(
    r"[.?!;\n]+|,? (?:og|å|and|men|but)"
    r"(?= (?:så|hva|kva|ka|når|hvem|kven|kem|hvor|kor|kan|vi|jeg|eg|er|what|when|who|can|how|we)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Offer:
    """A command that was perhaps meant, with what the sentence gives it."""

    command: Command
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """A question with one clear reading."""

    command: Command
    values: Mapping[str, Any]
    second: Command | None = None
    """What else the message asks for."""
    others: tuple[Offer, ...] = ()
    """What the sentence is nearly as like."""


@dataclass(frozen=True)
class Proposal:
    """A change that is perhaps wanted. It is said in words, and made by nobody but the person."""

    command: Command
    values: Mapping[str, Any]
    second: Command | None = None
    others: tuple[Offer, ...] = ()


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

    offers: tuple[Offer, ...]


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
        words = plain_words(text)
        root = words[0] if words and words[0] in self.registry.roots else None  # `/milepel ferdg workshop`
        every = ((self._by_name[name], score) for name, score in self._scorer.ranked(words))
        ranked = [one for one in every if root in (None, one[0].path[0])][:CONSIDERED]
        ranked = [one for one in ranked if one[1] >= CAREFULLY or not one[0].careful]
        return _of_a_month(ranked) if A_MONTH in words else ranked

    def others(self, command: Command) -> Command | None:
        """The command for those who may not use this one."""
        said = self.said.get(command.name)
        return self._by_name[said.others] if said and said.others else None

    @cached_property
    def topical(self) -> Command | None:
        """The command for those who only tell of something that is hard."""
        return next((one for one in self.registry if one.topical), None)

    def shows(self, topical: Command) -> Command:
        """The command that shows what the topical one finds."""
        reader = topical.params[0].reader
        alike = (one for one in self.registry if one.bare and one.params[0].reader.is_like(reader))
        return next(alike, topical)


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
        few = len(plain_words(self.text)) < FEWEST_WORDS
        return _clear(self.whole, SURE if few else CLEAR)

    def meaning(self, ctx: Context) -> Meaning:
        """What to do about a sentence that the grammar does not read. Raises NotAllowed."""
        clear = _distinct((_clear(ranked), part) for part, ranked in self.parts)
        if len(clear) > 1:
            (first, part), (second, _other) = clear[:2]
            return self._meant(first, part, ctx, second)
        command = _clear(self.whole) or (clear[0][0] if clear else None)
        if not self._is_sure and (topic := self._of_a_topic(ctx, A_STRONG_TOPIC)):
            return topic
        if command is not None:
            return self._meant(command, self.text, ctx)
        return self._of_a_topic(ctx, OF_A_TOPIC) or Perhaps(
            self._offers((one for one, score in self.whole if score >= LIKE), ctx)
        )

    def _meant(self, command: Command, text: str, ctx: Context, second: Command | None = None) -> Meaning:
        if command.who and not command.who & ctx.roles:
            others = self.understanding.others(command)
            if others is None:
                raise NotAllowed(command.who)
            return Instead(command.who, others, values_in(text, others, ctx))
        if command.careful:
            return Where(command)
        if command.topical and (topic := self._topic(ctx, OF_A_TOPIC_TOLD)):
            return topic
        values = values_in(text, command, ctx)
        if command.changes:
            return Proposal(command, values, second, self._nearly(command, ctx))
        return Answer(command, values, second, self._nearly(command, ctx))

    def _nearly(self, command: Command, ctx: Context) -> tuple[Offer, ...]:
        """What the sentence is nearly as like, where one reading is not far ahead."""
        most = max((score for _one, score in self.whole), default=0.0)
        near = [one for one, score in self.whole if one is not command and score * SURELY_AHEAD >= most]
        return self._offers(near, ctx)[:MOST_NEARLY]

    def _offers(self, commands: Iterable[Command], ctx: Context) -> tuple[Offer, ...]:
        """Those that a guess may offer the asker."""
        fit = [one for one in commands if not one.careful and (not one.who or one.who & ctx.roles)]
        return tuple(Offer(one, values_in(self.text, one, ctx)) for one in fit[:MOST_OFFERED])

    @property
    def _is_sure(self) -> bool:
        return bool(self.whole) and self.whole[0][1] >= SURELY

    def _of_a_topic(self, ctx: Context, least: float) -> Answer | None:
        """What is told of something that a theme is about, without a wish: the theme is the answer."""
        asks = self.text.endswith("?") or (*plain_words(self.text), "")[0] in _ASKING
        if asks or len(self.text.split()) < FEWEST_WORDS:
            return None
        return self._topic(ctx, least)

    def _topic(self, ctx: Context, least: float) -> Answer | None:
        """The thing that the sentence tells most of, and the next ones beside it."""
        command = self.understanding.topical
        if command is None:
            return None
        first, reader = command.params[0].name, command.params[0].reader
        near = reader.near(self.text, ctx)
        if not near or near[0][1] < least:
            return None
        found = [reader.read(option.value, ctx) for option, share in near if share >= OF_A_TOPIC_TOLD]
        shows = self.understanding.shows(command)
        others = tuple(Offer(shows, {shows.params[0].name: thing}) for thing in found[1 : MOST_NEARLY + 1])
        return Answer(command, {first: found[0]}, others=others)


def _of_a_month(ranked: Ranked) -> Ranked:
    """Where a month is named, a command that takes one goes before a question's like that takes none."""
    if not ranked or ranked[0][0].changes or _takes_a_day(ranked[0][0]):
        return ranked
    most = ranked[0][1]
    taking = [
        one for one in ranked if _takes_a_day(one[0]) and one[1] >= NEARLY * most and not one[0].changes
    ]
    return [(taking[0][0], most), *(one for one in ranked[1:] if one != taking[0])] if taking else ranked


def _takes_a_day(command: Command) -> bool:
    return any(isinstance(param.reader, CalendarReader) for param in command.params)


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
