"""Figures of programmes: made once a day, for whole blocks of kindergartens."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Select, and_, bindparam, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.model.calendar import CalendarMonth
from bot.model.figures import (
    FINISHED,
    NOT_BEGUN,
    PATIENCE,
    Block,
    Counted,
    Figures,
    HalfYear,
    Made,
    Sum,
    Waiting,
    form_blocks,
)
from bot.model.findings import Finding
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar, Month
from bot.model.plan import Milestone, Status
from bot.model.programme import FEWEST, Membership, Programme
from bot.store.engine import Store

Counts: TypeAlias = Mapping[int | None, Mapping[str, int]]
"""By block and key."""


# Each night


def count_programmes(store: Store, day: date) -> None:
    """The figures of a day, for each programme that has none of it yet; another replica may be at it.

    Nobody who writes waits for the counting. A block that ends meanwhile has no figures any more.
    """
    with store.read() as session:
        due = _due(session, day)
    for programme_id in due:
        with store.write() as session:
            _form_blocks(session, programme_id, day)
        with store.read() as session:
            rows = _counted(session, programme_id, day)
        if rows:
            with store.write() as session:
                _keep(session, rows)


def _due(session: Session, day: date) -> list[int]:
    return list(session.connection().execute(_DUE, {"day": day}).scalars())


_COUNTED = exists().where(
    Block.programme_id == Programme.id, Block.day >= bindparam("day"), Block.figures.is_not(None)
)
_HAS_BLOCKS = exists().where(Block.programme_id == Programme.id)
_SHARE = (
    select(func.count())
    .where(Membership.programme_id == Programme.id, Membership.shares_numbers)
    .scalar_subquery()
)
_DUE = select(Programme.id).where(~_COUNTED, or_(_HAS_BLOCKS, _SHARE >= FEWEST)).order_by(Programme.id)
"""None in which so few share their numbers that no block can be: else all is counted for it each hour."""


def _form_blocks(session: Session, programme_id: int, day: date) -> None:
    """One replica at a time. The new blocks have no figures yet, and are not seen before they do."""
    session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update())
    formed = form_blocks(*_waiting(session, programme_id, day))
    for made in formed.made:
        start = None if made.start is None else str(made.start)
        block = Block(programme_id=programme_id, municipality=made.municipality, start=start, day=day)
        block.size = len(made.members)
        session.add(block)
        session.flush()
        _note_members(session, block, made, formed.groups)


def _waiting(session: Session, programme_id: int, day: date) -> tuple[list[Waiting], dict[int, int]]:
    """Who waits, and how large the groups are.

    Nobody stops sharing meanwhile, unseen. A kindergarten that was deleted is in no group any more: a group
    that is taken for smaller than it is hides fewer, never more.
    """
    mine = and_(
        Counted.kindergarten_id == Membership.kindergarten_id, Counted.programme_id == Membership.programme_id
    )
    statement = (
        select(
            Membership.kindergarten_id,
            Membership.municipality,
            Membership.since,
            Kindergarten.plan_start,
            Counted.alike,
        )
        .join(Kindergarten, Kindergarten.id == Membership.kindergarten_id)
        .outerjoin(Counted, mine)
        .where(Membership.programme_id == programme_id, Membership.shares_numbers)
        .where(Counted.block_id.is_(None))
        .with_for_update(of=Membership, read=True)
    )
    spelled = _spellings(session, programme_id)
    waiting = [
        Waiting(
            key,
            _spelled(place, spelled),
            HalfYear.of(start) if start else None,
            group,
            since <= day - PATIENCE,
        )
        for key, place, since, start, group in session.execute(statement)
    ]
    sizes = (
        select(Counted.alike, func.count())
        .where(Counted.programme_id == programme_id)
        .group_by(Counted.alike)
    )
    return waiting, dict(session.execute(sizes).all())


def _spellings(session: Session, programme_id: int) -> dict[str, str]:
    """The municipalities that blocks are in, as they are spelled there."""
    statement = select(Block.municipality).where(Block.programme_id == programme_id).distinct()
    return {name.casefold(): name for name in session.scalars(statement) if name}


def _spelled(municipality: str | None, spelled: dict[str, str]) -> str | None:
    """The same for everybody in it, however each writes it."""
    name = " ".join((municipality or "").split())
    return spelled.setdefault(name.casefold(), name) or None


def _note_members(session: Session, block: Block, made: Made, groups: Mapping[int, int]) -> None:
    rows = [
        {
            "kindergarten_id": one.kindergarten,
            "programme_id": block.programme_id,
            "block_id": block.id,
            "alike": groups.get(one.kindergarten, one.group),
        }
        for one in made.members
    ]
    new = {one.kindergarten for one in made.members if one.group is None}
    if new:
        session.execute(insert(Counted), [row for row in rows if row["kindergarten_id"] in new])
    if len(new) < len(rows):
        session.execute(update(Counted), [row for row in rows if row["kindergarten_id"] not in new])


def _counted(session: Session, programme_id: int, day: date) -> list[dict[str, Any]]:
    """One statement for each kind of figure, for all blocks."""
    keys = session.scalars(select(Block.id).where(Block.programme_id == programme_id)).all()
    if not keys:
        return []
    counts = (
        _phases(session, programme_id),
        _by_block(session, _milestones(), programme_id),
        _by_block(session, _themes(day), programme_id),
        _by_block(session, _factors(), programme_id),
    )
    return [
        {"block": key, "of": day, "counted": Figures(*(dict(one.get(key, {})) for one in counts))}
        for key in keys
    ]


def _keep(session: Session, rows: list[dict[str, Any]]) -> None:
    """Of those blocks that are still there."""
    table = Block.__table__
    statement = (
        update(Block)
        .where(table.c.id == bindparam("block"))
        .values(day=bindparam("of"), figures=bindparam("counted", type_=table.c.figures.type))
    )
    session.connection().execute(statement, rows)


def _by_block(session: Session, statement: Select[*tuple[Any, ...]], programme_id: int) -> Counts:
    """How many rows with a key the kindergartens of each block have; a kindergarten has one at most."""
    found = defaultdict[int | None, dict[str, int]](dict)
    of_blocks = statement.where(Counted.programme_id == programme_id, Counted.block_id.is_not(None))
    for block, *key, count in session.execute(of_blocks):
        found[block]["/".join(str(part or "") for part in key)] = count
    return found


def _phases(session: Session, programme_id: int) -> Counts:
    """A kindergarten is in the phase of the first milestone of the programme's that is left to it."""
    first = (
        select(Milestone.kindergarten_id, func.min(Milestone.position).label("position"))
        .join(Counted, Counted.kindergarten_id == Milestone.kindergarten_id)
        .where(Counted.programme_id == programme_id, Counted.block_id.is_not(None))
        .where(Milestone.status == Status.OPEN, Milestone.definition.is_not(None))
        .group_by(Milestone.kindergarten_id)
        .subquery()
    )
    here = and_(Milestone.kindergarten_id == first.c.kindergarten_id, Milestone.position == first.c.position)
    statement = (
        select(Counted.block_id, Milestone.phase_key, Kindergarten.plan_start.is_not(None), func.count())
        .join(Kindergarten, Kindergarten.id == Counted.kindergarten_id)
        .outerjoin(first, first.c.kindergarten_id == Counted.kindergarten_id)
        .outerjoin(Milestone, here)
        .where(Counted.programme_id == programme_id, Counted.block_id.is_not(None))
        .group_by(Counted.block_id, Milestone.phase_key, Kindergarten.plan_start.is_not(None))
    )
    found = defaultdict[int | None, Counter[str]](Counter)
    for block, phase, begun, count in session.execute(statement):
        found[block][(phase or FINISHED) if begun else NOT_BEGUN] += count
    return found


def _milestones() -> Select[*tuple[Any, ...]]:
    """Those that came with the plan; what a group has added is its own."""
    return (
        select(Counted.block_id, Milestone.key, func.count())
        .join(Milestone, Milestone.kindergarten_id == Counted.kindergarten_id)
        .where(Milestone.status == Status.DONE, Milestone.definition.is_not(None))
        .group_by(Counted.block_id, Milestone.key)
    )


def _themes(day: date) -> Select[*tuple[Any, ...]]:
    """Of this barnehageår."""
    months = Barnehageaar.of(Month.of(day)).months()
    row = CalendarMonth
    return (
        select(Counted.block_id, row.month, row.theme, func.count())
        .join(row, row.kindergarten_id == Counted.kindergarten_id)
        .where(row.month.between(months[0], months[-1]), or_(row.theme.is_not(None), row.own.is_not(None)))
        .group_by(Counted.block_id, row.month, row.theme)
    )


def _factors() -> Select[*tuple[Any, ...]]:
    """What was found hard."""
    return (
        select(Counted.block_id, Finding.factor, func.count())
        .join(Finding, Finding.kindergarten_id == Counted.kindergarten_id)
        .where(~Finding.strength)
        .group_by(Counted.block_id, Finding.factor)
    )


# What is seen


@dataclass(frozen=True)
class Seen:
    """A block as it can be looked for."""

    municipality: str | None
    start: HalfYear | None
    day: date
    sum: Sum


def blocks_of(session: Session, programme_id: int) -> list[Seen]:
    """All that is known of a programme's figures."""
    columns = Block.municipality, Block.start, Block.day, Block.size, Block.figures
    mine = select(*columns).where(Block.programme_id == programme_id, Block.figures.is_not(None))
    return [
        Seen(place, HalfYear.parse(start) if start else None, day, Sum(size, figures))
        for place, start, day, size, figures in session.execute(mine.order_by(Block.id))
        if figures is not None
    ]
