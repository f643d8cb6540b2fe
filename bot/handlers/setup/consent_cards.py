"""Cards of who decides: how it is, a change that waits for a yes, and what came of it."""

from datetime import datetime

from bot.commands.vocabulary import CONSENTS
from bot.handlers.common import buttons
from bot.handlers.setup.lines import ANSWER_CONSENT
from bot.message.card import Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.deciding import Consent, ConsentChange
from bot.model.kindergarten import KindergartenView


def _who(consent: Consent) -> tuple[Words, Words]:
    return _("Who decides the themes"), CONSENTS[consent].label


@example(lambda s: (s.kindergarten,))
def consent_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("Who decides"),
        (Fields((_who(kindergarten.consent),)), Text(_("It is changed in the settings."), "quiet")),
        (buttons.SETTINGS, buttons.WHOLE_YEAR),
    )


@example(lambda s: (s.consent_change, 1, 2, s.now))
def consent_asked_card(change: ConsentChange, yes: int, needed: int, now: datetime) -> Card:
    """For those who decide today."""
    return Card(
        _("Shall others decide from now on?"),
        (
            Fields((_who(change.to),)),
            Text(_("Yes so far: {yes}. Needed: {needed}.", yes=yes, needed=needed)),
            Text(_("Until then it is as before."), "quiet"),
        ),
        (
            Button(_("Yes, change it"), ANSWER_CONSENT(True, seen=now)),
            Button(_("No, keep it"), ANSWER_CONSENT(False, seen=now)),
        ),
    )


@example(lambda s: (s.kindergarten,))
def consent_changed_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("Who decides is changed"),
        (Fields((_who(kindergarten.consent),)),),
        (buttons.WHOLE_YEAR, buttons.HISTORY),
    )


@example(lambda s: (s.kindergarten,))
def consent_kept_card(kindergarten: KindergartenView) -> Card:
    return Card(
        _("Who decides is as before"),
        (Fields((_who(kindergarten.consent),)), Text(_("One said no."))),
        (buttons.SETTINGS, buttons.HISTORY),
    )


CONSENT_WAITS = Text(_("Who decides is changed when as many say yes as decide today. I ask them."))
