"""`/hms tilbakemelding`, and answers to what a programme asks: both without anybody's name."""

from typing import Annotated

from bot.commands.forms import form_for
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.feedback import cards
from bot.handlers.feedback.answering import Answer, answer_test, with_questions
from bot.handlers.membership.cards import not_joined_card
from bot.handlers.programme.telling import tell_arbeidsgruppe
from bot.handlers.programme.testing.posts import ASKED, DIGEST
from bot.message.card import Reply
from bot.message.words import _
from bot.model.days import DAYS_IN_WEEK, ONE_DAY, Week
from bot.model.feedback import FEEDBACK_LIMIT
from bot.model.programme import Programme
from bot.store.feedback import week_to_write
from bot.store.light_tests import find_light_test, is_in_programme
from bot.store.programmes import find_home, joined

TEXT = TextReader(
    _("What you want to say"), _("What works, what does not. No names."), limit=FEEDBACK_LIMIT, long=True
)


@command(
    "hms",
    "svar-programmet",
    also=("svar programmet", "answer the programme"),
    says=_("Answer what the programme asks, without a name"),
    submit=_("Send without name"),
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
    """Where the kindergarten was asked, and is still in the programme."""
    test = None if number is None else find_light_test(ctx.session, number)
    here = ctx.kindergarten.id
    if test is None or ASKED.state(ctx.session, here, test.id) is None:
        return Reply(cards.not_asked_card())
    if not is_in_programme(ctx.session, here, test.programme_id):
        return Reply(cards.not_asked_card())
    return Reply(answer_test(answer, ctx, test, (first, second, third)))


@command(
    "hms",
    "tilbakemelding",
    also=("tilbakemeldingar", "feedback", "gi tilbakemelding"),
    says=_("Tell the programme what works, without a name"),
    submit=_("Send without name"),
    unnamed=True,
    goes_out=True,
)
def feedback(ctx: ChangeContext, text: Annotated[str | None, TEXT] = None) -> Reply:
    """Nothing goes before the form is sent, which shows all that goes."""
    programmes = [programme for _membership, programme in joined(ctx.session, ctx.kindergarten.id)]
    if not programmes:
        return Reply(not_joined_card())
    names = tuple(one.name for one in programmes)
    if text is None or not ctx.sent:
        form = form_for(feedback, ctx, {"text": text}, title=_("Tell the programme"))
        return Reply(cards.write_card(names, form))
    took = [_keep(ctx, one, text) for one in programmes]
    return Reply(cards.sent_card(names, text) if any(took) else cards.no_more_this_week_card())


def _keep(ctx: ChangeContext, programme: Programme, text: str) -> bool:
    """Among the others of the week; tells whether there was room. The arbeidsgruppe gets them on Monday."""
    week = Week.of(ctx.today)
    row = week_to_write(ctx.session, programme.id, week)
    if row.is_full:
        return False
    row.add(text)
    home = None if programme.home_id is None else find_home(ctx.session, programme.home_id, lock=False)
    if home is not None and len(row.texts) == 1:
        monday = week.monday + DAYS_IN_WEEK * ONE_DAY
        tell_arbeidsgruppe(ctx.session, programme, DIGEST, week, home.posting_moment(monday))
    return True
