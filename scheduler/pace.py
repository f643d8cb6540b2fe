"""How fast a workspace is posted to: each post has its own moment, one after the other (GCRA).

The row of the workspace keeps from when it is free. Who takes posts moves it ahead in the same transaction,
so any number of replicas keep one pace together; and a workspace that is slow keeps nobody else waiting.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.store.claims import Claim

AHEAD = timedelta(seconds=2)
"""How far ahead moments are given away. They cannot be called back when a platform asks for a pause."""
SOON = AHEAD / 2
"""New ones are given away before the last has come, so that the pace never falters."""


def in_turn(
    free: Iterable[Claim],
    paces: Mapping[str, float],
    now: datetime,
) -> tuple[list[Claim], dict[int, datetime]]:
    """The posts that have their turn from now on, each with its moment; and from when each workspace is free.

    `paces`: posts a second, by platform; where there is none, all at once. In one channel they
    come one by one.
    """
    taken: list[Claim] = []
    channels: set[int] = set()
    free_at: dict[int, datetime] = {}
    for post in free:
        at = max(free_at.get(post.workspace_id, post.at), now)
        if at > now + AHEAD or post.kindergarten_id in channels:
            continue
        taken.append(replace(post, at=at, number=post.number + 1))
        channels.add(post.kindergarten_id)
        if post.platform in paces:
            free_at[post.workspace_id] = at + timedelta(seconds=1 / paces[post.platform])
    return taken, free_at
