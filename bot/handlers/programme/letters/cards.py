"""Cards of letters, for the arbeidsgruppe and for the kindergartens that get them."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.programme.letters.delivery import (
    NOT_LET_IN,
    UNKNOWN,
    Delivery,
    Recalled,
)
from bot.handlers.programme.letters.lines import (
    ADDRESS,
    AGAIN,
    CHANGE,
    DELETE,
    GO_ON,
    LETTERS,
    OLDER,
    ONE,
    PREVIEW,
    PREVIEW_IN,
    RECALL,
    RECALL_NOW,
    SEND,
    STOP,
    TEST,
    TEST_IN,
    WRITE,
)
from bot.handlers.programme.lines import HOME
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Link, Text
from bot.message.example import example
from bot.message.words import LANGUAGE_NAMES, Capital, Dated, Phrase, Short, Words, _, _n
from bot.model.kindergarten import KindergartenView
from bot.model.letter import (
    WRITTEN_IN,
    Letter,
    LetterState,
    NobodyToTell,
    NotNow,
    Paragraph,
    parts_of,
)
from bot.model.texts import Language
from bot.store.places import Belonging

BACK = Button(_("The programme"), HOME())
ALL = Button(_("All letters"), LETTERS())
NEW = Button(_("Write a letter"), WRITE())
STATES: dict[LetterState, Phrase] = {
    LetterState.DRAFT: _("Not sent yet"),
    LetterState.WAITING: _("Waits for one more to say yes"),
    LetterState.SENT: _("Sent off"),
    LetterState.STOPPED: _("Stopped"),
    LetterState.RECALLED: _("Taken back"),
}
NO_RECEIPTS = Text(_("Nobody can see who has read it. I am not told either."), "quiet")
PROGRAMME_NAME = "IA bransjeprogram barnehage"


# What kindergartens see


def _text_blocks(letter: Letter, language: Language) -> tuple[Block, ...]:
    """What it says is data: no text of it is markup, a mention or a heading of ours."""
    title, found = letter.title.in_language(language)
    text, _found = letter.text.in_language(found)
    parts = tuple(
        Text(part.text) if isinstance(part, Paragraph) else Items(tuple[Words, ...](part.items))
        for part in parts_of(text)
    )
    other = Text(_("This letter is written {language} only.", language=LANGUAGE_NAMES[found]), "quiet")
    return (Text(title, "strong"), *parts, *(() if found is language else (other,)))


@example(lambda s: (PROGRAMME_NAME, s.letter, Language.NN))
def letter_post_card(name: str, letter: Letter, language: Language) -> Card:
    """What a kindergarten gets. The heading says whom it is from."""
    link = () if letter.link is None else (Link(letter.link_words or _("Read more"), letter.link),)
    return Card(_("From {name}", name=name), _text_blocks(letter, language), (*link, buttons.PROGRAMME))


@example(lambda s: (PROGRAMME_NAME, s.letter, Language.NB))
def recalled_post_card(name: str, letter: Letter, language: Language) -> Card:
    """Where the letter itself can be deleted for nobody."""
    title, _language = letter.title.in_language(language)
    return Card(
        _("From {name}", name=name),
        (
            Text(_("The letter “{title}” has been taken back.", title=title)),
            Text(_("Do not use what it says.")),
        ),
        (buttons.PROGRAMME,),
    )


@example(lambda s: (PROGRAMME_NAME, s.letter, Language.NB))
def test_post_card(name: str, letter: Letter, language: Language) -> Card:
    test = Text(_("This is a test. Only this place gets it."), "quiet")
    return letter_post_card(name, letter, language).but(first=(test,))


# What the arbeidsgruppe sees


@example(lambda s: (Page((s.letter, *(s.letter_sent,) * 4), 1, 2), s.kindergarten, s.today))
def letters_card(letters: Page[Letter], home: KindergartenView, today: date) -> Card:
    """The newest, or those before them."""
    if not letters:
        nothing = Text(_("No letter yet. What you write goes to nobody before you say so."))
        return Card(_("Letters to the kindergartens"), (nothing,), (NEW, BACK))
    listed = Fields(tuple((one.title, _stands(one, home, today)) for one in letters))
    each = tuple(Button(_("Open: {title}", title=one.title), ONE(one.id)) for one in letters)
    on = letters.onward(_("Older letters"), OLDER)
    ways = (NEW, *each, *on, BACK) if letters.number == 1 else (*each, *on, ALL)
    return Card(_("Letters to the kindergartens"), (listed, *letters.rest), ways)


def _stands(letter: Letter, home: KindergartenView, today: date) -> Words:
    """With the day of what was sent off, by the programme's clock."""
    day = _day_of(letter, home)
    if day is None:
        return STATES[letter.state]
    if letter.state is not LetterState.SENT:
        return _("{state}. The letter is from {day}.", state=STATES[letter.state], day=Dated(Short(day)))
    return _("It will be sent from {day}", day=day) if today < day else _sent_on(day)


def _day_of(letter: Letter, home: KindergartenView) -> date | None:
    """When the first could get it; None before it is sent off."""
    if letter.sent_at is None:
        return None
    sent_off = home.local(letter.sent_at).date()
    return sent_off if letter.day is None else max(sent_off, letter.day)


def _sent_on(day: date) -> Phrase:
    return _("Sent on {day}", day=Dated(Short(day)))


@example(lambda s: (s.form(WRITE(), FieldType.LONG_TEXT),))
def write_card(form: Form) -> Card:
    return Card(
        _("A letter to the kindergartens"),
        (
            Text(_("Write it in bokmål, in nynorsk or in both. It goes to nobody yet.")),
            Text(
                _("An empty line begins a new paragraph. Lines with a dash in front become a list."),
                "quiet",
            ),
        ),
        (ALL,),
        form,
    )


@example(lambda s: (s.letter, 83))
def draft_card(letter: Letter, recipients: int) -> Card:
    """A letter that is not sent, and what can be done with it."""
    waits = letter.state is LetterState.WAITING
    yes = (Button(_("Look at it, and say yes"), SEND(letter.id)),) if waits else ()
    delete = () if waits else (Button(_("Delete this draft"), DELETE(letter.id)),)
    return Card(
        letter.title,
        (Text(STATES[letter.state], "strong"), to_whom(letter, recipients), *_in_one_language(letter)),
        (
            *yes,
            Button(_("Change whom and when") if waits else _("Send it …"), ADDRESS(letter.id)),
            Button(_("Preview"), PREVIEW(letter.id)),
            Button(_("Test it"), TEST(letter.id)),
            Button(_("Change the letter"), CHANGE(letter.id)),
            *delete,
            ALL,
        ),
    )


def _in_one_language(letter: Letter) -> tuple[Text, ...]:
    for one in WRITTEN_IN:
        if letter.title.in_language(one)[1] is not one:
            lacks = _("It is not written {language}. Who reads that is told.", language=LANGUAGE_NAMES[one])
            return (Text(lacks, "quiet"),)
    return ()


def to_whom(letter: Letter, recipients: int) -> Fields:
    to = _n("{n} kindergarten", "{n} kindergartens", recipients)
    where = ((_("Municipality"), letter.municipality),) if letter.municipality is not None else ()
    when: Words = _("as soon as somebody is at work") if letter.day is None else Capital(letter.day)
    return Fields(((_("To"), to), *where, (_("When"), when)))


@example(lambda s: (PROGRAMME_NAME, s.letter, Language.NB))
def preview_card(name: str, letter: Letter, language: Language) -> Card:
    shown = letter_post_card(name, letter, language)
    others = tuple(
        Button(_("Preview {language}", language=LANGUAGE_NAMES[one]), PREVIEW_IN(letter.id, one))
        for one in WRITTEN_IN
        if one is not language and getattr(letter.title, one) is not None
    )
    only = Text(_("Only you see this."), "quiet")
    back = Button(_("The letter"), ONE(letter.id))
    return Card(shown.title, (only, *shown.body), (*shown.links, *others, back))


@example(lambda s: (s.letter, True, (s.belonging(),)))
def where_to_test_card(letter: Letter, has_place: bool, own: Sequence[Belonging]) -> Card:
    """The arbeidsgruppe's channel, or that of a kindergarten where one has a role."""
    here = (Button(_("In the arbeidsgruppe's place"), TEST_IN(letter.id, 0)),) if has_place else ()
    channels = (
        Button(_("In the channel of {name}", name=one.name), TEST_IN(letter.id, one.id)) for one in own
    )
    places = (*here, *channels)
    text = (
        _("Where do you want to see it? All who read there see it.")
        if places
        else _("There is no place to test it in yet: the arbeidsgruppe has no channel of its own.")
    )
    return Card(
        _("Test the letter"),
        (Text(text),),
        (*places, Button(_("Preview"), PREVIEW(letter.id)), Button(_("The letter"), ONE(letter.id))),
    )


@example(lambda s: (s.letter,))
def test_sent_card(letter: Letter) -> Card:
    return Card(
        _("The test is on its way"),
        (Text(_("It comes within a minute. No other place gets it.")),),
        (Button(_("The letter"), ONE(letter.id)),),
    )


@example(lambda s: (s.form(WRITE(), FieldType.SELECT),))
def address_card(form: Form) -> Card:
    return Card(
        _("Who gets the letter, and when?"),
        (Text(_("Nothing is sent before you have seen how many get it.")),),
        (ALL,),
        form,
    )


@example(lambda s: (s.letter, 83, True, s.now))
def ready_card(letter: Letter, recipients: int, needs_another: bool, now: datetime) -> Card:
    """The last look before it goes."""
    another = Text(_("To more than 20 kindergartens it goes when one more of you has said yes."))
    label = _("Ask for a yes") if needs_another else _n("Send it to {n}", "Send it to {n}", recipients)
    hours = Text(_("Each kindergarten gets it in its own posting hours, on an open day."), "quiet")
    return Card(
        _("Ready to send: {title}", title=letter.title),
        (to_whom(letter, recipients), *((another,) if needs_another else ()), hours),
        (
            Button(label, SEND(letter.id, seen=now)),
            Button(_("Change whom and when"), ADDRESS(letter.id)),
            Button(_("Preview"), PREVIEW(letter.id)),
            Button(_("The letter"), ONE(letter.id)),
        ),
    )


@example(lambda s: (s.letter_sent, Delivery(70, 9, ((NOT_LET_IN, 2),), 1, ()), Recalled(), s.kindergarten))
def delivery_card(letter: Letter, delivery: Delivery, recalled: Recalled, home: KindergartenView) -> Card:
    """What has become of a letter that was sent."""
    body = (Text(_state(letter, delivery, home), "strong"), _counts(delivery))
    read = Button(_("Read the letter"), PREVIEW(letter.id))
    if letter.state is LetterState.RECALLED:
        return Card(letter.title, (*body, _recalled_counts(recalled), NO_RECEIPTS), (read, ALL))
    return Card(letter.title, (*body, NO_RECEIPTS), (*ways_on(letter, delivery), read, ALL))


def _state(letter: Letter, delivery: Delivery, home: KindergartenView) -> Words:
    day = _day_of(letter, home)
    if day is None or letter.state is not LetterState.SENT:
        return _stands(letter, home, date.max)
    if not delivery.waiting:
        return _sent_on(day)
    if not delivery.delivered and letter.day is not None:
        return _("It will be sent from {day}", day=letter.day)
    return _("It is being sent")


def _counts(delivery: Delivery) -> Fields:
    rows: list[tuple[Words, Words]] = [(_("Delivered"), delivery.delivered)]
    if delivery.waiting:
        rows.append((_("Waiting"), delivery.waiting))
    rows += [(_("Not delivered"), _("{n}: {why}", n=n, why=why)) for why, n in delivery.failed]
    if delivery.unsure:
        rows.append((_("Not known"), _("{n}: {why}", n=delivery.unsure, why=UNKNOWN)))
    rows += [(_("Not sent"), _("{n}: {why}", n=n, why=why)) for why, n in delivery.unsent]
    return Fields(tuple(rows))


def _recalled_counts(recalled: Recalled) -> Fields:
    rows = (
        (_("Deleted in"), recalled.deleted),
        (_("Corrected in"), recalled.corrected),
        (_("Still to be taken back in"), recalled.waiting),
        (_("Could not be taken back in"), recalled.left),
    )
    shown = tuple((label, _n("{n} channel", "{n} channels", n)) for label, n in rows if n)
    return Fields(shown or ((_("Deleted in"), _n("{n} channel", "{n} channels", 0)),))


def ways_on(letter: Letter, delivery: Delivery) -> tuple[Button, ...]:
    """What can be done with one that was sent off."""
    failed = sum(n for _why, n in delivery.failed)
    again = Button(_n("Send again to {n}", "Send again to {n}", failed), AGAIN(letter.id))
    recall = Button(_("Take it back"), RECALL(letter.id))
    look = Button(_("How far is it?"), ONE(letter.id))
    if letter.state is LetterState.STOPPED:
        return (Button(_("Send the rest"), GO_ON(letter.id)), recall, look)
    stop = (Button(_("Stop it"), STOP(letter.id)),) if delivery.waiting else ()
    return (*stop, look, *((again,) if failed else ()), recall)


@example(lambda s: (s.letter_sent, 70, 9))
def recall_card(letter: Letter, delivered: int, waiting: int) -> Card:
    """Before it is taken back: what will happen."""
    return Card(
        _("Take back “{title}”?", title=letter.title),
        (
            Text(_n("It is in {n} channel.", "It is in {n} channels.", delivered)),
            Text(_("It is deleted there. Where it cannot be, a short message says that it does not hold.")),
            *((Text(_("What waits is not sent.")),) if waiting else ()),
            Text(_("Somebody may have read it already."), "quiet"),
        ),
        (Button(_("Yes, take it back"), RECALL_NOW(letter.id)), Button(_("The letter"), ONE(letter.id))),
    )


@explains(NotNow)
@example(lambda s: (s.letter_sent,))
def not_now_card(letter: Letter) -> Card:
    return Card(
        _("That cannot be done with this letter now"),
        (Fields(((letter.title, STATES[letter.state]),)),),
        (Button(_("The letter"), ONE(letter.id)), ALL),
    )


@explains(NobodyToTell)
@example(lambda s: ())
def nobody_to_tell_card() -> Card:
    return Card(
        _("No kindergarten would get the letter"),
        (Text(_("Nobody has joined yet, or nobody in the municipality that you chose.")),),
        (ALL, BACK),
    )
