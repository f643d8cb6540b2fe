"""Cards of help: what the bot can do."""

from collections.abc import Iterable

from bot.commands.registry import Command, Registry
from bot.handlers.calendar.lines import CHANGE_THEME, THEMES, THIS_MONTH, YEAR
from bot.handlers.common import buttons
from bot.handlers.overview.lines import COMMANDS
from bot.handlers.plan.lines import WHERE_WE_ARE
from bot.message.card import Block, Button, Card, Fields, Link, Text
from bot.message.example import example
from bot.message.words import Joined, _


@example(lambda s: (True, "https://example.no/guide/nb"))
def help_card(may_change: bool, guide: str | None) -> Card:
    """The few things most people need, one press away. `guide` is its address, if it has one."""
    change = ((_("Change a theme"), CHANGE_THEME.typed),) if may_change else ()
    return Card(
        _("What I can help with"),
        (
            Text(_("Press a button, or write a command. Spelling mistakes are fine.")),
            Fields(
                (
                    (_("This month's theme"), THIS_MONTH.typed),
                    (_("The whole year"), YEAR.typed),
                    *change,
                    (_("Where we are in the plan"), WHERE_WE_ARE.typed),
                )
            ),
            *(() if may_change else (Text(_("The HMS group can also change things."), "quiet"),)),
            *(() if guide else (Text(_("Whoever installed me has a guide for kindergartens."), "quiet"),)),
        ),
        (
            buttons.THIS_MONTH,
            buttons.WHOLE_YEAR,
            buttons.PLAN,
            Button(_("Themes"), THEMES()),
            Button(_("All commands"), COMMANDS()),
            *((Link(_("Guide for kindergartens"), guide),) if guide else ()),
        ),
    )


@example(lambda s: ())
def help_without_pages_card() -> Card:
    """For those without a role, where the bot has no pages of its own."""
    return help_card(may_change=False, guide=None)


@example(lambda s: (s.registry(), True))
def commands_card(registry: Registry, may_change: bool) -> Card:
    """Every command that the asker may use."""
    body: tuple[Block, ...] = tuple(
        _list(command for command in registry.under(root) if not command.who or may_change)
        for root in registry.roots
    )
    return Card(_("All commands"), body, (buttons.HELP,))


def _list(commands: Iterable[Command]) -> Fields:
    listed = (command for command in commands if command.listed)
    return Fields(tuple((Joined(("/" + command.name,)), command.says) for command in listed))
