"""The reminder before a person's name is kept, or somebody's illness or trouble."""

from collections.abc import Mapping

from bot.commands.errors import Personal
from bot.handlers.common.explaining import explains
from bot.handlers.measures.lines import NEW_MEASURE
from bot.message.card import Card, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Phrase, _
from bot.model.privacy import Concern

LOOKS_LIKE: Mapping[Concern, Phrase] = {
    Concern.ILLNESS: _("This may be about one person's health. Others here could read it."),
    Concern.OWN_ILLNESS: _("This may be about your own health. Others here could read it."),
    Concern.TROUBLE: _("This may be about one person, and something hard. Others here could read it."),
    Concern.NAME: _("There may be a person's name here. Write the role instead, for this will be saved."),
}
WHAT_NEXT = _("I have kept nothing. Write about the work instead, without names. Or save it as it is.")
WRITE_OR_SAVE = _("I have saved nothing yet. Write it anew, or save it as it is.")
HELP = _("Your verneombud or tillitsvalgt can help, and go with you.")

OVERHEARD = Text(_("Others here can read what you wrote in the channel. Write it to me alone next time."))
"""To the one who writes there what nobody is to know from whom it is."""


@explains(Personal)
@example(lambda s: (s.form(NEW_MEASURE(), FieldType.LONG_TEXT), Concern.TROUBLE))
def personal_card(form: Form, concern: Concern) -> Card:
    """The form once more, with what was written: to change it, or to keep it as it is."""
    help_near = (Text(HELP),) if concern is Concern.TROUBLE else ()
    return Card(
        _("Wait a moment"),
        (
            Text(LOOKS_LIKE[concern]),
            *help_near,
            Text(WHAT_NEXT if concern is not Concern.NAME else WRITE_OR_SAVE),
        ),
        (),
        form,
    )
