"""From what a sentence means to a reply. Nothing is changed here: the session it is made with only reads."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.commands.errors import NotUnderstood
from bot.commands.forms import complete, form_for
from bot.commands.registry import Command
from bot.handlers.common.context import HmsContext
from bot.handlers.understood import cards
from bot.message.card import Card
from bot.understanding.decide import Answer, Instead, Meaning, Perhaps, Proposal, Where


def reply_to(meaning: Meaning, missed: NotUnderstood, ctx: HmsContext) -> Card:
    """Raises a CommandError, or a Refusal of the domain, as the command itself would."""
    match meaning:
        case Answer(command, values, second):
            return _and_second(_answer(command, values, ctx), second)
        case Proposal(command, values, second):
            return _and_second(_proposal(command, values, ctx), second)
        case Instead(who, command, values):
            card = _proposal(command, values, ctx) if command.changes else _answer(command, values, ctx)
            return cards.instead_card(card, who)
        case Where(command):
            return cards.where_card(command.says, command.line({}))
        case Perhaps(commands):
            return _perhaps(commands, missed)


def _and_second(card: Card, second: Command | None) -> Card:
    return cards.with_second_card(card, (second.says, second.line({}))) if second else card


def _answer(command: Command, values: Mapping[str, Any], ctx: HmsContext) -> Card:
    return command(ctx, **complete(command, dict(values), ctx)).card


def _proposal(command: Command, values: Mapping[str, Any], ctx: HmsContext) -> Card:
    """A button where all is known; else the form, with what is known filled in."""
    pairs = tuple(
        (param.label, param.reader.in_words(values[param.name], ctx))
        for param in command.params
        if param.name in values
    )
    line = command.line(values, seen=ctx.now)
    if all(param.name in values for param in command.params if param.required):
        return cards.proposal_card(command.says, pairs, line, None)
    form = replace(form_for(command, ctx, values), line=line if values else command.line({}, seen=ctx.now))
    return cards.proposal_card(command.says, pairs, line, form)


def _perhaps(commands: tuple[Command, ...], missed: NotUnderstood) -> Card:
    if missed.suggestions:
        raise missed
    if not commands:
        return cards.groups_card()
    return cards.perhaps_card((command.says, command.line({})) for command in commands)
