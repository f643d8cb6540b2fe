"""What must never be, whatever happened in a run. Each is said in plain words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.message.delivery import CORRECTED, TAKEN_BACK
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.webinar import Webinar
from scheduler.hours import in_hours
from tests.letters import LETTER, RECALL
from tests.simulation.chat import Arrival
from tests.simulation.faults import FINAL, Trouble
from tests.simulation.scene import Scene, home_channel, letter_in
from tests.world import World

ENDS = frozenset({PostState.SENT, PostState.SKIPPED, PostState.GONE, PostState.FAILED, PostState.UNSURE})
"""Sent, skipped with its reason, or shown to an administrator."""
CLOCK = frozenset({Trouble.AHEAD, Trouble.BACK})


@dataclass(frozen=True)
class Verdict:
    """On one run."""

    world: World
    scene: Scene
    arrived: Sequence[Arrival]
    letters: Collection[str]
    """What was there before, and has not been deleted."""
    happened: Sequence[Trouble]
    apart: float
    """Seconds between two posts, at least."""
    now: datetime
    """By the database's clock."""

    def __iter__(self) -> Iterator[str]:
        with self.world.store.read() as session:
            homes = list(session.scalars(select(Kindergarten).order_by(Kindergarten.id)))[: self.scene.posts]
            posts = list(session.scalars(select(Post)))
            webinar = session.scalars(select(Webinar)).one_or_none()
        yield from self._twice()
        if {post.kindergarten_id for post in posts} < {home.id for home in homes}:
            yield "never planned"
        for home in homes:
            yield from self._not_recalled(home, posts)
            yield from self._not_there(home, [post for post in posts if post.kindergarten_id == home.id])
        if webinar is not None:
            yield from self._not_told(webinar, homes)
        yield from self._out_of_hours(homes[0])
        yield from self._too_fast()

    def _twice(self) -> Iterator[str]:
        there = Counter((home_channel(one.channel), one.key) for one in self.arrived)
        for (channel, key), times in there.items():
            if times > 1:
                yield f"{times} times: {key} in {channel}"

    def _not_there(self, home: Kindergarten, posts: Iterable[Post]) -> Iterator[str]:
        there = {one.key for one in self.arrived if home_channel(one.channel) == home_channel(home.channel)}
        final = FINAL & set(self.happened)
        for post in posts:
            name = f"{post.key} of {home.name} ({post.state}, {post.reason})"
            if post.state not in ENDS and not is_put_off(post, self.now):
                yield f"stuck: {name}"
            elif post.to_user is None and self._says_something(post) and post.key not in there:
                yield f"never arrived: {name}"
            elif post.to_user is None and not final and post.state not in self._fates(post):
                yield f"lost: {name}"

    def _says_something(self, post: Post) -> bool:
        return post.state is PostState.SENT and post.reason != TAKEN_BACK and post.kind != LETTER.name

    def _not_recalled(self, home: Kindergarten, posts: Iterable[Post]) -> Iterator[str]:
        """What a recall says that it did must be what it did, and both it never does."""
        for post in posts:
            if (post.kindergarten_id, post.kind) == (home.id, RECALL.name):
                deleted = letter_in(home.channel) not in self.letters
                corrected = post.key in {
                    one.key for one in self.arrived if home_channel(one.channel) == home_channel(home.channel)
                }
                name = f"the letter of {home.name} ({post.state}, {post.reason})"
                if deleted and corrected:
                    yield f"deleted, and corrected too: {name}"
                elif post.state is PostState.SENT and post.reason != (TAKEN_BACK if deleted else CORRECTED):
                    yield f"not as it says: {name}"

    def _fates(self, post: Post) -> frozenset[PostState]:
        """How a post may end after which its kindergarten knows all that there is to know."""
        fates = {PostState.SENT}
        if is_put_off(post, self.now):
            fates.add(PostState.PLANNED)
        if self.scene.news and Trouble.LINK in self.happened:  # it was overtaken
            fates.add(PostState.SKIPPED)
        if self.scene.is_blind and list(self.happened) not in ([], [Trouble.ODD]):
            fates.add(PostState.UNSURE)  # an answer may have been lost, or refused by the database each time
        return frozenset(fates)

    def _not_told(self, webinar: Webinar, homes: Iterable[Kindergarten]) -> Iterator[str]:
        """The newest that each channel heard of it must be what is true."""
        if self.scene.is_blind or FINAL & set(self.happened):
            return
        for home in homes:
            channel = home_channel(home.channel)
            heard = [one for one in self.arrived if home_channel(one.channel) == channel]
            if not heard or webinar.link not in heard[-1].says().split():
                yield f"{home.name} has an old link"

    def _out_of_hours(self, home: Kindergarten) -> Iterator[str]:
        if not CLOCK & set(self.happened):
            for one in self.arrived:
                if not in_hours(one.at, home.rhythm):
                    yield f"out of hours: {one.key} at {one.at}"

    def _too_fast(self) -> Iterator[str]:
        """A post that was held up between its turn and its request comes when it can: the burst."""
        calm = (Trouble.KILL, Trouble.LINK, Trouble.MOVE, Trouble.BACK)
        burst = 1 + sum(one not in calm for one in self.happened)
        for first, last in zip(self.arrived, self.arrived[burst:], strict=False):
            if (last.at - first.at).total_seconds() < self.apart:
                yield f"too fast: {last.key} at {last.at}"


def is_put_off(post: Post, now: datetime) -> bool:
    """Whether it waits on purpose: nobody is there to read it, or something was said there just now."""
    return post.state is PostState.PLANNED and post.due_at > now and post.reason is None
