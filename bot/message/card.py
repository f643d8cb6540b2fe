"""The neutral document: what a message says, before any platform draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, Self, TypeAlias

from bot.message.words import Words
from bot.model.audience import Audience


@dataclass(frozen=True)
class Text:
    words: Words
    style: Literal["normal", "strong", "quiet", "quote"] = "normal"


@dataclass(frozen=True)
class Fields:
    """Labels with their values."""

    pairs: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True)
class Mentions:
    """People by the platform's ids. The platform says who they are: names are kept and typed nowhere."""

    label: Words
    people: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()
    """By id, where the platform had to be asked for them before it draws."""

    def name(self, person: str) -> str:
        return dict(self.names).get(person, f"@{person}")

    @property
    def named(self) -> str:
        return ", ".join(map(self.name, self.people))


@dataclass(frozen=True)
class ChannelName:
    """A channel by the platform's id. The platform says what it is called, or else what it is."""

    label: Words
    channel: str


@dataclass(frozen=True)
class Items:
    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Progress:
    label: Words
    """Says the same in words, for those who do not see the bar."""
    done: int
    total: int


@dataclass(frozen=True)
class Image:
    url: str
    alt: Words


@dataclass(frozen=True)
class Divider:
    pass


Block: TypeAlias = Text | Fields | Mentions | ChannelName | Items | Progress | Image | Divider


@dataclass(frozen=True)
class Button:
    """A command line to press."""

    label: Words
    line: str


@dataclass(frozen=True)
class Link:
    label: Words
    url: str


Action: TypeAlias = Button | Link


@dataclass(frozen=True)
class Option:
    value: str
    label: Words


class FieldType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "longtext"
    SELECT = "select"
    MULTI_SELECT = "multiselect"
    PEOPLE = "people"
    DATE = "date"
    TIME = "time"
    URL = "url"


@dataclass(frozen=True)
class Field:
    """One thing a form asks for. The value, and values from several, are what the command's grammar reads."""

    name: str
    label: Words
    type: FieldType = FieldType.TEXT
    required: bool = True
    options: tuple[Option, ...] = ()
    value: tuple[str, ...] = ()
    hint: Words | None = None
    error: Words | None = None


@dataclass(frozen=True)
class Form:
    """What a command still needs to know. Submitted, its values go to the command line in `line`."""

    title: Words
    line: str
    fields: tuple[Field, ...]
    submit: Words


@dataclass(frozen=True)
class Card:
    title: Words
    body: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    form: Form | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(action for action in self.actions if isinstance(action, Button))

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(action for action in self.actions if isinstance(action, Link))

    def marked(self, mark: str) -> Self:
        """The same card with a word added to the line of every button and form."""
        actions = tuple(
            replace(action, line=f"{action.line} {mark}") if isinstance(action, Button) else action
            for action in self.actions
        )
        form = replace(self.form, line=f"{self.form.line} {mark}") if self.form else None
        return replace(self, actions=actions, form=form)

    def leading(self, line: str, instead: str) -> Self:
        """The same card whose buttons of one line lead to another."""
        actions = tuple(
            replace(action, line=instead) if isinstance(action, Button) and action.line == line else action
            for action in self.actions
        )
        return replace(self, actions=actions)

    def without(self, line: str) -> Self:
        """The same card without the buttons of a line."""
        kept = tuple(one for one in self.actions if not (isinstance(one, Button) and one.line == line))
        return replace(self, actions=kept)

    @property
    def mentioned(self) -> frozenset[str]:
        """The people whose names the platform says."""
        return frozenset(one for block in self.body if isinstance(block, Mentions) for one in block.people)

    def naming(self, names: Mapping[str, str]) -> Self:
        """The same card with the names of those it mentions, by their ids."""
        known = tuple(names.items())
        body = (replace(one, names=known) if isinstance(one, Mentions) else one for one in self.body)
        return replace(self, body=tuple(body))

    def but(self, *more: Block, first: tuple[Block, ...] = ()) -> Self:
        """The same card with more before and after its body."""
        return replace(self, body=(*first, *self.body, *more))


@dataclass(frozen=True)
class Reply:
    """What a command answers, and whom it is for: the asker alone, where nothing else is said."""

    card: Card
    to: Audience = Audience.PERSON
    again: bool = False
    """What was asked for is not done: the form on the card is put right, and sent under the same name."""


def to_channel(card: Card) -> Reply:
    """For what everybody should know: a result, or what was decided."""
    return Reply(card, Audience.EVERYBODY)


def to_group(card: Card) -> Reply:
    """For the HMS-gruppe alone: who must press, what is proposed, settings and roles."""
    return Reply(card, Audience.GROUP)


def to_arbeidsgruppe(card: Card) -> Reply:
    """For a programme's arbeidsgruppe, where it is asked in its channel."""
    return Reply(card, Audience.PROGRAMME)
