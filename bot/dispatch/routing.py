"""Finds out which kindergarten a request is for, and what to say where there is none."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.commands.errors import NotUnderstood
from bot.commands.grammar import Line, find_command
from bot.commands.lines import meant_kindergarten, meant_mark
from bot.commands.registry import Command
from bot.commands.request import Answer, Request, UnknownPlace
from bot.dispatch.dispatcher import Dispatcher, Find, KindergartenAndRoles
from bot.dispatch.hearing import need_of
from bot.handlers.programme.cards import BACK, no_code_card, no_programme_card
from bot.handlers.programme.lines import CODE, CONFIRM
from bot.handlers.programme.lines import HOME as PROGRAMME_HOME
from bot.handlers.programme.missed import not_understood, old_button
from bot.handlers.registry import PROGRAMME, UNBOUND
from bot.handlers.roles.lines import DECLINE, TAKE
from bot.handlers.unbound.cards import (
    no_role_card,
    role_elsewhere_card,
    to_shared,
    which_kindergarten_card,
)
from bot.handlers.unbound.lines import SET_UP
from bot.handlers.understood.need_cards import need_card
from bot.message.card import Card
from bot.model.kindergarten import Kindergarten
from bot.model.rhythm import DEFAULT_POSTING_TIME, DEFAULT_ZONE, PostingRule
from bot.model.role import Leader
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.belonging import belongs_to, home_at
from bot.store.engine import ConflictError
from bot.store.offers import inviting
from bot.store.places import Belonging, find_workspace, is_taken
from bot.store.programmes import find_home, roles_in
from bot.store.session import Session
from bot.understanding.needs import Need

ANSWERS = frozenset({TAKE.name, DECLINE.name})
BY_CODE = frozenset({CODE.name, CONFIRM.name})
OF_PROGRAMMES = "hms program "


@dataclass(frozen=True)
class Router:
    """The dispatcher, for platforms where a place does not always say which kindergarten is meant."""

    dispatcher: Dispatcher

    def __call__(self, request: Request, now: datetime) -> Answer:
        meant = meant_kindergarten(request.line)
        around = find_command(request.line, PROGRAMME).command
        if around.name in BY_CODE:
            return self._by_code(request, now)
        if request.personal or meant is not None or _is_of_programmes(around):
            return self._of_person(request, meant, now, around)
        try:
            return self.dispatcher(request, now)
        except UnknownPlace:
            home = self._programme_at(request)
            return self._unbound(request, now) if home is None else self._in_programme(home, request, now)

    def _of_person(self, request: Request, meant: int | None, now: datetime, around: Command) -> Answer:
        """Where the person holds a role; with several, that of the chat or one chosen.

        What only a programme can do is for one, wherever it is written.
        """
        place, line = request.place, find_command(request.line, self.dispatcher.registry)
        with self.dispatcher.store.read() as session:
            found = belongs_to(session, place.tenant, request.user)
            mine = [one for one in found if not one.is_programme]
            theirs = [one for one in found if one.is_programme]
            if line.command.name in ANSWERS:
                mine += _more(mine, inviting(session, place.tenant, request.user, now))
        if _is_of_programmes(around):
            if not theirs:
                return self._say(no_programme_card(), request)
            mine = theirs
        elif line.command in self.dispatcher.registry.roots.values():
            mine += theirs  # `/hms` says nothing about which is meant
        elif theirs and _is_for_programme(line, mine, theirs, meant):
            mine = theirs
        if not mine and _sets_up_alone(request):
            return self._unbound(request, now)
        here = [one for one in mine if meant is None and one.channel == place.channel]
        chosen = here or [one for one in mine if meant in (None, one.id)]
        if len(chosen) == 1:
            answer = self._for(chosen[0], request, now, several=max(len(mine), len(found)) > 1)
            both = chosen[0].is_programme and _asks_about_programme(line)
            return _leading_to(answer, found) if both else answer
        need = need_of(request, line)
        if need is not None:
            return self._to_need(need, request)
        if mine and not chosen:
            return self._say(role_elsewhere_card(mine), request)
        return self._say(which_kindergarten_card(mine, request.line) if mine else no_role_card(), request)

    def _for(self, chosen: Belonging, request: Request, now: datetime, *, several: bool) -> Answer:
        if chosen.is_programme:
            answer = self._in_programme(chosen, request, now)
        else:
            place = replace(request.place, channel=chosen.channel)
            answer = self.dispatcher(replace(request, place=place), now)
        card = answer.card.marked(meant_mark(chosen.id)) if several else answer.card
        return replace(answer, card=card)

    def _programme_at(self, request: Request) -> Belonging | None:
        with self.dispatcher.store.read() as session:
            return home_at(session, request.place)

    def _in_programme(self, home: Belonging, request: Request, now: datetime) -> Answer:
        """What is not understood there is said so, with what was perhaps meant, or what can be done."""
        line = find_command(request.line, PROGRAMME)
        need = need_of(request, line)
        if need is not None:
            answer = self._to_need(need, request)  # its buttons lead into a kindergarten
            return replace(answer, card=replace(answer.card, actions=(BACK,)))
        try:
            find = _of_programme(home, request, lock=line.command.changes)
            return self.dispatcher.converse(request, line, now, PROGRAMME, find)
        except NotUnderstood as missed:
            why = missed
        find = _of_programme(home, request, lock=False)
        reply = old_button if request.pressed else partial(not_understood, line, why)
        return self.dispatcher.guess(request, now, PROGRAMME, find, reply)

    def _by_code(self, request: Request, now: datetime) -> Answer:
        """A code says which programme it is of: whoever has one may write it anywhere."""
        line = find_command(request.line, PROGRAMME)

        def draft(session: Session) -> KindergartenAndRoles:
            made = _draft(find_workspace(session, request.place.tenant), request, now)
            made.is_programme = True
            return made, frozenset()

        try:
            return self.dispatcher.converse(request, line, now, PROGRAMME, draft)
        except NotUnderstood as missed:
            why = missed.text
            answer = self.dispatcher.converse(request, replace(line, words=()), now, PROGRAMME, draft)
            return replace(answer, card=no_code_card(answer.card, why))
        except ConflictError:  # somebody else of the same new workspace was first, which is known now
            return self.dispatcher.converse(request, line, now, PROGRAMME, draft)

    def _unbound(self, request: Request, now: datetime) -> Answer:
        """A draft of a kindergarten stands in for the one that is not there yet."""
        line, place = find_command(request.line, UNBOUND), request.place
        need = need_of(request, line)
        if need is not None:
            return self._to_need(need, request)
        if line.command in UNBOUND.roots.values():  # whatever is said here, the set-up comes first
            line = replace(line, words=())

        def draft(session: Session) -> KindergartenAndRoles:
            workspace = find_workspace(session, place.tenant)
            if workspace is not None and is_taken(session, workspace.id, {place.channel}):
                raise ConflictError
            return _draft(workspace, request, now), frozenset()

        try:
            answer = self.dispatcher.converse(request, line, now, UNBOUND, draft)
        except NotUnderstood:
            answer = self.dispatcher.converse(request, find_command("", UNBOUND), now, UNBOUND, draft)
        except ConflictError:  # somebody else took the channel in the same moment
            return self.dispatcher(request, now)
        asks = request.values is None and (answer.private or not line.command.changes)
        return replace(answer, unread=asks and request.language is None)

    def _to_need(self, need: Need, request: Request) -> Answer:
        return replace(self._say(need_card(need, self.dispatcher.library), request), unkept=True)

    def _say(self, card: Card, request: Request) -> Answer:
        return Answer(card, language_of(request), private=True, unread=request.language is None)


def _of_programme(home: Belonging, request: Request, *, lock: bool) -> Find:
    """Finds the row of a programme, and what its asker is there. What is made raises UnknownPlace."""

    def found(session: Session) -> KindergartenAndRoles:
        row = find_home(session, home.id, lock=lock)
        if row is None:
            raise UnknownPlace
        return row, roles_in(session, home.id, request.place.tenant, request.user)

    return found


def language_of(request: Request) -> Language:
    """Where there is no kindergarten whose language it could be."""
    return request.language or Language.NB


def _draft(workspace: Workspace | None, request: Request, now: datetime) -> Kindergarten:
    """What stands in for a kindergarten, or a programme, that is not there yet."""
    place = request.place
    workspace = workspace or Workspace.of(place.tenant, now)
    made = Kindergarten(workspace=workspace, channel=place.channel, next_due_at=now, **_DRAFT)
    made.language = language_of(request)
    return made


def _is_of_programmes(command: Command) -> bool:
    """Whether only a programme's people do such a thing."""
    return command.name.startswith(OF_PROGRAMMES)


def _asks_about_programme(line: Line) -> bool:
    """Both a kindergarten and a programme's people have that, and mean their own."""
    return line.command.name == PROGRAMME_HOME.name and not line.words


def _is_for_programme(line: Line, mine: list[Belonging], theirs: list[Belonging], meant: int | None) -> bool:
    """Whether what both read is for the programme of somebody who has a role there.

    `/hms program` is: a card told them to write it there, and what the kindergarten shares is one press away.
    """
    if meant is None:
        return not mine or _asks_about_programme(line)
    return not mine or any(one.id == meant for one in theirs)


def _leading_to(answer: Answer, found: list[Belonging]) -> Answer:
    """With a way to what each of the person's kindergartens shares with its programme."""
    mine = [one for one in found if not one.is_programme]
    return replace(answer, card=replace(answer.card, actions=(*answer.card.actions, *to_shared(mine))))


def _more(mine: list[Belonging], others: list[Belonging]) -> list[Belonging]:
    """Those that ask for a role: one who holds none there is at home for the answer alone."""
    return [one for one in others if one not in mine]


def _sets_up_alone(request: Request) -> bool:
    """A kindergarten in the chat with one person, where that is a place that posts can go to."""
    asked = find_command(request.line, UNBOUND).command
    return asked.name == SET_UP.name and request.place.channel == request.user


_DRAFT: dict[str, Any] = {
    "name": "",
    "zone": DEFAULT_ZONE,
    "posting_rule": PostingRule.FIRST,
    "posting_time": DEFAULT_POSTING_TIME,
    "closed": (),
    "wants_webinars": True,
    "leader": Leader.STYRER,
}
