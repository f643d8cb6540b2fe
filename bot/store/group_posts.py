"""Posts for the HMS-gruppe that cannot go to a place of its own: one for each of the group instead."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from sqlalchemy import Dialect, Select, String, Update, exists, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.model.base import EnumColumn
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.role import RoleHolder
from bot.store.claims import Claim
from bot.store.keys import as_parameter, one_of, one_of_given
from bot.store.posts import TOLD, WAITING, in_state

BETWEEN = "/"
SHARED_OUT = "to each in the group"
ON_ITS_WAY = tuple(dict.fromkeys((*WAITING, *TOLD)))


def period_of_person(period: str, person: str) -> str:
    """The period of the post that one person of the group gets."""
    return f"{period}{BETWEEN}{person}"


def period_of_group(period: str, person: str) -> str:
    """The period of the post that it was made of."""
    return period.removesuffix(f"{BETWEEN}{person}")


def share_out(session: Session, keys: Collection[int]) -> None:
    """One post more for each person of the group, once; whoever has several roles is one person."""
    dialect = session.get_bind().dialect.name
    insert = sqlite.insert(Post) if dialect == "sqlite" else postgresql.insert(Post)
    columns = ["kindergarten_id", "kind", "period", "to_user", "due_at", "useful_until", "state", "tries"]
    statement = insert.from_select(columns, _shared(session, keys), include_defaults=False)
    session.connection().execute(statement.on_conflict_do_nothing())


def _shared(session: Session, keys: Collection[int]) -> Select[*tuple[object, ...]]:
    post = Post
    holders = select(RoleHolder.kindergarten_id, RoleHolder.user_id).distinct().subquery()
    return (
        select(
            post.kindergarten_id,
            post.kind,
            post.period + literal(BETWEEN, String) + holders.c.user_id,
            holders.c.user_id,
            post.due_at,
            post.useful_until,
            literal(PostState.PLANNED, EnumColumn(PostState)),
            literal(0),
        )
        .join(holders, holders.c.kindergarten_id == post.kindergarten_id)
        .where(one_of(session, post.id, keys))
    )


def address(session: Session, posts: Iterable[Claim]) -> None:
    """Write down that these go to the group's place, so that they are looked for there."""
    dialect = session.get_bind().dialect
    keys = as_parameter((post.id for post in posts), dialect)
    session.connection().execute(_address(dialect), {"keys": keys})


@lru_cache(maxsize=8)  # building it takes longer than carrying it out
def _address(dialect: Dialect) -> Update:
    place = select(Kindergarten.group_channel).where(Kindergarten.id == Post.kindergarten_id)
    those = one_of_given(Post.id, "keys", dialect)
    return update(Post).where(those).values(channel=place.scalar_subquery())


def with_group(session: Session, keys: Iterable[int]) -> frozenset[int]:
    """Those of some kindergartens in which anybody holds a role."""
    held = select(RoleHolder.kindergarten_id).where(one_of(session, RoleHolder.kindergarten_id, keys))
    return frozenset(session.scalars(held.distinct()))


def reaches_anybody(session: Session, post: Claim) -> bool:
    """Whether what one person of the group could not be told has reached another, or still may."""
    if post.to_user is None:
        return False
    of_others = (
        Post.kindergarten_id == post.kindergarten_id,
        Post.kind == post.kind,
        Post.period.startswith(period_of_group(post.period, post.to_user) + BETWEEN, autoescape=True),
        Post.id != post.id,
        Post.to_user.is_not(None),
        in_state(*ON_ITS_WAY),
    )
    return bool(session.scalar(select(exists().where(*of_others))))
