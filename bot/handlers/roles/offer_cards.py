"""Cards of a role that is offered: the question, the answers, and what the others hear of it."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from bot.commands.vocabulary import ROLES
from bot.content.ways import Duties
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.roles.lines import DECLINE, DUTIES, PASS_ON, SAY_NAME, TAKE, TOUR, WITHDRAW
from bot.message.card import Action, Button, Card, Items, Mentions, Text
from bot.message.example import example
from bot.message.words import Joined, Phrase, _, _n
from bot.model.kindergarten import KindergartenView
from bot.model.role import Role
from bot.model.role_offer import NotAsked, NotYourRole, OfferGone, RoleOffer

WHO_DOES_WHAT = Button(_("Who does what"), DUTIES())
ASK_AGAIN = _("You can ask somebody else.")


def _ask_another(role: Role) -> Button:
    return Button(_("Ask somebody else"), PASS_ON(role))


@example(lambda s: (Role.VERNEOMBUD, [s.role_offer], s.kindergarten))
def asked_card(role: Role, offers: Sequence[RoleOffer], kindergarten: KindergartenView) -> Card:
    """For whoever offers it."""
    until = kindergarten.local(offers[0].until).date()
    return Card(
        _("The question is sent: {role}", role=ROLES[role].in_sentence),
        (
            Mentions(_("Asked"), tuple(one.person for one in offers)),
            Text(_("The role passes on when the answer is yes. Until then all is as before.")),
            Text(_("I tell you about the answer. It must come before {day}.", day=until), "quiet"),
        ),
        (*(Button(_("Take back the offer"), WITHDRAW(one.number)) for one in offers), WHO_DOES_WHAT),
    )


@example(lambda s: (Role.VERNEOMBUD,))
def asked_before_card(role: Role) -> Card:
    return Card(
        _("Asked already: {role}", role=ROLES[role].in_sentence),
        (Text(_("The answer has not come yet. I tell you when it does.")),),
        (_ask_another(role), WHO_DOES_WHAT),
    )


@example(lambda s: (s.role_offer, s.kindergarten, s.ways.duties))
def offer_card(offer: RoleOffer, kindergarten: KindergartenView, duties: Duties) -> Card:
    """For the one who is asked, in their own chat."""
    return Card(
        _(
            "Will you be {role} in {kindergarten}?",
            role=ROLES[offer.role].in_sentence,
            kindergarten=kindergarten.name,
        ),
        (
            Mentions(_("Asked by"), (offer.by,)),
            Text(_("This is what you do:"), "strong"),
            Items(duties.of(offer.role)),
            Text(_("Only the one who asked hears it if you say no.")),
            Text(_("Answer before {day}.", day=kindergarten.local(offer.until).date()), "quiet"),
        ),
        answers(offer),
    )


def asked_yourself(offer: RoleOffer) -> Text:
    """On a card about the roles, for somebody who is asked to take one: they can answer there as well."""
    return Text(_("You are asked to be {role}. Will you?", role=ROLES[offer.role].in_sentence), "strong")


def answers(offer: RoleOffer) -> tuple[Action, ...]:
    return (
        Button(_("Yes, I take the role"), TAKE(offer.number)),
        Button(_("No, thank you"), DECLINE(offer.number)),
    )


@example(lambda s: (s.role_offer,))
def confirm_card(offer: RoleOffer) -> Card:
    """For the group, where nobody holds the role: one of the others may say yes too."""
    return Card(
        _("Somebody is asked to be {role}", role=ROLES[offer.role].in_sentence),
        (
            Mentions(_("Asked"), (offer.person,)),
            Text(_("The role is free. Is it agreed? Then another in the group can say yes as well.")),
        ),
        (Button(_("Yes, it is agreed"), TAKE(offer.number)), WHO_DOES_WHAT),
    )


@example(lambda s: (Role.VERNEOMBUD,))
def yours_card(role: Role) -> Card:
    return Card(
        _("You are {role} now", role=ROLES[role].in_sentence),
        (
            Text(_("Thank you for taking the role.")),
            Text(_("The channel hears your name only if you want it.")),
        ),
        (Button(_("The tour"), TOUR(role)), Button(_("Tell the channel"), SAY_NAME(role)), buttons.HELP),
    )


@example(lambda s: (Role.VERNEOMBUD,))
def confirmed_card(role: Role) -> Card:
    return Card(
        _("The role is filled: {role}", role=ROLES[role].in_sentence),
        (Text(_("I tell the new one, and show them around.")),),
        (WHO_DOES_WHAT, buttons.HISTORY),
    )


@example(lambda s: (Role.VERNEOMBUD, "styrer"))
def new_holder_card(role: Role, person: str) -> Card:
    """For everybody, when the new one wants it."""
    return Card(
        _("New in the role: {role}", role=ROLES[role].in_sentence),
        (Mentions(ROLES[role].label, (person,)), Text(_("Ask when you wonder about something."))),
        (WHO_DOES_WHAT,),
    )


STILL_IN_PLACE = Text(
    _(
        "You can still read the HMS group's place, if you were in it. "
        "I cannot take you out. Choose to leave it in its own menu."
    )
)


@example(lambda s: (Role.VERNEOMBUD, 2, True))
def taken_card(role: Role, measures: int, stays_in_place: bool) -> Card:
    """For whoever offered the role, and whoever held it.

    `stays_in_place`: they have no role any more, and the group has a place that they are perhaps in.
    """
    stays = _n("{n} open measure stays with the role.", "{n} open measures stay with the role.", measures)
    return Card(
        _("The role is passed on: {role}", role=ROLES[role].in_sentence),
        (
            Text(_("The answer was yes. Thank you for the work.")),
            Text(_("Whoever had the role before has no access through it any more.")),
            *((Text(stays),) if measures else ()),
            *((STILL_IN_PLACE,) if stays_in_place else ()),
        ),
        (WHO_DOES_WHAT,),
    )


class Why(Enum):
    """Why a role has not passed on."""

    DECLINED = auto()
    OVER = auto()
    UNREACHED = auto()
    """The person's chat could not be opened."""


WHYS: dict[Why, tuple[Phrase, Phrase]] = {
    Why.DECLINED: (_("The answer was no this time. That is quite all right."), ASK_AGAIN),
    Why.OVER: (_("Nobody has answered in 14 days, so the offer is over."), ASK_AGAIN),
    Why.UNREACHED: (
        _("I do not reach the one you asked. It may be a bot, somebody who has left, or a chat not opened."),
        _("Ask them to write {line} in the channel, and answer there.", line=DUTIES.typed),
    ),
}
"""With what one can do then."""


@example(lambda s: (Role.VERNEOMBUD, Why.UNREACHED))
def not_taken_card(role: Role, why: Why) -> Card:
    """For whoever offered it."""
    return Card(
        _("The role has not passed on: {role}", role=ROLES[role].in_sentence),
        tuple(map(Text, WHYS[why])),
        (_ask_another(role), WHO_DOES_WHAT),
    )


@example(lambda s: (Role.VERNEOMBUD,))
def said_no_card(role: Role) -> Card:
    return Card(
        _("Thank you for answering"),
        (
            Text(
                _(
                    "You said no to being {role}. Only the one who asked is told.",
                    role=ROLES[role].in_sentence,
                )
            ),
        ),
        (WHO_DOES_WHAT, buttons.HELP),
    )


@example(lambda s: (Role.VERNEOMBUD,))
def withdrawn_card(role: Role) -> Card:
    return Card(
        _("The offer is taken back: {role}", role=ROLES[role].in_sentence),
        (Text(_("Who holds the role is as before.")),),
        (_ask_another(role), WHO_DOES_WHAT),
    )


@example(lambda s: ([Role.VERNEOMBUD],))
def corrected_card(roles: Iterable[Role]) -> Card:
    """An administrator has put right who holds a role."""
    names = Joined(tuple(ROLES[role].in_sentence for role in roles))
    return Card(
        _("An administrator changed who is {roles}", roles=names),
        (Text(_("The change stands in the history. If it is wrong, tell the administrator.")),),
        (WHO_DOES_WHAT, buttons.HISTORY),
    )


def asked_roles(roles: Iterable[Role]) -> Text:
    """For the receipt of the settings, where roles were changed."""
    names = Joined(tuple(ROLES[role].in_sentence for role in roles))
    return Text(_("Asked: {roles}. A role passes on when the answer is yes.", roles=names))


@explains(OfferGone)
@example(lambda s: ())
def offer_gone_card() -> Card:
    return Card(
        _("This question is over"),
        (Text(_("It has been answered or taken back, or it is more than 14 days old.")),),
        (WHO_DOES_WHAT, buttons.HELP),
    )


@explains(NotAsked)
@example(lambda s: ())
def not_asked_card() -> Card:
    return Card(
        _("Somebody else answers this"),
        (Text(_("The one who is asked says yes or no. Nothing was changed.")),),
        (WHO_DOES_WHAT, buttons.HELP),
    )


@explains(NotYourRole)
@example(lambda s: ())
def not_your_role_card() -> Card:
    return Card(
        _("You do not have this role"),
        (Text(_("Only the one who has a role tells the channel.")),),
        (WHO_DOES_WHAT, buttons.HELP),
    )
