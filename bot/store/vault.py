"""What platforms gave when they let the bot in, encrypted at rest; and the states that prove who asked."""

import base64
import hashlib
from binascii import Error as NotBase64
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import ColumnElement, and_, delete, exists, select
from sqlalchemy.orm import Session

from bot.model.installation import Installation
from bot.model.place import Tenant
from bot.model.workspace import Workspace
from bot.store.deliveries import note_delivery
from bot.store.places import is_tenant

STATE_LIVES = timedelta(minutes=10)
_STATE = b"install"


class Unopenable(Exception):
    """A secret was encrypted with a key that is not among ours."""


class StateRefused(Exception):
    """Not one of our states, or too old."""


class Vault:
    """Opens and closes secrets with the keys of HMS_SECRET_KEY: the first one closes, every one opens."""

    def __init__(self, keys: str) -> None:
        fernets = [Fernet(key.strip()) for key in keys.split(",")]
        self._first = fernets[0]
        self._keys = MultiFernet(fernets)

    def save(self, session: Session, tenant: Tenant, secret: str, *, by: str, now: datetime) -> None:
        """In place of what was kept for the workspace or organisation before."""
        kept = session.scalar(select(Installation).where(_is_of(tenant)).with_for_update())
        if kept is None:
            kept = Installation(platform=tenant.platform, external_id=tenant.external_id)
            session.add(kept)
        kept.secret, kept.installed_by, kept.installed_at = self._close(secret), by, now

    def find(self, session: Session, workspace: Tenant) -> str | None:
        """The workspace's own secret, else that of the organisation it is in by. Raises Unopenable."""
        organisation = select(Workspace.organisation).where(is_tenant(workspace), Workspace.left_at.is_(None))
        own = Installation.external_id == workspace.external_id
        either = own | (Installation.external_id == organisation.scalar_subquery())
        statement = select(Installation.secret).where(Installation.platform == workspace.platform, either)
        closed = session.scalar(statement.order_by(own.desc()).limit(1))
        return None if closed is None else self._open(closed)

    def remove(self, session: Session, tenant: Tenant) -> None:
        session.execute(delete(Installation).where(_is_of(tenant)))

    def saved_since(self, session: Session, tenant: Tenant, moment: datetime) -> bool:
        newer = exists().where(_is_of(tenant), Installation.installed_at > moment)
        return bool(session.scalar(select(newer)))

    def rotate(self, session: Session) -> int:
        """Close every secret anew with the first key; tells how many. Raises Unopenable, and changes none."""
        kept = session.scalars(select(Installation).with_for_update()).all()
        for one in kept:
            one.secret = self._close(self._open(one.secret))
        return len(kept)

    def fits(self, session: Session) -> bool:
        """Whether the keys open what was kept last: a wrong key is better told at the start."""
        newest = select(Installation.secret).order_by(Installation.installed_at.desc()).limit(1)
        closed = session.scalar(newest)
        try:
            return closed is None or bool(self._open(closed))
        except Unopenable:
            return False

    def _close(self, secret: str) -> str:
        return self._first.encrypt(secret.encode()).decode()

    def _open(self, closed: str) -> str:
        try:
            return self._keys.decrypt(closed.encode()).decode()
        except InvalidToken as error:
            raise Unopenable from error

    # States. A new one is nowhere but with the asker, so that asking cannot fill the database; a used one
    # is noted, so that no replica takes it again.

    def new_state(self, now: datetime) -> str:
        """What the browser that began an installation must bring back."""
        return self._first.encrypt_at_time(_STATE, int(now.timestamp())).decode().rstrip("=")

    def take_state(self, session: Session, state: str, now: datetime) -> None:
        """Use a state up. Raises StateRefused, or AlreadyDelivered when it has been used before."""
        try:
            bits = base64.urlsafe_b64decode(state + "=" * (-len(state) % 4))
            said = self._keys.decrypt_at_time(
                base64.urlsafe_b64encode(bits), int(STATE_LIVES.total_seconds()), int(now.timestamp())
            )
        except (InvalidToken, NotBase64, ValueError) as error:
            raise StateRefused from error
        if said != _STATE:
            raise StateRefused
        note_delivery(session, f"state/{hashlib.sha256(bits).hexdigest()}", now)


def _is_of(tenant: Tenant) -> ColumnElement[bool]:
    return and_(Installation.platform == tenant.platform, Installation.external_id == tenant.external_id)
