"""The card of what is kept about whoever asks."""

from bot.commands.vocabulary import ROLES
from bot.handlers.common import buttons
from bot.message.card import Card, Fields, Text
from bot.message.example import example
from bot.message.words import Joined, Words, _, _n
from bot.model.role import Role
from bot.store.persons import KeptAbout


@example(lambda s: ("U012KARI", KeptAbout((Role.VERNEOMBUD,), (), 3)))
def my_data_card(person: str, kept: KeptAbout) -> Card:
    return Card(
        _("What I keep about you"),
        (
            Fields(
                (
                    (_("Your id"), person),
                    (_("Your role"), _roles(kept.roles)),
                    (_("Asked to take"), _roles(kept.offered)),
                    (_("In the history"), _n("one change", "{n} changes", kept.changes)),
                )
            ),
            Text(_("I keep neither your name nor what you ask me.")),
            Text(
                _(
                    "Do you want it deleted? Give your id to those who installed me here. "
                    "They can do it, and show you all of it."
                ),
                "quiet",
            ),
        ),
        (buttons.HISTORY, buttons.HELP),
    )


def _roles(roles: tuple[Role, ...]) -> Words:
    return Joined(tuple(ROLES[role].label for role in roles)) if roles else _("No role")
