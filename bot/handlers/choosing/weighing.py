"""`/hms stem`: the HMS-gruppe gives points, and sees them when all have given or the deadline passes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import MonthReader
from bot.commands.errors import Unreadable
from bot.commands.forms import form_for
from bot.commands.registry import command
from bot.content.library import Theme
from bot.content.suggesting import advise
from bot.handlers.calendar.deciding import ended_weighing
from bot.handlers.choosing import weighing_cards as cards
from bot.handlers.choosing.lines import DEADLINE
from bot.handlers.choosing.posts import WEIGHED, Round
from bot.handlers.choosing.proposals_cards import reason_of
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import FittingThemeReader, NamedReader
from bot.message.card import Card, FieldType, Form, Reply, to_group
from bot.message.words import Words, _
from bot.model.audience import Audience
from bot.model.calendar import Choice, OwnTheme, months_ahead, must_be_coming, themes_in
from bot.model.days import DayPassed
from bot.model.deciding import (
    MOST_CANDIDATES,
    MOST_MONTHS,
    NothingToWeigh,
    Weighing,
    newest_weighing,
    open_proposals,
    start_weighing,
)
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.texts import Language, Localized
from bot.store.ballots import give_points, points_given
from bot.store.deciding import end_weighing, sums_of
from bot.store.posts import holders_of

SUGGESTED = 6
"""Candidates at the start, when nobody says which."""
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Candidate:
    """One of the themes to give points to, by its place on the list."""

    place: int
    title: Localized


class CandidateReader(NamedReader[Candidate, HmsContext]):
    """A theme of the open round. Raises NothingToWeigh when none is open."""

    reads = frozenset({Part.WEIGHINGS})

    def __init__(self, label: Words) -> None:
        self.label = label

    def read(self, text: str, ctx: HmsContext) -> Candidate:
        words = text.split()
        if len(set(words)) < len(words):  # `støy støy` is two points, and not a long name
            raise Unreadable
        return super().read(text, ctx)

    def known(self, ctx: HmsContext) -> list[Candidate]:
        newest = newest_weighing(ctx.kindergarten.weighings)
        if newest is None or not newest.is_open(ctx.now):
            raise NothingToWeigh
        return [
            Candidate(place, _title(choice, ctx))
            for place, choice in enumerate(newest.candidates)
            if choice is not None
        ]

    def key(self, thing: Candidate) -> str:
        return f"t{thing.place + 1}"

    def title(self, thing: Candidate) -> Localized:
        return thing.title


def _title(choice: Choice, ctx: HmsContext) -> Localized:
    if isinstance(choice, OwnTheme):
        return choice.title
    theme = ctx.library.get(choice)
    return theme.title if theme else Localized.only(Language.NB, choice)


@command(
    "hms",
    "stem",
    also=("stemme", "poeng", "vei", "veg", "vekt", "weigh", "vote", "points"),
    who=HMS_GROUP,
    says=_("Give points to the themes you want most"),
    submit=_("Give points"),
    unnamed=True,
    tells=(Audience.GROUP,),
    reads=(Part.CALENDAR, Part.FINDINGS, Part.PROPOSALS, Part.WEIGHINGS),
)
def weigh(
    ctx: ChangeContext,
    first: Annotated[Candidate | None, CandidateReader(_("First point"))] = None,
    second: Annotated[Candidate | None, CandidateReader(_("Second point"))] = None,
    third: Annotated[Candidate | None, CandidateReader(_("Third point"))] = None,
    fourth: Annotated[Candidate | None, CandidateReader(_("Fourth point"))] = None,
    fifth: Annotated[Candidate | None, CandidateReader(_("Fifth point"))] = None,
) -> Reply:
    newest = newest_weighing(ctx.kindergarten.weighings)
    if newest is None or not newest.is_open(ctx.now):
        return _ended_or_new(ctx)
    given = tuple(one.place for one in (first, second, third, fourth, fifth) if one is not None)
    if ctx.seen is not None and ctx.seen < newest.started_at and given:
        raise NothingToWeigh  # the form is from an earlier round, which is over
    if not given:
        return Reply(_ballot(ctx, newest))
    give_points(ctx.session, newest, ctx.user, given)
    group, done = holders_of(ctx.session, ctx.kindergarten.id), points_given(ctx.session, newest)
    if len(done) < len(group):
        return Reply(cards.given_card(newest, given, len(done), len(group), ctx.library))
    end_weighing(ctx.session, newest)
    WEIGHED.withdraw(ctx.session, ctx.kindergarten.id, Round.of(newest))
    return to_group(_result(ctx, newest, told=True))


def _ended_or_new(ctx: HmsContext) -> Reply:
    ended = ended_weighing(ctx)
    if ended is not None:
        return Reply(_result(ctx, ended))
    return Reply(_start_card(ctx))


def _start_card(ctx: HmsContext) -> Card:
    months, candidates = _months(ctx, ()), _candidates(ctx, ())
    placed = _as_they_are(ctx, months)
    return cards.start_card(placed, candidates, _open_day(ctx, ctx.today + A_WEEK), ctx.library, ctx.now)


def _as_they_are(ctx: HmsContext, months: Sequence[Month]) -> dict[Month, Choice | None]:
    return {month: ctx.choice(month) for month in months}


def _start_form(ctx: HmsContext) -> Form:
    themes = tuple(ctx.library.themes[one] for one in _candidates(ctx, ()) if isinstance(one, str))
    deadline = _open_day(ctx, ctx.today + A_WEEK)
    return form_for(start, ctx, {"months": _months(ctx, ()), "deadline": deadline, "themes": themes})


def _ballot(ctx: HmsContext, weighing: Weighing) -> Card:
    group, done = holders_of(ctx.session, ctx.kindergarten.id), points_given(ctx.session, weighing)
    names = [param.name for param in weigh.params]
    known = {one.place: one for one in CandidateReader(_("First point")).known(ctx)}
    mine = (known[place] for place in done.get(ctx.user, ()) if place in known)
    before = dict(zip(names, mine, strict=False))
    form = form_for(weigh, ctx, before, title=_("Your five points"))
    waiting = open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)
    reasons = {one.choice: reason_of(one) for one in waiting if one.why or one.sender}
    ends = ctx.kindergarten.local(weighing.ends_at)
    months = _as_they_are(ctx, weighing.months)
    return cards.ballot_card(weighing, months, reasons, ends, len(done), len(group), form, ctx.library)


def _result(ctx: HmsContext, weighing: Weighing, *, told: bool = False) -> Card:
    ranking = weighing.ranking(sums_of(ctx.session, weighing))
    group = len(holders_of(ctx.session, ctx.kindergarten.id))
    return cards.result_card(ranking, weighing.months, group, ctx.library, told=told)


class MonthsReader(MonthReader):
    """Coming months, several of them."""

    field = FieldType.MULTI_SELECT


class ThemesReader(FittingThemeReader):
    field = FieldType.MULTI_SELECT


Months = tuple[Annotated[Month, MonthsReader(coming=True)], ...]
Themes = tuple[Annotated[Theme, ThemesReader()], ...]


@command(
    "hms",
    "poengrunde",
    also=(
        "start poeng",
        "start points",
        "stem start",
        "start avstemning",
        "start røysting",
        "start weighing",
    ),
    who=HMS_GROUP,
    says=_("Start a round of points, with a deadline"),
    submit=_("Start"),
    tells=(Audience.GROUP,),
    reads=(Part.CALENDAR, Part.FINDINGS, Part.PROPOSALS, Part.WEIGHINGS),
)
def start(
    ctx: ChangeContext,
    deadline: Annotated[date | None, DEADLINE] = None,
    months: Months = (),
    themes: Themes = (),
) -> Reply:
    kindergarten, newest = ctx.kindergarten, newest_weighing(ctx.kindergarten.weighings)
    if newest is not None and newest.is_open(ctx.now):
        return Reply(_ballot(ctx, newest))
    if deadline is None and not ctx.sent:
        return Reply(cards.choose_round_card(_start_form(ctx)))
    asked = deadline or _open_day(ctx, ctx.today + A_WEEK)
    if asked < ctx.today:
        raise DayPassed(asked)
    day = _open_day(ctx, asked)
    for month in months:
        must_be_coming(month, ctx.this_month)
    weighing = start_weighing(
        kindergarten.weighings,
        _months(ctx, months),
        _candidates(ctx, themes),
        kindergarten.posting_moment(day),
        now=ctx.now,
    )
    WEIGHED.owe(ctx.session, kindergarten.id, Round.of(weighing), weighing.ends_at)
    return to_group(cards.started_card(weighing, day, asked, ctx.library))


def _open_day(ctx: HmsContext, day: date) -> date:
    """An open day outside July whose posting time is still to come."""
    found = ctx.kindergarten.open_day_from(day)
    if ctx.kindergarten.posting_moment(found) > ctx.now:
        return found
    return ctx.kindergarten.open_day_from(found + timedelta(days=1))


def _months(ctx: HmsContext, asked: tuple[Month, ...]) -> tuple[Month, ...]:
    found = sorted(set(asked)) or months_ahead(ctx.kindergarten.calendar, ctx.this_month, MOST_MONTHS)
    return tuple(found[:MOST_MONTHS])


def _candidates(ctx: HmsContext, asked: tuple[Theme, ...]) -> tuple[Choice, ...]:
    """What colleagues propose, and what the group picks or the findings and the season suggest."""
    proposed = [one.choice for one in open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)]
    if asked:
        own = [choice for choice in proposed if isinstance(choice, OwnTheme)]
        picked: list[Choice] = [*own, *(theme.key for theme in asked)]
    else:
        used = themes_in(ctx.kindergarten.calendar) | {
            choice for choice in proposed if isinstance(choice, str)
        }
        count = max(SUGGESTED - len(proposed), 0)
        suggested = advise(ctx.library, ctx.this_month.next(), used, ctx.found, count)
        picked = [*proposed, *(one.theme.key for one in suggested)]
    return tuple(dict.fromkeys(picked))[:MOST_CANDIDATES]


@command(
    "hms",
    "avbryt-runden",
    also=(
        "avbryt runda",
        "stopp poeng",
        "stop points",
        "stem avbryt",
        "avbryt runden",
        "cancel weighing",
    ),
    who=HMS_GROUP,
    says=_("Stop giving points; the points are deleted"),
    tells=(Audience.GROUP,),
    careful=True,
    reads=(Part.WEIGHINGS,),
)
def cancel(ctx: ChangeContext) -> Reply:
    newest = newest_weighing(ctx.kindergarten.weighings)
    if newest is None or not newest.is_open(ctx.now):
        raise NothingToWeigh
    ctx.kindergarten.weighings.remove(newest)
    return to_group(cards.cancelled_card())
