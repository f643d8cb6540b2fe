"""What a programme's people write or press that no command of theirs reads."""

from collections.abc import Iterator
from dataclasses import replace

from bot.commands.errors import NotUnderstood, Suggestion
from bot.commands.grammar import LONGEST_COMMAND, MOST_SUGGESTIONS, Line, find_command, read_values
from bot.handlers.common.context import HmsContext
from bot.handlers.errors.cards import not_understood_here_card, old_button_here_card
from bot.handlers.programme.lines import HOME
from bot.handlers.programme.people import first
from bot.message.card import Card
from bot.model.errors import Refusal


def not_understood(line: Line, missed: NotUnderstood, ctx: HmsContext) -> Card:
    """That it was not understood, and all that one can do.

    Raises NotUnderstood with what was perhaps meant, where something is known.
    """
    if not ctx.roles:
        return first(ctx).card
    why = _looked_at(line, ctx) or missed
    found = [*why.suggestions, *_of_programmes(line, ctx)]
    offered = dict.fromkeys(one for one in found if _leads_on(one, ctx))
    if offered:
        raise replace(why, suggestions=tuple(offered)[:MOST_SUGGESTIONS])
    return not_understood_here_card(first(ctx).card, why.text)


def old_button(ctx: HmsContext) -> Card:
    """Nothing is guessed from what a button said."""
    return old_button_here_card(first(ctx).card) if ctx.roles else first(ctx).card


def _looked_at(line: Line, ctx: HmsContext) -> NotUnderstood | None:
    """Why it cannot be read, with what was perhaps meant."""
    try:
        read_values(line, ctx, ctx.registry)
    except NotUnderstood as why:
        return why
    except Refusal:
        return None
    return None


def _of_programmes(line: Line, ctx: HmsContext) -> Iterator[Suggestion]:
    """`/hms brev` where it is called `/hms program brev`.

    What has to be said with care is offered where a press only asks what it is about.
    """
    if line.command not in ctx.registry.roots.values() or len(line.words) > LONGEST_COMMAND:
        return
    longer = find_command(" ".join((HOME(), *line.words)), ctx.registry)
    why = _looked_at(longer, ctx)
    if longer.command.careful and any(param.required for param in longer.command.params):
        yield Suggestion(longer.command.says, longer.command.name)
    if why is not None:
        yield from why.suggestions
    elif not longer.command.careful:
        yield Suggestion(longer.command.says, " ".join((longer.command.name, *longer.words)))


def _leads_on(one: Suggestion, ctx: HmsContext) -> bool:
    """Whether it is something that the asker may do, and not where they are shown all of that anyway."""
    command = find_command(one.line, ctx.registry).command
    home = (HOME(), *(root.name for root in ctx.registry.roots.values()))
    return command.name not in home and command.is_open_to(ctx.roles)
