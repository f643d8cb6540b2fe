"""Cards of what words mean."""

from bot.content.meaning import Meaning
from bot.handlers.common import buttons
from bot.handlers.overview.lines import WORDS
from bot.message.card import Button, Card, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, _


@example(lambda s: (s.library.meanings[0],))
def meaning_card(meaning: Meaning) -> Card:
    return Card(
        Capital(meaning.word),
        (Text(meaning.means),),
        (Button(_("More words"), WORDS()), buttons.HELP),
    )


@example(lambda s: (s.form(WORDS(), FieldType.SELECT),))
def words_card(form: Form) -> Card:
    """All words, to choose one."""
    return Card(
        _("What a word means"), (Text(_("Choose a word, or write it behind the command.")),), (), form
    )
