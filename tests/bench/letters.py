"""What an info letter costs: to plan it for all members, to see how far it is, to stop it, to send it."""

import asyncio
import time
from collections.abc import Callable
from statistics import median

from sqlalchemy import delete, insert, update

from bot.handlers.programme.letters.sending import plan
from bot.model.letter import Letter, LetterState, Person
from bot.model.post import Post, PostState
from bot.model.programme import Membership, Programme, ProgrammeKind
from bot.model.texts import Localized
from bot.store.engine import Store
from bot.store.letters import LETTER, STOPPED, outcomes
from bot.store.posts import stop_waiting
from bot.store.session import Session
from tests.bench.country import DUE, NOW
from tests.bench.databases import postgresql, postgresql_server, sqlite
from tests.bench.sending import Country, Drawn
from tests.bench.table import Table, milliseconds

SIZES = (83, 5_500)
AIM = 1.0
"""Seconds in which a letter is planned, however many get it."""
ROUNDS = 5
YEARS_BEFORE = 40
"""Posts that each kindergarten has had already."""


def table() -> Table:
    made = Table(
        "An info letter: planned, counted, stopped, and sent to a platform that does nothing",
        f"Aim: planned in under {AIM:.0f} s. Each kindergarten has had {YEARS_BEFORE} posts before, and a "
        "workspace of its own.",
        ("kindergartens", "in", "planned", "aim", "counted", "stopped", "sent"),
    )
    with postgresql_server() as server:
        for size in SIZES:
            with sqlite() as store:
                made.rows.append(_row("SQLite", size, store))
            with postgresql(server, f"letters_{size}") as store:
                made.rows.append(_row("PostgreSQL", size, store))
    return made


def _row(name: str, size: int, store: Store) -> tuple[str, ...]:
    country = Country(store, list(range(size)))
    letter = _write(store, size)
    planned = _took(store, lambda session: plan(session, letter, NOW), _nothing_of(letter))
    counted = _took(store, lambda session: outcomes(session, LETTER, letter))
    stopped = _took(
        store, lambda session: stop_waiting(session, LETTER, str(letter.id), STOPPED), _waiting(letter)
    )
    with store.write() as session:
        _waiting(letter)(session)
    began = time.perf_counter()
    asyncio.run(country.send(platform := Drawn()))
    took = time.perf_counter() - began
    assert len(platform.taken) == size
    met = "met" if planned < AIM else "not met"
    figures = (milliseconds(planned), met, milliseconds(counted), milliseconds(stopped))
    return (f"{size:,}", name, *figures, f"{size / took:,.0f}/s")


def _write(store: Store, size: int) -> Letter:
    """To all; what they had before is sent."""
    with store.write() as session:
        programme = Programme.of("IA", ProgrammeKind.SECTOR, DUE)
        session.add(programme)
        session.flush()
        members = [
            {
                "kindergarten_id": key,
                "programme_id": programme.id,
                "since": DUE.date(),
                "shares_status": False,
                "shares_numbers": False,
                "tests": False,
            }
            for key in range(1, size + 1)
        ]
        session.execute(insert(Membership), members)
        session.execute(delete(Post))
        session.execute(
            insert(Post),
            [_earlier(key, number) for key in range(1, size + 1) for number in range(YEARS_BEFORE)],
        )
        text = {"title": Localized("Ny veileder"), "text": Localized("Hei!\n\n- Den er her\n- Les den")}
        letter = Letter.write(programme.id, text, Person(1, "anne"), DUE)
        letter.state = LetterState.SENT
        session.add(letter)
        session.flush()
        session.expunge(letter)
    return letter


def _earlier(key: int, number: int) -> dict[str, object]:
    done = {"state": PostState.SENT, "tries": 1, "due_at": DUE, "useful_until": DUE}
    return {"kindergarten_id": key, "kind": "theme", "period": f"earlier-{number}", **done}


def _nothing_of(letter: Letter) -> Callable[[Session], object]:
    return lambda session: session.execute(
        delete(Post).where(Post.kind == LETTER, Post.period == str(letter.id))
    )


def _waiting(letter: Letter) -> Callable[[Session], object]:
    of_letter = update(Post).where(Post.kind == LETTER, Post.period == str(letter.id))
    return lambda session: session.execute(of_letter.values(state=PostState.PLANNED, reason=None))


def _took(
    store: Store, work: Callable[[Session], object], before: Callable[[Session], object] | None = None
) -> float:
    """Seconds of a transaction, in the middle of a few."""
    times = []
    for _round in range(ROUNDS):
        if before is not None:
            with store.write() as session:
                before(session)
        began = time.perf_counter()
        with store.write() as session:
            work(session)
        times.append(time.perf_counter() - began)
    return median(times)
