"""All commands, found in the packages of their subjects, and a look at the lines that lead to them."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import ModuleType

from bot import handlers
from bot.commands.lines import AnyLine, LineTo
from bot.commands.registry import Chapter, Command, Registry, Subject
from bot.handlers import unbound
from bot.understanding.decide import Understanding
from bot.understanding.labels import Labels


class Unplaced(Exception):
    """A package has commands, and does not say what they are about."""


def subjects(packages: Iterable[ModuleType]) -> list[Chapter]:
    """The commands of each package that has any, in the order of help. Raises Unplaced."""
    found = []
    for package in packages:
        subject: Subject | None = getattr(package, "SUBJECT", None)
        commands = tuple(commands_of(package, subject.first if subject else ()))
        if not commands:
            continue
        if subject is None:
            raise Unplaced(f"{package.__name__} has commands and no SUBJECT")
        found.append((replace(subject, key=package.__name__.rpartition(".")[2]), commands))
    return sorted(found, key=lambda pair: pair[0].rank)


def lines(packages: Iterable[ModuleType]) -> Iterator[tuple[str, AnyLine]]:
    """All lines that modules called `lines` declare, with their places."""
    for package in packages:
        for module in _modules(package):
            if module.__name__.endswith(".lines"):
                for name, value in vars(module).items():
                    if isinstance(value, LineTo):
                        yield f"{module.__name__}.{name}", value


def commands_of(package: ModuleType, first: tuple[str, ...] = ()) -> Iterator[Command]:
    """Those that the package's modules declare, in the modules' order and in each as they stand there."""
    place = {f"{package.__name__}.{name}": number for number, name in enumerate(first)}
    for module in sorted(_modules(package), key=lambda one: place.get(one.__name__, len(place))):
        for value in vars(module).values():
            if isinstance(value, Command) and value.run.__module__ == module.__name__:
                yield value


def _modules(package: ModuleType) -> list[ModuleType]:
    """By name."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(one.name) for one in found]


def _packages() -> Iterator[ModuleType]:
    """Of all subjects but `unbound`, which has its own words for the same roots."""
    for one in pkgutil.iter_modules(handlers.__path__, f"{handlers.__name__}."):
        if one.ispkg and one.name != unbound.__name__:
            yield importlib.import_module(one.name)


PACKAGES = tuple(_packages())
MODULES = tuple(module for package in PACKAGES for module in _modules(package))
SUBJECTS = subjects(PACKAGES)
"""What the bot can do in a kindergarten's channel."""
REGISTRY = Registry((command for _subject, commands in SUBJECTS for command in commands), SUBJECTS)
REGISTRY.check(lines(PACKAGES))
UNDERSTANDING = Understanding(REGISTRY, PACKAGES)
"""What people mean, by the examples beside the commands."""
LABELS = Labels(REGISTRY)
"""What the buttons' labels mean to somebody who types them."""

UNBOUND = Registry(commands_of(unbound))
"""What it can do where there is no kindergarten yet."""
UNBOUND.check(lines([unbound]))
