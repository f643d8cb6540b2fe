"""A hjelper's own page: who waits for an answer, and how far those are who want to show it."""

from dataclasses import dataclass
from datetime import date

from bot.handlers.programme.overview.sections import NARROW, WIDE, Content
from bot.message.words import Words, _
from bot.model.help import HelpQuestion
from bot.model.visit import Visitor
from bot.paper.table import Column, Table
from bot.store.help import (
    Member,
    Milestones,
    find_member,
    kindergartens_of_hjelper,
    milestones_of,
    waiting_for,
)
from bot.store.programmes import Address
from bot.store.session import Session
from bot.web.programme import Section


@dataclass(frozen=True)
class Asked:
    """A question that waits for an answer."""

    name: str
    about: str
    since: date


@dataclass(frozen=True)
class Helped:
    """What waits for a hjelper, and their kindergartens by name."""

    asked: tuple[Asked, ...]
    members: tuple[tuple[Member, Milestones | None], ...]
    """None: it does not share how far it is."""


def helped_by(session: Session, visitor: Visitor) -> Helped:
    me = Address(visitor.user_id, visitor.workspace_id)
    members = kindergartens_of_hjelper(session, visitor.programme_id, me)
    shared = milestones_of(session, members)
    asked = tuple(_asked(session, one) for one in waiting_for(session, visitor.programme_id, me))
    return Helped(asked, tuple((one, shared.get(one.id)) for one in members))


def _asked(session: Session, question: HelpQuestion) -> Asked:
    member = find_member(session, question.programme_id, question.kindergarten_id)
    return Asked("" if member is None else member.name, question.about, question.changed_at.date())


def helped_sections(helped: Helped, content: Content) -> tuple[Section, Section]:
    return _asked_section(helped), _members_section(helped, content)


def _asked_section(helped: Helped) -> Section:
    columns = (
        Column(_("Kindergarten"), WIDE),
        Column(_("What it is about"), WIDE),
        Column(_("Asked on"), NARROW),
    )
    rows = tuple((one.name, one.about, one.since) for one in helped.asked)
    empty = _("Nobody waits for an answer from you.")
    return Section("venter", Table(_("They wait for an answer"), columns, rows), empty=empty)


def _members_section(helped: Helped, content: Content) -> Section:
    columns = (
        Column(_("Kindergarten"), WIDE),
        Column(_("Milestones done"), NARROW),
        Column(_("Next milestone"), WIDE),
    )
    rows = tuple((one.name, _done(shared), _next(shared, content)) for one, shared in helped.members)
    empty = _("You have no kindergarten yet.")
    return Section("mine", Table(_("My kindergartens"), columns, rows), empty=empty)


def _done(shared: Milestones | None) -> Words:
    if shared is None:
        return _("does not show you the plan")
    done = len(shared.done)
    return _("{n} of {all}", n=done, all=done + len(shared.open))


def _next(shared: Milestones | None, content: Content) -> Words | None:
    """In the programme's own words: a kindergarten may have written names of its own."""
    keys = () if shared is None else shared.open
    return next((content.milestones[key] for key in keys if key in content.milestones), None)
