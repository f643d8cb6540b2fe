"""Parameter types of letters: which one, what it says, and whose kindergartens get it."""

from bot.commands.context import Context
from bot.commands.errors import Unreadable
from bot.commands.fold import fold
from bot.commands.reading import LinkReader, Reader, TextReader
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER
from bot.message.card import FieldType, Option
from bot.message.words import _
from bot.model.letter import LETTER_LIMIT, LINK_WORDS_LIMIT, readable
from bot.model.texts import TITLE_LIMIT
from bot.store.letters import letters_of, municipalities_of

TO_CHOOSE_FROM = 20


class LetterReader(Reader[int, HmsContext]):
    """The number of a letter of the programme; to choose from are those that are not sent."""

    label = _("Letter")
    field = FieldType.SELECT

    def read(self, text: str, ctx: HmsContext) -> int:
        return NUMBER.read(text, ctx)

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        newest = letters_of(ctx.session, ctx.kindergarten.id, TO_CHOOSE_FROM)
        return tuple(Option(self.write(one.id), one.title) for one in newest if one.is_unsent)


class LetterTextReader(TextReader):
    """A letter's text, also where it was pasted from a text program."""

    def read(self, text: str, ctx: Context) -> str:
        return super().read(readable(text), ctx)


class MunicipalityReader(Reader[str, HmsContext]):
    """One that a member has said it is in."""

    label = _("Only kindergartens in")
    hint = _("Leave it empty to send it to all.")
    field = FieldType.SELECT
    longest = 4

    def read(self, text: str, ctx: HmsContext) -> str:
        known = municipalities_of(ctx.session, ctx.kindergarten.id)
        found = next((one for one in known if fold(one) == fold(text)), None)
        if found is None:
            raise Unreadable
        return found

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        return tuple(Option(one, one) for one in municipalities_of(ctx.session, ctx.kindergarten.id))


LETTER, MUNICIPALITY = LetterReader(), MunicipalityReader()
TITLE = TextReader(_("Title"), limit=TITLE_LIMIT, names_are_right=True)
TEXT = LetterTextReader(_("Text"), limit=LETTER_LIMIT, long=True, names_are_right=True)
LINK = LinkReader(_("Link"), _("May be empty. It begins with https://"))
LINK_WORDS = TextReader(_("What the link is called"), limit=LINK_WORDS_LIMIT, names_are_right=True)
