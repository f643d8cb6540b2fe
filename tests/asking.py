"""Somebody who asks, without a database: the sample kindergarten at the sample's moment."""

from dataclasses import replace
from datetime import datetime

from bot.content.library import load_plan, shipped
from bot.handlers.common.context import HmsContext
from bot.handlers.registry import REGISTRY
from bot.model.place import Openness, Place
from bot.model.role import Role
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
    pages="",
)


def at(moment: datetime) -> HmsContext:
    """The same person at another moment."""
    return replace(STYRER, now=moment)
