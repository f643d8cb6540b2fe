"""The form of every command there is, as somebody sees it who may use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.commands.forms import form_for
from bot.commands.registry import Command
from bot.handlers.common.context import HmsContext
from bot.handlers.registry import PROGRAMME, REGISTRY, UNBOUND
from bot.message.card import Form
from bot.model.base import Base
from bot.model.kindergarten import Kindergarten
from bot.model.programme import ProgrammeRole
from bot.store.engine import Store
from bot.store.session import Session
from tests import sector
from tests.asking import SAMPLE, STYRER

COMMANDS = (*REGISTRY, *UNBOUND, *PROGRAMME)
A_FEW = 10


def name_of(command: Command) -> str:
    """One for each: those of a programme have names that kindergartens' commands have too."""
    return f"{command.name} (program)" if command in PROGRAMME else command.name


@dataclass(frozen=True)
class FormOf:
    arbeidsgruppe: HmsContext

    def __call__(self, command: Command, known: dict[str, Any] | None = None) -> Form:
        return form_for(command, self.asker(command), known or {})

    def asker(self, command: Command) -> HmsContext:
        """Somebody who may use it."""
        return self.arbeidsgruppe if command in PROGRAMME else STYRER


@contextmanager
def forms(folder: Path) -> Iterator[FormOf]:
    """Those of a programme offer what is in a database: something of everything."""
    store = Store(f"sqlite:///{folder / 'forms.db'}")
    Base.metadata.create_all(store.engine)
    sector.settle(store, A_FEW)
    with store.write() as session:
        session.add(SAMPLE.letter)
        session.merge(SAMPLE.light_draft)
    with store.read() as session:
        yield FormOf(_arbeidsgruppe(session))
    store.close()


def _arbeidsgruppe(session: Session) -> HmsContext:
    home = session.query(Kindergarten).filter(Kindergarten.is_programme).one()
    return replace(
        STYRER,
        kindergarten=home,
        user="leder",
        roles=frozenset(ProgrammeRole),
        session=session,
        registry=PROGRAMME,
    )
