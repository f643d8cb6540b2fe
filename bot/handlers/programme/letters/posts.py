"""Posts of letters: to the kindergartens, back from them, tests, and what waits for a second yes."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.programme.letters import cards
from bot.handlers.programme.letters.waiting_cards import second_yes_card
from bot.message.card import Card
from bot.message.delivery import Content, Skip
from bot.model.audience import Audience
from bot.model.letter import OF_USE, Letter, LetterState
from bot.model.parts import Part
from bot.model.programme import Programme
from bot.store.letters import LEFT, STOPPED, count_recipients
from bot.store.letters import LETTER as LETTER_KIND
from bot.store.letters import RECALL as RECALL_KIND
from bot.store.programmes import find_programme
from scheduler.kinds import NoticeKind, PostContext, PostKind
from scheduler.periods import NUMBER, SECOND, Several
from scheduler.recall import recall

NO_LETTER = Skip("there is no such letter")


@dataclass(frozen=True)
class LetterAt:
    """A letter as it was at a moment."""

    letter: int
    at: datetime


def _found(ctx: PostContext, number: int) -> tuple[Letter, Programme] | None:
    """Both are read once for all posts that are made ready together."""
    read: dict[int, tuple[Letter, Programme] | None] = ctx.session.info.setdefault(LETTER_KIND, {})
    if number not in read:
        letter = ctx.session.get(Letter, number)
        programme = None if letter is None else find_programme(ctx.session, letter.programme_id)
        read[number] = None if letter is None or programme is None else (letter, programme)
    return read[number]


def _letter(ctx: PostContext, number: int) -> Card | Skip:
    """A kindergarten that has left meanwhile does not get it, and nobody what was stopped meanwhile."""
    found = _found(ctx, number)
    if found is None:
        return NO_LETTER
    letter, programme = found
    if letter.state is not LetterState.SENT:
        return Skip(STOPPED)
    if all(one.programme_id != programme.id for one in ctx.kindergarten.memberships):
        return Skip(LEFT)
    return cards.letter_post_card(programme.name, letter, ctx.kindergarten.language)


def _recalled(ctx: PostContext, number: int) -> Content:
    found = _found(ctx, number)
    if found is None:
        return NO_LETTER
    letter, programme = found
    return recall(
        ctx, LETTER, number, cards.recalled_post_card(programme.name, letter, ctx.kindergarten.language)
    )


def _test(ctx: PostContext, test: LetterAt) -> Card | Skip:
    found = _found(ctx, test.letter)
    if found is None:
        return NO_LETTER
    letter, programme = found
    if letter.changed_at.replace(microsecond=0) > test.at:  # or it is another, with its number
        return Skip("the letter has changed since")
    return cards.test_post_card(programme.name, letter, ctx.kindergarten.language)


def _asked(ctx: PostContext, asked: LetterAt) -> Card | Skip:
    found = _found(ctx, asked.letter)
    if found is None:
        return NO_LETTER
    letter, _programme = found
    if letter.state is not LetterState.WAITING or letter.changed_at.replace(microsecond=0) != asked.at:
        return Skip("it does not wait any more")
    return second_yes_card(letter, count_recipients(ctx.session, letter), ctx.now)


LETTER = PostKind(
    name=LETTER_KIND,
    period=NUMBER,
    compose=_letter,
    audience=Audience.EVERYBODY,
    reads=(Part.MEMBERSHIPS,),
    again=lambda _number, now: now + OF_USE,
)
RECALL = NoticeKind(
    name=RECALL_KIND, period=NUMBER, compose=_recalled, audience=Audience.EVERYBODY, at_once=True
)
_TEST = Several(LetterAt, NUMBER, SECOND)
TEST = NoticeKind(
    name="letter-test/programme", period=_TEST, compose=_test, audience=Audience.PROGRAMME, at_once=True
)
TEST_IN_KINDERGARTEN = NoticeKind(
    name="letter-test/channel", period=_TEST, compose=_test, audience=Audience.EVERYBODY, at_once=True
)
ASKED = NoticeKind(name="letter-asked", period=_TEST, compose=_asked, audience=Audience.PROGRAMME)
