"""Milestones of many kindergartens at once."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.place import Tenant
from bot.model.plan import Milestone, Status
from bot.model.workspace import Workspace
from bot.store.places import is_tenant


def overdue_in(session: Session, tenant: Tenant, day: date) -> list[tuple[str, str, date]]:
    """Channel, milestone and its day, for those of a workspace that are open, and whose day has come."""
    statement = (
        select(Kindergarten.channel, Milestone.key, Milestone.due)
        .join(Milestone, Milestone.kindergarten_id == Kindergarten.id)
        .join(Workspace, Workspace.id == Kindergarten.workspace_id)
        .where(is_tenant(tenant), Milestone.status == Status.OPEN, Milestone.due <= day)
        .order_by(Kindergarten.id, Milestone.position)
    )
    return [(channel, key, due) for channel, key, due in session.execute(statement)]
