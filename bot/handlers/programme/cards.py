"""Cards about a programme and its people."""

from collections.abc import Sequence

from bot.commands.vocabulary import PROGRAMME_ROLES
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.common.paging import Page
from bot.handlers.programme.helping.lines import HJELPERE, MINE
from bot.handlers.programme.letters.lines import LETTERS
from bot.handlers.programme.lines import (
    CODE,
    CONFIRM,
    HERE,
    HOME,
    KINDERGARTENS,
    KINDERGARTENS_ON,
    LEAVE_ROLE,
    LEAVE_ROLE_NOW,
    NEW_CODE_FOR,
    PEOPLE,
    SPEAK,
    WEBINARS,
)
from bot.handlers.programme.offering.lines import OFFER
from bot.handlers.programme.overview.lines import OVERVIEW
from bot.handlers.programme.testing.lines import TESTS, WEEKS, WILLING
from bot.message.card import Block, Button, Card, Fields, FieldType, Form, Items, Mentions, Text
from bot.message.example import example
from bot.message.words import Phrase, Words, _, _n
from bot.model.help import in_brief
from bot.model.place import NotArbeidsgruppes, Openness, TakenPlace
from bot.model.programme import (
    LastOfArbeidsgruppe,
    ProgrammeRole,
    TooManyCodes,
    shown_code,
)

BACK = Button(_("The programme"), HOME())
LABEL = 40
"""Letters of what somebody wrote."""
SHOWN = 20
"""Kindergartens in one message."""
WHAT: dict[ProgrammeRole, Phrase] = {
    ProgrammeRole.ARBEIDSGRUPPE: _("You write letters, plan webinars and see sums for all kindergartens."),
    ProgrammeRole.HJELPER: _("Kindergartens can ask you, and those who want to show you how far they are."),
}


@example(lambda s: ())
def no_programme_card() -> Card:
    """Somebody without a role in a programme asks for what only its people do."""
    return Card(
        _("This is for the people of a programme"),
        (
            Text(_("It is for those in the arbeidsgruppe, and for hjelpere.")),
            Text(_("Have you got a code? Write {line} and the code.", line=CODE.typed), "quiet"),
        ),
        (buttons.THIS_MONTH, buttons.HELP),
    )


@example(lambda s: ())
def arbeidsgruppe_does_card() -> Card:
    """A hjelper asks for what only the arbeidsgruppe does."""
    return Card(_("The arbeidsgruppe does this"), (Text(_("Ask one of them.")),), (BACK,))


@example(lambda s: ("IA bransjeprogram barnehage", frozenset(ProgrammeRole), 83, False))
def programme_card(name: str, roles: frozenset[ProgrammeRole], members: int, has_place: bool) -> Card:
    """Where everything in a programme begins."""
    count = Text(_n("{n} kindergarten has joined.", "{n} kindergartens have joined.", members))
    mine = (Button(_("My kindergartens"), MINE()),) if ProgrammeRole.HJELPER in roles else ()
    if ProgrammeRole.ARBEIDSGRUPPE not in roles:
        return Card(
            name,
            (count,),
            (
                *mine,
                Button(_("The overview"), OVERVIEW()),
                Button(_("The kindergartens"), KINDERGARTENS()),
                Button(_("Try what is new"), WILLING()),
            ),
        )
    place = () if has_place else (Button(_("Make this place the arbeidsgruppe's"), HERE()),)
    return Card(
        name,
        (count,),
        (
            Button(_("The overview"), OVERVIEW()),
            Button(_("Letters"), LETTERS()),
            Button(_("The kindergartens"), KINDERGARTENS()),
            Button(_("Webinars and gatherings"), WEBINARS()),
            Button(_("Kindergartens without a hjelper"), HJELPERE()),
            *mine,
            Button(_("Offer something"), OFFER()),
            Button(_("People and codes"), PEOPLE()),
            Button(_("Ask about what is new"), TESTS()),
            Button(_("What they write to you"), WEEKS()),
            *place,
        ),
    )


@example(lambda s: (s.form(CODE(), FieldType.TEXT),))
def which_code_card(form: Form) -> Card:
    return Card(
        _("A code for a role"), (Text(_("Write the code that you got from the programme.")),), (), form
    )


@example(lambda s: (which_code_card(s.form(CODE(), FieldType.TEXT)), "ABCD-EF"))
def no_code_card(asked: Card, text: str) -> Card:
    """What was written behind the command cannot be a code: it is said, and asked for once more."""
    return asked.but(first=(Text(_("“{text}” is no code.", text=in_brief(text, LABEL))),))


@example(lambda s: ("IA bransjeprogram barnehage", ProgrammeRole.HJELPER, "ABCDEFGH"))
def confirm_role_card(name: str, role: ProgrammeRole, code: str) -> Card:
    """Nobody gets a role by a slip: what it is, and a yes."""
    return Card(
        _("Do you want to be {role} in {name}?", role=PROGRAMME_ROLES[role].in_sentence, name=name),
        (
            Text(WHAT[role]),
            Text(_("The others in the programme see that you have the role."), "quiet"),
        ),
        (Button(_("Yes, I take it"), CONFIRM(code)),),
    )


@example(lambda s: ("IA bransjeprogram barnehage", ProgrammeRole.ARBEIDSGRUPPE))
def role_taken_card(name: str, role: ProgrammeRole) -> Card:
    mine = role is ProgrammeRole.HJELPER
    way = Button(_("My kindergartens"), MINE()) if mine else BACK
    line = (MINE if mine else HOME).typed
    return Card(
        _("You are {role} in {name} now", role=PROGRAMME_ROLES[role].in_sentence, name=name),
        (Text(WHAT[role]), Text(_("Write {line} when you need it.", line=line), "quiet")),
        (way,),
    )


@example(lambda s: ())
def wrong_code_card() -> Card:
    return Card(
        _("I do not know that code"),
        (
            Text(_("Look at the letters once more. A code is used once, and it is good for 14 days.")),
            Text(_("Ask the one who gave it to you for a new one."), "quiet"),
        ),
        (Button(_("Try again"), CODE()), buttons.HELP),
    )


@explains(TooManyCodes)
@example(lambda s: ())
def too_many_codes_card() -> Card:
    return Card(
        _("That is enough codes for today"),
        (Text(_("You can try again tomorrow. Ask the one who gave you the code to write it to you.")),),
        (buttons.THIS_MONTH, buttons.HELP),
    )


@example(lambda s: (s.form(NEW_CODE_FOR(ProgrammeRole.HJELPER), FieldType.SELECT),))
def for_which_role_card(form: Form) -> Card:
    return Card(_("A new code"), (Text(_("Which role is it for?")),), (), form)


@example(lambda s: (ProgrammeRole.HJELPER, "ABCDEFGH"))
def new_code_card(role: ProgrammeRole, code: str) -> Card:
    """To be handed on in any way: who writes it first has the role."""
    return Card(
        _("Code for {role}", role=PROGRAMME_ROLES[role].in_sentence),
        (
            Fields(((_("Code"), shown_code(code)),)),
            Text(_("Give it to one person. They write {line} and the code to me.", line=CODE.typed)),
            Text(_("It can be used once, and within 14 days."), "quiet"),
        ),
        (Button(_("One more code"), NEW_CODE_FOR(role)), Button(_("People and codes"), PEOPLE())),
    )


@example(lambda s: (dict.fromkeys(ProgrammeRole, ("U1", "U2")), {ProgrammeRole.HJELPER: 1}, s.roles))
def people_card(
    here: dict[ProgrammeRole, Sequence[str]],
    elsewhere: dict[ProgrammeRole, int],
    mine: frozenset[ProgrammeRole],
) -> Card:
    """Who has which role. People in other workspaces are only counted: their names are not known here."""
    body: list[Block] = []
    for role in ProgrammeRole:
        body.append(Text(PROGRAMME_ROLES[role].label, "strong"))
        if people := tuple(here.get(role, ())):
            body.append(Mentions(_("Here"), people))
        if more := elsewhere.get(role, 0):
            body.append(Text(_n("{n} in another workspace", "{n} in other workspaces", more), "quiet"))
        if not people and not more:
            body.append(Text(_("Nobody yet."), "quiet"))
    codes = tuple(
        Button(_("Code for {role}", role=PROGRAMME_ROLES[role].in_sentence), NEW_CODE_FOR(role))
        for role in ProgrammeRole
    )
    leave = tuple(
        Button(_("I stop as {role}", role=PROGRAMME_ROLES[role].in_sentence), LEAVE_ROLE(role))
        for role in ProgrammeRole
        if role in mine
    )
    language = Button(_("The language of the programme"), SPEAK())
    return Card(_("People in the programme"), tuple(body), (*codes, *leave, language, BACK))


@example(lambda s: ("IA bransjeprogram barnehage", ProgrammeRole.HJELPER))
def leave_role_card(name: str, role: ProgrammeRole) -> Card:
    """Nobody loses a role by a slip either: only a new code gives it back."""
    return Card(
        _("Do you want to stop as {role} in {name}?", role=PROGRAMME_ROLES[role].in_sentence, name=name),
        (Text(_("You need a new code to come back.")),),
        (Button(_("Yes, I stop"), LEAVE_ROLE_NOW(role)), BACK),
    )


@example(lambda s: (ProgrammeRole.HJELPER,))
def role_left_card(role: ProgrammeRole) -> Card:
    return Card(
        _("You are no longer {role}", role=PROGRAMME_ROLES[role].in_sentence),
        (Text(_("Thank you for what you have done.")),),
        (buttons.HELP,),
    )


@explains(LastOfArbeidsgruppe)
@example(lambda s: ())
def last_of_arbeidsgruppe_card() -> Card:
    return Card(
        _("You are the last one in the arbeidsgruppe"),
        (Text(_("Give somebody else a code first. When they have taken the role, you can stop.")),),
        (Button(_("A new code"), NEW_CODE_FOR(ProgrammeRole.ARBEIDSGRUPPE)), BACK),
    )


@example(lambda s: ("IA bransjeprogram barnehage",))
def place_bound_card(name: str) -> Card:
    return Card(
        _("This is the arbeidsgruppe's place now"),
        (Text(_("What the arbeidsgruppe of {name} should know, comes here.", name=name)),),
        (BACK,),
    )


WHY_NOT: dict[Openness, Words] = {
    Openness.CLOSED: _("Others than the arbeidsgruppe can read here."),
    Openness.OPEN: _("Others than the arbeidsgruppe can read here."),
    Openness.ALONE: _("This chat is for you and me alone."),
    Openness.OUTSIDE: _("I am not in this channel, and cannot see who is."),
    Openness.UNSEEN: _("I could not see who reads here. Try again in a moment."),
}
HOW = _(
    "Make a private channel for the arbeidsgruppe alone. Invite me, and write {line} there.", line=HERE.typed
)


@example(lambda s: (WHY_NOT[Openness.UNSEEN], Button(_("Try again"), HERE())))
def not_here_card(why: Words, *again: Button) -> Card:
    return Card(_("This cannot be the arbeidsgruppe's place"), (Text(why), Text(HOW)), (*again, BACK))


@explains(NotArbeidsgruppes)
@example(lambda s: (Openness.OPEN,))
def not_arbeidsgruppes_card(openness: Openness) -> Card:
    """A place that the arbeidsgruppe is refused, with the reason, and what does instead."""
    again = (Button(_("Try again"), HERE()),) if openness in (Openness.UNSEEN, Openness.OUTSIDE) else ()
    return not_here_card(WHY_NOT[openness], *again)


@explains(TakenPlace)
@example(lambda s: ())
def taken_place_card() -> Card:
    return not_here_card(_("This place belongs to a kindergarten or another programme already."))


@example(lambda s: (Page.of(("Sola", "Bekken") * 40, 2, SHOWN), 80, "ABCDEFGH"))
def kindergartens_card(names: Page[str], count: int, code: str) -> Card:
    """Which kindergartens have joined, some at a time, and the code that others join with."""
    joined: tuple[Block, ...] = (Items(tuple[Words, ...](names)), *names.rest) if names else ()
    return Card(
        _n("{n} kindergarten has joined", "{n} kindergartens have joined", count),
        (
            *joined,
            Fields(((_("Code for kindergartens"), shown_code(code)),)),
            Text(
                _("Any kindergarten that has this code can join. It is not secret, and never runs out."),
                "quiet",
            ),
        ),
        (*names.onward(_("More"), KINDERGARTENS_ON), BACK),
    )


@example(lambda s: (ProgrammeRole.HJELPER,))
def somebody_came_card(role: ProgrammeRole) -> Card:
    """Told to the arbeidsgruppe: a code has been used."""
    return Card(
        _("A code has been used"),
        (Text(_("Somebody is {role} now.", role=PROGRAMME_ROLES[role].in_sentence)),),
        (Button(_("People and codes"), PEOPLE()), BACK),
    )
