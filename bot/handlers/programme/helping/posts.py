"""Posts to hjelpere about what they are asked, and to the arbeidsgruppe about what nobody has answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.programme.helping.cards import (
    hjelper_taken_card,
    it_helped_card,
    not_yours_any_more_card,
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
    hjelpere_asked,
    is_hjelper,
    messages_of,
    name_of,
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


@dataclass(frozen=True)
class NotTheirs:
    """A kindergarten that has left, who was its hjelper, and when."""

    kindergarten: int
    workspace: int
    at: datetime
    person: str


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
    messages = messages_of(ctx.session, question.id)
    return question_card(question.id, messages, member, question.stage, _asked_of(ctx, question))


def _asked_of(ctx: PostContext, question: HelpQuestion) -> int | None:
    """How many it went to; None where the kindergarten has a hjelper of its own."""
    own = hjelper_of(ctx.session, question.programme_id, question.kindergarten_id)
    return len(hjelpere_asked(ctx.session, question)) if own is None else None


def _unanswered(ctx: PostContext, message: int) -> Card | Skip:
    question = _unanswered_of(ctx, message)
    member = None if question is None else _asker(ctx, question)
    if question is None or member is None:
        return ANSWERED
    return unanswered_card(member, _asked_of(ctx, question))


def _helped(ctx: PostContext, helped: Helped) -> Card | Skip:
    question = find_question(ctx.session, helped.question)
    member = None if question is None else _asker(ctx, question)
    return Skip("the question is gone") if member is None else it_helped_card(member)


def _taken(ctx: PostContext, taken: NowTheirs) -> Card | Skip:
    programme = programme_of(ctx.session, ctx.kindergarten.id)
    member = find_member(ctx.session, programme.id, taken.kindergarten)
    return Skip("it has left the programme") if member is None else hjelper_taken_card(member)


def _left(ctx: PostContext, left: NotTheirs) -> Card | Skip:
    programme = programme_of(ctx.session, ctx.kindergarten.id)
    if find_member(ctx.session, programme.id, left.kindergarten) is not None:
        return Skip("it has joined again")
    if not is_hjelper(ctx.session, programme.id, Address(left.person, left.workspace)):
        return Skip("the role has been given back")
    name = name_of(ctx.session, left.kindergarten)
    return Skip("the kindergarten is gone") if name is None else not_yours_any_more_card(name)


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
LEFT = NoticeKind(
    name="hjelper/left",
    period=Several(NotTheirs, NUMBER, NUMBER, SECOND, TEXT),
    compose=_left,
    audience=Audience.PERSON,
)
