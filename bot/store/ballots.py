"""Who gave which points in an open round: known to nobody who has the database alone.

A vote bears a keyed hash of its giver's id. One part of the key is with the round and is deleted with it, the
other is a secret of this machine, which is not in the database: a copy of it, or a backup, joins no vote with
anybody. Who runs the bot has both while a round is open, and could find out; docs/operations.md says so.
"""

import hmac
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.model.deciding import Vote, Weighing
from bot.store.posts import holders_of

BALLOTS = "ballots"
"""Under which name a session has the machine's part of the key."""


def points_given(session: Session, weighing: Weighing) -> dict[str, tuple[int, ...]]:
    """The points of those who are in the group now, by their ids."""
    votes = _votes(session, weighing)
    voters = {
        person: _voter(session, weighing, person) for person in holders_of(session, weighing.kindergarten_id)
    }
    return {person: votes[voter] for person, voter in voters.items() if voter in votes}


def give_points(session: Session, weighing: Weighing, person: str, points: tuple[int, ...]) -> None:
    """What a person gives, instead of what they gave before.

    All are written anew, in the order of their hashes: in which order people gave is not to be seen in how
    the rows lie, nor in which transaction made them.
    """
    votes = {**_votes(session, weighing), _voter(session, weighing, person): points}
    forget_votes(session, weighing)
    session.add_all(
        Vote(
            kindergarten_id=weighing.kindergarten_id, number=weighing.number, voter=voter, points=votes[voter]
        )
        for voter in sorted(votes)
    )
    session.flush()


def forget_votes(session: Session, weighing: Weighing) -> None:
    statement = delete(Vote).where(
        Vote.kindergarten_id == weighing.kindergarten_id, Vote.number == weighing.number
    )
    session.execute(statement, execution_options={"synchronize_session": False})


def _votes(session: Session, weighing: Weighing) -> dict[str, tuple[int, ...]]:
    statement = select(Vote.voter, Vote.points).where(
        Vote.kindergarten_id == weighing.kindergarten_id, Vote.number == weighing.number
    )
    return {vote.voter: vote.points for vote in session.execute(statement)}


def _voter(session: Session, weighing: Weighing, person: str) -> str:
    """The same while the round is open. Under another secret votes count no more: they are given anew."""
    secret: bytes = session.info[BALLOTS]
    return hmac.new(secret + (weighing.key or "").encode(), person.encode(), sha256).hexdigest()
