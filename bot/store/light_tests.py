"""Light tests: whom they can ask, what was answered, and what is forgotten when they are over.

Whoever has answered is known again by a keyed hash, so that nobody answers twice. One part of the key is with
the test and goes with it, the other is not in the database, as with votes (`bot/store/ballots.py`). The hash
stands among the others in their own order, and the answers in sums: no row and no moment joins the two.
"""

import hmac
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.light_test import KEPT, Given, LightTest, Tally
from bot.model.place import Place, Tenant
from bot.model.post import Post
from bot.model.programme import Membership, ProgrammePerson, ProgrammeRole
from bot.model.workspace import Workspace
from bot.store.ballots import BALLOTS
from bot.store.keys import one_of
from bot.store.places import is_tenant


def find_light_test(session: Session, number: int) -> LightTest | None:
    return session.get(LightTest, number)


def tests_of(session: Session, programme_id: int) -> Sequence[LightTest]:
    """The newest first."""
    statement = select(LightTest).where(LightTest.programme_id == programme_id)
    return session.scalars(statement.order_by(LightTest.id.desc())).all()


# Whom they ask


def willing_kindergartens(session: Session, programme_id: int) -> list[tuple[int, str]]:
    """Those of a programme that said yes to being asked, with their names, by name."""
    statement = (
        select(Kindergarten.id, Kindergarten.name)
        .join(Membership, Membership.kindergarten_id == Kindergarten.id)
        .join(Workspace, Workspace.id == Kindergarten.workspace_id)
        .where(Membership.programme_id == programme_id, Membership.tests, Workspace.left_at.is_(None))
        .order_by(Kindergarten.name, Kindergarten.id)
    )
    return [(key, name) for key, name in session.execute(statement)]


def some_of(keys: Collection[int], number: int) -> list[int]:
    """By chance."""
    return secrets.SystemRandom().sample(sorted(keys), min(number, len(keys)))


def willing_hjelpere(session: Session, programme_id: int) -> Sequence[ProgrammePerson]:
    """Those who said yes to being asked."""
    statement = select(ProgrammePerson).where(_are_hjelpere(programme_id), ProgrammePerson.tests)
    return session.scalars(statement.order_by(ProgrammePerson.workspace_id, ProgrammePerson.user_id)).all()


def hjelper_of(session: Session, programme_id: int, tenant: Tenant, user: str) -> ProgrammePerson | None:
    """A person's row as a hjelper of the programme."""
    statement = (
        select(ProgrammePerson)
        .join(Workspace, Workspace.id == ProgrammePerson.workspace_id)
        .where(_are_hjelpere(programme_id), ProgrammePerson.user_id == user, is_tenant(tenant))
    )
    return session.scalar(statement)


def is_hjelper(session: Session, programme_id: int, workspace_id: int, user: str) -> bool:
    key = (programme_id, workspace_id, user, ProgrammeRole.HJELPER)
    return session.get(ProgrammePerson, key) is not None


def _are_hjelpere(programme_id: int) -> ColumnElement[bool]:
    return and_(ProgrammePerson.programme_id == programme_id, ProgrammePerson.role == ProgrammeRole.HJELPER)


def is_in_programme(session: Session, kindergarten_id: int, programme_id: int) -> bool:
    """Whether it has joined, and not left since."""
    joined = exists().where(
        Membership.kindergarten_id == kindergarten_id, Membership.programme_id == programme_id
    )
    return bool(session.scalar(select(joined)))


def rows_of(session: Session, keys: Collection[int]) -> Sequence[Kindergarten]:
    return session.scalars(select(Kindergarten).where(one_of(session, Kindergarten.id, keys))).all()


def kindergartens_told(session: Session, programme_id: int, kind: str, period: str) -> list[int]:
    """Those that are in the programme, and have had a post."""
    members = select(Membership.kindergarten_id).where(Membership.programme_id == programme_id)
    statement = select(Post.kindergarten_id).where(
        Post.kindergarten_id.in_(members), Post.kind == kind, Post.period == period
    )
    return list(session.scalars(statement))


def people_told(session: Session, home_id: int, kind: str, beginning: str) -> list[tuple[int, str]]:
    """Workspaces and people who have had a post of their programme whose period begins so."""
    statement = select(Post.workspace_id, Post.to_user).where(
        Post.kindergarten_id == home_id, Post.kind == kind, Post.period.startswith(beginning)
    )
    return [(workspace, person) for workspace, person in session.execute(statement) if workspace and person]


# What was answered


def tally_of(session: Session, number: int) -> Tally | None:
    """None for a draft."""
    return session.get(Tally, number)


def tally_to_change(session: Session, test: LightTest) -> Tally | None:
    """As `tally_of`; others who answer wait, and the test is as the last of them has left it."""
    tally = session.get(Tally, test.id, with_for_update=True)
    session.refresh(test)
    return tally


def has_answered(session: Session, test: LightTest, tally: Tally, place: Place, user: str) -> bool:
    return _person(session, test, place, user) in tally.answered


def add_answers(
    session: Session, test: LightTest, tally: Tally, given: Given, place: Place, user: str
) -> None:
    tally.add(given, _person(session, test, place, user))
    session.flush()


def _person(session: Session, test: LightTest, place: Place, user: str) -> str:
    secret: bytes = session.info[BALLOTS]
    of_test = secret + (test.key or "").encode()
    name = f"{place.platform}/{place.workspace}/{user}"
    return hmac.new(of_test, name.encode(), sha256).hexdigest()


# What is forgotten


def end_light_test(session: Session, test: LightTest, tally: Tally) -> None:
    """What was answered does not change any more, and who has answered is known to nobody."""
    test.key = None
    tally.end()
    session.flush()


def end_light_tests(session: Session, now: datetime) -> None:
    """Those whose time is over; another replica's are passed over."""
    for test, tally in session.execute(_OVER, {"now": now}).all():
        end_light_test(session, test, tally)


_OVER = (
    select(LightTest, Tally)
    .join(Tally, Tally.test_id == LightTest.id)
    .where(LightTest.ends_at <= bindparam("now"), LightTest.key.is_not(None))
    .with_for_update(skip_locked=True)
)


def forget_light_tests(session: Session, now: datetime) -> None:
    """With all that was answered."""
    for statement in _OLD:
        session.connection().execute(statement, {"before": now - KEPT})


_OLD = (
    delete(Tally).where(
        Tally.test_id.in_(select(LightTest.id).where(LightTest.ends_at < bindparam("before")))
    ),
    delete(LightTest).where(LightTest.ends_at < bindparam("before")),
)
