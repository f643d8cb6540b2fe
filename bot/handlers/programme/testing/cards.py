"""Cards by which an arbeidsgruppe asks about what is new: drafts, sending, and thanks."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.feedback.cards import SCALE_WORDS, asked_card
from bot.handlers.programme.cards import BACK
from bot.handlers.programme.testing import lines
from bot.handlers.programme.testing.readers import KINDS
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _, _n
from bot.model.light_test import (
    FEWEST_KINDERGARTENS,
    MOST_QUESTIONS,
    LastDayOver,
    LightTest,
    NobodyToAsk,
    NotADraft,
    Panel,
    Question,
    QuestionKind,
    TooFarAhead,
    TooFewAsked,
    TooManyQuestions,
    WrongOptions,
)
from bot.model.programme import FEWEST

ALL = Button(_("All questions"), lines.TESTS())
NEW = Button(_("Ask something new"), lines.NEW())
SHOWN = 5
ONLY_COUNTS = _("With fewer than {n} answers you see only how many there are.", n=FEWEST)


@example(lambda s: (Page((s.light_test, s.light_draft, *(s.light_test,) * 3), 1, 2), s.now))
def tests_card(tests: Page[LightTest], now: datetime) -> Card:
    """The newest, or those before them."""
    if not tests:
        return Card(
            _("Ask about what is new"),
            (
                Text(_("Ask a few kindergartens or hjelpere: one to three questions, answered in a minute.")),
                Text(_("Nobody sees who has answered. {rule}", rule=ONLY_COUNTS), "quiet"),
            ),
            (NEW, BACK),
        )
    stand = tuple(Joined((one.title, _state(one, now)), " – ") for one in tests)
    open_them = tuple(
        Button(f"{place}. {one.title}", lines.TEST(one.id)) for place, one in enumerate(tests, 1)
    )
    on = tests.onward(_("Older questions"), lines.OLDER)
    ways = (NEW, *open_them, *on, BACK) if tests.number == 1 else (*open_them, *on, ALL)
    return Card(_("What you have asked"), (Items(stand, ordered=True), *tests.rest), ways)


def _state(test: LightTest, now: datetime) -> Words:
    if test.is_draft:
        return _("draft")
    return _("open until {day}", day=test.last_day) if test.is_open(now) else _("over")


def panel_words(test: LightTest) -> Words:
    match test.panel:
        case Panel.CHOSEN:
            count = len(test.chosen)
            return _n("{n} kindergarten that you chose", "{n} kindergartens that you chose", count)
        case Panel.RANDOM:
            return _n("{n} kindergarten, by chance", "{n} kindergartens, by chance", test.number or 0)
        case Panel.HJELPERE:
            return _("hjelpere who said yes")
        case _:
            return _("not chosen yet")


def _questions(questions: Sequence[Question]) -> Iterator[Block]:
    for question in questions:
        yield Text(question.words, "strong")
        if question.kind is QuestionKind.TEXT:
            yield Text(KINDS[question.kind].label, "quiet")
        else:
            labels = SCALE_WORDS if question.kind is QuestionKind.SCALE else question.options
            yield Items(tuple[Words, ...](labels))


@example(lambda s: (s.light_draft,))
def draft_card(test: LightTest) -> Card:
    """As those who are asked will see the questions."""
    facts = Fields(((_("Last day"), Capital(test.last_day)), (_("Who is asked"), Capital(panel_words(test)))))
    send = (Button(_("Send"), lines.SEND(test.id)),) if test.panel else ()
    more = (Button(_("One more question"), lines.QUESTION(test.id)),)
    return Card(
        _("Draft: {title}", title=test.title),
        (*_questions(test.questions), facts),
        (
            *send,
            Button(_("Choose who is asked"), lines.PANEL(test.id)),
            *(more if len(test.questions) < MOST_QUESTIONS else ()),
            Button(_("Delete the draft"), lines.DELETE(test.id)),
            ALL,
        ),
    )


@example(lambda s: ("Den nye vernerunden", 12, s.form(lines.PANEL(1), FieldType.SELECT)))
def panel_card(title: str, willing: int, form: Form) -> Card:
    return Card(
        _("Who is asked: {title}", title=title),
        (
            Text(
                _n(
                    "{n} kindergarten has said yes to being asked.",
                    "{n} kindergartens have said yes to being asked.",
                    willing,
                )
            ),
            Text(ONLY_COUNTS, "quiet"),
        ),
        (ALL,),
        form,
    )


@example(lambda s: (s.light_draft, "IA bransjeprogram barnehage", 12))
def send_card(test: LightTest, programme: str, asked: int) -> Card:
    """What will be posted, and in how many places. Nothing is sent before the yes."""
    posted = asked_card(programme, test.title, len(test.questions), test.last_day, "")
    places = (
        _n("It goes to {n} hjelper.", "It goes to {n} hjelpere.", asked)
        if test.panel is Panel.HJELPERE
        else _n("It goes to {n} kindergarten.", "It goes to {n} kindergartens.", asked)
    )
    return Card(
        _("Send this?"),
        (Text(posted.title, "strong"), *posted.body, Text(places), Text(ONLY_COUNTS, "quiet")),
        (
            Button(_("Yes, send it"), lines.SEND_SURELY(test.id, True, test.edition)),
            Button(_("Look at the draft"), lines.TEST(test.id)),
        ),
    )


@example(lambda s: (s.light_test,))
def being_sent_card(test: LightTest) -> Card:
    return Card(
        _("It is on its way: {title}", title=test.title),
        (
            Text(_("Each place gets it in its own posting hours, and one reminder near the end.")),
            Text(_("You are told when it is over. Nobody sees who has answered."), "quiet"),
        ),
        (Button(_("See how it goes"), lines.TEST(test.id)), ALL),
    )


@example(lambda s: (s.light_draft,))
def delete_card(test: LightTest) -> Card:
    """Nobody deletes by a slip."""
    return Card(
        _("Delete “{title}”?", title=test.title),
        (Text(_("Nobody has been asked. What is written there is gone afterwards.")),),
        (
            Button(_("Yes, delete the questions"), lines.DELETE_SURELY(test.id, True, test.edition)),
            Button(_("Look at the draft"), lines.TEST(test.id)),
        ),
    )


@example(lambda s: ("Den nye vernerunden",))
def deleted_card(title: str) -> Card:
    return Card(_("The draft is deleted: {title}", title=title), (), (NEW, ALL))


@example(lambda s: (s.light_test, 4))
def end_card(test: LightTest, answers: int) -> Card:
    few = (Text(ONLY_COUNTS),) if answers < FEWEST else ()
    return Card(
        _("End it now?"),
        (
            Text(test.title, "strong"),
            Text(_n("{n} has answered so far.", "{n} have answered so far.", answers)),
            *few,
            Text(_("Nobody can answer after that. It cannot be opened again.")),
        ),
        (Button(_("Yes, end it"), lines.END_SURELY(test.id, True)), ALL),
    )


@example(lambda s: ("Den nye vernerunden", s.form(lines.THANK(1), FieldType.LONG_TEXT)))
def changes_card(title: str, form: Form) -> Card:
    """The arbeidsgruppe writes what came of the answers."""
    return Card(
        _("Thank those who were asked: {title}", title=title),
        (Text(_("Say what you have changed. It goes to every place that was asked, whoever answered.")),),
        (ALL,),
        form,
    )


@example(lambda s: (s.light_test, 12))
def thank_card(test: LightTest, places: int) -> Card:
    return Card(
        _("Send these thanks?"),
        (
            Text(test.changes or "", "quote"),
            Text(_n("It goes to {n} place.", "It goes to {n} places.", places)),
        ),
        (
            Button(_("Yes, send it"), lines.THANK_SURELY(test.id, True, test.edition)),
            Button(_("Change the text"), lines.THANK(test.id)),
        ),
    )


@example(lambda s: ("Den nye vernerunden",))
def thanked_card(title: str) -> Card:
    return Card(
        _("The thanks are on their way: {title}", title=title),
        (Text(_("Each place gets them in its own posting hours.")),),
        (ALL, BACK),
    )


@example(lambda s: (True,))
def willing_card(willing: bool) -> Card:
    """A hjelper says yes, or no, to being asked."""
    say = _("You may be asked about what is new.") if willing else _("You are not asked about what is new.")
    change = Button(_("Do not ask me"), lines.BE_WILLING(False))
    return Card(
        _("Try what is new"),
        (Text(say), Text(_("A few questions now and then. Nobody sees who has answered."), "quiet")),
        (change if willing else Button(_("Yes, ask me"), lines.BE_WILLING(True)), BACK),
    )


# Why something cannot be done


@explains(WrongOptions)
@example(lambda s: ())
def wrong_options_card() -> Card:
    return Card(
        _("Two to five answers to choose from"), (Text(_("Write one a line, in a few words.")),), (ALL,)
    )


@explains(TooFarAhead)
@example(lambda s: (date(2027, 2, 1),))
def too_far_ahead_card(latest: date) -> Card:
    return Card(
        _("That is a long time to remember"),
        (Text(_("Choose a day until {day}.", day=latest)),),
        (ALL,),
    )


@explains(LastDayOver)
@example(lambda s: ())
def last_day_over_card() -> Card:
    return Card(
        _("The last day to answer is over"),
        (Text(_("Delete these questions, and write them anew with a later day.")),),
        (NEW, ALL),
    )


@explains(TooFewAsked)
@example(lambda s: (FEWEST_KINDERGARTENS,))
def too_few_asked_card(fewest: int) -> Card:
    """With one kindergarten alone, all answers would be its own."""
    return Card(
        _("Ask at least {n}", n=fewest),
        (Text(_("With fewer, everybody would know whose answers they are. Choose more, or wait.")),),
        (ALL,),
    )


@explains(NobodyToAsk)
@example(lambda s: ())
def nobody_to_ask_card() -> Card:
    return Card(
        _("Nobody has said yes to being asked yet"),
        (
            Text(_("A kindergarten says yes under “What we share”, a hjelper under “Try what is new”.")),
            Text(_("Your draft is kept."), "quiet"),
        ),
        (ALL,),
    )


@explains(TooManyQuestions)
@example(lambda s: ())
def too_many_questions_card() -> Card:
    return Card(
        _("Three questions are enough"),
        (Text(_("They are answered in a minute. Ask the rest another time.")),),
        (ALL,),
    )


@explains(NotADraft)
@example(lambda s: ())
def not_a_draft_card() -> Card:
    return Card(
        _("It has been sent already"),
        (Text(_("What has been sent is not changed. You can end it, and ask anew.")),),
        (ALL,),
    )
