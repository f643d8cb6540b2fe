"""Cards of help: what the bot can do."""

from collections.abc import Iterable
from typing import Any

from bot.commands.registry import Command, Subject
from bot.handlers.calendar.lines import CHANGE_THEME, THEMES, THIS_MONTH, YEAR
from bot.handlers.common import buttons
from bot.handlers.overview.lines import COMMANDS, COMMANDS_ABOUT
from bot.handlers.plan.lines import WHERE_WE_ARE
from bot.message.card import Button, Card, Fields, Items, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, _


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


@example(lambda s: ([subject for subject, _commands in s.registry().subjects],))
def subjects_card(subjects: Iterable[Subject]) -> Card:
    """What there are commands for: each one press away."""
    shown = tuple(subjects)
    return Card(
        _("All commands"),
        (Text(_("Choose what you want to know about.")),),
        tuple(Button(subject.title, COMMANDS_ABOUT(subject)) for subject in shown),
    )


def _longest(sample: Any) -> tuple[Subject, tuple[Command, ...]]:
    """Of the subjects, as those who may use all of it see it."""
    listed = (
        (subject, tuple(one for one in commands if one.listed))
        for subject, commands in sample.registry().subjects
    )
    return max(listed, key=lambda chapter: len(chapter[1]))


@example(_longest)
def commands_card(subject: Subject, commands: Iterable[Command]) -> Card:
    """The commands of one subject that the asker may use."""
    listed = tuple(Joined((command.typed, command.says), ": ") for command in commands)
    says = Text(Capital(subject.says), "quiet")
    return Card(subject.title, (says, Items(listed)), (Button(_("All commands"), COMMANDS()), buttons.HELP))
