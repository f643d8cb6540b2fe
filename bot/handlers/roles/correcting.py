"""An administrator corrects who holds a role: at once, with a line in the history, and the group is told."""

from collections.abc import Sequence
from datetime import datetime

from bot.handlers.roles.posts import CORRECTED
from bot.handlers.roles.vacancies import watch_roles
from bot.model.event import ADMINISTRATOR
from bot.model.kindergarten import Kindergarten
from bot.model.role import Role, with_roles
from bot.store.audit import keep_event
from bot.store.session import Session


def correct_role(
    session: Session, kindergarten: Kindergarten, role: Role, people: Sequence[str], now: datetime
) -> bool:
    """Exactly these people hold the role from now on; tells whether that is a change.

    Raises StyrerAsVerneombud.
    """
    kindergarten.holders = with_roles(kindergarten.holders, {role: people}, kindergarten.today(now))
    event = keep_event(session, by=ADMINISTRATOR, role=None, command="hms-bot roles", now=now)
    if event is None:
        return False
    CORRECTED.owe(session, kindergarten.id, event.id, now)
    watch_roles(session, kindergarten, event.changes, now)
    return True
