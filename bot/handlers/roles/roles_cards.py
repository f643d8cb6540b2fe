"""Cards of the three roles: what each does, and what they do together."""

from collections.abc import Iterable, Iterator

from bot.commands.vocabulary import ROLES
from bot.content.ways import Duties, Way
from bot.handlers.common import buttons
from bot.handlers.roles.lines import DUTIES_OF, PASS_ON, TRAINING
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


@example(lambda s: (s.ways.duties, s.ways["rolleforstaelse"], s.ended_way, s.kindergarten, s.role_offer))
def roles_card(
    duties: Duties,
    way: Way,
    progress: WayProgress | None,
    kindergarten: KindergartenView,
    offer: RoleOffer | None,
) -> Card:
    """Who holds each role, what it does, and what all do together; and the role that the asker is offered."""
    body: list[Block] = [
        *((asked_yourself(offer),) if offer else ()),
        *_holders(kindergarten, list(Role)),
        Fields(tuple((ROLES[role].label, duties.of(role)[0]) for role in Role)),
        Text(_("Together"), "strong"),
        Items(duties.together),
    ]
    if progress is not None:
        body += [Text(TRAIN.label, "strong"), progress_bar(way, progress)]
    if progress is not None and progress.agreed is not None:
        body += [Text(_("We have agreed:"), "quiet"), Text(progress.agreed, "quote")]
    return Card(
        _("Who does what"),
        tuple(body),
        (
            *(answers(offer) if offer else ()),
            *(Button(ROLES[role].label, DUTIES_OF(role)) for role in Role),
            TRAIN,
        ),
    )


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
            *_holders(kindergarten, shown),
            *(() if asked else (helper,)),
            Text(_("I keep no names. Only you see this."), "quiet"),
        ),
        (
            *(Button(_("What {role} does", role=ROLES[role].in_sentence), DUTIES_OF(role)) for role in shown),
            *change,
        ),
    )


def _holders(kindergarten: KindergartenView, roles: Iterable[Role]) -> Iterator[Block]:
    for role in roles:
        people = tuple(sorted({one.user_id for one in kindergarten.holders if one.role is role}))
        nobody = _("nobody yet") if role in kindergarten.roles else NONE_AGREED
        yield Mentions(ROLES[role].label, people) if people else Fields(((ROLES[role].label, nobody),))
