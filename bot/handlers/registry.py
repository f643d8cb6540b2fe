"""All commands, found in the packages of their subjects, and a look at the lines that lead to them."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import ModuleType

from bot import handlers
from bot.commands.lines import AnyLine, LineTo
from bot.commands.registry import Chapter, Command, Registry, Subject
from bot.handlers import programme, unbound
from bot.understanding.decide import Understanding
from bot.understanding.labels import Labels


class Unplaced(Exception):
    """A package has commands, and does not say what they are about."""


def subjects(packages: Iterable[ModuleType]) -> list[Chapter]:
    """The commands of each subject, in the order of help. Packages may share a subject. Raises Unplaced."""
    found: dict[Subject, list[ModuleType]] = {}
    for package in packages:
        subject: Subject | None = getattr(package, "SUBJECT", None)
        if subject is not None:
            found.setdefault(subject, []).append(package)
        elif any(commands_of(package)):
            raise Unplaced(f"{package.__name__} has commands and no SUBJECT")
    chapters = (_chapter(subject, of) for subject, of in found.items())
    return sorted((one for one in chapters if one[1]), key=lambda chapter: chapter[0].rank)


def _chapter(subject: Subject, packages: Sequence[ModuleType]) -> Chapter:
    commands = (command for package in packages for command in commands_of(package, subject.first))
    keys = tuple(package.__name__.rpartition(".")[2] for package in packages)
    return replace(subject, keys=keys), tuple(commands)


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
    """Of all subjects but those that have their own words for the same roots."""
    elsewhere = (unbound.__name__, programme.__name__)
    for one in pkgutil.iter_modules(handlers.__path__, f"{handlers.__name__}."):
        if one.ispkg and one.name not in elsewhere:
            yield importlib.import_module(one.name)


PACKAGES = tuple(_packages())
MODULES = tuple(module for package in (*PACKAGES, programme) for module in _modules(package))
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

PROGRAMME = Registry(commands_of(programme))
"""What it can do for a programme's arbeidsgruppe and its hjelpere."""
PROGRAMME.check(lines([programme]))
