"""From what a sentence means to a reply. Nothing is changed here: the session it is made with only reads."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.commands.errors import NotUnderstood
from bot.commands.forms import complete, form_for
from bot.commands.registry import Command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.lines import HELP
from bot.handlers.understood import cards
from bot.message.card import Card
from bot.message.words import Joined, Words, _
from bot.understanding.decide import MOST_OFFERED
from bot.understanding.meanings import Answer, Instead, Meaning, Offer, Perhaps, Proposal, Where

_NO_WORDING: Mapping[str, str] = {}


def reply_to(meaning: Meaning, missed: NotUnderstood, ctx: HmsContext) -> Card:
    """Raises a CommandError, or a Refusal of the domain, as the command itself would."""
    match meaning:
        case Answer(command, values, second, others):
            return _and_more(_answer(command, values, ctx), second, others, ctx)
        case Proposal(command, values, second, others, wording):
            return _and_more(_proposal(command, values, ctx, wording), second, others, ctx)
        case Instead(who, command, values):
            card = _proposal(command, values, ctx) if command.changes else _answer(command, values, ctx)
            return cards.instead_card(card, who)
        case Where(command):
            return cards.where_card(command.says, command.line({}))
        case Perhaps(offers):
            return _perhaps(offers, missed, ctx)


def _and_more(card: Card, second: Offer | None, others: Sequence[Offer], ctx: HmsContext) -> Card:
    """What else was asked for, or perhaps meant, one press away."""
    also = [_offered(second, ctx)] if second else []
    more = [(_("Also: {what}", what=label), line) for label, line in also]
    instead = (_offered(one, ctx) for one in others if second is None or one.command is not second.command)
    more += [(_("Or: {what}", what=label), line) for label, line in instead]
    return cards.with_more_card(card, more) if more else card


def _answer(command: Command, values: Mapping[str, Any], ctx: HmsContext) -> Card:
    return command(ctx, **complete(command, dict(values), ctx)).card


def _proposal(
    command: Command, values: Mapping[str, Any], ctx: HmsContext, wording: Mapping[str, str] = _NO_WORDING
) -> Card:
    """A button where all is known; else the form, with what is known and what was said filled in."""
    pairs = tuple(
        (param.label, param.reader.in_words(values[param.name], ctx))
        for param in command.params
        if param.name in values
    )
    line = command.line(values, seen=ctx.now)
    if all(param.name in values for param in command.params if param.required):
        return cards.proposal_card(command.says, pairs, line, None)
    filled = form_for(command, ctx, {**wording, **values})
    form = replace(filled, line=line if values else command.line({}, seen=ctx.now))
    return cards.proposal_card(command.says, pairs, line, form)


def _perhaps(offers: Sequence[Offer], missed: NotUnderstood, ctx: HmsContext) -> Card:
    """What is like the sentence, and what the grammar knows of its words."""
    if not offers and missed.suggestions:
        raise missed
    offered = [_offered(one, ctx) for one in offers if one.command.line({}) != HELP()]
    offered += [(one.label, one.line) for one in missed.suggestions]
    return cards.perhaps_card(offered[:MOST_OFFERED]) if offered else cards.groups_card()


def _offered(offer: Offer, ctx: HmsContext) -> tuple[Words, str]:
    """What it does, with its values, and the line. Nothing is changed by it unless it is pressed."""
    command, values = offer.command, offer.values
    given = [
        param.reader.in_words(values[param.name], ctx) for param in command.params if param.name in values
    ]
    label: Words = Joined((command.says, *given), " – ") if given else command.says
    return label, command.line(values, seen=ctx.now if command.changes else None)
