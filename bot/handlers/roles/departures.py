"""When somebody leaves the workspace, their roles become free, and the HMS-gruppe is told."""

from datetime import datetime

from bot.handlers.roles.posts import DECLINED, FREED, Told
from bot.handlers.roles.vacancies import watch_roles
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place, Tenant
from bot.store.audit import keep_event
from bot.store.offers import offers_to
from bot.store.persons import name_nobody
from bot.store.places import kindergartens_in, kindergartens_with
from bot.store.session import Session

BY = "platform"


def person_left(session: Session, tenant: Tenant, user: str, now: datetime) -> None:
    """In every kindergarten of the workspace one event and one notice each; they are named no more."""
    for kindergarten in kindergartens_with(session, tenant, user):
        _free_roles(session, kindergarten, user, now)
    for offer in offers_to(session, tenant, user):
        told = Told(offer.role, offer.number, offer.by)
        DECLINED.owe(session, offer.kindergarten_id, told, now, offer.by)
        session.delete(offer)
    name_nobody(session, user, kindergartens_in(session, tenant))


def person_left_channel(session: Session, place: Place, user: str, now: datetime) -> None:
    """The same in the channel's kindergarten alone."""
    for kindergarten in kindergartens_with(session, place.tenant, user):
        if kindergarten.channel == place.channel:
            _free_roles(session, kindergarten, user, now)


def _free_roles(session: Session, kindergarten: Kindergarten, user: str, now: datetime) -> None:
    kindergarten.holders = [one for one in kindergarten.holders if one.user_id != user]
    event = keep_event(session, by=BY, role=None, command="person left", now=now)
    if event is not None:
        FREED.owe(session, kindergarten.id, event.id, now)
        watch_roles(session, kindergarten, event.changes, now)
