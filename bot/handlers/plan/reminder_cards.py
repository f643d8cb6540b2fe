"""Cards that come by themselves: reminders of the plan."""

from datetime import date, datetime

from bot.handlers.common import buttons
from bot.handlers.plan.lines import FINISH, FINISH_ANY, MOVE_ANY
from bot.handlers.plan.weekly_cards import more
from bot.message.card import Block, Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _
from bot.model.plan import Milestone, open_milestones

SHOWN = 4
MILESTONES = _("Milestones in our plan")


@example(lambda s: (open_milestones(s.kindergarten.milestones)[:3], date(2026, 10, 1), s.now))
def reminder_card(milestones: list[Milestone], today: date, now: datetime) -> Card:
    """Milestones coming up or passed, in one message, by role and never by person."""
    passed = [one for one in milestones if one.has_passed(today)]
    coming = [one for one in milestones if not one.has_passed(today)]
    body: list[Block] = []
    for heading, some in ((_("Coming up"), coming), (_("The day has passed"), passed)):
        if some:
            rows = tuple(_row(one) for one in some[:SHOWN])
            body += [Text(heading, "strong"), Fields(rows), *more(len(some) - len(rows))]
    first = (*coming, *passed)[0]
    return Card(
        MILESTONES,
        tuple(body),
        (
            Button(_("Done: {title}", title=first.title), FINISH(first, seen=now)),
            Button(_("Mark another as done"), FINISH_ANY()),
            Button(_("Move one"), MOVE_ANY()),
            buttons.WHERE_WE_ARE,
        ),
    )


def _row(milestone: Milestone) -> tuple[Words, Words]:
    responsible = () if milestone.responsible is None else (milestone.responsible,)
    return milestone.title, Joined((Capital(milestone.due), *responsible), " · ")
