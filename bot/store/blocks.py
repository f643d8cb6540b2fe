"""Blocks of kindergartens that are counted together: they end with any one that no longer shares its numbers.

`bot/model/figures.py` says which kindergartens are counted together, and why.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from bot.model.figures import Block, Counted
from bot.model.programme import Membership
from bot.store.keys import one_of

UNFOLLOWED: dict[str, Any] = {"synchronize_session": False}


def dissolve_blocks(session: Session, flush: UOWTransaction) -> None:
    """After a flush, in the same unit of work: a kindergarten that no longer shares takes its block along."""
    for state, (deleted, _listed_only) in flush.states.items():
        row = state.obj()
        if isinstance(row, Membership) and (deleted or not row.shares_numbers):
            of = and_(
                Counted.kindergarten_id == row.kindergarten_id, Counted.programme_id == row.programme_id
            )
            end_blocks(session, of)


def end_blocks(session: Session, with_any: ColumnElement[bool]) -> None:
    """The blocks with any such kindergarten, with their figures."""
    statement = select(Counted.block_id).where(with_any, Counted.block_id.is_not(None)).distinct()
    ended = [block for block in session.scalars(statement) if block is not None]
    if ended:
        of_ended = update(Counted).where(one_of(session, Counted.block_id, ended))
        session.execute(of_ended.values(block_id=None), execution_options=UNFOLLOWED)
        gone = delete(Block).where(one_of(session, Block.id, ended))
        session.execute(gone, execution_options=UNFOLLOWED)
