"""Posts to hjelpere about what they are asked, and to the arbeidsgruppe about what nobody has answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.programme.helping.cards import (
    hjelper_taken_card,
    it_helped_card,
    question_card,
    unanswered_card,
)
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.help import HelpQuestion, QuestionState
from bot.store.help import (
    Member,
    find_member,
    find_message,
    find_question,
    hjelper_of,
    is_hjelper,
    messages_of,
)
from bot.store.programmes import Address, programme_of
from scheduler.kinds import NoticeKind, PostContext
from scheduler.periods import NUMBER, SECOND, TEXT, Several

ANSWERED = Skip("it has been answered, or is gone")


@dataclass(frozen=True)
class Reached:
    """A message of a kindergarten, and a hjelper who gets it, in their workspace."""

    message: int
    workspace: int
    person: str


@dataclass(frozen=True)
class Helped:
    """A question that is solved, and who answered it."""

    question: int
    person: str


@dataclass(frozen=True)
class NowTheirs:
    """A kindergarten that a hjelper took, and when."""

    kindergarten: int
    at: datetime


def _unanswered_of(ctx: PostContext, message: int) -> HelpQuestion | None:
    """The question of a message, while nobody has answered it or said more."""
    asked = find_message(ctx.session, message)
    question = None if asked is None else find_question(ctx.session, asked.question_id)
    if question is None or question.state is not QuestionState.WAITING:
        return None
    return question if messages_of(ctx.session, question.id)[-1].id == message else None


def _asker(ctx: PostContext, question: HelpQuestion) -> Member | None:
    """The kindergarten, as long as it is in the programme."""
    return find_member(ctx.session, question.programme_id, question.kindergarten_id)


def _question(ctx: PostContext, reached: Reached) -> Card | Skip:
    question = _unanswered_of(ctx, reached.message)
    hjelper = Address(reached.person, reached.workspace)
    if question is None or not is_hjelper(ctx.session, question.programme_id, hjelper):
        return ANSWERED
    member = _asker(ctx, question)
    if member is None:
        return ANSWERED
    own = hjelper_of(ctx.session, question.programme_id, member.id)
    messages = messages_of(ctx.session, question.id)
    return question_card(question.id, messages, member, question.stage, is_free=own is None)


def _unanswered(ctx: PostContext, message: int) -> Card | Skip:
    question = _unanswered_of(ctx, message)
    member = None if question is None else _asker(ctx, question)
    if question is None or member is None:
        return ANSWERED
    own = hjelper_of(ctx.session, question.programme_id, member.id)
    return unanswered_card(member, has_hjelper=own is not None)


def _helped(ctx: PostContext, helped: Helped) -> Card | Skip:
    question = find_question(ctx.session, helped.question)
    member = None if question is None else _asker(ctx, question)
    return Skip("the question is gone") if member is None else it_helped_card(member)


def _taken(ctx: PostContext, taken: NowTheirs) -> Card | Skip:
    programme = programme_of(ctx.session, ctx.kindergarten.id)
    member = find_member(ctx.session, programme.id, taken.kindergarten)
    return Skip("it has left the programme") if member is None else hjelper_taken_card(member)


QUESTION_CAME = NoticeKind(
    name="hjelper/asked",
    period=Several(Reached, NUMBER, NUMBER, TEXT),
    compose=_question,
    audience=Audience.PERSON,
)
HELPED = NoticeKind(
    name="hjelper/helped", period=Several(Helped, NUMBER, TEXT), compose=_helped, audience=Audience.PERSON
)
UNANSWERED = NoticeKind(
    name="hjelper/unanswered", period=NUMBER, compose=_unanswered, audience=Audience.PROGRAMME
)
"""Its period is the message that nobody has answered."""
TAKEN = NoticeKind(
    name="hjelper/taken",
    period=Several(NowTheirs, NUMBER, SECOND),
    compose=_taken,
    audience=Audience.PROGRAMME,
)
