"""Lines that lead to help, the home page and the history."""

import re
from collections.abc import Iterable, Sequence

from bot.commands.errors import Unreadable
from bot.commands.fold import fold
from bot.commands.lines import LineTo
from bot.commands.reading import Reader
from bot.commands.registry import Subject
from bot.content.meaning import Meaning
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER, YES, NamedReader, Names, names_of
from bot.message.card import FieldType, Option
from bot.message.words import Language, Voice, _
from bot.model.texts import Localized


class SubjectReader(Reader[Subject, HmsContext]):
    """What commands are about, by its title in any of the languages."""

    label = _("What it is about")
    field = FieldType.SELECT
    longest = 4

    def read(self, text: str, ctx: HmsContext) -> Subject:
        for subject, _commands in ctx.registry.subjects:
            titles = (Voice(language).say(subject.title) for language in Language)
            if fold(text) in {fold(name) for name in (*subject.keys, *titles)}:
                return subject
        raise Unreadable

    def write(self, value: Subject) -> str:
        return value.keys[0]

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        return tuple(Option(subject.keys[0], subject.title) for subject, _commands in ctx.registry.subjects)


class MeaningReader(NamedReader[Meaning, HmsContext]):
    """A word of this work, in any of its forms. What is only like one is somebody's sentence."""

    label = _("Word")

    def known(self, ctx: HmsContext) -> Iterable[Meaning]:
        return ctx.library.meanings

    def key(self, thing: Meaning) -> str:
        return thing.key

    def title(self, thing: Meaning) -> Localized:
        return thing.word

    def read(self, text: str, ctx: HmsContext) -> Meaning:
        wanted = fold(text).strip("? ")
        found = self._called(wanted, ctx) or self._called(ARTICLE.sub("", wanted), ctx)
        if not found:
            raise Unreadable
        return found[0]

    def guess(self, text: str, ctx: HmsContext) -> Meaning:
        raise Unreadable

    def near(self, text: str, ctx: HmsContext) -> list[tuple[Option, float]]:
        return super().near(text, ctx) if len(text.split()) <= FEW_WORDS else []

    def named(self, ctx: HmsContext) -> Sequence[tuple[Meaning, Names]]:
        return [(one, names_of(one.key, one.word, *one.also)) for one in self.known(ctx)]


ARTICLE = re.compile("^(en|ei|ein|et|eit|a|an|the) ")
FEW_WORDS = 2
"""Words that may be one that is misspelt, with its article."""
SUBJECT, MEANING = SubjectReader(), MeaningReader()

HOME = LineTo("hms", "hjem")
HELP = LineTo("hms", "hjelp")
COMMANDS = LineTo("hms", "kommandoer")
COMING = LineTo("hms", "kommende")
COMMANDS_ABOUT = LineTo("hms", "kommandoer", SUBJECT)
WORDS = LineTo("hms", "ord")
MEANING_OF = LineTo("hms", "ord", MEANING)
MY_DATA = LineTo("hms", "mine-data")
HISTORY = LineTo("hms", "historikk")
COMING = LineTo("hms", "kommende")
UNDO = LineTo("hms", "angre")
"""On the card of a change it becomes that change's own, when the history has its number."""
UNDO_CHANGE = LineTo("hms", "angre", NUMBER)
UNDO_SURELY = LineTo("hms", "angre", NUMBER, YES)
