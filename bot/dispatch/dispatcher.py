"""The one way in: every typed line, button and form goes through here, in one unit of work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from bot.commands.errors import CommandError, NotAllowed, NotUnderstood
from bot.commands.forms import complete, read_form
from bot.commands.grammar import (
    Line,
    begins_with_own_name,
    carried_by,
    find_command,
    names_a_root,
    read_exactly,
    read_values,
    takes_own_words,
)
from bot.commands.lines import without_mark
from bot.commands.registry import Command, Registry, Values
from bot.commands.request import Answer, Request, UnknownPlace
from bot.content.library import Library
from bot.dispatch.allowed import only_allowed
from bot.dispatch.hearing import heard_first, is_typed, need_of, own_words
from bot.dispatch.telling import answer_of
from bot.handlers.calendar.late_themes import watch_months
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.explaining import Situation
from bot.handlers.errors.cards import done_before_card
from bot.handlers.errors.privacy_cards import OVERHEARD
from bot.handlers.explain import explain
from bot.handlers.group.moving import watch_place
from bot.handlers.overview.undoing import with_its_undo
from bot.handlers.registry import LABELS, UNDERSTANDING
from bot.handlers.roles.vacancies import watch_roles
from bot.handlers.understood.cards import old_button_card
from bot.handlers.understood.need_cards import need_card
from bot.handlers.understood.replies import reply_to
from bot.message.card import Card, Reply
from bot.message.spoken import said_in
from bot.model.audience import Audience
from bot.model.errors import Refusal
from bot.model.kindergarten import KindergartenView
from bot.model.parts import Part
from bot.model.place import NotClosed, Openness
from bot.model.plan import PhaseTemplate
from bot.model.programme import AnyRole
from bot.model.texts import Language
from bot.paper.typeset import Draw, drawn_here
from bot.store.audit import keep_event
from bot.store.deliveries import AlreadyDelivered, forget_delivery, note_delivery
from bot.store.engine import Store
from bot.store.queries import find_kindergarten, lock_kindergarten
from bot.store.session import Session
from bot.store.webinars import watch_listeners
from bot.store.work import home_of
from bot.understanding.decide import Heard
from bot.understanding.labels import pressed
from bot.understanding.meanings import Proposal, Where
from bot.understanding.needs import Need, need_in
from bot.understanding.normalise import goes_on_as_a_sentence, telling
from bot.web.links import Pages

KindergartenAndRoles: TypeAlias = tuple[KindergartenView, frozenset[AnyRole]]
"""The kindergarten that a request is for, and the roles that its asker holds there."""
Find: TypeAlias = Callable[[Session], KindergartenAndRoles]

FEW, FEW_MISSPELT = 1, 2
"""Words after a command's own name that are a misspelt value, and no sentence. The latter: where they are
perhaps the rest of a longer name, with its value, `tiltak fedrig 3`."""


@dataclass(eq=False)
class _Declined(Exception):
    card: Card
    language: Language
    unseen: bool
    """Whether it says so only because nobody has looked yet who reads there."""


def _of_place(request: Request, reads: frozenset[Part], *, lock: bool) -> Find:
    """Finds the kindergarten of the place, or of one of its avdelinger. What is made raises UnknownPlace."""
    find = lock_kindergarten if lock else find_kindergarten

    def found(session: Session) -> KindergartenAndRoles:
        here = find(session, request.place, request.user, reads)
        if here is None and (home := home_of(session, request.place)) is not None:
            here = find(session, home, request.user, reads)
        if here is None:
            raise UnknownPlace
        return here

    return found


def _is_said_in_passing(request: Request, line: Line) -> bool:
    """Whether a change is asked for that may be an ordinary sentence, and so is asked about first.

    That is whatever goes on as a sentence, `bytt themes for the next months`, except behind `/hms` where it
    would be kept as it stands, whatever it is: `foreslå`, `tiltak ny`. Without `/hms` those are asked about
    too, and so is any other name of a command: `velg`.
    """
    text = without_mark(request.line)
    if not is_typed(request) or not line.command.changes or not line.words:
        return False
    if names_a_root(text, line):
        return goes_on_as_a_sentence(line.words) and not takes_own_words(line)
    is_command = begins_with_own_name(line, text) and not takes_own_words(line)
    return not is_command or goes_on_as_a_sentence(line.words)


def _is_one_word(request: Request, line: Line) -> bool:
    """Whether a command was called by one word: then all of the line is perhaps a sentence."""
    return len(without_mark(request.line).split()) - len(line.words) == 1


def labelled_by(request: Request, line: Line) -> tuple[Command, ...]:
    """The commands whose button is called what somebody typed; the whole name of a command is no label."""
    text = own_words(request)
    if not is_typed(request) or not line.words or begins_with_own_name(line, text):
        return ()
    return LABELS.commands(text)


def _offers_more(missed: NotUnderstood, named: Command) -> bool:
    """Whether something is known that may have been meant, besides the command that was named."""
    return any(one.line != named.line({}) for one in missed.suggestions)


def _perhaps_meant(line: Line, missed: NotUnderstood, ctx: HmsContext) -> NotUnderstood:
    """Looked for only now where the command changes something: while it was read, others waited to write."""
    if not line.command.changes:
        return missed
    try:
        read_values(line, ctx, ctx.registry)
    except NotUnderstood as why:
        return why
    return missed


def _is_misspelt(request: Request, line: Line, heard: Heard) -> bool:
    """Whether what was not read is rather a command with a slip than a sentence."""
    text = own_words(request)
    is_called = begins_with_own_name(line, text) or (
        names_a_root(without_mark(request.line), line) and len(line.command.path) > 1
    )
    if heard.clear is line.command and not line.command.changes:
        return heard.is_short or len(line.words) <= FEW  # `hvem er verneombud?`
    if heard.clear is line.command and len(line.words) > FEW and not telling(" ".join(line.words)):
        return False  # `bytt temaet i mars`: no theme is misspelt there
    if heard.clear in (None, line.command):
        return heard.is_short or is_called
    goes_on = heard.clear.name.startswith(f"{line.command.name} ") and len(line.words) <= FEW_MISSPELT
    return is_called and (line.command.changes or goes_on)


def _to_asker(card: Card, ctx: HmsContext) -> Card:
    """As its asker gets it alone."""
    return said_in(ctx.kindergarten, only_allowed(card, ctx.roles, ctx.registry), ctx.now)


def _said(reply: Reply, ctx: HmsContext) -> Card:
    """What others see too is the same for all of them."""
    alone = reply.to is Audience.PERSON
    return _to_asker(reply.card, ctx) if alone else said_in(ctx.kindergarten, reply.card, ctx.now)


@dataclass(frozen=True)
class Dispatcher:
    """Carries requests out. Safe to call from many threads."""

    store: Store
    registry: Registry
    library: Library
    plan_template: tuple[PhaseTemplate, ...]
    pages: Pages | None = None
    """The bot's own pages, if browsers reach them."""
    draw: Draw = drawn_here

    def __call__(self, request: Request, now: datetime) -> Answer:
        """In the kindergarten of the place. Raises UnknownPlace."""
        line = find_command(request.line, self.registry)
        need = need_of(request, line)
        if need is not None:
            return self._to_need(request, now, need)
        labelled = labelled_by(request, line)
        if labelled:
            return self._as_pressed(request, now, labelled)
        if _is_said_in_passing(request, line):
            return self._as_proposal(request, now, line)
        try:
            find = _of_place(request, self._reads(line), lock=line.command.changes)
            return self.converse(request, line, now, self.registry, find)
        except NotUnderstood as missed:
            if request.pressed:
                return self._guess(request, now, lambda _ctx: old_button_card(), frozenset())
            return self._in_own_words(request, now, line, missed)

    def _as_pressed(self, request: Request, now: datetime, labelled: tuple[Command, ...]) -> Answer:
        """The label of a button, typed."""

        def reply(ctx: HmsContext) -> Card:
            allowed = [one for one in labelled if one.is_open_to(ctx.roles)]
            if not allowed:
                raise NotAllowed(labelled[0].who)
            meaning = pressed(allowed, own_words(request), ctx)
            return reply_to(meaning, NotUnderstood(request.line, None), ctx)

        return self._guess(request, now, reply, frozenset().union(*(one.reads for one in labelled)))

    def _as_proposal(self, request: Request, now: datetime, line: Line) -> Answer:
        """A change whose command was called by an ordinary word: what would be done is said."""
        heard = UNDERSTANDING.heard(without_mark(request.line))

        def reply(ctx: HmsContext) -> Card:
            if takes_own_words(line) and _is_one_word(request, line):
                return reply_to(heard.meaning(ctx), NotUnderstood(request.line, None), ctx)
            try:
                command, values = read_values(line, ctx, ctx.registry)
            except NotUnderstood as missed:
                return reply_to(heard.meaning(ctx), missed, ctx)
            if not command.is_open_to(ctx.roles):
                raise NotAllowed(command.who)
            return reply_to(Proposal(command, values), NotUnderstood(request.line, None), ctx)

        return self._guess(request, now, reply, self._reads(line) | heard.reads)

    def _in_own_words(self, request: Request, now: datetime, line: Line, missed: NotUnderstood) -> Answer:
        """What the grammar does not read, somebody said in their own words."""
        text = own_words(request)
        own = begins_with_own_name(line, text)
        need = need_in(text) if own else None  # any other line was listened to before the grammar
        if need is not None:
            return self._to_need(request, now, need)
        request.attempt.go_on()
        heard = UNDERSTANDING.heard(text)
        few = own and len(line.words) <= FEW

        def reply(ctx: HmsContext) -> Card:
            why = _perhaps_meant(line, missed, ctx)
            if own and line.command.careful and heard.clear is None:
                return reply_to(Where(line.command), why, ctx)
            if few or (_offers_more(why, line.command) and _is_misspelt(request, line, heard)):
                raise why
            return reply_to(heard.meaning(ctx), why, ctx)

        return self._guess(request, now, reply, self._reads(line) | heard.reads)

    def _to_need(self, request: Request, now: datetime, need: Need) -> Answer:
        card = need_card(need, self.library)
        return replace(self._guess(request, now, lambda _ctx: card, frozenset()), unkept=True)

    def _guess(
        self, request: Request, now: datetime, reply: Callable[[HmsContext], Card], reads: frozenset[Part]
    ) -> Answer:
        """In the kindergarten of the place."""
        return self.guess(request, now, self.registry, _of_place(request, reads, lock=False), reply)

    def guess(
        self,
        request: Request,
        now: datetime,
        registry: Registry,
        find: Find,
        reply: Callable[[HmsContext], Card],
    ) -> Answer:
        """Answered in private, and in a session that only reads: a guess changes nothing."""
        line = find_command("", registry)
        with self.store.read() as session:
            ctx = self._context(session, request, line, now, registry, find(session))
            try:
                card = reply(ctx)
            except (CommandError, Refusal) as error:
                card = explain(error, Situation(ctx, line.command, without_mark(request.line)))
            return Answer(_to_asker(card, ctx), ctx.kindergarten.language, private=True)

    def converse(self, request: Request, line: Line, now: datetime, registry: Registry, find: Find) -> Answer:
        """Carry a line out in one unit of work, with the kindergarten that is found.

        Raises NotUnderstood, Unreachable, or GivenUp.
        """
        try:
            with self._unit_of_work(request, line.command, now) as session:
                ctx = self._context(session, request, line, now, registry, find(session))
                reply = self._reply(ctx, line, request)
                if reply.again:
                    forget_delivery(session, request.act)
                elif line.command.changes:
                    request.attempt.keep()
                said = replace(reply, card=_said(reply, ctx))
                return answer_of(said, request, ctx.kindergarten, session)
        except AlreadyDelivered:
            return self._done_before(find)
        except _Declined as declined:
            return Answer(declined.card, declined.language, private=True, unseen=declined.unseen)

    @contextmanager
    def _unit_of_work(self, request: Request, command: Command, now: datetime) -> Iterator[Session]:
        """Raises AlreadyDelivered for what has been done, by this replica or another."""
        with self.store.write() if command.changes else self.store.read() as session:
            if request.act and command.changes and not command.unnamed:
                note_delivery(session, request.act, now)
            yield session

    def _done_before(self, find: Find) -> Answer:
        """Where the first answer is not at hand any more."""
        with self.store.read() as session:
            kindergarten, _roles = find(session)
        return Answer(done_before_card(), kindergarten.language, private=True, repeated=True)

    def _context(
        self,
        session: Session,
        request: Request,
        line: Line,
        now: datetime,
        registry: Registry,
        found: KindergartenAndRoles,
    ) -> HmsContext:
        """Raises GivenUp: to find them may have taken long."""
        request.attempt.go_on()
        kindergarten, roles = found
        ctx = HmsContext(
            kindergarten=kindergarten,
            user=request.user,
            place=request.place,
            openness=Openness.ALONE if request.personal or request.apart else request.openness,
            roles=roles,
            now=now,
            seen=line.seen,
            session=session,
            library=self.library,
            plan_template=self.plan_template,
            registry=registry,
            pages=self.pages,
            draw=self.draw,
            sent=request.values is not None,
        )
        return ChangeContext(**vars(ctx)) if line.command.changes else ctx

    def _reads(self, line: Line) -> frozenset[Part]:
        """What the command needs; a root with words may turn out to be any command that can stand bare."""
        command = line.command
        if not (line.words and command in self.registry.roots.values()):
            return command.reads
        bare = (one.reads for one in self.registry.under(command.path[0]) if one.bare)
        return command.reads.union(*bare)

    def _reply(self, ctx: HmsContext, line: Line, request: Request) -> Reply:
        try:
            command, values = self._read(ctx, line, request)
            heard = heard_first(line, command, values, ctx)
            reply = command.reply(ctx, values) if heard is None else Reply(heard)
            if command.unnamed and request.overheard and line.words:
                reply = replace(reply, card=reply.card.but(OVERHEARD))
        except NotUnderstood:
            raise
        except (CommandError, Refusal) as error:
            situation = Situation(ctx, line.command, without_mark(request.line))
            unseen = isinstance(error, NotClosed) and error.openness is Openness.UNSEEN
            card = _to_asker(explain(error, situation), ctx)
            raise _Declined(card, ctx.kindergarten.language, unseen) from error
        return self._keep(ctx, command, reply) if isinstance(ctx, ChangeContext) else reply

    def _read(self, ctx: HmsContext, line: Line, request: Request) -> tuple[Command, Values]:
        if not line.command.is_open_to(ctx.roles):
            raise NotAllowed(line.command.who)
        if request.values is not None:
            return line.command, read_form(line.command, request.values, ctx, carried_by(line, ctx))
        read = read_exactly(line, ctx) if ctx.changes else read_values(line, ctx, ctx.registry)
        command, values = read
        return command, complete(command, values, ctx)

    def _keep(self, ctx: ChangeContext, command: Command, reply: Reply) -> Reply:
        """Write the history, and have the planner look again for what this made due.

        The reply's button for undoing is that of this change. Unnamed commands are in no history: an event
        stands between those of people with names, and has a moment.
        """
        if command.unnamed:
            return reply
        role = min((role.value for role in ctx.roles), default=None)
        event = keep_event(
            ctx.session, by=ctx.user, role=role, command=command.name, now=ctx.now, audience=reply.to
        )
        if event is None:
            return reply
        watch_months(ctx.session, ctx.kindergarten, event.changes, ctx.now)
        watch_roles(ctx.session, ctx.kindergarten, event.changes, ctx.now)
        watch_place(ctx.session, event, ctx.now)
        ctx.kindergarten.look_again(ctx.now)
        watch_listeners(ctx.session, event.changes, ctx.now)
        return replace(reply, card=with_its_undo(reply.card, event))
