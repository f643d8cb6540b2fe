"""Cards of help: what the bot can do."""

from collections.abc import Iterable

from bot.commands.registry import Command, Registry
from bot.handlers.cards.example import example
from bot.message.card import Block, Button, Card, Fields, Text
from bot.message.words import Joined, _


@example(lambda s: (s.registry(), True))
def help_card(registry: Registry, may_change: bool) -> Card:
    """The commands, those of the asker first."""
    body: list[Block] = [Text(_("Press a button, or write a command. Spelling mistakes are fine."))]
    body += [
        _list(command for command in registry.under(root) if not command.who or may_change)
        for root in registry.roots
    ]
    if not may_change:
        body.append(
            Text(_("The HMS group can also change the calendar, the plan and the settings."), "quiet")
        )
    return Card(
        _("What I can help with"),
        tuple(body),
        (
            Button(_("This month's theme"), "hms"),
            Button(_("The whole year"), "hms år"),
            Button(_("The plan"), "milepel"),
            Button(_("Themes"), "hms tema"),
        ),
    )


def _list(commands: Iterable[Command]) -> Fields:
    return Fields(
        tuple((Joined(["/" + command.name]), command.says) for command in commands if command.listed)
    )
