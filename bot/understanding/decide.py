"""Decides what a sentence means, and what a guess may do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any, TypeAlias

from bot.commands.context import Context
from bot.commands.dates.reader import CalendarReader
from bot.commands.errors import NotAllowed
from bot.commands.fold import LONGEST
from bot.commands.reading import Reader
from bot.commands.registry import Command, Registry
from bot.message.card import Option
from bot.model.parts import Part
from bot.understanding.examples import Said, examples_of
from bot.understanding.meanings import Answer, Instead, Meaning, Offer, Perhaps, Proposal, Where
from bot.understanding.needs import OF_NEED, needs_examples
from bot.understanding.normalise import A_MONTH, asks, parts_of, plain_words, telling
from bot.understanding.slots import exchanged_in, values_in, wording_in
from bot.understanding.weights import meanings_of, weights

CLEAR = 0.4
"""How likely a meaning must be to be taken for what is said."""
SURE = 0.75
"""From here on nothing else is offered beside it."""
NOT_SURE = 0.7
"""How likely it is held at most, so that the other is offered beside it."""
FEW_SURE = 0.55
"""How likely a word or two must be: they are perhaps a misspelt command."""
FEWEST_WORDS = 3
NOT_MUCH_LESS = 0.1
"""From here on something is offered beside what is clear."""
NAMES_A_MONTH = 0.4
"""How likely beside the likeliest a command with a month must be, where one is named."""
LIKELY = 0.06
"""From here on something is offered where nothing is clear."""
CAREFULLY = 0.5
"""How likely it must be that settings, roles or what is taken away are meant."""
A_COMPLAINT = 0.3
"""How likely it must be that somebody tells of something hard, for its theme to be the answer."""
PERHAPS_A_COMPLAINT = 0.03
"""The same where a theme accounts for nearly all that is said."""
OF_A_TOPIC, A_STRONG_TOPIC = 20.0, 60.0
"""How much of a sentence, in percent, one theme must account for to be what it tells of."""
NAME_LIKELY = 0.2
"""The same of a word or two."""
SEVERAL = 2
MOST_OFFERED, MOST_BESIDE, CONSIDERED = 3, 2, 6

Ranked: TypeAlias = list[tuple[Command, float]]
Wish: TypeAlias = tuple[Command, str]
"""What is meant, and the words that say it."""


@dataclass(frozen=True)
class Understanding:
    """Finds what a sentence means among the commands."""

    registry: Registry
    packages: tuple[ModuleType, ...]

    @cached_property
    def said(self) -> dict[str, Said]:
        """The examples of each command, by its name: to learn from; where the bot runs they are not read."""
        return examples_of(self.packages)

    def examples(self) -> dict[str, tuple[str, ...]]:
        """All that is learned from: what is said for each meaning, of commands and of needs."""
        of_commands = {name: (*said.sentences, *self._by_name[name].also) for name, said in self.said.items()}
        return of_commands | needs_examples()

    @property
    def for_others(self) -> dict[str, str]:
        """The commands for those who may not use a command, as the examples name them."""
        return {name: said.others for name, said in self.said.items() if said.others}

    @cached_property
    def _by_name(self) -> dict[str, Command]:
        return {one.name: one for one in self.registry}

    def heard(self, text: str) -> "Heard":
        """A sentence, measured: its meaning is found with what the kindergarten has."""
        text = text[:LONGEST]
        whole, parts = self._ranked(text), parts_of(text)
        alone = len(parts) < SEVERAL
        return Heard(self, text, whole, [(one, whole if alone else self._ranked(one)) for one in parts])

    def _ranked(self, text: str) -> Ranked:
        words = plain_words(text)
        if weights().known.is_strange(text):
            return []
        root = words[0] if words and words[0] in self.registry.roots else None  # `/milepel ferdg workshop`
        likely = [(name, share) for name, share in meanings_of(text) if not name.startswith(OF_NEED)]
        every = sum(share for _name, share in likely)
        of_commands = (
            (self._by_name[name], share / every) for name, share in likely if name in self._by_name
        )
        ranked = [one for one in of_commands if root in (None, one[0].path[0])]
        ranked = [one for one in ranked if one[1] >= CAREFULLY or not one[0].careful][:CONSIDERED]
        return _of_a_month(ranked) if A_MONTH in words else ranked

    def others(self, command: Command) -> Command | None:
        """The command for those who may not use this one."""
        name = weights().others.get(command.name)
        return self._by_name[name] if name else None

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
    """A sentence, and how likely each meaning of it is."""

    understanding: Understanding
    text: str
    whole: Ranked
    parts: list[tuple[str, Ranked]]

    @property
    def reads(self) -> frozenset[Part]:
        """What must be loaded to answer whatever the sentence may mean."""
        likely = {command for _part, ranked in (("", self.whole), *self.parts) for command, _share in ranked}
        others = {self.understanding.others(command) for command in likely}
        every = (*likely, *others, self.understanding.topical)
        return frozenset().union(*(one.reads for one in every if one is not None))

    @property
    def clear(self) -> Command | None:
        """What it says in one clear way, all in all or in a part."""
        least = FEW_SURE if self.is_short else CLEAR
        clear = (_clear(ranked, least) for ranked in (self.whole, *(ranked for _part, ranked in self.parts)))
        return next((one for one in clear if one is not None), None)

    @property
    def is_short(self) -> bool:
        """Whether it is rather a name, perhaps misspelt, than a sentence."""
        return len(plain_words(self.text)) < FEWEST_WORDS

    def meaning(self, ctx: Context) -> Meaning:
        """What to do about a sentence that the grammar does not read. Raises NotAllowed."""
        least = CLEAR if _clear(self.whole, FEW_SURE) is None else FEW_SURE  # else its parts say more
        clear = [(one, part) for part, ranked in self.parts if (one := _clear(ranked, least)) is not None]
        wishes = [one for one in clear if not one[0].polite] or clear[:1]
        others = (one for one in wishes[1:] if _differ(wishes[0], one, ctx))
        if another := next(others, None):
            (first, part), (second, other) = wishes[0], another
            offered = self._offers([second], other, ctx)
            return self._meant(first, part, ctx, offered[0] if offered else None)
        command = _clear(self.whole)
        if wishes and (command is None or command.polite):
            command = wishes[0][0]
        topical = self.understanding.topical
        topic = self._told(command, ctx)
        if topic is not None:
            return topic
        greets = command is not None and command.polite and self._beside(command, ctx) and not self.is_short
        if command is not None and command is not topical and not greets:
            return self._meant(command, self.text, ctx)
        least = NAME_LIKELY if self.is_short else LIKELY
        likely = [one for one, share in self.whole if share >= least and not one.polite]
        offers = self._offers((one for one in likely if one is not topical), self.text, ctx)
        themes = self._themes(ctx)
        if topical in likely[:1]:
            return Perhaps((*themes, *offers))
        return Perhaps((*offers[: MOST_OFFERED - bool(themes)], *themes))

    def _meant(self, command: Command, text: str, ctx: Context, second: Offer | None = None) -> Meaning:
        if not command.is_open_to(ctx.roles):
            others = self.understanding.others(command)
            if others is None:
                raise NotAllowed(command.who)
            return Instead(command.who, others, values_in(text, others, ctx))
        if command.careful:
            return Where(command)
        values, beside = values_in(text, command, ctx), self._beside(command, ctx)
        exchanged = exchanged_in(text, command, ctx) if command.changes else []
        if exchanged:
            return Proposal(command, exchanged[0], Offer(command, exchanged[1]))
        if command.changes:
            return Proposal(command, values, second, beside, wording_in(text, command, ctx))
        return Answer(command, values, second, beside)

    def _beside(self, command: Command, ctx: Context) -> tuple[Offer, ...]:
        """What is not much less likely, where the sentence is not sure to mean this."""
        share_of = dict(self.whole)
        if share_of.get(command, SURE) >= SURE:
            return ()
        near = [one for one, share in self.whole if one is not command and share >= NOT_MUCH_LESS]
        return self._offers(near, self.text, ctx)[:MOST_BESIDE]

    def _offers(self, commands: Iterable[Command], text: str, ctx: Context) -> tuple[Offer, ...]:
        """Those that a guess may offer the asker."""
        fit = [one for one in commands if not one.careful and one.is_open_to(ctx.roles)]
        return tuple(Offer(one, values_in(text, one, ctx)) for one in fit[:MOST_OFFERED])

    def _told(self, command: Command | None, ctx: Context) -> Answer | None:
        """What is told of something that a theme is about: the theme is the answer.

        Without the words of a complaint the theme must be clear, and nothing else sure or asked for.
        """
        topical = self.understanding.topical
        if topical is None or len(self.text.split()) < FEWEST_WORDS:
            return None
        share = dict(self.whole).get(topical, 0)
        if command is topical or (command is None and share >= A_COMPLAINT):
            return self._topic(topical, OF_A_TOPIC, ctx)
        is_sure = command is not None and self.whole[0][1] >= FEW_SURE
        if is_sure or asks(self.text) or share < PERHAPS_A_COMPLAINT:
            return None
        return self._topic(topical, A_STRONG_TOPIC, ctx)

    def _themes(self, ctx: Context) -> tuple[Offer, ...]:
        """What is told of something that a theme is perhaps about, where no meaning is clear."""
        topical = self.understanding.topical
        if topical is None or self.is_short:
            return ()
        found = self._topic(topical, OF_A_TOPIC, ctx)
        if found is None:
            return ()
        shows, theme = self.understanding.shows(topical), found.values[topical.params[0].name]
        return (Offer(shows, {shows.params[0].name: theme}), *found.others)[:MOST_BESIDE]

    def _near(self, reader: Reader[Any, Any], ctx: Context) -> list[tuple[Option, float]]:
        """By all the words, and by those that may say what is meant; the surest first."""
        shares: dict[str, tuple[Option, float]] = {}
        for text in (self.text, " ".join(telling(self.text))):
            for option, share in reader.near(text, ctx) if text else ():
                before = shares.get(option.value, (option, 0.0))[1]
                shares[option.value] = option, max(before, share)
        return sorted(shares.values(), key=lambda pair: -pair[1])

    def _topic(self, command: Command, least: float, ctx: Context) -> Answer | None:
        """The thing that the sentence tells most of, and the next ones beside it."""
        first, reader = command.params[0].name, command.params[0].reader
        near = self._near(reader, ctx)
        if not near or near[0][1] < least:
            return None
        found = [reader.read(option.value, ctx) for option, share in near if share >= OF_A_TOPIC]
        shows = self.understanding.shows(command)
        things = tuple(Offer(shows, {shows.params[0].name: thing}) for thing in found[1:])
        likely = [one for one, share in self.whole if one is not command and share >= NOT_MUCH_LESS]
        others = (*things[: MOST_BESIDE - bool(likely)], *self._offers(likely[:1], self.text, ctx))
        return Answer(command, {first: found[0]}, others=others)


def _of_a_month(ranked: Ranked) -> Ranked:
    """Where a month is named, a command that takes one goes before a question's like that takes none."""
    if not ranked or ranked[0][0].changes or _takes_a_day(ranked[0][0]):
        return ranked
    most = ranked[0][1]
    likely = (one for one in ranked if one[1] >= NAMES_A_MONTH * most and not one[0].changes)
    taking = next((one for one in likely if _takes_a_day(one[0])), None)
    first = (taking[0], min(most, NOT_SURE)) if taking else None
    return [first, *(one for one in ranked if one != taking)] if first else ranked


def _takes_a_day(command: Command) -> bool:
    return any(isinstance(param.reader, CalendarReader) for param in command.params)


def _clear(ranked: Ranked, least: float = CLEAR) -> Command | None:
    return next((command for command, share in ranked[:1] if share >= least), None)


def _differ(wish: Wish, other: Wish, ctx: Context) -> bool:
    """Whether two wishes want different things: the same of two months is two."""
    (command, part), (another, rest) = wish, other
    return command is not another or values_in(part, command, ctx) != values_in(rest, another, ctx)
