"""`/hms program test`: the arbeidsgruppe writes its questions, and chooses whom it asks."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from bot.commands.context import ARBEIDSGRUPPE
from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask
from bot.commands.registry import Command, command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within
from bot.handlers.common.readers import NUMBER, YES
from bot.handlers.programme.people import programme_here
from bot.handlers.programme.testing import cards
from bot.handlers.programme.testing import readers as read
from bot.handlers.programme.testing.reading_cards import results_card, running_card
from bot.message.card import Card, Reply
from bot.message.words import _
from bot.model.avdeling import TooMany
from bot.model.days import ONE_DAY, DayPassed
from bot.model.errors import NotThere, Refusal
from bot.model.light_test import (
    FEWEST_KINDERGARTENS,
    LONGEST,
    MOST_KINDERGARTENS,
    LightTest,
    Panel,
    Question,
    QuestionKind,
    TooFarAhead,
    TooFewAsked,
    WrongOptions,
)
from bot.store.light_tests import find_light_test, tally_of, tests_of, willing_kindergartens

WHICH = Ask(carried=True)
SHOWN = Ask(in_form=False)
"""The edition that the yes is to."""
COUNT = Ask(
    _("How many, by chance"), _("For “A few kindergartens, by chance”: from 3 to 100."), on_line=False
)


def light_test_here(ctx: HmsContext, number: int | None) -> LightTest:
    """One of the programme's own. Raises NotThere."""
    found = None if number is None else find_light_test(ctx.session, number)
    if found is None or found.programme_id != programme_here(ctx).id:
        raise NotThere
    return found


@command("hms", "program test", says=_("Ask about what is new"), who=ARBEIDSGRUPPE)
def all_tests(ctx: HmsContext, number: Annotated[int | None, NUMBER] = None) -> Reply:
    """All, or one as it stands. Raises NotThere."""
    if number is None:
        return Reply(_page(ctx, 1))
    return Reply(as_it_stands(ctx, light_test_here(ctx, number)))


def _page(ctx: HmsContext, wanted: int) -> Card:
    found = tests_of(ctx.session, programme_here(ctx).id)
    page = Page.of(found, page_within(wanted, cards.SHOWN, len(found)), cards.SHOWN)
    return cards.tests_card(page, ctx.now)


@command("hms", "program test eldre", says=_("Older questions"), who=ARBEIDSGRUPPE, listed=False)
def older(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    return Reply(_page(ctx, page or 2))


def as_it_stands(ctx: HmsContext, test: LightTest) -> Card:
    tally = tally_of(ctx.session, test.id)
    if tally is None:
        return cards.draft_card(test)
    return results_card(test, tally) if test.is_over(ctx.now) else running_card(test, tally.total)


@command(
    "hms",
    "program test ny",
    also=("program test nytt", "program test new"),
    says=_("Ask something new"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def new(
    ctx: ChangeContext,
    title: Annotated[str, read.TITLE, Ask(on_line=False)],
    words: Annotated[str, read.WORDS, Ask(on_line=False)],
    kind: Annotated[QuestionKind, read.KIND, Ask(on_line=False)],
    last_day: Annotated[date, read.LAST_DAY, Ask(on_line=False)],
    options: Annotated[tuple[str, ...], read.OPTIONS, Ask(on_line=False)] = (),
) -> Reply:
    """A draft with its first question. Raises Incomplete, with what was written kept."""
    try:
        _must_be_near(last_day, ctx.today)
    except (DayPassed, TooFarAhead) as wrong:
        given = {"title": title, "words": words, "kind": kind, "last_day": last_day, "options": options}
        raise wrong_at(new, ctx, given, "last_day", wrong) from wrong
    question = _question(new, ctx, words, kind, options, title=title, last_day=last_day)
    test = LightTest(
        programme_id=programme_here(ctx).id,
        title=title,
        questions=(question,),
        chosen=(),
        last_day=last_day,
        ends_at=_midnight_after(last_day, ctx),
    )
    ctx.session.add(test)
    ctx.session.flush()
    return Reply(cards.draft_card(test))


def _must_be_near(last_day: date, today: date) -> None:
    """Raises DayPassed or TooFarAhead."""
    if last_day < today:
        raise DayPassed(last_day)
    if last_day > today + LONGEST:
        raise TooFarAhead(today + LONGEST)


def _midnight_after(day: date, ctx: HmsContext) -> datetime:
    return datetime.combine(day + ONE_DAY, time(), ZoneInfo(ctx.kindergarten.zone)).astimezone(UTC)


def _question(
    command: Command, ctx: HmsContext, words: str, kind: QuestionKind, options: tuple[str, ...], **others: Any
) -> Question:
    """Raises Incomplete for a choice of nothing."""
    if kind is QuestionKind.CHOICE and not options:
        values = {"words": words, "kind": kind, **others}
        raise wrong_at(command, ctx, values, "options", WrongOptions())
    return Question(words, kind, options if kind is QuestionKind.CHOICE else ())


@command("hms", "program test spørsmål", says=_("One more question"), who=ARBEIDSGRUPPE, careful=True)
def more(
    ctx: ChangeContext,
    words: Annotated[str, read.WORDS, Ask(on_line=False)],
    kind: Annotated[QuestionKind, read.KIND, Ask(on_line=False)],
    options: Annotated[tuple[str, ...], read.OPTIONS, Ask(on_line=False)] = (),
    number: Annotated[int | None, NUMBER, WHICH] = None,
) -> Reply:
    """Raises NotThere, Incomplete, NotADraft or TooManyQuestions."""
    test = light_test_here(ctx, number)
    test.add(_question(more, ctx, words, kind, options, number=test.id))
    return Reply(cards.draft_card(test))


@command("hms", "program test til", says=_("Choose who is asked"), who=ARBEIDSGRUPPE, careful=True)
def choose_panel(
    ctx: ChangeContext,
    number: Annotated[int | None, NUMBER, WHICH] = None,
    whom: Annotated[Panel | None, read.WHOM, Ask(on_line=False)] = None,
    chosen: tuple[Annotated[int, read.WILLING], ...] = (),
    count: Annotated[int | None, NUMBER, COUNT] = None,
) -> Reply:
    """Raises NotThere, NotADraft or Incomplete."""
    test = light_test_here(ctx, number)
    test.must_be_draft()
    willing = dict(willing_kindergartens(ctx.session, test.programme_id))
    if whom is None:
        before = {"number": test.id, "whom": test.panel, "chosen": test.chosen, "count": test.number}
        return Reply(cards.panel_card(test.title, len(willing), form_for(choose_panel, ctx, before)))
    some = tuple(key for key in dict.fromkeys(chosen) if key in willing)
    values = {"number": test.id, "whom": whom, "chosen": some, "count": count}
    wrong = _wrong_number(
        {Panel.CHOSEN: ("chosen", len(some)), Panel.RANDOM: ("count", count or 0)}.get(whom)
    )
    if wrong is not None:
        raise wrong_at(choose_panel, ctx, values, *wrong)
    test.panel, test.chosen, test.number = whom, some, count if whom is Panel.RANDOM else None
    return Reply(cards.draft_card(test))


def _wrong_number(field: tuple[str, int] | None) -> tuple[str, Refusal] | None:
    """Which field asks too few kindergartens, or too many."""
    if field is None or FEWEST_KINDERGARTENS <= field[1] <= MOST_KINDERGARTENS:
        return None
    few = field[1] < FEWEST_KINDERGARTENS
    return field[0], TooFewAsked(FEWEST_KINDERGARTENS) if few else TooMany(MOST_KINDERGARTENS)


@command(
    "hms", "program test slett", says=_("Delete a draft"), submit=_("Go on"), who=ARBEIDSGRUPPE, careful=True
)
def delete(
    ctx: ChangeContext,
    number: Annotated[int, NUMBER],
    sure: Annotated[bool | None, YES] = None,
    shown: Annotated[int | None, NUMBER, SHOWN] = None,
) -> Reply:
    """Asked back, and asked back again where it has changed since. Raises NotThere or NotADraft."""
    test = light_test_here(ctx, number)
    test.must_be_draft()
    if not sure or shown != test.edition:
        return Reply(cards.delete_card(test))
    ctx.session.delete(test)
    return Reply(cards.deleted_card(test.title))
