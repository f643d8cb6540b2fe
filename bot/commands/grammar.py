"""From a line that a person typed, or a button says, to a command with its values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from bot.commands.cleaning import without_closing
from bot.commands.context import Context
from bot.commands.errors import Ambiguous, NotUnderstood, Suggestion, Unreadable
from bot.commands.fold import SURE, fold, nearest, squeeze
from bot.commands.lines import moment_seen, without_mark
from bot.commands.reading import MOST_CHOICES, LinkReader, TextReader
from bot.commands.registry import Command, Param, Registry, Values
from bot.message.words import Joined, Words
from bot.model.parts import Part

DEFAULT_ROOT = "hms"
ROOT_SPELLINGS = {"milepæl": "milepel", "milepæler": "milepel", "milestone": "milepel", "plan": "milepel"}
LONGEST_NAME = 3
LONGEST_WORD = 60
"""Characters of a word that are looked at as a command's."""
LONGEST_GUESS = 6
"""Words that are tried as a misspelt name, besides all that are left."""
LONGEST_SENTENCE = 60
"""Words in which one value may be meant. In more than that, nearly any is."""
LONGEST_COMMAND = 4
"""Words that may be a misspelt command with its values, and no sentence."""
MOST_SUGGESTIONS = 3


@dataclass(frozen=True)
class Line:
    """A line whose command has been found; the rest is still words."""

    command: Command
    words: tuple[str, ...]
    seen: datetime | None
    reminded: bool = False
    """Whether the asker was reminded of what should not be written, and sends it once more."""


def find_command(text: str, registry: Registry) -> Line:
    """The command a line begins with; the signs that close a sentence are no part of it.

    But a question changes nothing, and what would be kept stays as it stands.
    """
    plain = without_mark(text).removeprefix("/")
    line, closed = _find(plain, text, registry), without_closing(plain)
    if closed == plain or not line.words:  # `/hms ?` is a command
        return line
    without = _find(closed, text, registry)
    if without.command in registry.roots.values():  # nothing was found: what was typed is shown as it was
        return line
    stays = without.command.changes and (plain.endswith("?") or takes_own_words(without))
    return line if stays else without


def _find(plain: str, text: str, registry: Registry) -> Line:
    seen, reminded = moment_seen(text)
    root, rest = _root(plain.split(), registry)
    for spelt in (registry.spelt, registry.get):  # `avdeling ny E` is no `avdeling nye`
        for length in range(min(LONGEST_NAME, len(rest)), 0, -1):
            name = " ".join(word[:LONGEST_WORD] for word in rest[:length])
            command = spelt(root, name) if fold(name) else None  # an emoji is no name
            if command is not None:
                return Line(command, tuple(rest[length:]), seen, reminded)
    return Line(registry.roots[root], tuple(rest), seen, reminded)


def names_a_root(text: str, line: Line) -> bool:
    """Whether a line begins with `/hms` or `milepel`, as nobody's sentence does."""
    words = text.removeprefix("/").split()
    return bool(words) and fold(words[0]) in (line.command.path[0], *map(fold, ROOT_SPELLINGS))


def takes_own_words(line: Line) -> bool:
    """Whether what follows would be kept as it stands, whatever it is."""
    own_words = (TextReader, LinkReader)
    return any(isinstance(param.reader, own_words) and param.on_line for param in line.command.params)


def begins_with_own_name(line: Line, text: str) -> bool:
    """Whether a command is called by its own name, and not by another that is also an ordinary word."""
    if len(line.command.path) == 1:
        return False
    words = text.removeprefix("/").split()
    rest = words[1:] if names_a_root(text, line) else words
    own = squeeze(" ".join(line.command.path[1:]))
    return any(squeeze(" ".join(rest[:length])) == own for length in range(1, LONGEST_NAME + 1))


def _root(words: list[str], registry: Registry) -> tuple[str, list[str]]:
    root = _spellings(registry).get(fold(words[0][:LONGEST_WORD].rstrip(":,"))) if words else None
    return (DEFAULT_ROOT, words) if root is None else (root, words[1:])


@cache
def _spellings(registry: Registry) -> dict[str, str]:
    """Roots by all the ways they are written."""
    own = {root: root for root in registry.roots}
    spellings = (ROOT_SPELLINGS | own).items()
    return {fold(name): root for name, root in spellings if root in registry.roots}


def read_values(line: Line, ctx: Context, registry: Registry) -> tuple[Command, Values]:
    """The values on the line, and the command they belong to.

    A root command takes no words of its own: `/hms mars` is what `/hms måned mars` is.
    Raises NotUnderstood, or a Refusal of the domain.
    """
    if line.words and line.command in registry.roots.values():
        return _bare(line, ctx, registry)
    values, left = _fill_in_any_order(line.command.params, line.words, ctx)
    if not left:
        return line.command, values
    guessed = _guess(line.command, line.words, ctx)
    if guessed and not line.command.changes:
        return line.command, guessed
    raise _not_understood(line, values, left, guessed, ctx, registry)


def read_exactly(line: Line, ctx: Context) -> tuple[Command, Values]:
    """The same for a command of its own name, without looking for what was perhaps meant.

    For where others wait meanwhile. Raises NotUnderstood, or a Refusal of the domain.
    """
    values, left = _fill_in_any_order(line.command.params, line.words, ctx)
    if left:
        raise NotUnderstood(" ".join(left), None)
    return line.command, values


def carried_by(line: Line, ctx: Context) -> Values:
    """What the line of a form has of the command's values."""
    carried = tuple(param for param in line.command.params if param.carried)
    return _fill(carried, line.words, ctx)[0] if carried else {}


def _bare(line: Line, ctx: Context, registry: Registry) -> tuple[Command, Values]:
    root = line.command.path[0]
    for command in registry.under(root):
        if command.bare:
            values, left = _fill(command.params, line.words, ctx)
            if not left:
                return command, values
    raise _with_suggestions(line.words, None, _meant(line, ctx, registry))


def _guess(command: Command, words: tuple[str, ...], ctx: Context) -> Values | None:
    """A sentence that clearly means one value, with what the other parameters read before and behind it."""
    if len(words) > LONGEST_SENTENCE:
        return None
    required = {param.name for param in command.params if param.required}
    for param in (param for param in command.params if param.on_line):
        others = tuple(other for other in command.params if other is not param)
        before, rest = _fill(others, words, ctx)
        others = tuple(other for other in others if other.name not in before)
        fewest = len(rest) - sum(other.reader.longest for other in others)
        for length in range(max(fewest, 1), len(rest) + 1):
            try:
                value = param.reader.guess(" ".join(rest[:length]), ctx)
            except Unreadable:
                continue
            behind, left = _fill(others, rest[length:], ctx)
            values = before | {param.name: value} | behind
            if not left and values.keys() >= required:
                return values
    return None


def _fill_in_any_order(
    params: tuple[Param, ...], words: tuple[str, ...], ctx: Context
) -> tuple[Values, tuple[str, ...]]:
    """`bytt november støy`, and `bytt støy november` too."""
    if len(words) > sum(param.reader.longest for param in params):
        return {}, words  # more than could be read
    values, left = _fill(params, words, ctx)
    missing = tuple(param for param in params if param.name not in values)
    more, left = _fill(missing, left, ctx) if left else ({}, left)
    return values | more, left


def _fill(params: tuple[Param, ...], words: tuple[str, ...], ctx: Context) -> tuple[Values, tuple[str, ...]]:
    """Give each parameter in turn the words it can read; answers the values and the words left.

    As many words as can be read; or a whole name, where what follows it is then a value too: in
    `ferdig hjelper ja` the yes is no part of “Hjelper: ja eller nei”.
    """
    values, left = _fill_by(_lengths, params, words, ctx)
    if len(values) < len(params) and len(words) > 1:
        named, unread = _fill_by(_whole_first, params, words, ctx)
        if not unread and len(named) > len(values) - bool(left):
            return named, unread
    return values, left


def _fill_by(
    lengths: Callable[[Param, Param | None, tuple[str, ...], Context], list[int]],
    params: tuple[Param, ...],
    words: tuple[str, ...],
    ctx: Context,
) -> tuple[Values, tuple[str, ...]]:
    typed = [param for param in params if param.on_line]
    values, words = _fill_link(typed, words, ctx)
    for param, following in zip(typed, [*typed, None][1:], strict=True):
        if param.name in values:
            continue
        for length in lengths(param, following, words, ctx):
            try:
                values[param.name] = param.reader.read(" ".join(words[:length]), ctx)
            except Unreadable:
                continue
            words = words[length:]
            break
    return values, words


def _fill_link(params: list[Param], words: tuple[str, ...], ctx: Context) -> tuple[Values, tuple[str, ...]]:
    """An address at the end of the line is the link, and not the end of the text before it."""
    link = next((param for param in params if isinstance(param.reader, LinkReader)), None)
    if link is None or not words or "://" not in words[-1]:
        return {}, words
    return {link.name: link.reader.read(words[-1], ctx)}, words[:-1]


def _lengths(param: Param, following: Param | None, words: tuple[str, ...], ctx: Context) -> list[int]:
    """How many words to try, the best first: as many as can be read.

    Before free text, which could be taken for more of a name: a whole name, else as few as are understood,
    where the reader allows it.
    """
    longest = list(range(min(len(words), param.reader.longest), 0, -1))
    before_text = following is not None and isinstance(following.reader, TextReader)
    if not before_text or isinstance(param.reader, TextReader):
        return longest
    whole = [length for length in longest if param.reader.is_name(" ".join(words[:length]), ctx)]
    return whole if param.reader.whole_before_text else [*whole, *reversed(longest)]


def _whole_first(param: Param, following: Param | None, words: tuple[str, ...], ctx: Context) -> list[int]:
    """The same, with whole names before all that is understood."""
    lengths = _lengths(param, following, words, ctx)
    return sorted(lengths, key=lambda length: not param.reader.is_name(" ".join(words[:length]), ctx))


def _not_understood(
    line: Line,
    values: Values,
    left: tuple[str, ...],
    guessed: Values | None,
    ctx: Context,
    registry: Registry,
) -> NotUnderstood:
    """What the words left over may have been: a value of a parameter that has none yet, or more of a name."""
    missing = [param for param in line.command.params if param.name not in values and param.on_line]
    found = [near for param in missing for near in _corrections(line.command, param, values, left, ctx)]
    longer = _longer_names(line, ctx, registry)
    if guessed or not (found or longer):
        found.append((_as_understood(line.command, guessed or values, ctx), 0))
    if line.command.changes and sum(score >= SURE for _one, score in found) <= 1:
        found = [(_saying_what(line.command, one), score) for one, score in found]
    return _with_suggestions(left, missing[0].label if missing else None, found + longer)


def _saying_what(command: Command, one: Suggestion) -> Suggestion:
    """What a press does, and not the value alone: `Change the theme of a month – March`."""
    said = one.label == command.says
    return one if said else Suggestion(Joined((command.says, one.label), " – "), one.line)


def _with_suggestions(
    words: tuple[str, ...], label: Words | None, found: list[tuple[Suggestion, float]]
) -> NotUnderstood:
    """The likeliest; or all that the words fit, where they fit several."""
    fitting = _distinct([suggestion for suggestion, score in found if score >= SURE])
    if 1 < len(fitting) <= MOST_CHOICES:
        return Ambiguous(" ".join(words), label, fitting)
    likeliest = _distinct([suggestion for suggestion, _ in sorted(found, key=lambda pair: -pair[1])])
    return NotUnderstood(" ".join(words), label, likeliest[:MOST_SUGGESTIONS])


def _as_understood(command: Command, values: Values, ctx: Context) -> Suggestion:
    """The line with the values alone, called by the last of them."""
    last = [param for param in command.params if param.name in values][-1:]
    labels = [param.reader.in_words(values[param.name], ctx) for param in last]
    return Suggestion(labels[0] if labels else command.says, command.line(values))


def _corrections(
    command: Command, param: Param, values: Values, left: tuple[str, ...], ctx: Context
) -> list[tuple[Suggestion, float]]:
    """The line with the first of the unread words replaced by something the parameter knows."""
    if len(left) > sum(one.reader.longest for one in command.params):
        return []  # they could never be read
    known = command.line(values).split()[len(command.path) :]
    found: dict[str, tuple[Suggestion, float]] = {}
    longest = min(len(left), param.reader.longest)
    for length in sorted({*range(1, min(longest, LONGEST_GUESS) + 1), longest}):
        for option, score in param.reader.near(" ".join(left[:length]), ctx):
            rest = left[length:]
            after, unread = _fill_in_any_order(command.params, (*known, option.value, *rest), ctx)
            if not unread and option.value not in found:
                label: Words = _all_in_words(command, after, ctx) if rest else option.label
                found[option.value] = Suggestion(label, command.line(after)), score
    return list(found.values())


def _meant(line: Line, ctx: Context, registry: Registry) -> list[tuple[Suggestion, float]]:
    """Commands whose name is like the words, and things the bare commands know that are.

    For the few words of a command that is misspelt; what is longer is a sentence.
    """
    if len(line.words) > LONGEST_COMMAND:
        return []
    root = line.command.path[0]
    found = list(_like_names(line, ctx, registry))
    for command in registry.under(root):
        if command.bare:
            found += _corrections(command, command.params[0], {}, line.words, ctx)
    return found


def _like_names(line: Line, ctx: Context, registry: Registry) -> list[tuple[Suggestion, float]]:
    root, words = line.command.path[0], line.words
    bare = (command.reads for command in registry.under(root) if command.bare)
    loaded = line.command.reads.union(*bare)
    found = []
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        names = {
            name: command
            for command in registry.under(root)
            # One word alone is not enough for a name that goes on from another's.
            if len(command.path) > 1
            if not command.careful and (length > 1 or " " not in command.path[1])
            for name in (" ".join(command.path[1:]), *command.also)
        }
        for name, score in nearest(" ".join(words[:length]), names):
            found.append((_named(names[name], words[length:], ctx, loaded), score))
    return found


def _all_in_words(command: Command, values: Values, ctx: Context) -> Words:
    given = [param for param in command.params if param.name in values]
    return Joined(tuple(param.reader.in_words(values[param.name], ctx) for param in given), " – ")


def _named(command: Command, rest: tuple[str, ...], ctx: Context, loaded: frozenset[Part]) -> Suggestion:
    """A command, labelled by what it does, with the values that the rest of the line gives."""
    readable = tuple(param for param in command.params if param.reader.reads <= loaded)
    values, unread = _fill_in_any_order(readable, rest, ctx)
    own_words = (TextReader, LinkReader)
    known = [one for one in command.params if one.name in values and not isinstance(one.reader, own_words)]
    if unread or not known:
        return Suggestion(command.says, command.line({}))
    given = (one.reader.in_words(values[one.name], ctx) for one in known)
    line = command.line({one.name: values[one.name] for one in known})
    return Suggestion(Joined((command.says, *given), " – "), line)


def _longer_names(line: Line, ctx: Context, registry: Registry) -> list[tuple[Suggestion, float]]:
    """Commands whose name goes on from this one's: `tiltak fedrig 3` is meant for `tiltak ferdig`.

    Only what follows is compared: with what they begin with alike, all names would be.
    """
    begun = f"{' '.join(line.command.path[1:])} "
    longer = {
        name.removeprefix(begun): command
        for command in registry.under(line.command.path[0])
        if " ".join(command.path[1:]).startswith(begun) and not command.careful
        for name in (" ".join(command.path[1:]), *command.also)
    }
    found = []
    for length in range(min(LONGEST_NAME - 1, len(line.words)), 0, -1):
        names = [name for name in longer if len(name.split()) == length]
        for name, score in nearest(" ".join(line.words[:length]), names):
            found.append((_named(longer[name], line.words[length:], ctx, line.command.reads), score))
    return found


def _distinct(suggestions: list[Suggestion]) -> tuple[Suggestion, ...]:
    by_line: dict[str, Suggestion] = {}
    for suggestion in suggestions:
        by_line.setdefault(suggestion.line, suggestion)
    return tuple(by_line.values())
