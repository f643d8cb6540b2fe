"""Posts to a kindergarten about its hjelper: an answer, and that it has got one."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.helping.cards import answer_came_card, has_hjelper_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.help import QuestionState
from bot.store.help import find_message, find_question, hjelper_of, messages_of
from bot.store.programmes import find_programme
from scheduler.kinds import NoteKind, NoticeKind, PostContext
from scheduler.periods import NUMBER, SECOND, Several


@dataclass(frozen=True)
class Given:
    """A programme in which a kindergarten got a hjelper, and when."""

    programme: int
    at: datetime


def _answer(ctx: PostContext, message: int) -> Card | Skip:
    answer = find_message(ctx.session, message)
    question = None if answer is None else find_question(ctx.session, answer.question_id)
    if answer is None or question is None or question.state is QuestionState.SOLVED:
        return Skip("the question is gone")
    upto = [one for one in messages_of(ctx.session, question.id) if one.id <= message]
    return answer_came_card(upto, question.id)


def _given(ctx: PostContext, given: Given) -> Card | Skip:
    programme = find_programme(ctx.session, given.programme)
    if programme is None or hjelper_of(ctx.session, programme.id, ctx.kindergarten.id) is None:
        return Skip("it has none any more")
    return has_hjelper_card(programme.name)


ANSWER = NoticeKind(name="hjelper/answer", period=NUMBER, compose=_answer, audience=Audience.GROUP)
"""Its period is the answer's message."""
GIVEN = NoteKind(name="notice/hjelper", period=Several(Given, NUMBER, SECOND), tell=_given)
