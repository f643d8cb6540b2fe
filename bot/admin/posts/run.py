"""Carries out `hms-bot posts`: what an administrator sees of the posts, and can do about them."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.admin.database import opened
from bot.admin.kindergartens import UnknownKindergarten, which_kindergarten
from bot.admin.output import note
from bot.admin.table import table
from bot.app.core import Core
from bot.app.data import now_of
from bot.handlers.post_kinds import KINDS
from bot.message.words import Voice
from bot.model import post_actions as rescue
from bot.model.audience import Audience
from bot.model.errors import Refusal
from bot.model.kindergarten import KindergartenView
from bot.model.post import Post, PostState
from bot.settings import Settings
from bot.store.post_list import (
    Whose,
    due_posts,
    failed_posts,
    kindergarten_names,
    list_posts,
    posts_to_change,
)
from bot.store.session import Session
from bot.store.subjects import kindergartens_with
from scheduler.coming import Coming, Forecast
from scheduler.kinds import UnknownKind
from scheduler.periods import UnreadablePeriod

SHOWN = 100
REASON = 150
"""The longest reason that is kept, in characters."""
TO = {
    **{audience: audience.name.lower() for audience in Audience},
    Audience.EVERYBODY: "channel",
}
"""As a listing says it."""
ALL_IS_WELL = "All is well: no post waits, has failed, is unsure or gone."
INVITE = "Gone: the bot is not let into the channel. Invite it there first."
DROPPED = "dropped by an administrator"


@dataclass(eq=False)
class PostsError(Exception):
    """What was asked for cannot be done; says why, and what one can do, in a sentence."""

    sentence: str


def run(settings: Settings, options: argparse.Namespace) -> int:
    """0 when all went well, 2 when something asked for cannot be done."""
    with opened(settings) as store:
        now = now_of(settings, store)
        try:
            match options.action:
                case "retry":
                    with store.write() as session:
                        said = _retry(session, options.numbers, now, all_failed=options.all_failed)
                case "drop":
                    if options.all_due:
                        Core.of(store).outbox.plan_all(now)
                    with store.write() as session:
                        said = _drop(session, options.numbers, options.reason, now, all_due=options.all_due)
                case _:
                    said = _listed(Core.of(store), options, now)
        except (PostsError, UnknownKindergarten) as error:
            note(error.sentence)
            return 2
    sys.stdout.write("\n".join(said) + "\n")
    return 0


# Listing


def _listed(core: Core, options: argparse.Namespace, now: datetime) -> list[str]:
    with core.store.read() as session:
        key = None if options.kindergarten is None else which_kindergarten(session, options.kindergarten)
        if options.coming is not None:
            return _coming(core, session, key, now, options.coming)
        state = None if options.state is None else PostState(options.state)
        return listed(session, now, state, key)


def listed(session: Session, now: datetime, state: PostState | None, key: int | None) -> list[str]:
    found = list_posts(session, now, state, key, SHOWN)
    if not found.rows:
        return ["There is none." if state else ALL_IS_WELL]
    rows = [
        (
            str(post.id),
            post.state.value,
            _when(post.due_at, kindergarten),
            _named(kindergarten),
            _about(post),
            str(post.tries),
            post.reason or "",
        )
        for post, kindergarten in found.rows
    ]
    heads = ("NUMBER", "STATE", "DUE", "KINDERGARTEN", "ABOUT", "TRIES", "REASON")
    more = [f"{found.count - len(rows)} more; --kindergarten shows fewer."] if found.count > len(rows) else []
    return [*table(heads, rows), *more, *_next_steps([post for post, _one in found.rows])]


def _next_steps(posts: Sequence[Post]) -> list[str]:
    stopped = [post for post in posts if post.state in rescue.STOPPED]
    if not stopped:
        return []
    number = stopped[0].id
    retry = f"`hms-bot posts retry {number}` sends one, `hms-bot posts retry --all-failed` all that failed"
    said = ["", f'{retry}, and `hms-bot posts drop {number} --reason "…"` gives one up.']
    gone = any(post.state is PostState.GONE for post in stopped)
    return [*said, *([INVITE] if gone else [])]


def _coming(core: Core, session: Session, key: int | None, now: datetime, ahead: timedelta) -> list[str]:
    forecast = Forecast(session, core.composer, now, now + ahead)
    keys = list(kindergarten_names(session)) if key is None else [key]
    those = kindergartens_with(core.store.engine, keys, core.composer.kinds.reads)
    found = sorted((one.at, one.kindergarten.id, _row(one)) for one in forecast.of(those))
    if not found:
        return [f"Nothing is to be posted in the next {ahead.days} days."]
    return table(("WHEN", "KINDERGARTEN", "TO", "KIND", "TITLE"), [row for _at, _key, row in found])


def _row(one: Coming) -> tuple[str, ...]:
    home = one.kindergarten
    title = Voice(home.language).say(one.title)
    return _when(one.at, home), _named(home), TO[one.audience], one.post.kind, title


def _when(at: datetime, kindergarten: Whose | KindergartenView) -> str:
    """On the kindergarten's own clock."""
    return f"{at.astimezone(ZoneInfo(kindergarten.zone)):%Y-%m-%d %H:%M}"


def _named(kindergarten: Whose | KindergartenView) -> str:
    return f"{kindergarten.name} (#{kindergarten.id})"


def _about(post: Post) -> str:
    """Without the person whom a private post names."""
    if post.to_user is None:
        return f"{post.kind} {post.period}"
    kind = KINDS.find(post.kind, post.period)
    name = post.kind if kind is None else kind.name.replace("/", " ")
    return f"{name}, to one person"


# Changing


def _retry(session: Session, numbers: Sequence[int], now: datetime, *, all_failed: bool) -> list[str]:
    if bool(numbers) == all_failed:
        raise PostsError("Say which: `hms-bot posts retry NUMBER …`, or --all-failed.")
    if not all_failed:
        posts = _posts(session, numbers)
        unsure = [post.id for post in posts if post.state is PostState.UNSURE]
        _each(posts, lambda post: rescue.retry(post, now, _again))
        return [f"Sent again with the next wake-up: {_joined(posts)}.", *_warned(unsure)]
    posts, left = failed_posts(session), []
    for post in posts:
        try:
            rescue.retry(post, now, _again)
        except rescue.OutOfDate:
            left.append(post)
    said = [f"Sent again with the next wake-up: {len(posts) - len(left)}."]
    return [*said, *([f"Left, for what they say is over: {_joined(left)}. Drop them."] if left else [])]


def _again(post: Post, now: datetime) -> datetime | None:
    """What this version does not understand is of no use when its time is over."""
    try:
        return KINDS.topic(post.kind, post.period, post.to_user).again(now)
    except (UnknownKind, UnreadablePeriod):
        return None


def _warned(unsure: Sequence[int]) -> list[str]:
    if not unsure:
        return []
    which = ", ".join(map(str, unsure))
    return [f"Nobody knows whether these arrived the first time. If they did, they come twice: {which}."]


def _drop(
    session: Session, numbers: Sequence[int], reason: str, now: datetime, *, all_due: bool
) -> list[str]:
    why = " ".join(reason.split())
    if not 1 <= len(why) <= REASON:
        raise PostsError(f"Say why in 1 to {REASON} characters: --reason is kept with the post.")
    if bool(numbers) == all_due:
        raise PostsError("Say which: `hms-bot posts drop NUMBER … --reason …`, or --all-due.")
    if all_due:
        return give_up_all_due(session, f"{DROPPED}: {why}", now)
    posts = _posts(session, numbers)
    _each(posts, lambda post: rescue.drop(post, f"{DROPPED}: {why}", now))
    return [_never_sent(_joined(posts))]


def give_up_all_due(session: Session, reason: str, now: datetime) -> list[str]:
    """After a restore: what it was about counts as told, so that a later change of it is told too.

    Raises PostsError for a database with nobody in it: it is hardly the one that is meant.
    """
    if not kindergarten_names(session):
        raise PostsError("There is no kindergarten in this database. Is it the right one?")
    posts = due_posts(session, now)
    for post in posts:
        post.revision = _revision(session, post)
    on_their_way = [post for post in posts if rescue.give_up(post, reason)]
    said = [_never_sent(_joined(posts) or "none, for nothing was due")]
    if on_their_way:
        said += [f"On their way when the copy was made, and perhaps sent then: {_joined(on_their_way)}."]
    return said


def _revision(session: Session, post: Post) -> int | None:
    try:
        return KINDS.topic(post.kind, post.period, post.to_user).revision(session)
    except (UnknownKind, UnreadablePeriod):
        return None


def _never_sent(which: str) -> str:
    return f"Never sent: {which}. `hms-bot posts --state skipped` shows them with the reason."


def _posts(session: Session, numbers: Sequence[int]) -> list[Post]:
    """In the order asked for. Raises PostsError when one is not there."""
    found = posts_to_change(session, numbers)
    unknown = ", ".join(str(number) for number in numbers if number not in found)
    if unknown:
        raise PostsError(
            f"No post has this number: {unknown}. `hms-bot posts` lists them. Nothing is changed."
        )
    return [found[number] for number in dict.fromkeys(numbers)]


def _each(posts: Iterable[Post], change: Callable[[Post], None]) -> None:
    """All or none. Raises PostsError with a line for each that says no."""
    refused = []
    for post in posts:
        try:
            change(post)
        except Refusal as no:
            refused.append(f"Post {post.id} {_explained(no)}")
    if refused:
        raise PostsError("\n".join([*refused, "Nothing is changed."]))


def _explained(no: Refusal) -> str:
    match no:
        case rescue.AlreadyEnded(PostState.SENT):
            return "is sent already. There is nothing to do."
        case rescue.AlreadyEnded():
            return "was skipped, and stays so. `hms-bot posts --state skipped` says why."
        case rescue.BeingSent():
            return "is being sent just now. Look again in some minutes: `hms-bot posts`."
        case rescue.TriedByItself():
            return "waits, and is sent by itself. `hms-bot posts drop` would give it up."
        case rescue.OutOfDate():
            return "says something that is over. `hms-bot posts drop` gives it up."
    raise no


def _joined(posts: Iterable[Post]) -> str:
    return ", ".join(str(post.id) for post in posts)
