"""Who is let in to a programme's pages, and what is read for them: the same few statements for any size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.content.library import Library
from bot.handlers.programme.overview.helped import helped_by, helped_sections
from bot.handlers.programme.overview.letters import letters_section, sent_letters
from bot.handlers.programme.overview.sections import Content, sums_of
from bot.handlers.programme.overview.silent import silent_section
from bot.handlers.programme.overview.view import View
from bot.message.words import Dated, Voice, Words, _, _n
from bot.model.days import monday_of
from bot.model.plan import PhaseTemplate
from bot.model.programme import FEWEST, ProgrammeRole
from bot.model.rhythm import DEFAULT_ZONE
from bot.store.engine import Store
from bot.store.figures import blocks_of
from bot.store.following import Members, last_changes, members
from bot.store.session import Session
from bot.store.visits import Admitted, admitted, begin_visit, end_visit, offered_in
from bot.web.links import NoSuchLink
from bot.web.programme import Filter, Overview, RoleLost, Section


@dataclass(frozen=True)
class Visiting:
    """What the pages of a programme are made from."""

    store: Store
    library: Library
    plan: tuple[PhaseTemplate, ...]
    now: Callable[[], datetime]

    def offered(self, link: str) -> Voice:
        """Raises NoSuchLink, Unreachable."""
        with self.store.read() as session:
            language = offered_in(session, link, self.now())
        if language is None:
            raise NoSuchLink
        return Voice(language)

    def begin(self, link: str, mark: str) -> str:
        """Raises NoSuchLink, Unreachable."""
        with self.store.write() as session:
            key = begin_visit(session, link, mark, self.now())
        if key is None:
            raise NoSuchLink
        return key

    def overview(self, key: str, wanted: Mapping[str, str]) -> Overview:
        """Raises NoSuchLink, RoleLost, Unreachable."""
        now = self.now()
        today = now.astimezone(ZoneInfo(DEFAULT_ZONE)).date()
        with self.store.read() as session:
            let_in = admitted(session, key, now)
            if let_in is None:
                raise NoSuchLink
            if not let_in.roles:
                raise RoleLost
            return self._overview(session, let_in, wanted, today)

    def close(self, key: str) -> Voice | None:
        """Raises Unreachable."""
        now = self.now()
        with self.store.write() as session:
            let_in = admitted(session, key, now)
            end_visit(session, key, now)
        return None if let_in is None else Voice(let_in.language)

    def _overview(
        self, session: Session, let_in: Admitted, wanted: Mapping[str, str], today: date
    ) -> Overview:
        notes, filters, sections = tuple[Words, ...](), tuple[Filter, ...](), tuple[Section, ...]()
        programme, content = let_in.visitor.programme_id, Content(self.library, self.plan)
        if ProgrammeRole.ARBEIDSGRUPPE in let_in.roles:
            view = View.of(blocks_of(session, programme), wanted)
            notes = _notes(members(session, programme), view)
            filters = view.filters
            sections = (
                *sums_of(view, content),
                silent_section(last_changes(session, programme, _monday(today)), today),
                letters_section(sent_letters(session, let_in.home_id)),
            )
        if ProgrammeRole.HJELPER in let_in.roles:
            sections = (*sections, *helped_sections(helped_by(session, let_in.visitor), content))
        return Overview(let_in.programme, Voice(let_in.language), notes, filters, sections, today)


def _monday(today: date) -> datetime:
    """When the week began: a sum that changes must not go with a name that leaves the list the same night."""
    return datetime.combine(monday_of(today), time(), ZoneInfo(DEFAULT_ZONE))


def _notes(joined: Members, view: View) -> tuple[Words, ...]:
    """How many there are, and how many of them the figures are about."""
    counted = sum(block.sum.size for block in view.blocks)
    notes: list[Words] = [
        _n("{n} kindergarten has joined.", "{n} kindergartens have joined.", joined.joined),
        _n(
            "{n} of them wants to be counted in the sums.",
            "{n} of them want to be counted in the sums.",
            joined.sharing,
        ),
    ]
    waiting = joined.sharing - counted
    if waiting > 0:
        more = _n(
            "{n} waits for others to be counted with: no sum is of fewer than {fewest}.",
            "{n} wait for others to be counted with: no sum is of fewer than {fewest}.",
            waiting,
            fewest=FEWEST,
        )
        notes.append(more)
    if view.day is not None:
        notes.append(_("The figures are of {day}.", day=Dated(view.day)))
    return tuple(notes)
