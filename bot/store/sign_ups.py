"""Who comes to a gathering: counted, and known by name to nobody who has the database alone.

An answer bears a keyed hash of its giver's id, as points in a round do (`bot/store/ballots.py`): one part of
the key is with the gathering, the other a secret of this machine. So a person can change their mind, and
stands on no list that the arbeidsgruppe or a copy of the database could show. A no spares nobody a reminder:
whose post was left out would be seen. When the gathering is over, the answers and their key are deleted, and
the count alone is kept.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from bot.model.webinar import LONGEST, SIGN_UP_KEY_DIGITS, SignUp, Webinar
from bot.store.ballots import BALLOTS


def answer_of(session: Session, webinar: Webinar, workspace_id: int, user: str) -> bool | None:
    """Whether somebody comes; None where they have not said, or it is over."""
    if webinar.sign_up_key is None:
        return None
    found = session.get(SignUp, (webinar.id, _person(session, webinar.sign_up_key, workspace_id, user)))
    return None if found is None else found.comes


def give_answer(session: Session, webinar: Webinar, workspace_id: int, user: str, *, comes: bool) -> None:
    """What somebody says, instead of what they said before."""
    if webinar.sign_up_key is None:
        webinar.sign_up_key = secrets.token_hex(SIGN_UP_KEY_DIGITS // 2)
    person = _person(session, webinar.sign_up_key, workspace_id, user)
    session.merge(SignUp(webinar_id=webinar.id, person=person, comes=comes))


def count_signed_up(session: Session, webinar: Webinar) -> int:
    if webinar.signed_up is not None:
        return webinar.signed_up
    those = select(func.count()).where(SignUp.webinar_id == webinar.id, SignUp.comes)
    return session.scalar(those) or 0


def end_sign_ups(session: Session, now: datetime) -> None:
    """Of gatherings that are over the count is kept, and nothing else."""
    for webinar in session.scalars(_OVER, {"begun_by": now - timedelta(minutes=LONGEST)}):
        webinar.signed_up = count_signed_up(session, webinar)
        webinar.sign_up_key = None
        those = delete(SignUp).where(SignUp.webinar_id == webinar.id)
        session.execute(those, execution_options={"synchronize_session": False})


_OVER = (
    select(Webinar)
    .where(Webinar.sign_up_key.is_not(None), Webinar.starts_at <= bindparam("begun_by"))
    .with_for_update()
)


def _person(session: Session, key: str, workspace_id: int, user: str) -> str:
    secret: bytes = session.info[BALLOTS]
    return hmac.new(secret + key.encode(), f"{workspace_id} {user}".encode(), sha256).hexdigest()
