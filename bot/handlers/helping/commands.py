"""`/hms hjelper`: the HMS-gruppe asks a hjelper, after it has seen what is sent and to whom."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.forms import form_for
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import Page, page_within
from bot.handlers.common.readers import NUMBER
from bot.handlers.helping import cards
from bot.handlers.helping.readers import ASKED, QUESTION
from bot.handlers.programme.helping.posts import HELPED, QUESTION_CAME, UNANSWERED, Helped, Reached
from bot.handlers.programme.telling import tell_arbeidsgruppe
from bot.message.card import Card, Form, Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.help import (
    OPEN_DAYS,
    HelpMessage,
    HelpQuestion,
    NoHjelper,
    QuestionGone,
    QuestionState,
    Stage,
    in_brief,
)
from bot.model.kindergarten import Kindergarten
from bot.model.parts import Part
from bot.model.plan import Milestone, PhaseTemplate, Status, open_milestones
from bot.model.programme import Membership, Programme
from bot.model.rhythm import Rhythm
from bot.store.help import (
    all_hjelpere,
    find_message,
    find_question,
    hjelper_of,
    hjelpere_asked,
    messages_of,
)
from bot.store.programmes import find_programme, joined
from scheduler.hours import local_day, posting_moment_after

SHARED = (Part.MEMBERSHIPS, Part.MILESTONES, Part.HELP_QUESTIONS)


@command(
    "hms",
    "hjelper",
    also=("hjelpar", "spør hjelper", "spør hjelperen", "spør hjelparen", "ask hjelper"),
    who=HMS_GROUP,
    says=_("Ask a hjelper"),
    submit=_("See it first"),
    goes_out=True,
    reads=SHARED,
)
def ask(
    ctx: ChangeContext,
    question: Annotated[str | None, QUESTION] = None,
) -> Reply:
    """Nothing is sent before somebody has seen it. Raises NoHjelper."""
    if not ctx.kindergarten.memberships:
        return Reply(cards.no_programme_to_ask_card())
    if question is None:
        return Reply(cards.ask_card(_open_ones(ctx, 1), _form(ctx, None)))
    membership = _where_somebody_helps(ctx)
    made = HelpQuestion(
        kindergarten_id=ctx.kindergarten.id,
        programme_id=membership.programme_id,
        about=in_brief(question),
        state=QuestionState.DRAFT,
        stage=_stage(ctx, membership),
        changed_at=ctx.now,
    )
    ctx.session.add(made)
    ctx.session.flush()
    return Reply(_preview(ctx, made, question))


def _open_ones(ctx: HmsContext, wanted: int) -> Page[HelpQuestion]:
    """The newest first."""
    found = list(reversed(list(ASKED.known(ctx))))
    return Page.of(found, page_within(wanted, cards.SHOWN, len(found)), cards.SHOWN)


@command(
    "hms",
    "hjelper eldre",
    also=("hjelpar eldre", "older questions"),
    who=HMS_GROUP,
    says=_("Older questions"),
    listed=False,
    reads=(Part.HELP_QUESTIONS,),
)
def older(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    """What was asked before and is not solved."""
    if not list(ASKED.known(ctx)):
        return Reply(cards.nothing_to_ask_on_card())
    return Reply(cards.older_questions_card(_open_ones(ctx, page or 2)))


def _where_somebody_helps(ctx: HmsContext) -> Membership:
    """Of several programmes the first that has hjelpere."""
    some = ctx.kindergarten.memberships
    helping = (one for one in some if len(some) == 1 or all_hjelpere(ctx.session, one.programme_id))
    return next(helping, some[0])


def _form(ctx: HmsContext, question: str | None) -> Form:
    return form_for(ask, ctx, {"question": question})


def _stage(ctx: HmsContext, membership: Membership) -> Stage | None:
    if not membership.shares_status:
        return None
    return stage_of(ctx.kindergarten.milestones, ctx.plan_template)


def stage_of(milestones: Iterable[Milestone], template: Iterable[PhaseTemplate]) -> Stage | None:
    """How far a plan has come, without a word that a kindergarten wrote; None before it has begun."""
    counted = [one for one in milestones if one.status is not Status.SKIPPED]
    titles = {one.key: one.title for phase in template for one in phase.milestones}
    coming = (titles[one.key] for one in open_milestones(counted) if one.key in titles)
    done = sum(one.status is Status.DONE for one in counted)
    return Stage(done, len(counted), next(coming, None)) if counted else None


def _preview(ctx: ChangeContext, question: HelpQuestion, text: str) -> Card:
    """Kept as a draft for whoever presses yes. Raises NoHjelper."""
    draft = HelpMessage(
        question_id=question.id, kindergarten_id=ctx.kindergarten.id, is_answer=False, text=text, at=None
    )
    ctx.session.add(draft)
    ctx.session.flush()
    return _seen_first(ctx, question, draft)


def _seen_first(ctx: ChangeContext, question: HelpQuestion, draft: HelpMessage) -> Card:
    """Raises NoHjelper."""
    row, programme = ctx.kindergarten, _programme(ctx, question)
    asked = hjelpere_asked(ctx.session, question)
    if not asked:
        raise NoHjelper(programme.name)
    context = cards.context_of(row.name, row.language, question.stage)
    its_own = question.hjelper is not None or hjelper_of(ctx.session, programme.id, row.id) is not None
    number = 0 if its_own else len(asked)
    return cards.preview_card(draft.text, draft.id, context, programme.name, number, _others(ctx, question))


def _others(ctx: HmsContext, question: HelpQuestion) -> list[tuple[int, str]]:
    """Where else a draft could be sent."""
    if question.state is not QuestionState.DRAFT or len(ctx.kindergarten.memberships) == 1:
        return []
    programmes = (programme for _one, programme in joined(ctx.session, ctx.kindergarten.id))
    return [(one.id, one.name) for one in programmes if one.id != question.programme_id]


@command(
    "hms",
    "hjelper bytt",
    also=("hjelpar byt",),
    who=HMS_GROUP,
    says=_("Ask in another programme"),
    submit=_("See it first"),
    listed=False,
    reads=SHARED,
)
def instead(ctx: ChangeContext, number: Annotated[int, NUMBER], programme: Annotated[int, NUMBER]) -> Reply:
    """What goes with the question is what is shared there. Raises QuestionGone or NoHjelper."""
    draft, question = _written(ctx, number)
    membership = next((one for one in ctx.kindergarten.memberships if one.programme_id == programme), None)
    if membership is None or question.state is not QuestionState.DRAFT:
        raise QuestionGone
    question.programme_id, question.stage = programme, _stage(ctx, membership)
    return Reply(_seen_first(ctx, question, draft))


def _programme(ctx: HmsContext, question: HelpQuestion) -> Programme:
    """Raises QuestionGone."""
    programme = find_programme(ctx.session, question.programme_id)
    if programme is None:
        raise QuestionGone
    return programme


def _own(ctx: HmsContext, number: int) -> HelpQuestion:
    """A question of this kindergarten. Raises QuestionGone."""
    question = find_question(ctx.session, number, lock=ctx.changes)
    if question is None or question.kindergarten_id != ctx.kindergarten.id:
        raise QuestionGone
    return question


def _written(ctx: HmsContext, number: int) -> tuple[HelpMessage, HelpQuestion]:
    """What somebody of this kindergarten wrote, sent or not. Raises QuestionGone."""
    message = find_message(ctx.session, number)
    if message is None or message.is_answer:
        raise QuestionGone
    return message, _own(ctx, message.question_id)


@command(
    "hms",
    "hjelper endre",
    also=("hjelpar endre",),
    who=HMS_GROUP,
    says=_("Change a question"),
    listed=False,
    reads=SHARED,
)
def change(ctx: HmsContext, number: Annotated[int, NUMBER]) -> Reply:
    """The words of a draft once more. Raises QuestionGone."""
    draft, thread = _written(ctx, number)
    if thread.state is QuestionState.DRAFT:
        return Reply(cards.ask_card(Page(()), _form(ctx, draft.text)))
    values = {"about": thread.id, "question": draft.text}
    return Reply(cards.ask_on_card(form_for(ask_on, ctx, values)))


@command(
    "hms",
    "hjelper send",
    also=("hjelpar send",),
    who=HMS_GROUP,
    says=_("Send a question"),
    submit=_("Send"),
    listed=False,
    careful=True,
    tells=(Audience.GROUP,),
)
def send(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Sent once, however often it is pressed. Raises QuestionGone or NoHjelper."""
    draft, question = _written(ctx, number)
    programme = _programme(ctx, question)
    if draft.at is not None or question.state is QuestionState.SOLVED:
        return _shown(ctx, question)
    asked = hjelpere_asked(ctx.session, question)
    if programme.home_id is None or not asked:
        raise NoHjelper(programme.name)
    draft.at = question.changed_at = ctx.now
    question.state = QuestionState.WAITING
    for one in asked:
        reached = Reached(draft.id, one.workspace_id or 0, one.person or "")
        QUESTION_CAME.owe_new(ctx.session, programme.home_id, reached, ctx.now, one.person, one.workspace_id)
    due = _after_open_days(ctx, programme.home_id)
    if due is not None:
        tell_arbeidsgruppe(ctx.session, programme, UNANSWERED, draft.id, due)
    return to_group(cards.question_sent_card(draft.text, question.id))


def _after_open_days(ctx: HmsContext, home_id: int) -> datetime | None:
    """When the arbeidsgruppe is told that nobody has answered; None where no open day is in sight."""
    home = ctx.session.get(Kindergarten, home_id)
    rhythm: Rhythm = ctx.kindergarten.rhythm if home is None else home.rhythm
    moment: datetime | None = ctx.now
    for _day in range(OPEN_DAYS):
        moment = None if moment is None else posting_moment_after(local_day(moment, rhythm), rhythm)
    return moment


def _shown(ctx: HmsContext, question: HelpQuestion) -> Reply:
    """Raises QuestionGone where nothing of it was sent."""
    messages = messages_of(ctx.session, question.id)
    if not messages:
        raise QuestionGone
    return Reply(cards.thread_card(messages, question.id, question.state))


@command("hms", "hjelper vis", also=("hjelpar vis",), who=HMS_GROUP, says=_("See a question"), listed=False)
def show(
    ctx: HmsContext, number: Annotated[int, NUMBER], page: Annotated[int | None, NUMBER] = None
) -> Reply:
    """How it stands, or a page of all that was said. Raises QuestionGone."""
    question = _own(ctx, number)
    messages = messages_of(ctx.session, question.id)
    if page is None or not messages:
        return _shown(ctx, question)
    wanted = page_within(page, cards.ON_PAGE, len(messages))
    return Reply(cards.messages_card(Page.of(messages, wanted, cards.ON_PAGE), question.id))


@command(
    "hms",
    "hjelper mer",
    also=("hjelpar meir",),
    who=HMS_GROUP,
    says=_("Ask on about the same"),
    submit=_("See it first"),
    listed=False,
    goes_out=True,
    reads=SHARED,
)
def ask_on(
    ctx: ChangeContext,
    about: Annotated[int | None, ASKED] = None,
    question: Annotated[str | None, QUESTION] = None,
) -> Reply:
    """Raises QuestionGone or NoHjelper."""
    if about is None or question is None:
        if not list(ASKED.known(ctx)):
            return Reply(cards.nothing_to_ask_on_card())
        return Reply(cards.ask_on_card(form_for(ask_on, ctx, {"about": about})))
    thread = _own(ctx, about)
    if thread.state is QuestionState.SOLVED:
        raise QuestionGone
    return Reply(_preview(ctx, thread, question))


@command(
    "hms",
    "hjelper løst",
    also=("hjelpar løyst",),
    who=HMS_GROUP,
    says=_("A question is solved"),
    listed=False,
    careful=True,
    tells=(Audience.GROUP,),
)
def solve(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises QuestionGone."""
    question = _own(ctx, number)
    messages, programme = messages_of(ctx.session, question.id), _programme(ctx, question)
    if not messages:
        raise QuestionGone
    if question.state is not QuestionState.SOLVED:
        question.state, question.changed_at = QuestionState.SOLVED, ctx.now
        if programme.home_id is not None and question.hjelper is not None:
            helped = Helped(question.id, question.hjelper)
            workspace = question.hjelper_workspace
            HELPED.owe(ctx.session, programme.home_id, helped, ctx.now, question.hjelper, workspace)
    return to_group(cards.solved_card(messages[0].text))
