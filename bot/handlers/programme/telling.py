"""How a programme's arbeidsgruppe is told something: in its channel, or each in their own chat."""

from datetime import datetime
from typing import TypeVar

from bot.model.programme import Programme
from bot.store.programmes import addresses_of_arbeidsgruppe
from bot.store.session import Session
from scheduler.kinds import NoticeKind

P = TypeVar("P")


def tell_arbeidsgruppe(
    session: Session, programme: Programme, kind: NoticeKind[P], period: P, at: datetime
) -> None:
    """Nobody is told of a programme that nobody has a role in."""
    if programme.home_id is None:
        return
    for address in addresses_of_arbeidsgruppe(session, programme):
        kind.owe(session, programme.home_id, period, at, address.person, address.workspace_id)
