"""Parameter types of this domain: themes, milestones, phases, people and the choices of the settings."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeVar

from bot.commands.context import Context
from bot.commands.dates import DayReader, day_readings
from bot.commands.dates.reader import CalendarReader
from bot.commands.dates.tokens import Number, Tokens, Unit, Word
from bot.commands.errors import Unreadable
from bot.commands.fold import SURE, fold, nearest
from bot.commands.reading import ChoiceReader, Reader
from bot.commands.sayings import Book, near, whole
from bot.commands.vocabulary import (
    CLOSURES,
    CONSENTS,
    LANGUAGES,
    LEADERS,
    POSTING_RULES,
    VERNEOMBUD_OR_NONE,
    term,
)
from bot.content.library import RUN_LENGTHS, Theme
from bot.content.suggesting import follow_from
from bot.handlers.common.context import HmsContext
from bot.message.card import FieldType, Option
from bot.message.words import Capital, Words, _, _n
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.plan import Milestone, PhaseTemplate, open_milestones
from bot.model.texts import Localized, clean
from bot.understanding.normalise import telling

USER_ID_LIMIT = 100
WEEKS_IN_YEAR = 52
FITTING = 6
NUMBER_DIGITS = 9
"""So many fit the column of an event's number."""
ALMOST_SURE = SURE - 1
CLEARLY = 1.2
"""How many times as sure as of the second one must be of the first to take it as what is meant."""

C = TypeVar("C", bound=Context)
T = TypeVar("T")


class NamedReader(Reader[T, C]):
    """Something with a key and a title, and perhaps phrases that people say for it.

    It is read by the key, the whole title, a whole phrase, or words that begin the title's words.
    """

    field = FieldType.SELECT
    longest = 12

    def known(self, ctx: C) -> Iterable[T]:
        raise NotImplementedError

    def key(self, thing: T) -> str:
        raise NotImplementedError

    def title(self, thing: T) -> Localized:
        raise NotImplementedError

    def said(self, ctx: C) -> Book:
        """What people say for each, by its key; nothing for what a group names itself."""
        return ()

    def named(self, ctx: C) -> Sequence[tuple[T, "Names"]]:
        """What is known, with its names."""
        return [(thing, names_of(self.key(thing), self.title(thing))) for thing in self.known(ctx)]

    def read(self, text: str, ctx: C) -> T:
        found = self._called(text, ctx) or self._begun(text, ctx)
        if len(found) != 1:
            raise Unreadable
        return found[0]

    def guess(self, text: str, ctx: C) -> T:
        match self._likely(text, ctx):
            case [(thing, _score)]:
                return thing
            case [(thing, score), (_second, less), *_more] if score >= CLEARLY * less:
                return thing
        raise Unreadable

    def is_name(self, text: str, ctx: C) -> bool:
        return bool(self._called(text, ctx))

    def write(self, value: T) -> str:
        return self.key(value)

    def in_words(self, value: T, ctx: C) -> Words:
        return self.title(value)

    def options(self, ctx: C) -> tuple[Option, ...]:
        return tuple(self._option(thing) for thing in self.known(ctx))

    def near(self, text: str, ctx: C) -> list[tuple[Option, float]]:
        """All that the words fit, where they fit several; else what is spelt or said nearly so."""
        several = self._with_words(fold(text), ctx)
        if several:
            return [(self._option(thing), SURE) for thing in several]
        return [(self._option(thing), score) for thing, score in self._likely(text, ctx)]

    def _likely(self, text: str, ctx: C) -> list[tuple[T, float]]:
        """What is spelt nearly so, or said so, with how sure in percent, the most sure first."""
        known = self.named(ctx)
        keys = {name: self.key(thing) for thing, names in known for name in names.whole}
        scores = {key: ALMOST_SURE * share for key, share in near(text, self.said(ctx))}
        for name, score in nearest(text, keys, limit=6):
            scores[keys[name]] = max(score, scores.get(keys[name], 0))
        found = [(thing, scores[self.key(thing)]) for thing, _all in known if self.key(thing) in scores]
        return sorted(found, key=lambda pair: -pair[1])

    def _option(self, thing: T) -> Option:
        return Option(self.key(thing), self.title(thing))

    def _called(self, text: str, ctx: C) -> list[T]:
        """By the key or the whole title, else by a whole phrase."""
        wanted, known = fold(text), self.named(ctx)
        named = [thing for thing, names in known if wanted in names.whole]
        key = None if named else whole(text, self.said(ctx))
        return named if key is None else [thing for thing, _all in known if self.key(thing) == key]

    def _begun(self, text: str, ctx: C) -> list[T]:
        """By beginnings of its words; several that stand in any sentence are none: `themes for the`."""
        found = self._with_words(fold(text), ctx)
        return found if " " not in text or (found and telling(text)) else []

    def _with_words(self, wanted: str, ctx: C) -> list[T]:
        """Those of which each of the words begins some word."""
        beginnings = [f" {part}" for part in wanted.split()]
        return [
            thing
            for thing, names in self.named(ctx)
            if beginnings and all(beginning in names.words for beginning in beginnings)
        ]


class Names(NamedTuple):
    whole: tuple[str, ...]
    """The key and the titles, folded."""
    words: str
    """All of their words, each with a space before it."""


@lru_cache(maxsize=1024)
def names_of(key: str, title: Localized, *others: str) -> Names:
    whole = tuple(fold(name) for name in (key, title.nb, title.nn, title.en, *others) if name)
    return Names(whole, " ".join(("", *whole)))


@lru_cache(maxsize=16)
def _named_themes(themes: tuple[Theme, ...]) -> tuple[tuple[Theme, Names], ...]:
    """The same for all kindergartens: one sentence asks for them a hundred times."""
    return tuple((theme, names_of(theme.key, theme.title)) for theme in themes)


@lru_cache(maxsize=16)
def _said_of_themes(themes: tuple[Theme, ...]) -> Book:
    return tuple((theme.key, theme.said) for theme in themes)


class ThemeReader(NamedReader[Theme, HmsContext]):
    label = _("Theme")

    def known(self, ctx: HmsContext) -> Iterable[Theme]:
        return ctx.library

    def key(self, thing: Theme) -> str:
        return thing.key

    def title(self, thing: Theme) -> Localized:
        return thing.title

    def named(self, ctx: HmsContext) -> Sequence[tuple[Theme, Names]]:
        return _named_themes(tuple(ctx.library))

    def said(self, ctx: HmsContext) -> Book:
        return _said_of_themes(tuple(ctx.library))


class TitledThemeReader(ThemeReader):
    """By its name alone: where people may write words of their own, what is often said is no name."""

    def said(self, ctx: HmsContext) -> Book:
        return ()


class FittingThemeReader(ThemeReader):
    """A theme for the calendar. Those that follow from the group's findings stand first, and say so."""

    reads = frozenset({Part.FINDINGS, Part.CALENDAR})

    def at(self, other: Month, ctx: HmsContext) -> Theme:
        chosen = ctx.choice(other)
        theme = ctx.library.get(chosen) if isinstance(chosen, str) else None
        if theme is None:
            raise Unreadable
        return theme

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        follows = follow_from(ctx.found, ctx.library.themes, frozenset())
        fitting = [one.theme for one in islice(follows, FITTING) if one.found is not None]
        first = [Option(theme.key, _("{theme} (fits your findings)", theme=theme.title)) for theme in fitting]
        return (*first, *(self._option(theme) for theme in self.known(ctx) if theme not in fitting))


class MilestoneReader(NamedReader[Milestone, HmsContext]):
    """A milestone of this kindergarten's plan; to choose from are those still open."""

    label = _("Milestone")
    reads = frozenset({Part.MILESTONES})

    def known(self, ctx: HmsContext) -> Iterable[Milestone]:
        return ctx.kindergarten.milestones

    def key(self, thing: Milestone) -> str:
        return thing.key

    def title(self, thing: Milestone) -> Localized:
        return thing.title

    def said(self, ctx: HmsContext) -> Book:
        return tuple((one.key, one.said) for phase in ctx.plan_template for one in phase.milestones)

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        return tuple(self._option(thing) for thing in open_milestones(ctx.kindergarten.milestones))


class PhaseReader(NamedReader[PhaseTemplate, HmsContext]):
    """A phase: of this kindergarten's plan, or of the template while there is no plan."""

    label = _("Phase")
    reads = frozenset({Part.PHASES})

    def known(self, ctx: HmsContext) -> Iterable[PhaseTemplate]:
        own = [PhaseTemplate(phase.key, phase.name, ()) for phase in ctx.kindergarten.phases]
        return own or ctx.plan_template

    def key(self, thing: PhaseTemplate) -> str:
        return thing.key

    def title(self, thing: PhaseTemplate) -> Localized:
        return thing.name


class PostponementReader(CalendarReader[date | timedelta]):
    """A day, or how much later: `2 uker`, `to veker til`, `fjorten dager`."""

    label = _("New day")
    field = FieldType.DATE
    longest = DayReader.longest

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[date | timedelta, ...]:
        match tokens:
            case (Number(weeks), Unit.WEEK) | (Number(weeks), Unit.WEEK, Word.HENCE) if (
                weeks <= WEEKS_IN_YEAR
            ):
                return (timedelta(weeks=weeks),)
            case (Number(14), Unit.DAY):
                return (timedelta(weeks=2),)
            case _:
                return day_readings(tokens, ctx.today)

    def write(self, value: date | timedelta) -> str:
        return f"{value.days // 7} uker" if isinstance(value, timedelta) else value.isoformat()

    def option(self, value: date | timedelta) -> Option:
        if isinstance(value, date):
            return Option(value.isoformat(), Capital(value))
        return Option(self.write(value), _n("{n} week later", "{n} weeks later", value.days // 7))


class PersonReader(Reader[str, Context]):
    """A person, by the platform's id."""

    field = FieldType.PEOPLE

    def __init__(self, label: Words, hint: Words | None = None) -> None:
        self.label = label
        self.hint = hint

    def read(self, text: str, ctx: Context) -> str:
        return clean(text, USER_ID_LIMIT)


class NumberReader(Reader[int, Context]):
    """The number of an event in the history."""

    label = _("Number")

    def read(self, text: str, ctx: Context) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= NUMBER_DIGITS):
            raise Unreadable
        return int(text)


THEME, FITTING_THEME = ThemeReader(), FittingThemeReader()
MILESTONE, PHASE, POSTPONEMENT = MilestoneReader(), PhaseReader(), PostponementReader()
NUMBER = NumberReader()
MINUTES = ChoiceReader(
    _("Minutes"),
    {
        length: term(
            _("{n} minutes", n=length),
            *(str(length), f"{length} min", f"{length} minutter", f"{length} minutt", f"{length} minutes"),
            *(f"på {length} min", f"på {length} minutter", f"på {length} minutt"),
        )
        for length in RUN_LENGTHS
    },
)
_YES = term(_("Yes"), "ja", "yes", "jo")
_ENDLESS = term(
    _("Until we go on"), "videre", "til videre", "inntil videre", "vidare", "until further notice"
)
YES = ChoiceReader(_("Confirmed"), {True: _YES})
YES_OR_NO = ChoiceReader(_("Yes or no"), {True: _YES, False: term(_("No"), "nei", "no", "nope")})
CHANGE = ChoiceReader(_("Change"), {True: term(_("Change"), "endre", "endra", "change")})
ENDLESS = ChoiceReader(_("How long"), {True: _ENDLESS})
CLOSURE = ChoiceReader(_("What kind of day"), CLOSURES)
LANGUAGE = ChoiceReader(_("Language"), LANGUAGES)
CONSENT = ChoiceReader(_("Who decides the themes"), CONSENTS)
LEADER = ChoiceReader(_("What you call your leader"), LEADERS)
WITHOUT_VERNEOMBUD = ChoiceReader(_("Do you have a verneombud?"), VERNEOMBUD_OR_NONE)
RULE = ChoiceReader(_("The month's post comes on"), POSTING_RULES)
