"""What a hjelper does: says yes to being asked, and answers."""

from typing import Annotated

from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import NUMBER, YES_OR_NO
from bot.handlers.feedback.answering import Answer, answer_test, with_questions
from bot.handlers.feedback.cards import not_asked_card
from bot.handlers.programme.people import programme_here
from bot.handlers.programme.testing.cards import willing_card
from bot.handlers.programme.testing.posts import ASKED_HJELPER, ForHjelper
from bot.message.card import Reply
from bot.message.words import _
from bot.model.errors import NotThere
from bot.model.programme import AnyRole, ProgrammeRole
from bot.store.light_tests import find_light_test, hjelper_of

HJELPER: frozenset[AnyRole] = frozenset({ProgrammeRole.HJELPER})


@command("hms", "program tester", says=_("Say yes or no to being asked about what is new"), who=HJELPER)
def be_willing(ctx: ChangeContext, answer: Annotated[bool | None, YES_OR_NO] = None) -> Reply:
    """Raises NotThere."""
    me = hjelper_of(ctx.session, programme_here(ctx).id, ctx.place.tenant, ctx.user)
    if me is None:
        raise NotThere
    if answer is not None:
        me.tests = answer
    return Reply(willing_card(me.tests))


@command(
    "hms",
    "program test svar",
    says=_("Answer what the programme asks, without a name"),
    submit=_("Send without name"),
    who=HJELPER,
    listed=False,
    unnamed=True,
    goes_out=True,
    careful=True,
    dress=with_questions,
)
def answer(
    ctx: ChangeContext,
    number: Annotated[int | None, NUMBER, Ask(carried=True)] = None,
    first: Answer = None,
    second: Answer = None,
    third: Answer = None,
) -> Reply:
    """Where that person was asked."""
    test = None if number is None else find_light_test(ctx.session, number)
    me = hjelper_of(ctx.session, programme_here(ctx).id, ctx.place.tenant, ctx.user)
    if test is None or me is None:
        return Reply(not_asked_card())
    of = ForHjelper(test.id, me.workspace_id, me.user_id)
    if ASKED_HJELPER.state(ctx.session, ctx.kindergarten.id, of) is None:
        return Reply(not_asked_card())
    return Reply(answer_test(answer, ctx, test, (first, second, third)))
