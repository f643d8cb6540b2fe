"""The bot's own pages, from the real program, and the links that open them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from bot.app.data import DATABASE_FILE
from bot.model.kindergarten import Kindergarten
from bot.model.place import Tenant
from bot.model.texts import Language
from bot.settings import Settings
from bot.store.engine import Store
from bot.store.figures import count_programmes
from bot.store.schema import migrate
from bot.store.visits import offer_visit
from bot.web.links import Pages
from tests import sector
from tests.e2e.conftest import wait_for
from tests.sector import EVERYBODY, WORKSPACE
from tests.serving import free_port
from tests.tools.npm import fetched
from tests.world import settle

PUBLIC = "https://hms.example.no"


@dataclass(frozen=True)
class Site:
    """One kindergarten's papers, in the language that is asked for."""

    address: str
    pages: Pages
    store: Store

    def papers(self, language: Language) -> str:
        with self.store.write() as session:
            session.execute(update(Kindergarten).where(Kindergarten.id == 1).values(language=language))
        return self._here(self.pages.papers(1, datetime.now(UTC)))

    def calendar(self) -> str:
        return self._here(self.pages.calendar(1, None))

    def programme(self, user: str, language: Language) -> str:
        """A link to a programme's pages, for somebody of it."""
        with self.store.write() as session:
            home = session.scalars(select(Kindergarten).where(Kindergarten.is_programme)).one()
            home.language = language
            key = offer_visit(session, home.id, Tenant("local", WORKSPACE), user, datetime.now(UTC))
        return self._here(self.pages.visit_link(key))

    def _here(self, address: str) -> str:
        return self.address + address.removeprefix(PUBLIC)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    store = Store(f"sqlite:///{folder / DATABASE_FILE}")
    migrate(store)
    settle(store, datetime.now(UTC))
    sector.settle(store, EVERYBODY)
    count_programmes(store, datetime.now(UTC).date())
    given = {
        "HMS_DATA_DIR": str(folder),
        "HMS_PORT": str(port),
        "HMS_PUBLIC_URL": PUBLIC,
        "HMS_SECRET_KEY": Fernet.generate_key().decode(),
    }
    with subprocess.Popen([sys.executable, "-m", "bot", "serve"], env={**os.environ, **given}) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield Site(f"http://127.0.0.1:{port}", Pages(PUBLIC, *Settings.read(given).link_secrets), store)
        finally:
            process.terminate()
            store.close()


@pytest.fixture(scope="session")
def modules() -> Path:
    return fetched(Path(__file__).parent) / "node_modules"
