"""What a programme's overview costs: the page, all of it as it is opened, and the figures of a night."""

import time
from datetime import date, timedelta
from statistics import median

from sqlalchemy import insert, text

from bot.content.library import load_plan, shipped
from bot.handlers.programme.overview.opening import Visiting
from bot.model.letter import Letter, Person
from bot.model.place import Tenant
from bot.model.post import Post, PostState
from bot.model.texts import Language, Localized
from bot.store.engine import Store
from bot.store.figures import count_programmes
from bot.store.letters import LETTER
from bot.store.places import find_workspace
from bot.store.programmes import find_programme, members_of
from bot.store.schema import migrate
from bot.store.visits import begin_visit, offer_visit
from bot.web.programme import page_of
from tests.bench.databases import postgresql, postgresql_server, sqlite
from tests.bench.table import Table, milliseconds
from tests.sector import NOW, WORKSPACE, settle

SIZES = (83, 5_500)
AIM = 0.2
"""Seconds in which the page is made."""
TIMES = 9
LETTERS = 5
FILTERED = {"kommune": "Fjell"}
DAY = NOW.date()


def table() -> Table:
    made = Table(
        "A programme's overview: the page as it is opened, with its filter, and the figures of a night",
        f"Aim: the page in under {milliseconds(AIM)}. {LETTERS} letters have been sent to everybody.",
        (
            "kindergartens",
            "in",
            "the first",
            "page",
            "slowest",
            "aim",
            "with a filter",
            "first night",
            "next night",
        ),
    )
    with postgresql_server() as server:
        for size in SIZES:
            with sqlite() as store:
                made.rows.append(_row("SQLite", size, store))
            with postgresql(server, f"overview_{size}") as store:
                made.rows.append(_row("PostgreSQL", size, store))
    return made


def _row(name: str, size: int, store: Store) -> tuple[str, ...]:
    migrate(store)
    programme = settle(store, size)
    _send_letters(store, programme)
    nights = [_night(store, DAY + timedelta(days=number)) for number in range(2)]
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    key = _key(store, programme)
    visiting = Visiting(store, shipped(), load_plan(), lambda: NOW)
    first, *page = [_seconds(visiting, key, {}) for _time in range(TIMES + 1)]  # the first loads what is said
    filtered = median(_seconds(visiting, key, FILTERED) for _time in range(TIMES))
    met = "met" if max(page) < AIM else "not met"
    figures = milliseconds(first), milliseconds(median(page)), milliseconds(max(page)), met
    return (f"{size:,}", name, *figures, milliseconds(filtered), *map(milliseconds, nights))


def _send_letters(store: Store, programme: int) -> None:
    with store.write() as session:
        workspace = find_workspace(session, Tenant("local", WORKSPACE))
        assert workspace is not None
        values = {"title": Localized.only(Language.NB, "Brev"), "text": Localized.only(Language.NB, "Hei")}
        members = [one.kindergarten_id for one, _name in members_of(session, programme)]
        for _number in range(LETTERS):
            letter = Letter.write(programme, values, Person(workspace.id, "leder"), NOW)
            letter.sent_at = NOW
            session.add(letter)
            session.flush()
            session.execute(insert(Post), [_post(letter, key) for key in members])


def _post(letter: Letter, kindergarten: int) -> dict[str, object]:
    return {
        "kindergarten_id": kindergarten,
        "kind": LETTER,
        "period": str(letter.id),
        "state": PostState.SENT,
        "tries": 1,
        "due_at": NOW,
        "useful_until": NOW,
    }


def _night(store: Store, day: date) -> float:
    began = time.perf_counter()
    count_programmes(store, day)
    return time.perf_counter() - began


def _key(store: Store, programme: int) -> str:
    with store.write() as session:
        found = find_programme(session, programme)
        assert found is not None
        assert found.home_id is not None
        link = offer_visit(session, found.home_id, Tenant("local", WORKSPACE), "leder", NOW)
        session.flush()
        key = begin_visit(session, link, "a page", NOW)
    assert key is not None
    return key


def _seconds(visiting: Visiting, key: str, wanted: dict[str, str]) -> float:
    began = time.perf_counter()
    page_of(visiting.overview(key, wanted))
    return time.perf_counter() - began
