"""What people say when they mean a command: content that stands beside the commands."""

from pathlib import Path
from types import ModuleType

import msgspec

from bot.content.yaml_file import ContentError, read_yaml

FILE = "examples.yaml"


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences for one command, in each language; dialect of any place in its own list."""

    nb: tuple[str, ...]
    nn: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    dialect: tuple[str, ...] = ()
    others: str | None = None
    """The command that answers those who may not use this one."""

    @property
    def sentences(self) -> tuple[str, ...]:
        return self.nb + self.nn + self.en + self.dialect


def examples_of(packages: tuple[ModuleType, ...]) -> dict[str, Said]:
    """Those that stand beside the commands of each package. Raises ContentError."""
    said: dict[str, Said] = {}
    for package in packages:
        path = Path(package.__path__[0]) / FILE
        if path.exists():
            own = read_yaml(path, dict[str, Said])
            if twice := said.keys() & own.keys():
                raise ContentError(f"{path}:1: {', '.join(sorted(twice))} has examples elsewhere")
            said |= own
    return said
