"""Cards of hjelpere: what they are asked, and the kindergartens that they help."""

from collections.abc import Sequence

from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.helping.cards import SHOWN as IN_BRIEF
from bot.handlers.helping.cards import said, spoken
from bot.handlers.programme.helping.lines import (
    ANSWER,
    HJELPERE,
    HJELPERE_ON,
    LET_GO,
    MINE,
    MINE_ON,
    ONE,
    READ,
    TAKE,
)
from bot.handlers.programme.helping.readers import named
from bot.handlers.programme.lines import HOME, NEW_CODE_FOR
from bot.handlers.programme.overview.lines import OVERVIEW
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Words, _, _n
from bot.model.help import AnsweredByAnother, HelpMessage, Stage, in_brief
from bot.model.programme import ProgrammeRole
from bot.model.texts import Localized
from bot.store.help import Member

SHOWN = 5
"""Kindergartens without a hjelper."""
MINE_SHOWN = 4
"""Questions that wait and a hjelper's own kindergartens, together."""
LABEL = 30
BACK = Button(_("The programme"), HOME())
MY_KINDERGARTENS = Button(_("My kindergartens"), MINE())


def stage_in_words(stage: Stage) -> tuple[Words, Words]:
    """How far, and what comes next."""
    how_far = _("{done} of {total} milestones are done", done=stage.done, total=stage.of)
    coming: Words = _("Nothing is left in the plan") if stage.next is None else stage.next
    return how_far, coming


def _stage(stage: Stage | None) -> tuple[Block, ...]:
    if stage is None:
        return ()
    how_far, coming = stage_in_words(stage)
    return (Fields(((_("The plan"), how_far), (_("Next milestone"), coming))),)


@example(lambda s: (3, s.help_messages[:1], s.member, s.stage, 2))
def question_card(
    number: int, messages: Sequence[HelpMessage], member: Member, stage: Stage | None, asked: int | None
) -> Card:
    """Told to a hjelper. `asked`: of how many, where the kindergarten has no hjelper of its own."""
    take = () if asked is None else (Button(_("It is mine"), TAKE(member)),)
    return Card(
        _("{name} asks", name=member.name),
        (*said(messages), *_stage(stage), *_to_all(asked)),
        (Button(_("Answer"), ANSWER(number)), *_all_of_it(messages), *take, MY_KINDERGARTENS),
    )


def _to_all(asked: int | None) -> tuple[Text, ...]:
    if asked is None:
        return ()
    several = _("It has no hjelper of its own. The first who answers, answers.")
    return (Text(several if asked > 1 else _("It has no hjelper of its own."), "quiet"),)


@example(lambda s: (s.help_messages, s.member, s.stage, s.form(ANSWER(3), FieldType.TEXT)))
def answer_card(messages: Sequence[HelpMessage], member: Member, stage: Stage | None, form: Form) -> Card:
    return Card(
        _("Answer {name}", name=member.name),
        (
            *said(messages),
            *_stage(stage),
            Text(_("The HMS group reads what you write. Your name does not stand there."), "quiet"),
        ),
        (*_all_of_it(messages), MY_KINDERGARTENS),
        form,
    )


def _all_of_it(messages: Sequence[HelpMessage]) -> tuple[Button, ...]:
    """Where some of what was said is left out above."""
    if len(messages) <= IN_BRIEF:
        return ()
    return (Button(_("Read all of it"), READ(messages[0].question_id, 1)),)


@example(lambda s: (Page(s.help_messages, 1, 2), s.member))
def messages_card(messages: Page[HelpMessage], member: Member) -> Card:
    """All that was said, some at a time, from the beginning."""
    number = messages.shown[0].question_id
    on = messages.onward(_("Read on"), lambda page: READ(number, page))
    return Card(
        _("{name} asks", name=member.name),
        (*spoken(messages), *messages.rest),
        (*on, Button(_("Answer"), ANSWER(number)), MY_KINDERGARTENS),
    )


@example(lambda s: ())
def nothing_waits_card() -> Card:
    return Card(
        _("No question waits for you"),
        (Text(_("You are told here when somebody asks.")),),
        (MY_KINDERGARTENS, BACK),
    )


@example(lambda s: (s.member, "Begynn med å møtes en halv time."))
def answer_sent_card(member: Member, answer: str) -> Card:
    return Card(
        _("The answer goes to {name}", name=member.name),
        (Text(answer, "quote"), Text(_("It comes in the HMS group's place, in its posting hours."), "quiet")),
        (MY_KINDERGARTENS, BACK),
    )


@explains(AnsweredByAnother)
@example(lambda s: ())
def answered_by_another_card() -> Card:
    return Card(
        _("Another hjelper was first"),
        (Text(_("The kindergarten has an answer already, and yours was not sent.")),),
        (MY_KINDERGARTENS, BACK),
    )


@example(lambda s: (s.member,))
def it_helped_card(member: Member) -> Card:
    return Card(
        _("{name} says thank you", name=member.name),
        (Text(_("Your answer solved it.")),),
        (MY_KINDERGARTENS,),
    )


@example(lambda s: (s.kindergarten.name,))
def not_yours_any_more_card(name: str) -> Card:
    """Told to who was its hjelper; why it left is its own business."""
    return Card(
        _("{name} is not with the programme any more", name=name),
        (Text(_("What it shared with you is gone. There is nothing you need to do.")),),
        (MY_KINDERGARTENS,),
    )


@example(lambda s: (s.member, 2))
def unanswered_card(member: Member, asked: int | None) -> Card:
    """Told to the arbeidsgruppe: kindly, and once. `asked`: as of a question."""
    whom = _("They have no hjelper of their own, so it went to all of them.")
    if asked is None:
        whom = _("Their hjelper may be away. Perhaps somebody can ask.")
    elif asked == 1:
        whom = _("They have no hjelper of their own. Who was asked may be away.")
    return Card(
        _("{name} has waited three days for an answer", name=member.name),
        (Text(whom), Text(_("What they asked is between them and the hjelper."), "quiet")),
        (Button(_("Kindergartens without a hjelper"), HJELPERE()), BACK),
    )


@example(lambda s: (s.member,))
def hjelper_taken_card(member: Member) -> Card:
    """Told to the arbeidsgruppe."""
    return Card(
        _("{name} has got a hjelper", name=named(member)),
        (Text(_("A hjelper took it. The kindergarten is told too.")),),
        (Button(_("Kindergartens without a hjelper"), HJELPERE()), BACK),
    )


# A hjelper's kindergartens


@example(
    lambda s: (
        Page((("Eksempel barnehage", "Hvordan kommer vi i gang?", 3),) * 2),
        Page(((s.member, s.stage),) * 2, 1, 2),
        4,
        2,
    )
)
def mine_card(
    waiting: Page[tuple[str, str, int]],
    mine: Page[tuple[Member, Stage | None]],
    count: int,
    free: int,
) -> Card:
    """Who waits for an answer, and then how far those are who want to show it; some at a time.

    `count`: a hjelper's kindergartens in all; `free`: those of nobody.
    """
    rows = tuple((named(member), _brief_stage(member, stage)) for member, stage in mine)
    body: list[Block] = []
    if waiting:
        asked = Fields(tuple((name, in_brief(text)) for name, text, _number in waiting))
        body += [Text(_("They wait for an answer from you"), "strong"), asked]
    if rows:
        body += [Text(_("You help"), "strong"), Fields(rows)]
    elif not count:
        body.append(Text(_("You have no kindergarten yet.")))
    body += mine.rest
    if free:
        body.append(
            Text(_n("{n} kindergarten has no hjelper", "{n} kindergartens have no hjelper", free), "quiet")
        )
    answers = (
        Button(_("The question from {name}", name=in_brief(name, LABEL)), ANSWER(number))
        for name, _t, number in waiting
    )
    each = (Button(in_brief(member.name, LABEL), ONE(member.id)) for member, _stage in mine)
    on = mine.onward(_("More"), MINE_ON)
    if mine.number > 1:
        return Card(_("My kindergartens"), tuple(body), (*answers, *each, *on, MY_KINDERGARTENS))
    every = (Button(_("See all of them"), OVERVIEW()),) if count > MINE_SHOWN else ()
    take = (Button(_("Take a kindergarten"), HJELPERE()),) if free else ()
    return Card(_("My kindergartens"), tuple(body), (*answers, *each, *on, *every, *take, BACK))


def _brief_stage(member: Member, stage: Stage | None) -> Words:
    if not member.shares_status:
        return _("does not show you the plan")
    if stage is None:
        return _("has not begun with the plan")
    if stage.next is None:
        return _("{done} of {total} done", done=stage.done, total=stage.of)
    return _("{done} of {total} done. Next: {title}", done=stage.done, total=stage.of, title=stage.next)


@example(lambda s: (s.member, s.stage, (s.theme.title,), 1))
def one_card(member: Member, stage: Stage | None, done: Sequence[Localized], of_their_own: int) -> Card:
    """One kindergarten: what is done and what comes, where it shows that."""
    body: list[Block] = [Text(_brief_stage(member, stage))]
    if done:
        body += [Text(_("Done"), "strong"), Items(tuple[Words, ...](done))]
    if of_their_own:
        body.append(
            Text(
                _n("and {n} milestone of their own", "and {n} milestones of their own", of_their_own), "quiet"
            )
        )
    return Card(
        named(member), tuple(body), (Button(_("It is mine no longer"), LET_GO(member.id)), MY_KINDERGARTENS)
    )


# Kindergartens without a hjelper


@example(
    lambda s: (
        Page((s.member,) * SHOWN, 1, 2),
        SHOWN + 2,
        frozenset(ProgrammeRole),
        s.form(HJELPERE(), FieldType.SELECT),
    )
)
def hjelpere_card(free: Page[Member], count: int, roles: frozenset[ProgrammeRole], form: Form | None) -> Card:
    """The kindergartens without a hjelper; one is given to them, or a hjelper takes them."""
    if not count:
        return Card(_("Every kindergarten has a hjelper"), (), (BACK,))
    gives = ProgrammeRole.ARBEIDSGRUPPE in roles
    own = ProgrammeRole.HJELPER in roles
    take = (Button(_("I take {name}", name=in_brief(one.name, LABEL)), TAKE(one)) for one in free)
    note = Text(
        _("You can choose a hjelper in your own workspace. Others take a kindergarten themselves."),
        "quiet",
    )
    return Card(
        _n("{n} kindergarten has no hjelper", "{n} kindergartens have no hjelper", count),
        (Items(tuple(named(one) for one in free)), *free.rest, *((note,) if gives else ())),
        (*(take if own else ()), *free.onward(_("More"), HJELPERE_ON), BACK),
        form,
    )


@example(lambda s: (s.member,))
def hjelper_given_card(member: Member) -> Card:
    return Card(
        _("{name} has got a hjelper", name=named(member)),
        (Text(_("The kindergarten hears of it in the week's message.")),),
        (Button(_("Kindergartens without a hjelper"), HJELPERE()), BACK),
    )


@example(lambda s: ())
def not_a_hjelper_card() -> Card:
    """A person was chosen who has not the role."""
    return Card(
        _("That person is not a hjelper in the programme"),
        (Text(_("Give them a code first. When they have taken the role, choose them again.")),),
        (Button(_("Code for a hjelper"), NEW_CODE_FOR(ProgrammeRole.HJELPER)), BACK),
    )


@example(lambda s: (s.member,))
def it_is_yours_card(member: Member) -> Card:
    return Card(
        _("You are the hjelper of {name} now", name=named(member)),
        (Text(_("The arbeidsgruppe and the HMS group are told. What they ask comes to you.")),),
        (Button(_("It is mine no longer"), LET_GO(member.id)), MY_KINDERGARTENS),
    )


@example(lambda s: (s.member,))
def has_one_already_card(member: Member) -> Card:
    return Card(
        _("{name} has a hjelper already", name=named(member)),
        (Text(_("Somebody was there before you.")),),
        (MY_KINDERGARTENS, BACK),
    )


@example(lambda s: (s.member,))
def let_go_card(member: Member) -> Card:
    return Card(
        _("You are no longer the hjelper of {name}", name=named(member)),
        (Text(_("What they ask goes to all hjelpere until somebody takes it.")),),
        (Button(_("It is mine"), TAKE(member)), MY_KINDERGARTENS),
    )
