"""What the labels of buttons mean to somebody who types them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product, starmap
from pathlib import Path

from bot.commands.context import Context
from bot.commands.fold import fold
from bot.commands.registry import Command, Registry
from bot.content.yaml_file import read_yaml
from bot.message.words import Phrase, Voice
from bot.model.texts import Language
from bot.understanding.meanings import Answer, Meaning, Offer, Perhaps, Proposal
from bot.understanding.slots import values_in

FILE = Path(__file__).with_name("labels.yaml")
GAP = re.compile(r"\{\w+\}")
LONGEST = 300
"""Characters of a label with what is filled in, before it is folded."""
FEWEST_WORDS = 2
"""Of a label, besides what is filled in: with fewer it would take sentences for itself."""


VOICES = tuple(starmap(Voice, product(Language, (False, True))))


@dataclass(frozen=True)
class Labels:
    """Labels as the messages have them, and the commands that their buttons lead to."""

    registry: Registry

    def commands(self, text: str) -> tuple[Command, ...]:
        """Those whose button is called so, in any language; several where it depends on the card."""
        if len(text) > LONGEST:
            return ()
        folded = fold(text)
        found = self._whole.get(folded) or [
            command for pattern, command in self._with_gaps if pattern.fullmatch(folded)
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _whole(self) -> dict[str, list[Command]]:
        found: dict[str, list[Command]] = {}
        for label, command in self._labels():
            if not GAP.search(label):
                found.setdefault(fold(label), []).append(command)
        return found

    @cached_property
    def _with_gaps(self) -> list[tuple[re.Pattern[str], Command]]:
        return [
            (_pattern(label), command)
            for label, command in self._labels()
            if GAP.search(label) and (":" in label or len(GAP.sub("", label).split()) >= FEWEST_WORDS)
        ]

    def _labels(self) -> Iterator[tuple[str, Command]]:
        """In each language and with either word for the leader, with gaps for what is filled in."""
        own = {command.name: command for command in self.registry}
        for name, phrases in read_yaml(FILE, dict[str, tuple[str, ...]]).items():
            for phrase in phrases:
                gaps = tuple((gap.strip("{}"), gap) for gap in GAP.findall(phrase))
                said = (voice.say(Phrase(phrase, gaps)) for voice in VOICES)
                yield from ((label, own[name]) for label in dict.fromkeys(said))


def pressed(commands: Iterable[Command], text: str, ctx: Context) -> Meaning:
    """What a typed label means: as if its button was pressed, only that a change is asked about first."""
    offers = tuple(Offer(command, values_in(text, command, ctx)) for command in commands)
    match offers:
        case [Offer(command, values)] if command.changes:
            return Proposal(command, values)
        case [Offer(command, values)]:
            return Answer(command, values)
        case _:
            return Perhaps(offers)


def _pattern(label: str) -> re.Pattern[str]:
    parts = (re.escape(fold(part)) for part in GAP.split(label))
    return re.compile(" ?(.+) ?".join(parts))
