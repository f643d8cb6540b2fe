"""The gentle reminder before something about a person's health is kept."""

from bot.commands.errors import Personal
from bot.handlers.common.explaining import explains
from bot.handlers.measures.lines import NEW_MEASURE
from bot.message.card import Card, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import _


@explains(Personal)
@example(lambda s: (s.form(NEW_MEASURE(), FieldType.LONG_TEXT),))
def personal_card(form: Form) -> Card:
    """The form once more, with what was written: to change it, or to keep it as it is."""
    return Card(
        _("Wait a moment"),
        (
            Text(_("This looks like a person's name together with illness. Everybody here can read it.")),
            Text(_("Write about the work instead, without names. Or save it as it is.")),
        ),
        (),
        form,
    )
