"""Where the bot may write, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.model.place import Place
from bot.model.workspace import Workspace
from bot.store.conversations import (
    Access,
    find_conversation,
    forget_conversations,
    keep_conversation,
    leave_conversation,
    leave_team,
)
from bot.store.engine import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HERE = Place("teams", "tenant", "channel")
THERE = replace(HERE, channel="another channel")
REFERENCE = {"conversation": "channel", "bot": "28:bot"}


def keep(
    store: Store, place: Place = HERE, url: str = "https://eu.example/", team: str | None = None
) -> bool:
    with store.write() as session:
        access = Access(reference=REFERENCE, service_url=url, team=team)
        return keep_conversation(session, place, access, NOW)


def leave(store: Store, place: Place = HERE) -> None:
    with store.write() as session:
        leave_conversation(session, place, NOW)


def address(store: Store, place: Place = HERE) -> str | None:
    with store.read() as session:
        found = find_conversation(session, place)
    return None if found is None else found.service_url


def has_left(store: Store) -> bool | None:
    with store.read() as session:
        workspace = session.scalar(select(Workspace))
        return None if workspace is None else workspace.left_at is not None


def test_it_is_new_once(store: Store) -> None:
    assert keep(store)
    assert not keep(store)
    assert address(store) == "https://eu.example/"


def test_a_new_address_takes_the_place_of_the_old(store: Store) -> None:
    keep(store)
    assert not keep(store, url="https://no.example/")
    assert address(store) == "https://no.example/"


@pytest.mark.parametrize(
    "other",
    [replace(HERE, platform="other"), replace(HERE, workspace="other"), replace(HERE, channel="other")],
)
def test_nobody_else_finds_it(store: Store, other: Place) -> None:
    keep(store)
    assert address(store, other) is None


def test_the_workspace_is_left_with_its_last_place(store: Store) -> None:
    keep(store)
    keep(store, THERE)
    leave(store)
    assert (address(store), has_left(store)) == (None, False)
    leave(store, THERE)
    assert has_left(store)
    assert keep(store), "it is back"
    assert (address(store), has_left(store)) == ("https://eu.example/", False)


def test_a_team_is_left_as_a_whole(store: Store) -> None:
    keep(store, team="team")
    keep(store, THERE, team="another team")
    with store.write() as session:
        leave_team(session, HERE.tenant, "team", NOW)
    assert address(store) is None
    assert address(store, THERE) is not None


def test_what_was_never_known_can_be_left(store: Store) -> None:
    leave(store)
    assert has_left(store) is None


def test_conversations_go_with_their_workspace(store: Store) -> None:
    keep(store)
    with store.write() as session:
        forget_conversations(session)
    assert address(store) is not None
    with store.write() as session:
        session.delete(session.scalars(select(Workspace)).one())
        session.flush()
        forget_conversations(session)
    assert address(store) is None
