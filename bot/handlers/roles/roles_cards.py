"""Cards of the three roles: what each does, and what they do together."""

from dataclasses import dataclass
from itertools import chain

from bot.commands.vocabulary import ROLES
from bot.content.ways import Duties, Way
from bot.handlers.common import buttons
from bot.handlers.roles.lines import DUTIES_OF, PASS_ANY_ON, PASS_ON, TRAINING
from bot.handlers.roles.offer_cards import answers, asked_yourself
from bot.handlers.ways.cards import progress_bar
from bot.message.card import Block, Button, Card, Fields, Items, Mentions, Text
from bot.message.example import example
from bot.message.words import _
from bot.model.kindergarten import KindergartenView
from bot.model.role import Role
from bot.model.role_offer import RoleOffer
from bot.model.way_progress import WayProgress

NONE_AGREED = _("none, agreed in writing")
SAME_PERSON = _(
    "The same person is styrer and verneombud. The styrer cannot be verneombud. Pass one role on: {line}",
    line=PASS_ON.typed,
)
TRAIN = Button(_("Training for the HMS group"), TRAINING())


@dataclass(frozen=True)
class Asker:
    """What the roles are to whoever asks about them."""

    roles: frozenset[Role]
    offer: RoleOffer | None
    """The role that they are asked to take."""

    @property
    def passes_on(self) -> tuple[Button, ...]:
        """Of the role that they hold; with several they choose which."""
        if not self.roles:
            return ()
        line = PASS_ON(*self.roles) if len(self.roles) == 1 else PASS_ANY_ON()
        return (Button(_("Pass the role on"), line),)


@example(
    lambda s: (
        s.ways.duties,
        s.ways["rolleforstaelse"],
        s.ended_way,
        s.kindergarten,
        Asker(frozenset({Role.STYRER}), s.role_offer),
    )
)
def roles_card(
    duties: Duties, way: Way, progress: WayProgress | None, kindergarten: KindergartenView, asker: Asker
) -> Card:
    """Who holds each role, and the first thing it does; the rest is one press away."""
    offer = asker.offer
    who_and_what = ((_holder(kindergarten, role), Text(duties.of(role)[0])) for role in Role)
    return Card(
        _("Who does what"),
        (
            *((asked_yourself(offer),) if offer else ()),
            *chain.from_iterable(who_and_what),
            *_trained(way, progress),
        ),
        (
            *(answers(offer) if offer else ()),
            *(Button(ROLES[role].label, DUTIES_OF(role)) for role in Role),
            TRAIN,
            *asker.passes_on,
        ),
    )


def _trained(way: Way, progress: WayProgress | None) -> tuple[Block, ...]:
    """How far their training has come; in the end, what they have agreed on."""
    if progress is None:
        return ()
    if progress.agreed is None:
        return Text(TRAIN.label, "strong"), progress_bar(way, progress)
    return Text(_("We have agreed:"), "quiet"), Text(progress.agreed, "quote")


@example(lambda s: (Role.VERNEOMBUD, s.ways.duties))
def role_card(role: Role, duties: Duties) -> Card:
    others = tuple(Button(ROLES[other].label, DUTIES_OF(other)) for other in Role if other is not role)
    return Card(
        ROLES[role].label,
        (Items(duties.of(role)), Text(_("Together"), "strong"), Items(duties.together)),
        (*others, TRAIN),
    )


@example(lambda s: (s.kindergarten, None, True))
def holders_card(kindergarten: KindergartenView, asked: Role | None, may_change: bool) -> Card:
    """Who holds which role. Names are kept nowhere: the platform says them."""
    shown = [asked] if asked else list(Role)
    helper = Fields(((_("Helper (IA adviser)"), _("I do not know. Ask the styrer.")),))
    change = (buttons.SETTINGS,) if may_change else ()
    return Card(
        _("Who holds the roles"),
        (
            *(_holder(kindergarten, role) for role in shown),
            *(() if asked else (helper,)),
            Text(_("I keep no names. Only you see this."), "quiet"),
        ),
        (
            *(Button(_("What {role} does", role=ROLES[role].in_sentence), DUTIES_OF(role)) for role in shown),
            *change,
        ),
    )


def _holder(kindergarten: KindergartenView, role: Role) -> Block:
    people = tuple(sorted({one.user_id for one in kindergarten.holders if one.role is role}))
    nobody = _("nobody yet") if role in kindergarten.roles else NONE_AGREED
    return Mentions(ROLES[role].label, people) if people else Fields(((ROLES[role].label, nobody),))
