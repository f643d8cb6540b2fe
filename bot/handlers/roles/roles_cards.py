"""Cards of the three roles: what each does, and what they do together."""

from bot.commands.vocabulary import ROLES
from bot.content.ways import Duties, Way
from bot.handlers.roles.lines import DUTIES_OF, TRAINING
from bot.handlers.ways.cards import progress_bar
from bot.message.card import Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import _
from bot.model.role import Role
from bot.model.way_progress import WayProgress

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
