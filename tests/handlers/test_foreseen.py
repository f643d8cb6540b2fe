"""What is foreseen of the week's message is only its name; that is the name it then has."""

from collections.abc import Iterator
from datetime import timedelta

from bot.handlers.group.posts import WEEKLY
from bot.message.card import Card
from bot.message.words import Language, Voice
from bot.model.days import Week
from bot.store.past import Pasts
from bot.store.session import Session
from bot.store.subjects import kindergartens_with
from scheduler.kinds import PostContext, Topic
from tests.clocks import START
from tests.world import World

BOTH = (1, 2)
NB = Voice(Language.NB)


def weeks_of_a_year(world: World, session: Session) -> Iterator[tuple[PostContext, Topic[Week]]]:
    pasts, library = Pasts(session, BOTH, START), world.core.composer.library
    for one in kindergartens_with(world.store.engine, BOTH, WEEKLY.reads):
        for week in range(52):
            at = START + timedelta(weeks=week)
            yield PostContext(session, one, library, at, pasts), Topic(WEEKLY, Week.of(at.date()))


def test_its_title_is_its_cards(small_world: World) -> None:
    with small_world.store.read() as session:
        pairs = [(topic.title(ctx), topic.card(ctx)) for ctx, topic in weeks_of_a_year(small_world, session)]
    assert all(title == (made.title if isinstance(made, Card) else made) for title, made in pairs)
    titles = {NB.say(made.title) for _title, made in pairs if isinstance(made, Card)}
    assert titles >= {"Til HMS-gruppen denne uka", "Milepæler i planen vår"}
