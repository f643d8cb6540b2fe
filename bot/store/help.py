"""Questions to hjelpere: who is asked, what waits for whom, and which kindergartens a hjelper has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.model.help import (
    DRAFT_KEPT,
    KEPT,
    HelpMessage,
    HelpQuestion,
    QuestionState,
)
from bot.model.kindergarten import Kindergarten
from bot.model.plan import Milestone, Status
from bot.model.programme import Membership, ProgrammePerson, ProgrammeRole
from bot.store.programmes import Address

SHOWN = 10


@dataclass(frozen=True)
class Member:
    """A kindergarten of a programme, as its hjelper and the arbeidsgruppe see it."""

    id: int
    name: str
    municipality: str | None
    shares_status: bool = False


@dataclass(frozen=True)
class Milestones:
    """By the keys of the programme's template; what a kindergarten added itself is only counted."""

    done: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """The soonest first."""


# Hjelpere


def _is_hjelper() -> ColumnElement[bool]:
    """Whether the hjelper of a membership holds the role still."""
    person = ProgrammePerson
    return exists().where(
        person.programme_id == Membership.programme_id,
        person.workspace_id == Membership.hjelper_workspace,
        person.user_id == Membership.hjelper,
        person.role == ProgrammeRole.HJELPER,
    )


def find_membership(
    session: Session, programme_id: int, kindergarten_id: int, *, lock: bool = False
) -> Membership | None:
    """`lock`: nobody else gives it a hjelper meanwhile."""
    return session.get(Membership, (kindergarten_id, programme_id), with_for_update=lock or None)


def hjelper_of(session: Session, programme_id: int, kindergarten_id: int) -> Address | None:
    """The kindergarten's own, as long as they hold the role."""
    statement = select(Membership.hjelper, Membership.hjelper_workspace).where(
        Membership.kindergarten_id == kindergarten_id, Membership.programme_id == programme_id, _is_hjelper()
    )
    row = session.execute(statement).first()
    return None if row is None else Address(row[0], row[1])


def is_hjelper(session: Session, programme_id: int, one: Address) -> bool:
    statement = select(ProgrammePerson.since).where(
        ProgrammePerson.programme_id == programme_id,
        ProgrammePerson.workspace_id == one.workspace_id,
        ProgrammePerson.user_id == one.person,
        ProgrammePerson.role == ProgrammeRole.HJELPER,
    )
    return session.scalar(statement) is not None


def hjelpere_asked(session: Session, question: HelpQuestion) -> list[Address]:
    """Who answered it before, else the kindergarten's own hjelper, else all of the programme."""
    earlier = Address(question.hjelper, question.hjelper_workspace)
    if question.hjelper is not None and is_hjelper(session, question.programme_id, earlier):
        return [earlier]
    own = hjelper_of(session, question.programme_id, question.kindergarten_id)
    return [own] if own is not None else all_hjelpere(session, question.programme_id)


def all_hjelpere(session: Session, programme_id: int) -> list[Address]:
    statement = (
        select(ProgrammePerson.user_id, ProgrammePerson.workspace_id)
        .where(ProgrammePerson.programme_id == programme_id, ProgrammePerson.role == ProgrammeRole.HJELPER)
        .order_by(ProgrammePerson.workspace_id, ProgrammePerson.user_id)
    )
    return [Address(person, workspace) for person, workspace in session.execute(statement)]


# Kindergartens


_MEMBER = (Kindergarten.id, Kindergarten.name, Membership.municipality, Membership.shares_status)


def _members(programme_id: int, *which: ColumnElement[bool]) -> Select[int, str, str | None, bool]:
    return (
        select(*_MEMBER)
        .join(Membership, Membership.kindergarten_id == Kindergarten.id)
        .where(Membership.programme_id == programme_id, *which)
        .order_by(Kindergarten.name, Kindergarten.id)
    )


def find_member(session: Session, programme_id: int, kindergarten_id: int) -> Member | None:
    row = session.execute(_members(programme_id, Kindergarten.id == kindergarten_id)).first()
    return None if row is None else Member(*row)


def name_of(session: Session, kindergarten_id: int) -> str | None:
    """Of one that may have left; None where nothing of it is kept any more."""
    return session.scalar(select(Kindergarten.name).where(Kindergarten.id == kindergarten_id))


def members_called(session: Session, programme_id: int, name: str) -> list[Member]:
    """Those whose name begins so, however it is written."""
    begins = func.lower(Kindergarten.name).startswith(name.lower(), autoescape=True)
    return [Member(*row) for row in session.execute(_members(programme_id, begins).limit(SHOWN))]


def without_hjelper(session: Session, programme_id: int, most: int, skipped: int = 0) -> list[Member]:
    statement = _members(programme_id, ~_is_hjelper()).offset(skipped).limit(most)
    return [Member(*row) for row in session.execute(statement)]


def count_without_hjelper(session: Session, programme_id: int) -> int:
    statement = (
        select(func.count())
        .select_from(Membership)
        .where(Membership.programme_id == programme_id, ~_is_hjelper())
    )
    return session.scalar(statement) or 0


def kindergartens_of_hjelper(session: Session, programme_id: int, hjelper: Address) -> list[Member]:
    mine = (Membership.hjelper == hjelper.person, Membership.hjelper_workspace == hjelper.workspace_id)
    return [Member(*row) for row in session.execute(_members(programme_id, *mine))]


def milestones_of(session: Session, members: Sequence[Member]) -> dict[int, Milestones]:
    """Only of those that share them; no words of their own. What was skipped on purpose is left out."""
    keys = [one.id for one in members if one.shares_status]
    statement = (
        select(Milestone.kindergarten_id, Milestone.key, Milestone.status)
        .where(Milestone.kindergarten_id.in_(keys), Milestone.status != Status.SKIPPED)
        .order_by(Milestone.kindergarten_id, Milestone.due, Milestone.position)
    )
    found = dict.fromkeys(keys, Milestones())
    for key, milestone, status in session.execute(statement) if keys else ():
        before = found[key]
        if status is Status.DONE:
            found[key] = Milestones((*before.done, milestone), before.open)
        else:
            found[key] = Milestones(before.done, (*before.open, milestone))
    return found


# Questions


def find_question(session: Session, question_id: int, *, lock: bool = False) -> HelpQuestion | None:
    return session.get(HelpQuestion, question_id, with_for_update=lock or None)


def find_message(session: Session, message_id: int) -> HelpMessage | None:
    return session.get(HelpMessage, message_id)


def messages_of(session: Session, question_id: int) -> list[HelpMessage]:
    """What was sent, the oldest first."""
    statement = select(HelpMessage).where(HelpMessage.question_id == question_id, HelpMessage.at.is_not(None))
    return list(session.scalars(statement.order_by(HelpMessage.id)))


def waiting_for(session: Session, programme_id: int, hjelper: Address) -> list[HelpQuestion]:
    """Questions that wait for an answer from a hjelper: the longest first.

    Of their own kindergartens, those they have answered before, and what nobody has.
    """
    question = HelpQuestion
    answered = and_(question.hjelper == hjelper.person, question.hjelper_workspace == hjelper.workspace_id)
    mine = and_(Membership.hjelper == hjelper.person, Membership.hjelper_workspace == hjelper.workspace_id)
    of_membership = (
        Membership.kindergarten_id == question.kindergarten_id,
        Membership.programme_id == question.programme_id,
    )
    nobodys = question.hjelper.is_(None) & exists().where(*of_membership, or_(mine, ~_is_hjelper()))
    statement = select(question).where(
        question.programme_id == programme_id,
        question.state == QuestionState.WAITING,
        or_(answered, nobodys),
    )
    return list(session.scalars(statement.order_by(question.changed_at, question.id)))


def forget_help(session: Session, now: datetime) -> None:
    """Drafts that nobody sent, and questions of which nothing was said for long."""
    session.connection().execute(_OLD, {"before": now - KEPT, "drafts_before": now - DRAFT_KEPT})


_OLD = delete(HelpQuestion).where(
    or_(
        HelpQuestion.changed_at < bindparam("before"),
        and_(HelpQuestion.state == QuestionState.DRAFT, HelpQuestion.changed_at < bindparam("drafts_before")),
    )
)
