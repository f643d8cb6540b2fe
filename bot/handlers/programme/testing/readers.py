"""Parameter types of light tests: kinds of questions, who is asked, and the answers to choose from."""

from collections.abc import Iterator

from bot.commands.context import Context
from bot.commands.dates import DayReader
from bot.commands.reading import ChoiceReader, Reader, TextReader
from bot.commands.vocabulary import term
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import NUMBER
from bot.message.card import FieldType, Option
from bot.message.words import _
from bot.model.light_test import (
    CHANGES_LIMIT,
    FEWEST_OPTIONS,
    MOST_OPTIONS,
    OPTION_LIMIT,
    QUESTION_LIMIT,
    Panel,
    QuestionKind,
    WrongOptions,
)
from bot.model.texts import TITLE_LIMIT, clean
from bot.store.light_tests import willing_kindergartens
from bot.store.programmes import programme_of

KINDS = {
    QuestionKind.SCALE: term(_("A scale: 1 is very bad, 5 is very good"), "skala", "scale"),
    QuestionKind.CHOICE: term(_("Choose one answer"), "valg", "val", "choice"),
    QuestionKind.TEXT: term(_("In their own words"), "tekst", "text"),
}
PANELS = {
    Panel.CHOSEN: term(_("Kindergartens that you choose"), "valgte", "valde", "chosen"),
    Panel.RANDOM: term(_("A few kindergartens, by chance"), "tilfeldige", "random"),
    Panel.HJELPERE: term(_("Hjelpere"), "hjelpere", "hjelparar", "advisors"),
}


class OptionsReader(Reader[tuple[str, ...], Context]):
    """The answers to choose from, a line each. Raises WrongOptions."""

    label = _("The answers to choose from")
    hint = _("For “Choose one answer”: two to five, one a line.")
    field = FieldType.LONG_TEXT

    def read(self, text: str, ctx: Context) -> tuple[str, ...]:
        lines = (clean(line, OPTION_LIMIT) for line in text.splitlines() if line.strip())
        options = tuple(dict.fromkeys(lines))
        if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
            raise WrongOptions
        return options

    def write(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)


class WillingReader(Reader[int, HmsContext]):
    """A kindergarten of the programme that said yes to being asked, by its number."""

    label = _("Kindergartens that said yes")
    hint = _("For “Kindergartens that you choose”: at least three.")
    field = FieldType.MULTI_SELECT

    def read(self, text: str, ctx: HmsContext) -> int:
        return NUMBER.read(text, ctx)

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        return tuple(self._options(ctx))

    def _options(self, ctx: HmsContext) -> Iterator[Option]:
        programme = programme_of(ctx.session, ctx.kindergarten.id)
        for key, name in willing_kindergartens(ctx.session, programme.id):
            yield Option(str(key), name)


TITLE = TextReader(_("What you ask about"), _("A few words: “The new vernerunde”"), limit=TITLE_LIMIT)
WORDS = TextReader(_("The question"), limit=QUESTION_LIMIT)
KIND = ChoiceReader(_("How they answer"), KINDS)
OPTIONS = OptionsReader()
WHOM = ChoiceReader(_("Who is asked"), PANELS)
WILLING = WillingReader()
LAST_DAY = DayReader(_("The last day to answer"))
MONDAY = DayReader(_("Week"))
CHANGES = TextReader(_("What you have changed"), limit=CHANGES_LIMIT, long=True)
