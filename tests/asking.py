"""Somebody who asks, without a database: the sample kindergarten at the sample's moment."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.commands.errors import NotUnderstood
from bot.commands.grammar import find_command, read_values
from bot.content.library import load_plan, shipped
from bot.handlers.common.context import HmsContext
from bot.handlers.registry import REGISTRY
from bot.model.place import Openness, Place
from bot.model.role import Role
from bot.paper.typeset import drawn_here
from bot.store.session import Session
from tests.sample import Sample

SAMPLE = Sample(shipped())
STYRER = HmsContext(
    kindergarten=SAMPLE.kindergarten,
    user="styrer",
    roles=frozenset({Role.STYRER}),
    now=SAMPLE.now,
    seen=None,
    place=Place("local", "demo", SAMPLE.kindergarten.channel),
    openness=Openness.OPEN,
    session=Session(),
    library=SAMPLE.library,
    plan_template=load_plan(),
    registry=REGISTRY,
    pages=None,
    draw=drawn_here,
)


def at(moment: datetime) -> HmsContext:
    """The same person at another moment."""
    return replace(STYRER, now=moment)


def read(line: str) -> tuple[str, dict[str, Any]]:
    """The command of a line, by its name, and its values."""
    found, values = read_values(find_command(line, REGISTRY), STYRER, REGISTRY)
    return found.name, values


def suggested(line: str) -> list[str]:
    """The lines that are offered instead of one that is not understood."""
    with pytest.raises(NotUnderstood) as refused:
        read(line)
    return [suggestion.line for suggestion in refused.value.suggestions]
