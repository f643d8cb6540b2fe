"""Cards of the three roles: what each does, and what they do together."""

from bot.commands.vocabulary import ROLES
from bot.content.ways import Duties, Way
from bot.handlers.common import buttons
from bot.handlers.roles.lines import DUTIES_OF, PASS_ON, TRAINING
from bot.handlers.ways.cards import progress_bar
from bot.message.card import Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Words, _
from bot.model.kindergarten import KindergartenView
from bot.model.role import Role
from bot.model.way_progress import WayProgress

NONE_AGREED = _("none, agreed in writing")
SAME_PERSON = _(
    "The same person is styrer and verneombud. The styrer cannot be verneombud. Pass one role on: {line}",
    line=PASS_ON.typed,
)
TRAIN = Button(_("Training for the HMS group"), TRAINING())


@example(lambda s: (s.ways.duties, s.ways["rolleforstaelse"], s.ended_way))
def roles_card(duties: Duties, way: Way, progress: WayProgress | None) -> Card:
    """The first thing of each role, and all that they do together; what has been agreed here."""
    body: list[Block] = [
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
        (*(Button(ROLES[role].label, DUTIES_OF(role)) for role in Role), TRAIN),
    )


@example(lambda s: (Role.VERNEOMBUD, s.ways.duties))
def role_card(role: Role, duties: Duties) -> Card:
    others = tuple(Button(ROLES[other].label, DUTIES_OF(other)) for other in Role if other is not role)
    return Card(
        ROLES[role].label,
        (Items(duties.of(role)), Text(_("Together"), "strong"), Items(duties.together)),
        (*others, TRAIN),
    )


@example(lambda s: (s.kindergarten, "styrer", None, True))
def holders_card(kindergarten: KindergartenView, user: str, asked: Role | None, may_change: bool) -> Card:
    """Which roles somebody holds. Names are kept nowhere, so none is said."""
    shown = [asked] if asked else list(Role)
    pairs = tuple((ROLES[role].label, _held(kindergarten, role, user)) for role in shown)
    change = (buttons.SETTINGS,) if may_change else ()
    return Card(
        _("Who holds the roles"),
        (
            Fields(pairs),
            Text(_("I keep no names. Ask in the channel, or look on the notice board."), "quiet"),
        ),
        (
            *(Button(_("What {role} does", role=ROLES[role].in_sentence), DUTIES_OF(role)) for role in shown),
            *change,
        ),
    )


def _held(kindergarten: KindergartenView, role: Role, user: str) -> Words:
    people = {one.user_id for one in kindergarten.holders if one.role is role}
    if user in people:
        return _("you")
    if role not in kindergarten.roles:
        return NONE_AGREED
    return _("filled") if people else _("nobody yet")
