"""What a hjelper does: answers, looks at their kindergartens, takes one; and who gives a kindergarten one."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from bot.commands.context import ARBEIDSGRUPPE, AROUND
from bot.commands.forms import form_for
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within, pages_of_two
from bot.handlers.common.readers import NUMBER, PersonReader
from bot.handlers.helping.cards import ON_PAGE
from bot.handlers.helping.posts import ANSWER as ANSWER_CAME
from bot.handlers.helping.posts import GIVEN, Given
from bot.handlers.programme.helping import cards
from bot.handlers.programme.helping.posts import TAKEN, NowTheirs
from bot.handlers.programme.helping.readers import ANSWER, MEMBER, WAITING, address_of
from bot.handlers.programme.people import programme_here, programme_roles
from bot.handlers.programme.telling import tell_arbeidsgruppe
from bot.message.card import Reply
from bot.message.words import _
from bot.model.errors import NotThere
from bot.model.help import (
    AnsweredByAnother,
    HelpMessage,
    HelpQuestion,
    QuestionGone,
    QuestionState,
    Stage,
)
from bot.model.programme import AnyRole, Membership, Programme, ProgrammeRole
from bot.model.texts import Localized
from bot.store.help import (
    Member,
    Milestones,
    count_without_hjelper,
    find_member,
    find_membership,
    find_question,
    hjelper_of,
    hjelpere_asked,
    is_hjelper,
    kindergartens_of_hjelper,
    messages_of,
    milestones_of,
    waiting_for,
    without_hjelper,
)
from bot.store.programmes import Address

HJELPER: frozenset[AnyRole] = frozenset({ProgrammeRole.HJELPER})


@command("hms", "program mine", says=_("My kindergartens"), who=HJELPER)
def mine(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    programme, me = programme_here(ctx), address_of(ctx)
    members = kindergartens_of_hjelper(ctx.session, programme.id, me)
    waiting = waiting_for(ctx.session, programme.id, me)
    asked, some = pages_of_two(waiting, members, page, cards.MINE_SHOWN)
    questions = Page([(_name(ctx, one), one.about, one.id) for one in asked], asked.number)
    stages = Page(_stages(ctx, some.shown), some.number, some.after)
    free = count_without_hjelper(ctx.session, programme.id)
    return Reply(cards.mine_card(questions, stages, len(members), free))


def _stages(ctx: HmsContext, members: Sequence[Member]) -> list[tuple[Member, Stage | None]]:
    done, titles = milestones_of(ctx.session, members), _titles(ctx)
    return [(one, _stage(done.get(one.id), titles)) for one in members]


def _name(ctx: HmsContext, question: HelpQuestion) -> str:
    member = find_member(ctx.session, question.programme_id, question.kindergarten_id)
    return "" if member is None else member.name


def _titles(ctx: HmsContext) -> dict[str, Localized]:
    return {one.key: one.title for phase in ctx.plan_template for one in phase.milestones}


def _stage(milestones: Milestones | None, titles: Mapping[str, Localized]) -> Stage | None:
    """In the programme's own words: a kindergarten may have written names of its own."""
    if milestones is None or not (milestones.done or milestones.open):
        return None
    done, total = len(milestones.done), len(milestones.done) + len(milestones.open)
    return Stage(done, total, next((titles[key] for key in milestones.open if key in titles), None))


@command(
    "hms", "program en", also=("program ein",), says=_("One of my kindergartens"), who=HJELPER, listed=False
)
def one(ctx: HmsContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises NotThere."""
    members = kindergartens_of_hjelper(ctx.session, programme_here(ctx).id, address_of(ctx))
    member = next((each for each in members if each.id == number), None)
    if member is None:
        raise NotThere
    found, titles = milestones_of(ctx.session, [member]).get(member.id), _titles(ctx)
    done = () if found is None else found.done
    ours = [titles[key] for key in done if key in titles]
    return Reply(cards.one_card(member, _stage(found, titles), ours, len(done) - len(ours)))


@command(
    "hms",
    "program svar",
    also=("program answer",),
    says=_("Answer a question"),
    submit=_("Send the answer"),
    who=HJELPER,
    careful=True,
)
def answer(
    ctx: ChangeContext,
    question: Annotated[int | None, WAITING] = None,
    text: Annotated[str | None, ANSWER] = None,
) -> Reply:
    """Raises AnsweredByAnother or QuestionGone."""
    if question is None:
        waiting = WAITING.options(ctx)
        if not waiting:
            return Reply(cards.nothing_waits_card())
        question = int(waiting[0].value)
    asked, member = _asked(ctx, question)
    if text is None:
        form = form_for(answer, ctx, {"question": asked.id})
        messages = messages_of(ctx.session, asked.id)
        return Reply(cards.answer_card(messages, member, asked.stage, form))
    message = HelpMessage(
        question_id=asked.id, kindergarten_id=member.id, is_answer=True, text=text, at=ctx.now
    )
    ctx.session.add(message)
    me = address_of(ctx)
    asked.state, asked.changed_at = QuestionState.ANSWERED, ctx.now
    asked.hjelper, asked.hjelper_workspace = me.person, me.workspace_id
    ctx.session.flush()
    ANSWER_CAME.owe_new(ctx.session, member.id, message.id, ctx.now)
    return Reply(cards.answer_sent_card(member, text))


@command("hms", "program les", says=_("Read a question"), who=HJELPER, listed=False)
def read(
    ctx: HmsContext, number: Annotated[int, NUMBER], page: Annotated[int | None, NUMBER] = None
) -> Reply:
    """All that was said, some at a time. Raises AnsweredByAnother or QuestionGone."""
    asked, member = _asked(ctx, number)
    messages = messages_of(ctx.session, asked.id)
    if not messages:
        raise QuestionGone
    wanted = page_within(page, ON_PAGE, len(messages))
    return Reply(cards.messages_card(Page.of(messages, wanted, ON_PAGE), member))


def _asked(ctx: HmsContext, number: int) -> tuple[HelpQuestion, Member]:
    """A question that somebody may answer, and whose it is. Raises AnsweredByAnother or QuestionGone."""
    question, programme, me = (
        find_question(ctx.session, number, lock=ctx.changes),
        programme_here(ctx),
        address_of(ctx),
    )
    if question is None or question.programme_id != programme.id:
        raise QuestionGone
    if question.state not in (QuestionState.WAITING, QuestionState.ANSWERED):
        raise QuestionGone
    if me not in hjelpere_asked(ctx.session, question):
        raise AnsweredByAnother
    member = find_member(ctx.session, programme.id, question.kindergarten_id)
    if member is None:
        raise QuestionGone
    return question, member


# Who is whose hjelper


@command(
    "hms",
    "program hjelper",
    also=("program hjelpar", "program hjelpere", "program hjelparar"),
    says=_("Kindergartens without a hjelper"),
    who=AROUND,
)
def hjelpere(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    programme, roles = programme_here(ctx), programme_roles(ctx)
    count = count_without_hjelper(ctx.session, programme.id)
    number, size = page_within(page, cards.SHOWN, count), cards.SHOWN
    free = without_hjelper(ctx.session, programme.id, size, size * (number - 1))
    asked = give if ProgrammeRole.ARBEIDSGRUPPE in roles else take
    form = form_for(asked, ctx, {}) if count else None
    return Reply(cards.hjelpere_card(Page.among(free, number, size, count), count, roles, form))


@command(
    "hms",
    "program gi-hjelper",
    also=("program gi hjelper",),
    says=_("Give a kindergarten a hjelper"),
    submit=_("Give a hjelper"),
    who=ARBEIDSGRUPPE,
    careful=True,
)
def give(
    ctx: ChangeContext,
    kindergarten: Annotated[Member, MEMBER],
    person: Annotated[str, PersonReader(_("Hjelper"))],
) -> Reply:
    """Raises NotThere."""
    programme = programme_here(ctx)
    chosen = Address(person, address_of(ctx).workspace_id)
    if not is_hjelper(ctx.session, programme.id, chosen):
        return Reply(cards.not_a_hjelper_card())
    _give(ctx, programme, _membership(ctx, kindergarten.id), chosen)
    return Reply(cards.hjelper_given_card(kindergarten))


def _membership(ctx: ChangeContext, kindergarten_id: int) -> Membership:
    """Raises NotThere."""
    found = find_membership(ctx.session, programme_here(ctx).id, kindergarten_id, lock=True)
    if found is None:
        raise NotThere
    return found


def _give(ctx: ChangeContext, programme: Programme, membership: Membership, to: Address) -> None:
    """The kindergarten is told with what else there is in the week."""
    membership.hjelper, membership.hjelper_workspace = to.person, to.workspace_id
    GIVEN.owe(ctx.session, membership.kindergarten_id, Given(programme.id, ctx.now), ctx.now)


@command(
    "hms",
    "program ta",
    says=_("Be the hjelper of a kindergarten"),
    submit=_("Be the hjelper"),
    who=HJELPER,
    listed=False,
    careful=True,
)
def take(ctx: ChangeContext, member: Annotated[Member, MEMBER]) -> Reply:
    """The first who presses has it. Raises NotThere."""
    programme, me = programme_here(ctx), address_of(ctx)
    membership = _membership(ctx, member.id)
    earlier = hjelper_of(ctx.session, programme.id, member.id)
    if earlier not in (None, me):
        return Reply(cards.has_one_already_card(member))
    if earlier is None:
        _give(ctx, programme, membership, me)
        tell_arbeidsgruppe(ctx.session, programme, TAKEN, NowTheirs(member.id, ctx.now), ctx.now)
    return Reply(cards.it_is_yours_card(member))


@command(
    "hms",
    "program slipp",
    also=("program slepp",),
    says=_("Be the hjelper of a kindergarten no longer"),
    who=HJELPER,
    listed=False,
    careful=True,
)
def let_go(ctx: ChangeContext, number: Annotated[int | None, NUMBER, Ask(in_form=False)] = None) -> Reply:
    """Raises NotThere."""
    if number is None:
        return mine(ctx)
    programme, membership = programme_here(ctx), _membership(ctx, number)
    member = find_member(ctx.session, programme.id, number)
    if member is None:
        raise NotThere
    if Address(membership.hjelper, membership.hjelper_workspace) == address_of(ctx):
        membership.hjelper = membership.hjelper_workspace = None
    return Reply(cards.let_go_card(member))
