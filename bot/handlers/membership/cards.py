"""Cards about the programme that a kindergarten is in, and what it shares there."""

from collections.abc import Sequence

from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.feedback.lines import FEEDBACK
from bot.handlers.helping.lines import ASK
from bot.handlers.membership.lines import JOIN, LEAVE, LEAVE_FOR_GOOD, SHARE
from bot.handlers.offered.lines import OFFERS
from bot.handlers.plan.lines import FINISH
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.plan import Milestone
from bot.model.programme import JoinedAlready, Membership, NoProgramme, UnknownCode

SHARES_STATUS = _("Our hjelper sees our milestones")
SHARES_NUMBERS = _("We are counted in the programme's sums")
TESTS = _("We may be asked about what is new")
JOINED = Text(_("You have joined the programme. You share nothing yet: choose what under “The programme”."))
MUNICIPALITY = _("Municipality")
BACK = buttons.PROGRAMME


def _yes_or_no(value: bool) -> Words:
    return _("Yes") if value else _("No")


@example(lambda s: (((s.membership, "IA bransjeprogram barnehage"),), True))
def programmes_card(joined: Sequence[tuple[Membership, str]], may_change: bool) -> Card:
    """What the kindergarten is in, and what it shares there."""
    if not joined:
        return not_joined_card()
    body = tuple(
        block for membership, name in joined for block in (Text(name, "strong"), _shared(membership))
    )
    change = tuple(
        Button(
            _("What we share: {name}", name=name) if len(joined) > 1 else _("What we share"),
            SHARE(one.programme_id),
        )
        for one, name in joined
    )
    leave = tuple(
        Button(
            _("Leave: {name}", name=name) if len(joined) > 1 else _("Leave the programme"),
            LEAVE(one.programme_id),
        )
        for one, name in joined
    )
    another = Button(_("Join another one"), JOIN())
    ask = Button(_("Ask a hjelper"), ASK())
    offers = Button(_("What the programme offers"), OFFERS())
    tell = Button(_("Tell the programme"), FEEDBACK())
    of_group = (ask, offers, *change, another, *leave) if may_change else ()
    return Card(_("The programme"), body, (tell, *of_group))


def _shared(membership: Membership) -> Fields:
    return Fields(
        (
            (MUNICIPALITY, membership.municipality or _("not said")),
            (SHARES_STATUS, _yes_or_no(membership.shares_status)),
            (SHARES_NUMBERS, _yes_or_no(membership.shares_numbers)),
            (TESTS, _yes_or_no(membership.tests)),
        )
    )


@explains(NoProgramme)
@example(lambda s: ())
def not_joined_card() -> Card:
    return Card(
        _("You have joined no programme"),
        (
            Text(_("In a programme you get its letters and webinars, and can ask a hjelper.")),
            Text(_("You join with a code that the programme gives you. You choose what you share."), "quiet"),
        ),
        (Button(_("Join with a code"), JOIN()), buttons.THIS_MONTH),
    )


@explains(UnknownCode)
@example(lambda s: ())
def unknown_code_card() -> Card:
    return Card(
        _("I do not know that code"),
        (Text(_("Look at the letters once more. Those in the programme have the code.")),),
        (Button(_("Write the code again"), JOIN()), buttons.HELP),
    )


@example(lambda s: (s.form(JOIN(), FieldType.TEXT),))
def join_card(form: Form) -> Card:
    return Card(
        _("Join a programme"),
        (
            Text(_("Write the code. You share nothing that you do not say yes to.")),
            Text(
                _("What you write yourselves is never shared: no theme of your own, no measure, no name."),
                "quiet",
            ),
        ),
        (BACK,),
        form,
    )


@example(lambda s: ("IA bransjeprogram barnehage", s.membership, s.kindergarten.milestones[0]))
def joined_card(name: str, membership: Membership, decided: Milestone | None) -> Card:
    return Card(
        _("You have joined {name}", name=name),
        (_shared(membership), Text(_("You can change it or leave at any time."), "quiet")),
        (
            *decided_on(decided),
            Button(_("What we share"), SHARE(membership.programme_id)),
            BACK,
            buttons.UNDO,
        ),
    )


def decided_on(milestone: Milestone | None) -> tuple[Button, ...]:
    """The milestone that asks whether to take part, where it is open: who has joined has decided."""
    if milestone is None:
        return ()
    return (Button(_("Done: {title}", title=milestone.title), FINISH(milestone)),)


def joined_before(programme: str) -> Text:
    return Text(_("You were in {name} already. What you share is as it was.", name=programme))


@explains(JoinedAlready)
@example(lambda s: ("IA bransjeprogram barnehage",))
def joined_already_card(programme: str) -> Card:
    return Card(
        _("You are in {name} already", name=programme),
        (Text(_("You can look at what you share, and change it.")),),
        (BACK,),
    )


@example(lambda s: ("IA bransjeprogram barnehage", s.form(SHARE(1), FieldType.SELECT)))
def share_card(name: str, form: Form) -> Card:
    return Card(
        _("What you share with {name}", name=name),
        (
            Text(_("A hjelper sees which milestones are done, and no texts.")),
            Text(_("If you share that: after eight open weeks without a change, the arbeidsgruppe sees it.")),
            Text(_("A sum is shown for seven kindergartens or more, never for one."), "quiet"),
        ),
        (BACK,),
        form,
    )


@example(lambda s: ("IA bransjeprogram barnehage", s.membership))
def shared_card(name: str, membership: Membership) -> Card:
    return Card(
        _("Saved: what you share with {name}", name=name),
        (_shared(membership),),
        (BACK, buttons.UNDO),
    )


@example(lambda s: ("IA bransjeprogram barnehage", 1, True))
def leave_card(name: str, number: int, has_hjelper: bool) -> Card:
    told = (Text(_("Your hjelper is told that you have left, and not why.")),) if has_hjelper else ()
    return Card(
        _("Do you want to leave {name}?", name=name),
        (
            Text(_("What you have shared goes with you. Your calendar and plan stay as they are.")),
            *told,
            Text(_("You can join again with the code."), "quiet"),
        ),
        (Button(_("Yes, leave"), LEAVE_FOR_GOOD(number)), BACK),
    )


@example(lambda s: ("IA bransjeprogram barnehage",))
def left_programme_card(name: str) -> Card:
    return Card(
        _("You have left {name}", name=name),
        (Text(_("Nothing of yours is shared there any more.")),),
        (BACK, buttons.UNDO),
    )
