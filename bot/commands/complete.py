"""What a half-written line may become: for the list under the message box."""

from collections.abc import Iterator

from bot.commands.fold import squeeze
from bot.commands.registry import Command, Registry
from bot.message.words import Words
from bot.model.programme import AnyRole


def completions(text: str, registry: Registry, roles: frozenset[AnyRole]) -> Iterator[tuple[Words, Words]]:
    """Command lines that begin like the text, with what each does; only those the asker may use."""
    if not text.startswith("/"):
        return
    wanted = squeeze(text.removeprefix("/"))
    for command in registry:
        if command.listed and command.is_open_to(roles) and _begins(command, wanted):
            yield command.typed, command.says


def _begins(command: Command, wanted: str) -> bool:
    """By its own name, or by another that it goes by."""
    root = command.path[0]
    return any(
        squeeze(f"{root} {name}").startswith(wanted) for name in (" ".join(command.path[1:]), *command.also)
    )
