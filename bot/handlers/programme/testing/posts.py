"""Posts of a programme that asks: to kindergartens, to hjelpere, and to its arbeidsgruppe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from bot.handlers.feedback.cards import asked_card, reminder_card, thanks_card
from bot.handlers.feedback.lines import ANSWER as FROM_KINDERGARTEN
from bot.handlers.programme.testing.lines import ANSWER as FROM_HJELPER
from bot.handlers.programme.testing.reading_cards import digest_card, ended_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.days import Week
from bot.model.light_test import LONGEST, LightTest
from bot.store.feedback import find_week
from bot.store.light_tests import find_light_test, is_hjelper, is_in_programme, tally_of
from bot.store.programmes import find_programme, programme_of
from scheduler.kinds import NoticeKind, PostContext
from scheduler.periods import DAY, NUMBER, TEXT, WEEK, Several

SUMMER = timedelta(days=60)
"""So long something may have to wait until somebody is at work again."""
OVER, LEFT = Skip("the test is over"), Skip("not in the programme any more")


@dataclass(frozen=True)
class ForHjelper:
    """A test, and the hjelper in their workspace who is asked."""

    test: int
    workspace: int
    person: str


@dataclass(frozen=True)
class EndOf:
    test: int
    day: date


FOR_HJELPER = Several(ForHjelper, NUMBER, NUMBER, TEXT)
Made: TypeAlias = Card | Skip
Tell: TypeAlias = Callable[[LightTest, str, str], Card]
"""Makes a card of a test, its programme's name, and the line to answer by."""


def _ask(test: LightTest, programme: str, line: str) -> Card:
    return asked_card(programme, test.title, len(test.questions), test.last_day, line)


def _remind(test: LightTest, programme: str, line: str) -> Card:
    return reminder_card(programme, test.title, test.last_day, line)


def _thank(test: LightTest, _programme: str, _line: str) -> Card:
    return thanks_card(test.title, test.changes or "")


def _to_kindergarten(tell: Tell, *, while_open: bool) -> Callable[[PostContext, int], Made]:
    def made(ctx: PostContext, number: int) -> Made:
        test = find_light_test(ctx.session, number)
        if test is None or (while_open and not test.is_open(ctx.now)):
            return OVER
        if not is_in_programme(ctx.session, ctx.kindergarten.id, test.programme_id):
            return LEFT
        return _told(ctx, tell, test, FROM_KINDERGARTEN(number))

    return made


def _to_hjelper(tell: Tell, *, while_open: bool) -> Callable[[PostContext, ForHjelper], Made]:
    def made(ctx: PostContext, to: ForHjelper) -> Made:
        test = find_light_test(ctx.session, to.test)
        if test is None or (while_open and not test.is_open(ctx.now)):
            return OVER
        if not is_hjelper(ctx.session, test.programme_id, to.workspace, to.person):
            return LEFT
        return _told(ctx, tell, test, FROM_HJELPER(to.test))

    return made


def _told(ctx: PostContext, tell: Tell, test: LightTest, line: str) -> Made:
    programme = find_programme(ctx.session, test.programme_id)
    return LEFT if programme is None else tell(test, programme.name, line)


ASKED = NoticeKind(
    name="test/asked",
    period=NUMBER,
    compose=_to_kindergarten(_ask, while_open=True),
    audience=Audience.EVERYBODY,
    lasts=LONGEST,
    in_pause=False,
)
"""Its row says that the kindergarten was asked."""
REMINDER = NoticeKind(
    name="test/reminder",
    period=NUMBER,
    compose=_to_kindergarten(_remind, while_open=True),
    audience=Audience.GROUP,
    in_pause=False,
)
THANKS = NoticeKind(
    name="test/thanks",
    period=NUMBER,
    compose=_to_kindergarten(_thank, while_open=False),
    audience=Audience.EVERYBODY,
    lasts=SUMMER,
    in_pause=False,
)
ASKED_HJELPER = NoticeKind(
    name="test/hjelper",
    period=FOR_HJELPER,
    compose=_to_hjelper(_ask, while_open=True),
    audience=Audience.PERSON,
    lasts=LONGEST,
)
"""Its row says that the hjelper was asked."""
REMINDER_HJELPER = NoticeKind(
    name="test/hjelper-reminder",
    period=FOR_HJELPER,
    compose=_to_hjelper(_remind, while_open=True),
    audience=Audience.PERSON,
)
THANKS_HJELPER = NoticeKind(
    name="test/hjelper-thanks",
    period=FOR_HJELPER,
    compose=_to_hjelper(_thank, while_open=False),
    audience=Audience.PERSON,
    lasts=SUMMER,
)


def _ended(ctx: PostContext, end: EndOf) -> Made:
    test, tally = find_light_test(ctx.session, end.test), tally_of(ctx.session, end.test)
    if test is None or tally is None or test.is_open(ctx.now):
        return Skip("the test is not over")
    return ended_card(test, tally.total)


ENDED = NoticeKind(
    name="test/ended",
    period=Several(EndOf, NUMBER, DAY),
    compose=_ended,
    audience=Audience.PROGRAMME,
    lasts=SUMMER,
)


def _digest(ctx: PostContext, week: Week) -> Made:
    programme = programme_of(ctx.session, ctx.kindergarten.id)
    found = find_week(ctx.session, programme.id, week)
    return Skip("nothing was written") if found is None or not found.texts else digest_card(found, 0)


DIGEST = NoticeKind(
    name="programme/digest",
    period=WEEK,
    compose=_digest,
    audience=Audience.PROGRAMME,
    lasts=SUMMER,
)
"""Once a week, where anything was written in it."""
