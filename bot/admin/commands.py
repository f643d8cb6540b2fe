"""What commands of `hms-bot` are added to."""

from argparse import ArgumentParser
from typing import Any, Protocol


class Commands(Protocol):
    """What argparse gives for a command with commands of its own; its class there has no public name."""

    def add_parser(self, name: str, **options: Any) -> ArgumentParser: ...
