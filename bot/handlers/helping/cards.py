"""Cards of what a kindergarten asks a hjelper, as its HMS-gruppe sees them."""

from collections.abc import Iterable, Iterator, Sequence

from bot.commands.vocabulary import LANGUAGES
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.helping.lines import ASK, ASK_ON, CHANGE, INSTEAD, OLDER, SEND, SHOW, SHOW_ON, SOLVED
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Words, _, _n
from bot.model.help import HelpMessage, HelpQuestion, NoHjelper, QuestionGone, QuestionState, Stage, in_brief
from bot.model.texts import Language

SHOWN = 4
"""Open questions, or messages of one, in a card."""
ON_PAGE = 3
"""Messages where all of them are read."""
LABEL = 30
ANOTHER = Button(_("Ask about something else"), ASK())
STATES: dict[QuestionState, Words] = {
    QuestionState.DRAFT: _("not sent"),
    QuestionState.WAITING: _("waits for an answer"),
    QuestionState.ANSWERED: _("answered"),
    QuestionState.SOLVED: _("solved"),
}


@example(lambda s: (Page(s.help_questions * SHOWN, 1, 2), s.form(ASK(), FieldType.TEXT)))
def ask_card(open_ones: Page[HelpQuestion], form: Form) -> Card:
    """A question, with what was asked before and is not solved."""
    return Card(
        _("Ask a hjelper"),
        (
            Text(_("A hjelper knows the programme and answers here.")),
            Text(_("You see what is sent before it is sent."), "quiet"),
            *_listed(open_ones),
        ),
        (*_each(open_ones), buttons.PROGRAMME),
        form,
    )


@example(lambda s: (Page(s.help_questions * SHOWN, 2, 2),))
def older_questions_card(open_ones: Page[HelpQuestion]) -> Card:
    return Card(_("What you have asked before"), _listed(open_ones), (*_each(open_ones), ANOTHER))


def _listed(open_ones: Page[HelpQuestion]) -> tuple[Block, ...]:
    rows = tuple((one.about, STATES[one.state]) for one in open_ones)
    return (Fields(rows), *open_ones.rest) if rows else ()


def _each(open_ones: Page[HelpQuestion]) -> tuple[Button, ...]:
    each = (Button(in_brief(one.about, LABEL), SHOW(one.id)) for one in open_ones)
    return (*each, *open_ones.onward(_("Older questions"), OLDER))


@example(lambda s: ())
def no_programme_to_ask_card() -> Card:
    return Card(
        _("You have no hjelper here yet"),
        (
            Text(_("Hjelpere belong to a programme, and you have joined none.")),
            Text(_("You can ask each other in the HMS group, or whoever advises you at NAV.")),
        ),
        (buttons.PROGRAMME, buttons.PLAN, buttons.HELP),
    )


@explains(NoHjelper)
@example(lambda s: ("IA bransjeprogram barnehage",))
def no_hjelper_card(programme: str) -> Card:
    return Card(
        _("Nobody is a hjelper in {name} yet", name=programme),
        (Text(_("Your question was not sent. Ask those who gave you the code for the programme.")),),
        (buttons.PROGRAMME, buttons.PLAN),
    )


@explains(QuestionGone)
@example(lambda s: ())
def question_gone_card() -> Card:
    return Card(
        _("The question is not there any more"),
        (Text(_("It is solved or deleted, or the kindergarten has left the programme.")),),
        (buttons.HELP,),
    )


def context_of(name: str, language: Language, stage: Stage | None) -> Fields:
    """What goes with a question."""
    how_far: tuple[tuple[Words, Words], ...] = ()
    if stage is not None:
        done = _("{done} of {total} milestones are done", done=stage.done, total=stage.of)
        coming = ((_("Next milestone"), stage.next),) if stage.next is not None else ()
        how_far = ((_("The plan"), done), *coming)
    return Fields(
        ((_("Kindergarten"), name), (_("Language"), LANGUAGES[language].label), *how_far),
    )


@example(
    lambda s: (
        "Hvordan kommer vi i gang?",
        3,
        context_of("Eksempel barnehage", Language.NB, s.stage),
        "IA bransjeprogram barnehage",
        0,
        ((2, "Fjell kommune"),),
    )
)
def preview_card(
    question: str,
    number: int,
    context: Fields,
    programme: str,
    hjelpere: int,
    others: Sequence[tuple[int, str]],
) -> Card:
    """Exactly what would be sent, and to whom.

    `hjelpere`: 0 where the kindergarten has its own. `others`: programmes in which it could be asked as well.
    """
    whom = (
        _("It goes to your hjelper in {name}, and to nobody else.", name=programme)
        if hjelpere == 0
        else _n(
            "It goes to the one hjelper in {name}.",
            "It goes to the {n} hjelpere in {name}. One of them answers.",
            hjelpere,
            name=programme,
        )
    )
    instead = (Button(_("Ask in {name}", name=name), INSTEAD(number, other)) for other, name in others)
    return Card(
        _("Is this what you want to send?"),
        (Text(question, "quote"), context, Text(whom)),
        (Button(_("Yes, send it"), SEND(number)), Button(_("Change the question"), CHANGE(number)), *instead),
    )


@example(lambda s: ("Hvordan kommer vi i gang?", 3))
def question_sent_card(question: str, number: int) -> Card:
    return Card(
        _("The question is sent to the hjelper"),
        (
            Text(question, "quote"),
            Text(_("The answer comes to the HMS group. Nobody can say how long it takes."), "quiet"),
        ),
        (Button(_("See the question"), SHOW(number)), ANOTHER),
    )


@example(lambda s: (s.help_messages * 3, 3, QuestionState.ANSWERED))
def thread_card(messages: Sequence[HelpMessage], number: int, state: QuestionState) -> Card:
    """A question with its answers: the first words, and the last few."""
    all_of_it = (Button(_("Read all of it"), SHOW_ON(number, 1)),) if len(messages) > SHOWN else ()
    actions = (
        ()
        if state is QuestionState.SOLVED
        else (Button(_("It is solved"), SOLVED(number)), Button(_("Ask on"), ASK_ON(number)))
    )
    return Card(
        _("What you have asked the hjelper"),
        (*said(messages), Text(_("Now: {state}", state=STATES[state]), "quiet")),
        (*all_of_it, *actions, ANOTHER),
    )


@example(lambda s: (Page(s.help_messages, 1, 2), 3))
def messages_card(messages: Page[HelpMessage], number: int) -> Card:
    """All that was said, some at a time, from the beginning."""
    on = messages.onward(_("Read on"), lambda page: SHOW_ON(number, page))
    back = Button(_("See the question"), SHOW(number))
    return Card(_("What you have asked the hjelper"), (*spoken(messages), *messages.rest), (*on, back))


def said(messages: Sequence[HelpMessage]) -> tuple[Block, ...]:
    """Who said what, without names."""
    left = len(messages) - SHOWN
    some = [*messages[:1], *messages[-SHOWN + 1 :]] if left > 0 else messages
    blocks: list[Block] = []
    for place, one in enumerate(some):
        if place == 1 and left > 0:
            blocks.append(Text(_n("{n} message between", "{n} messages between", left), "quiet"))
        blocks += spoken((one,))
    return tuple(blocks)


def spoken(messages: Iterable[HelpMessage]) -> Iterator[Text]:
    for one in messages:
        yield Text(_("The hjelper") if one.is_answer else _("The kindergarten"), "strong")
        yield Text(one.text)


@example(lambda s: (s.help_messages, 3))
def answer_came_card(messages: Sequence[HelpMessage], number: int) -> Card:
    """Told to the HMS-gruppe."""
    question = [one for one in messages if not one.is_answer]
    return Card(
        _("The hjelper has answered"),
        (*(Text(one.text, "quote") for one in question[-1:]), Text(messages[-1].text)),
        (
            Button(_("It is solved"), SOLVED(number)),
            Button(_("Ask on"), ASK_ON(number)),
            Button(_("See the question"), SHOW(number)),
        ),
    )


@example(lambda s: (s.form(ASK_ON(3), FieldType.TEXT),))
def ask_on_card(form: Form) -> Card:
    return Card(
        _("Ask on"),
        (Text(_("It goes to the one who answered. You see it before it is sent.")),),
        (buttons.PROGRAMME,),
        form,
    )


@example(lambda s: ())
def nothing_to_ask_on_card() -> Card:
    return Card(
        _("No question is open"),
        (Text(_("What you asked before is solved. You can ask about something new.")),),
        (ANOTHER, buttons.PROGRAMME),
    )


@example(lambda s: ("Hvordan kommer vi i gang?",))
def solved_card(question: str) -> Card:
    return Card(
        _("Good, that is solved"),
        (Text(question, "quote"), Text(_("The hjelper hears that it helped. After 90 days it is deleted."))),
        (ANOTHER, buttons.PROGRAMME),
    )


@example(lambda s: ("IA bransjeprogram barnehage",))
def has_hjelper_card(programme: str) -> Card:
    """Told to the HMS-gruppe in the week's message."""
    return Card(
        _("You have got a hjelper in {name}", name=programme),
        (Text(_("Ask when you are stuck. You see what is sent, and to whom, before it is sent.")),),
        (Button(_("Ask a hjelper"), ASK()), buttons.PROGRAMME),
    )
