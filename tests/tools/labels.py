"""Collects what buttons say, so that somebody who types it is understood."""

from collections import defaultdict

import yaml

from bot.commands.grammar import find_command
from bot.handlers.registry import REGISTRY
from bot.message.words import Phrase
from bot.understanding.labels import FILE
from tests.contract.messages import MESSAGES, SAMPLE

REPEATING = ("errors.", "programme.", "understood.", "unbound.")
"""Subjects whose buttons say once more what somebody wrote, or stand where there is no kindergarten,
or in a programme: its commands are others."""
HEAD = "# What buttons say in the code, by the command they lead to. Written by `make catalogues`.\n"


def collected() -> dict[str, list[str]]:
    """Of every message's example."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for message in MESSAGES:
        if not message.name.startswith(REPEATING):
            for button in message.example(SAMPLE).buttons:
                if isinstance(button.label, Phrase):
                    found[find_command(button.line, REGISTRY).command.name].add(button.label.one)
    return {name: sorted(found[name]) for name in sorted(found)}


def written() -> str:
    return HEAD + yaml.safe_dump(collected(), allow_unicode=True, sort_keys=False, width=110)


if __name__ == "__main__":
    FILE.write_text(written())
