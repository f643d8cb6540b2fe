"""A kindergarten in which everything can be changed."""

import pytest
from sqlalchemy import select, update

from bot.content.library import shipped
from bot.model.avdeling import Avdeling
from bot.model.kindergarten import Kindergarten
from tests.sample import Sample
from tests.store.changes import do
from tests.world import World


@pytest.fixture
def fjelltun(world: World) -> World:
    """Paused, so that it can go on; with a measure, two avdelinger, the group's place, and a round begun."""
    with world.store.write() as session:
        bound = update(Kindergarten).where(Kindergarten.channel == "fjelltun")
        session.execute(bound.values(group_channel="fjelltun-gruppe"))
        sample = Sample(shipped())
        session.add(sample.programme)
        session.flush()
        session.add_all(sample.offers)
    do(world, "hms pause 30.11")
    do(world, "hms tiltak ny verneombud 4.12 Teppe under bordene")
    with world.store.write() as session:
        of = session.scalars(select(Kindergarten.id).where(Kindergarten.channel == "fjelltun")).one()
        session.add_all(
            [
                Avdeling(kindergarten_id=of, key="a1", name="Multe", channel="multe"),
                Avdeling(kindergarten_id=of, key="a2", name="Blåbær"),
            ]
        )
    do(world, "hms videre hjulet 0 a1")
    return world
