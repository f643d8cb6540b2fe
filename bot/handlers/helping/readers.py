"""Parameter types of what is asked."""

from collections.abc import Iterable

from bot.commands.reading import Reader, TextReader
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER
from bot.message.card import FieldType, Option
from bot.message.words import Words, _
from bot.model.help import MESSAGE_LIMIT, OPEN, HelpQuestion
from bot.model.parts import Part

MOST_OPTIONS = 25


class QuestionReader(Reader[int, HmsContext]):
    """A question, by its number; to choose from are those that are known."""

    label: Words = _("The question")
    field = FieldType.SELECT

    def read(self, text: str, ctx: HmsContext) -> int:
        return NUMBER.read(text, ctx)

    def known(self, ctx: HmsContext) -> Iterable[HelpQuestion]:
        raise NotImplementedError

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        found = [Option(str(one.id), one.about) for one in self.known(ctx)]
        return tuple(found[:MOST_OPTIONS])


class AskedReader(QuestionReader):
    """A question of the kindergarten that is not solved."""

    reads = frozenset({Part.HELP_QUESTIONS})

    def known(self, ctx: HmsContext) -> Iterable[HelpQuestion]:
        return [one for one in ctx.kindergarten.help_questions if one.state in OPEN]


ASKED = AskedReader()
QUESTION = TextReader(_("What do you want to ask?"), _("No names of people"), limit=MESSAGE_LIMIT, long=True)
