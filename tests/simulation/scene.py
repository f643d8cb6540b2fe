"""What a run is about, and what people do meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import selectinload

from bot.model.conversation import Conversation
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import PostingRule
from bot.model.texts import Language, Localized
from bot.model.webinar import Webinar
from bot.model.workspace import Workspace
from bot.store.session import Session
from scheduler.due import Slot
from tests.clocks import OSLO
from tests.letters import LETTER, RECALL
from tests.posting import DECEMBER, DUE, december
from tests.simulation.faults import Trouble
from tests.world import World

FIRST_LINK = "https://example.no/webinar"
MOVED = "-ny"
TEAM = "T1"
"""Of Slack; or the tenant, of Teams."""
TEAMS_ADDRESS = "http://127.0.0.1:2"
LAST_MINUTE = datetime(2026, 12, 1, 16, 29, 30, tzinfo=OSLO)
"""Of the posting hours."""
LONG_AGO, FAR_AWAY = timedelta(days=1), timedelta(days=300)

AT_ONCE = {"synchronize_session": False}
"""Nothing of it has been read."""


@dataclass(frozen=True, repr=False)
class Scene:
    """So many replicas send one post to each of so many kindergartens."""

    replicas: int = 1
    posts: int = 1
    news: bool = False
    """Of a webinar, instead of the theme of the month."""
    slack: bool = False
    """By Slack's real client, to a Slack in memory."""
    teams: bool = False
    """By Teams' real client, to a Teams in memory."""
    blind: bool = False
    """The platform can never tell what has arrived."""
    older: bool = False
    """The first replica is of the version before: it does not keep what it told, nor where."""
    recall: bool = False
    """Of a letter that each has had, instead of the theme of the month."""
    keeps: bool = False
    """The platform deletes nothing."""
    tidies: bool = False
    """What is past its time is forgotten meanwhile, as every hour."""
    seed: int | None = None
    """Of the order in which things come about; without one, as they were begun."""
    start: datetime = DUE

    def __repr__(self) -> str:
        """What is not as usual, as one writes it."""
        given = ((one.name, getattr(self, one.name), one.default) for one in fields(self))
        return f"Scene({', '.join(f'{name}={value!r}' for name, value, usual in given if value != usual)})"

    def __str__(self) -> str:
        marks = {
            "news": self.news,
            "Slack": self.slack,
            "Teams": self.teams,
            "blind": self.blind,
            "older": self.older,
            "recall": self.recall,
            "keeps": self.keeps,
            "tidies": self.tidies,
            "late": self.start != DUE,
        }
        sizes = f"{self.replicas} replicas, {self.posts} posts"
        return ", ".join([sizes, *(name for name, there in marks.items() if there)])

    @property
    def platform(self) -> str:
        return "slack" if self.slack else "teams" if self.teams else "local"

    @property
    def is_blind(self) -> bool:
        """Teams shows a bot no messages."""
        return self.blind or self.teams

    def suits(self, trouble: Trouble, *, is_sqlite: bool) -> bool:
        """Whether it can happen here, and must do no harm."""
        match trouble:
            case Trouble.LINK:
                return self.news
            case Trouble.MOVE:
                return not self.older  # the older one looks for its message in the new channel
            case Trouble.ADRIFT:
                return not is_sqlite  # there a frozen one is always taken for gone
            case Trouble.AHEAD:
                return not is_sqlite or self.replicas == 1  # likewise, and by then for over
            case Trouble.MISTAKE:
                return not (self.slack or self.teams)
        return True

    def dice(self) -> Random | None:
        return None if self.seed is None else Random(self.seed)  # noqa: S311 - no secret


CALM = Scene()


def set_up(world: World, scene: Scene) -> None:
    """Nothing is owed but what the scene is about."""
    with world.store.write() as session:
        keys = _homes(session)[: scene.posts]
        external = TEAM if scene.slack or scene.teams else world.workspace
        free = {"free_at": scene.start - LONG_AGO, "left_at": None}
        for statement in (
            delete(Post),
            delete(Webinar),
            delete(Conversation),
            update(Workspace).values(platform=scene.platform, external_id=external, **free),
            update(Kindergarten).values(_as_ever()),
            update(Kindergarten).where(Kindergarten.id.in_(keys)).values(_owed(scene)),
        ):
            session.execute(statement, execution_options=AT_ONCE)
        _count_anew(session)
        if scene.teams:
            session.add_all(_conversations(session))
        if scene.news:
            session.add(_webinar(scene.start))
        if scene.recall:
            session.add_all(_letters(session, keys, scene.start))


def _count_anew(session: Session) -> None:
    """So that a run that is replayed has the same numbers."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("DELETE FROM sqlite_sequence WHERE name IN ('post', 'webinar')"))


def _as_ever() -> dict[str, Any]:
    """What stands in a kindergarten that is owed nothing."""
    channel = func.replace(Kindergarten.channel, MOVED, "")
    return {"channel": channel, "paused": None, "wants_webinars": False, "next_due_at": DUE + FAR_AWAY}


def _owed(scene: Scene) -> dict[str, Any]:
    if scene.recall:
        return {"next_due_at": DUE + FAR_AWAY}
    return {"wants_webinars": True} if scene.news else {"next_due_at": DUE}


def _letters(session: Session, keys: list[int], now: datetime) -> Iterator[Post]:
    """Each has had one, and its recall is due."""
    for home in session.scalars(select(Kindergarten).where(Kindergarten.id.in_(keys))):
        for kind in (LETTER, RECALL):
            owed = kind.owed(Slot(now, 1, now + kind.lasts))
            post = Post(kindergarten_id=home.id, kind=owed.kind, period=owed.period)
            post.due_at, post.useful_until = owed.at, owed.useful_until
            if kind is LETTER:
                post.state, post.sent_at = PostState.SENT, now - LONG_AGO
                post.went_to, post.ref = home.channel, letter_in(home.channel)
            yield post


def letter_in(channel: str) -> str:
    """The platform's name for what a kindergarten has had."""
    return f"{home_channel(channel)}/{LETTER.name}"


def _homes(session: Session) -> list[int]:
    """Three, each with a theme for December and nothing else."""
    keys = list(session.scalars(select(Kindergarten.id).order_by(Kindergarten.id)))
    if len(keys) == 3:
        return keys
    for home in session.scalars(select(Kindergarten).options(selectinload(Kindergarten.calendar))):
        home.plan_start = None
        home.calendar[DECEMBER] = december()
    third = _third(session.get_one(Kindergarten, keys[0]))
    session.add(third)
    session.flush()
    return [*keys, third.id]


def _third(first: Kindergarten) -> Kindergarten:
    home = Kindergarten(workspace_id=first.workspace_id, channel="lia", name="Lia", language=Language.NB)
    home.zone, home.posting_rule, home.posting_time = first.zone, PostingRule.FIRST, time(11, 30)
    home.calendar = {DECEMBER: december()}
    return home


def _conversations(session: Session) -> Iterator[Conversation]:
    """Of each kindergarten's channel, and of that to which it may move."""
    tenant = {"platform": "teams", "workspace": TEAM, "service_url": f"{TEAMS_ADDRESS}/emea/"}
    for channel in session.scalars(select(Kindergarten.channel)):
        for name in (channel, channel + MOVED):
            reference = {"conversation": name, "kind": "channel", "bot": "28:bot"}
            yield Conversation(**tenant, channel=name, personal=False, reference=reference, active=True)


def _webinar(now: datetime) -> Webinar:
    starts_at = datetime.combine(date(2026, 12, 14), time(13), now.tzinfo)
    values = {"title": Localized("Vernerunden"), "link": FIRST_LINK, "starts_at": starts_at, "minutes": 45}
    return Webinar.publish(values, now)


def happen(world: World, trouble: Trouble, now: datetime) -> None:
    """What people do."""
    with world.store.write() as session:
        if trouble is Trouble.LINK:
            webinar = session.scalars(select(Webinar)).one()
            webinar.change({"link": f"{FIRST_LINK}/{webinar.revision + 1}"}, now)
        else:
            for home in session.scalars(select(Kindergarten)):
                home.channel = home.channel.removesuffix(MOVED) + MOVED


def home_channel(channel: str) -> str:
    """Of a kindergarten that may have moved."""
    return channel.removesuffix(MOVED)
