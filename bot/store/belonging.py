"""Where a person or a place belongs: what is asked before it is known which kindergarten is meant.

One statement each, outside any transaction: to begin and to end one is a trip each, and everybody waits.
"""

from collections.abc import Callable
from functools import lru_cache

from sqlalchemy import BindParameter, Dialect, SelectBase, and_, bindparam, select, union
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.place import Place, Tenant
from bot.model.programme import Programme, ProgrammePerson
from bot.model.role import RoleHolder
from bot.model.workspace import Workspace
from bot.store.places import Belonging
from bot.store.reading import Reading, columns_of, of_place, only_reading

_IN_WORKSPACE = and_(
    Workspace.platform == bindparam("platform"), Workspace.external_id == bindparam("workspace")
)
_OF_KINDERGARTEN = Kindergarten.id, Kindergarten.name, Kindergarten.channel, Kindergarten.is_programme
_OF_HOME = Kindergarten.id, Programme.name, Kindergarten.channel, Kindergarten.is_programme


def belongs_to(session: Session, tenant: Tenant, user: str) -> list[Belonging]:
    """The kindergartens, and then the programmes, in which a person of the workspace has a role, by name."""
    return _read(session, _of_person, platform=tenant.platform, workspace=tenant.external_id, user=user)


def home_at(session: Session, place: Place) -> Belonging | None:
    """The programme whose arbeidsgruppe has a place as its own."""
    found = _read(session, _at_place, **of_place(place))
    return found[0] if found else None


def _read(session: Session, what: Callable[[Dialect], Reading[Belonging]], **asked: str) -> list[Belonging]:
    engine = session.get_bind().engine
    with only_reading(engine) as cursor:
        reading = what(engine.dialect)
        return list(map(reading.made, reading.rows(cursor, **asked)))


@lru_cache(maxsize=8)
def _of_person(dialect: Dialect) -> Reading[Belonging]:
    """Each once, also where the person has several roles."""
    user: BindParameter[str] = bindparam("user")
    kindergartens = select(*_OF_KINDERGARTEN).join(Workspace).join(RoleHolder)
    programmes = (
        select(*_OF_HOME)
        .join(Programme, Programme.home_id == Kindergarten.id)
        .join(ProgrammePerson, ProgrammePerson.programme_id == Programme.id)
        .join(Workspace, Workspace.id == ProgrammePerson.workspace_id)
    )
    statement = union(
        kindergartens.where(_IN_WORKSPACE, RoleHolder.user_id == user),
        programmes.where(_IN_WORKSPACE, ProgrammePerson.user_id == user),
    )
    return _belongings(statement.order_by("is_programme", "name"), dialect)


@lru_cache(maxsize=8)
def _at_place(dialect: Dialect) -> Reading[Belonging]:
    statement = (
        select(*_OF_HOME)
        .join(Workspace)
        .join(Programme, Programme.home_id == Kindergarten.id)
        .where(_IN_WORKSPACE, Kindergarten.channel == bindparam("channel"), Programme.has_place)
    )
    return _belongings(statement, dialect)


def _belongings(statement: SelectBase, dialect: Dialect) -> Reading[Belonging]:
    return Reading(lambda row: Belonging(**row), columns_of(_OF_KINDERGARTEN), statement, dialect)
