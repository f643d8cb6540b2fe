"""Commands: a typed function from which its grammar, form, help and checks are derived."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from bot.commands.context import EVERYONE, Context
from bot.commands.fold import fold, squeeze
from bot.commands.lines import AnyLine, as_seen, typed
from bot.commands.reading import Ask, Reader
from bot.message.card import Form, Reply
from bot.message.words import Phrase, Words, _
from bot.model.audience import Audience
from bot.model.parts import Part
from bot.model.programme import AnyRole


class WrongLine(Exception):
    """A line that a module declares would not do what its button says."""


class WrongAudience(Exception):
    """A command would tell others what it has not said that it tells them."""


@dataclass(frozen=True)
class Subject:
    """What commands are about, as help groups them. Packages may share one."""

    title: Phrase
    says: Phrase
    """What is there, in one line."""
    rank: int
    """Its place: the lowest comes first."""
    first: tuple[str, ...] = ()
    """Modules whose commands come before the others', which follow by the modules' names."""
    keys: tuple[str, ...] = ()
    """Its packages' names. Lines name it by the first, and are read by each."""


Values: TypeAlias = dict[str, Any]
"""Of a command's parameters, by their names."""
Dress: TypeAlias = Callable[[Form, Any, Values], Form]
"""Makes a form of one whose fields are the parameters; is given its context, and what its line carries."""
SAVE = _("Save")


@dataclass(frozen=True)
class Param:
    """One parameter of a command."""

    name: str
    reader: Reader[Any, Any]
    label: Words
    hint: Words | None
    required: bool
    many: bool
    """A tuple of values."""
    in_form: bool
    on_line: bool
    """Whether a line can give it; several values, and what no slip may change, are given in forms only."""
    carried: bool
    """Whether its form's line has it, and no field."""


@dataclass(frozen=True, eq=False)
class Command:
    path: tuple[str, ...]
    also: tuple[str, ...]
    """Other names of the last word, in any of the languages."""
    says: Phrase
    """What it does, in a few words."""
    who: frozenset[AnyRole]
    """Who may use it; nobody named means everybody."""
    changes: bool
    """Told by what it is given: its context."""
    reads: frozenset[Part]
    """What of the kindergarten is loaded for it, beyond its own row."""
    bare: bool
    """Whether its argument may stand alone: `/hms mars`."""
    listed: bool
    unnamed: bool
    """Whether it is kept in no way who used it, nor when: no event, and no delivery in the database."""
    careful: bool
    """Whether no guess opens it: settings, roles, and what is taken away. A guess only tells where it is."""
    topical: bool
    """Whether it answers those who only tell of something that its first parameter knows."""
    polite: bool
    """Whether it answers a greeting or thanks: whatever else a message says goes before it."""
    goes_out: bool
    """Whether what is written goes to people elsewhere: somebody in need is heard first, in a form too."""
    tells: frozenset[Audience]
    """Whom its answers may go to, besides the asker."""
    run: Callable[..., Reply]
    params: tuple[Param, ...] = field(default=())
    dress: Dress | None = None
    """What its form looks like, where the parameters cannot know that."""
    submit: Words = SAVE
    """What the button of its form does, in a word or two: the same when the form comes back."""

    @property
    def name(self) -> str:
        return " ".join(self.path)

    @property
    def typed(self) -> Phrase:
        """The command as people type it, by its name in their language."""
        return typed(self.name)

    @property
    def names(self) -> frozenset[str]:
        """All that the words after the root may be, folded and squeezed."""
        return frozenset(squeeze(name) for name in (" ".join(self.path[1:]), *self.also))

    def is_open_to(self, roles: frozenset[AnyRole]) -> bool:
        """Whether somebody with these roles may use it."""
        return not self.who or bool(self.who & roles)

    def __call__(self, ctx: Context, **values: Any) -> Reply:
        return self.run(ctx, **values)

    def reply(self, ctx: Context, values: Values) -> Reply:
        """What it answers. Raises WrongAudience rather than tell it to others than it says."""
        reply = self(ctx, **values)
        if reply.to is not Audience.PERSON and reply.to not in self.tells:
            raise WrongAudience(f"{self.name} answers {reply.to.name.lower()}")
        return reply

    def line(self, values: Mapping[str, Any], *, seen: datetime | None = None) -> str:
        """The command line that gives these values: what a button says when it is pressed."""
        parts = [
            param.reader.write(values[param.name])
            for param in self.params
            if values.get(param.name) is not None
        ]
        return as_seen(" ".join([*self.path, *parts]), seen)

    def misses(self, line: AnyLine) -> str | None:
        """Why a line would not give the command its values; None where it does."""
        given = _given(line, self.params)
        if len(given) < len(line.readers):
            return f"does not take a value of {type(line.readers[len(given)]).__name__} there"
        unasked = (one.name for one in self.params if one.required and not one.in_form and one not in given)
        return next((f"needs {name}, and no form asks for it" for name in unasked), None)


Chapter: TypeAlias = tuple[Subject, tuple[Command, ...]]
"""A subject with its commands."""


def _given(line: AnyLine, params: tuple[Param, ...]) -> list[Param]:
    """The parameters that get the line's values, in the command's order, up to one that it has not."""
    left = (one for one in params if one.on_line)
    given: list[Param] = []
    for reader in line.readers:
        param = next((one for one in left if one.reader.is_like(reader)), None)
        if param is None:
            break
        given.append(param)
    return given


def command(
    *path: str,
    says: Phrase,
    also: tuple[str, ...] = (),
    who: frozenset[AnyRole] = EVERYONE,
    reads: tuple[Part, ...] = (),
    bare: bool = False,
    listed: bool = True,
    unnamed: bool = False,
    careful: bool = False,
    topical: bool = False,
    polite: bool = False,
    goes_out: bool = False,
    tells: tuple[Audience, ...] = (),
    dress: Dress | None = None,
    submit: Words = SAVE,
) -> Callable[[Callable[..., Reply]], Command]:
    """Declare a command. Its parameters are the function's, each `Annotated` with its reader.

    The first is its context, whose type says whether the command changes anything.
    """

    def declare(run: Callable[..., Reply]) -> Command:
        context = get_type_hints(run)[next(iter(inspect.signature(run).parameters))]
        params = tuple(_params(run))
        needed = frozenset(reads).union(*(param.reader.reads for param in params))
        changes: bool = context.changes
        flags = (bare, listed, unnamed, careful, topical, polite, goes_out)
        shown = (params, dress, submit)
        return Command(path, also, says, who, changes, needed, *flags, frozenset(tells), run, *shown)

    return declare


def _params(run: Callable[..., Reply]) -> Iterator[Param]:
    hints = get_type_hints(run, include_extras=True)
    for name, parameter in list(inspect.signature(run).parameters.items())[1:]:
        hint = _without_none(hints[name])
        many = get_origin(hint) is tuple
        kind = get_args(hint)[0] if many else hint
        metadata = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
        reader = next(item for item in metadata if isinstance(item, Reader))
        ask = next((item for item in metadata if isinstance(item, Ask)), Ask())
        yield Param(
            name=name,
            reader=reader,
            label=ask.label or reader.label,
            hint=ask.hint or reader.hint,
            required=parameter.default is inspect.Parameter.empty,
            many=many,
            in_form=ask.in_form and not ask.carried,
            on_line=ask.on_line and not many,
            carried=ask.carried,
        )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


class Registry:
    """All commands, found by the words that people type."""

    def __init__(self, commands: Iterable[Command], subjects: Iterable[Chapter] = ()) -> None:
        self.commands = tuple(commands)
        self.subjects = tuple(subjects)
        """The same by what they are about, for help."""
        self.roots = {command.path[0]: command for command in self.commands if len(command.path) == 1}
        self._by_name: dict[tuple[str, str], Command] = {}
        self._by_spelling: dict[tuple[str, str], Command] = {}
        for each in self.commands:
            for name in each.names:
                if (each.path[0], name) in self._by_name:
                    raise ValueError(f"two commands are called {each.path[0]} {name}")
                self._by_name[each.path[0], name] = each
            for name in (" ".join(each.path[1:]), *each.also):
                self._by_spelling[each.path[0], fold(name)] = each

    def check(self, lines: Iterable[tuple[str, AnyLine]]) -> None:
        """Raises WrongLine, with the place, for a line that does not lead to one of these commands."""
        own = {command.name: command for command in self.commands}
        for where, line in lines:
            command = own.get(line.name)
            wrong = command.misses(line) if command else "is no command's own name"
            if wrong is not None:
                raise WrongLine(f"{where}: “{line.name}” {wrong}")

    def __iter__(self) -> Iterator[Command]:
        return iter(self.commands)

    def get(self, root: str, words: str) -> Command | None:
        """Wherever the spaces are: `sidensist` is `siden sist`."""
        return self._by_name.get((root, squeeze(words)))

    def spelt(self, root: str, words: str) -> Command | None:
        """With the spaces where the name has them."""
        return self._by_spelling.get((root, fold(words)))

    def under(self, root: str) -> tuple[Command, ...]:
        return tuple(command for command in self.commands if command.path[0] == root)
