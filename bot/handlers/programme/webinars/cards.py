"""Cards of a programme's webinars, for its arbeidsgruppe."""

from dataclasses import dataclass
from datetime import datetime

from bot.commands.vocabulary import ROLES
from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.programme.cards import BACK
from bot.handlers.programme.lines import WEBINARS
from bot.handlers.programme.webinars.lines import (
    ADD_RECORDING,
    CANCEL_FOR_GOOD,
    CANCEL_WEBINAR,
    CHANGE_WEBINAR,
    MORE_WEBINARS,
    NEW_WEBINAR,
    ONE_WEBINAR,
)
from bot.handlers.webinars.cards import when
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Link, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _, _n
from bot.model.kindergarten import KindergartenView
from bot.model.webinar import StartPassed, Webinar, WebinarCancelled

ALL = Button(_("All webinars"), WEBINARS())
NEW = Button(_("A new webinar"), NEW_WEBINAR())
SHOWN = 4
"""Of the coming ones and of those that were held, together."""
ASKED = 3


@dataclass(frozen=True)
class Reached:
    """How many a webinar is for: kindergartens, or people who hold its role."""

    all: int
    told: int
    signed_up: int | None = None
    """Of a gathering."""


@example(lambda s: (Page((s.webinar,) * 2), Page((s.gathering,) * 2, 1, 2), s.kindergarten))
def webinars_card(coming: Page[Webinar], earlier: Page[Webinar], kindergarten: KindergartenView) -> Card:
    """The coming ones, soonest first, and the last that were held; or the next of both."""
    body: list[Block] = []
    for heading, those in ((_("Coming"), coming), (_("Earlier"), earlier)):
        if those:
            pairs = tuple((one.title, _when_and_for(one, kindergarten)) for one in those)
            body += [Text(heading, "strong"), Fields(pairs)]
    body += earlier.rest
    if not body:
        body.append(Text(_("There are none yet. A new one is posted to the kindergartens that have joined.")))
    each = tuple(Button(one.title, ONE_WEBINAR(one.id)) for one in (*coming, *earlier))
    on = earlier.onward(_("More webinars"), MORE_WEBINARS)
    ways = (NEW, *each, *on, BACK) if coming.number == 1 else (*each, *on, ALL)
    return Card(_("Webinars and gatherings"), tuple(body), ways)


def _when_and_for(webinar: Webinar, kindergarten: KindergartenView) -> Words:
    return Joined((when(webinar, kindergarten), _whom(webinar)), " · ")


def _whom(webinar: Webinar) -> Words:
    if webinar.audience is None:
        who: Words = _("everybody")
    else:
        who = ROLES[webinar.audience].in_sentence
    where = webinar.municipality
    return who if where is None else _("{who} in {municipality}", who=who, municipality=where)


@example(lambda s: (s.gathering, s.reached, s.kindergarten, s.now))
def webinar_card(webinar: Webinar, reached: Reached, kindergarten: KindergartenView, now: datetime) -> Card:
    """One of them: whom it has reached, in sums, and what can be done with it."""
    facts = [
        (_("When"), when(webinar, kindergarten)),
        (_("Goes to"), Capital(_whom(webinar))),
        (_("Told so far"), _told(webinar, reached)),
    ]
    if reached.signed_up is not None:
        facts.append((_("Signed up"), _n("{n} person", "{n} people", reached.signed_up)))
    cancelled = (Text(_("It is cancelled."), "strong"),) if webinar.cancelled_at is not None else ()
    said = (Text(webinar.text),) if webinar.text is not None else ()
    asked = (Items(webinar.questions[:ASKED], ordered=True),) if webinar.questions else ()
    return Card(webinar.title, (*cancelled, Fields(tuple(facts)), *said, *asked), _actions(webinar, now))


def _told(webinar: Webinar, reached: Reached) -> Words:
    if webinar.is_gathering:
        return _n("{told} of {n} person", "{told} of {n} people", reached.all, told=reached.told)
    return _n("{told} of {n} kindergarten", "{told} of {n} kindergartens", reached.all, told=reached.told)


def _actions(webinar: Webinar, now: datetime) -> tuple[Button | Link, ...]:
    if webinar.cancelled_at is not None:
        return (ALL,)
    recording = (
        Link(_("Open the recording"), webinar.recording)
        if webinar.recording
        else Button(_("Add the recording"), ADD_RECORDING(webinar.id))
    )
    if webinar.starts_at <= now:
        return (recording, Button(_("Change it"), CHANGE_WEBINAR(webinar.id)), ALL)
    return (
        Link(_("Open the webinar"), webinar.link),
        Button(_("Change it"), CHANGE_WEBINAR(webinar.id)),
        Button(_("Cancel it"), CANCEL_WEBINAR(webinar.id)),
        ALL,
    )


@example(lambda s: (s.webinar, s.reached, s.kindergarten))
def published_card(webinar: Webinar, reached: Reached, kindergarten: KindergartenView) -> Card:
    """Whom it goes to, and when."""
    return Card(
        _("Published: {title}", title=webinar.title),
        (
            Fields(((_("When"), when(webinar, kindergarten)), (_("Goes to"), _goes_to(webinar, reached)))),
            Text(_reminded(webinar)),
        ),
        (Button(_("Show it"), ONE_WEBINAR(webinar.id)), NEW, ALL),
    )


def _reminded(webinar: Webinar) -> Words:
    if webinar.is_gathering:
        return _("It is told within the posting hours of each. All are reminded once, before it begins.")
    return _("It is told within the posting hours of each, three days before, and an hour before.")


def _goes_to(webinar: Webinar, reached: Reached) -> Words:
    if webinar.audience is not None:
        role = ROLES[webinar.audience].in_sentence
        return _n(
            "{n} person who is {role}, in their own chat",
            "{n} people who are {role}, each in their own chat",
            reached.all,
            role=role,
        )
    return _n("{n} kindergarten", "{n} kindergartens", reached.all)


@example(lambda s: (s.webinar, s.kindergarten, s.form(NEW_WEBINAR(), FieldType.TEXT)))
def alike_card(alike: Webinar, kindergarten: KindergartenView, form: Form) -> Card:
    """The same title at the same time is mostly a slip."""
    return Card(
        _("There is one with this title at this time"),
        (
            Fields(((alike.title, _when_and_for(alike, kindergarten)),)),
            Text(_("Nothing is published. What you wrote is kept in the form, if you want both.")),
        ),
        (Button(_("Show the one there is"), ONE_WEBINAR(alike.id)), ALL),
        form,
    )


@example(lambda s: (s.form(CHANGE_WEBINAR(s.webinar.id), FieldType.TEXT),))
def change_card(form: Form) -> Card:
    return Card(
        _("Change a webinar"),
        (Text(_("Those who were told of it hear of a new title, link, time or text.")),),
        (ALL,),
        form,
    )


@example(lambda s: (s.webinar,))
def unchanged_card(webinar: Webinar) -> Card:
    return Card(
        webinar.title,
        (Text(_("Nothing is different, so nobody is told anything.")),),
        (Button(_("Show it"), ONE_WEBINAR(webinar.id)), ALL),
    )


@example(lambda s: (s.webinar, s.reached, True, False))
def changed_card(webinar: Webinar, reached: Reached, heard: bool, recorded: bool) -> Card:
    body: list[Block] = []
    if heard:
        body.append(Text(_hears(webinar, reached)))
    if recorded and webinar.recording is not None:
        body.append(
            Text(_("The recording is told of on the next open day after it, to those who were told of it."))
        )
    nobody = Text(_("Nobody is told of that."))
    return Card(
        _("Changed: {title}", title=webinar.title),
        tuple(body) or (nobody,),
        (Button(_("Show it"), ONE_WEBINAR(webinar.id)), ALL),
    )


def _hears(webinar: Webinar, reached: Reached) -> Words:
    """Those who have been told, as many as they are by now."""
    if not reached.told:
        return _("Nobody has been told of it yet.")
    if webinar.is_gathering:
        return _n(
            "The {n} person who has been told hears of it.",
            "The {n} people who have been told hear of it.",
            reached.told,
        )
    return _n(
        "The {n} kindergarten that has been told hears of it.",
        "The {n} kindergartens that have been told hear of it.",
        reached.told,
    )


@example(lambda s: (s.gathering, s.reached, s.kindergarten))
def cancel_card(webinar: Webinar, reached: Reached, kindergarten: KindergartenView) -> Card:
    """Nobody cancels by a slip."""
    return Card(
        _("Do you want to cancel {title}?", title=webinar.title),
        (
            Fields(((_("When"), when(webinar, kindergarten)),)),
            Text(_hears(webinar, reached)),
            Text(_("A cancelled webinar cannot be taken up again."), "quiet"),
        ),
        (
            Button(_("Yes, cancel it"), CANCEL_FOR_GOOD(webinar.id)),
            Button(_("No, it will be held"), ONE_WEBINAR(webinar.id)),
        ),
    )


@example(lambda s: (s.webinar, s.reached, True))
def cancelled_card(webinar: Webinar, reached: Reached, heard: bool) -> Card:
    said = _hears(webinar, reached) if heard else _("It has begun already, so nobody is told.")
    return Card(_("Cancelled: {title}", title=webinar.title), (Text(said),), (NEW, ALL))


@explains(WebinarCancelled)
@example(lambda s: ())
def webinar_is_cancelled_card() -> Card:
    return Card(
        _("It is cancelled"),
        (Text(_("Those who were told have taken it out of their plans. Publish a new one instead.")),),
        (NEW, ALL),
    )


@explains(StartPassed)
@example(lambda s: ())
def start_passed_card() -> Card:
    return Card(
        _("That time has passed"),
        (Text(_("Choose a day and a time that are to come.")),),
        (NEW, ALL),
    )
