"""Lines that lead to help, the home page and the history."""

from bot.commands.errors import Unreadable
from bot.commands.fold import fold
from bot.commands.lines import LineTo
from bot.commands.reading import Reader
from bot.commands.registry import Subject
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER, YES
from bot.message.card import FieldType, Option
from bot.message.words import Language, Voice, _


class SubjectReader(Reader[Subject, HmsContext]):
    """What commands are about, by its title in any of the languages."""

    label = _("What it is about")
    field = FieldType.SELECT
    longest = 4

    def read(self, text: str, ctx: HmsContext) -> Subject:
        for subject, _commands in ctx.registry.subjects:
            titles = (Voice(language).say(subject.title) for language in Language)
            if fold(text) in {fold(name) for name in (subject.key, *titles)}:
                return subject
        raise Unreadable

    def write(self, value: Subject) -> str:
        return value.key

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        return tuple(Option(subject.key, subject.title) for subject, _commands in ctx.registry.subjects)


SUBJECT = SubjectReader()

HOME = LineTo("hms", "hjem")
HELP = LineTo("hms", "hjelp")
COMMANDS = LineTo("hms", "kommandoer")
COMING = LineTo("hms", "kommende")
COMMANDS_ABOUT = LineTo("hms", "kommandoer", SUBJECT)
HISTORY = LineTo("hms", "historikk")
COMING = LineTo("hms", "kommende")
UNDO = LineTo("hms", "angre")
"""On the card of a change it becomes that change's own, when the history has its number."""
UNDO_CHANGE = LineTo("hms", "angre", NUMBER)
UNDO_SURELY = LineTo("hms", "angre", NUMBER, YES)
