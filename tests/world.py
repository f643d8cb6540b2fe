"""The whole product in one process, with a clock that the test turns."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from bot.app.core import Core
from bot.app.demo_world import DemoRouter, DemoWorld
from bot.app.samples import AROUND_CHANNELS, CHANNELS, Samples
from bot.commands.request import Answer, Request
from bot.dispatch.executor import Executor
from bot.dispatch.routing import Router
from bot.handlers.registry import REGISTRY
from bot.message.delivery import Platform
from bot.message.plain import plain_text
from bot.message.words import UNBROKEN, Voice
from bot.model.calendar import choices_in
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.place import Place
from bot.model.post import Post, PostState
from bot.model.workspace import Workspace
from bot.platforms.local.chat import Chat
from bot.platforms.local.people import people
from bot.platforms.local.server import LocalServer
from bot.platforms.wire import Json
from bot.store.engine import Store
from bot.web.links import Pages
from scheduler.due import theme_slot
from tests.clocks import OSLO, START, TurnedClock, run_stepped

PAGES = Pages("https://hms.example.no", b"secret")
MORE = ("bekken", "lia", "tunet")
"""Where there is a programme: empty channels, for kindergartens that join."""


def settle(store: Store, start: datetime) -> None:
    """Put the demo's two kindergartens into an empty database; one that has kindergartens stays as it is."""
    with store.read() as session:
        if session.scalar(select(Kindergarten.id).limit(1)) is not None:
            return
    dispatcher = Core.of(store).dispatcher
    Samples(dispatcher.library, dispatcher.plan_template).put_in(store, dispatcher, start)
    with store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=start))


def place(channel: str) -> Place:
    return Place("local", "demo", channel)


@dataclass
class World:
    """Solstrålen and Fjelltun, as the demo has them at the start."""

    store: Store
    folder: Path
    start: datetime = START
    platform: str = "local"
    workspace: str = "demo"
    around: bool = False
    """Whether there is a programme, see `tests/around.py`."""
    clock: TurnedClock = field(init=False)
    core: Core = field(init=False)
    chat: Chat = field(init=False)
    demo: DemoWorld = field(init=False)

    def __post_init__(self) -> None:
        self.clock = TurnedClock(self.start)
        self.core = Core.of(self.store, PAGES if self.around else None)
        settle(self.store, self.start)
        if (self.platform, self.workspace) != ("local", "demo"):
            with self.store.write() as session:
                session.execute(update(Workspace).values(platform=self.platform, external_id=self.workspace))
        self._open_chat()

    def have_posted(self) -> None:
        """The theme of the month has been in the channel, as in the demo, which has lived for a while."""
        this = Month.of(self.start.date())
        with self.store.write() as session:
            for one in session.scalars(select(Kindergarten).options(selectinload(Kindergarten.calendar))):
                slot = theme_slot(one.rhythm, this)
                if slot is not None and slot.at < self.start and this in choices_in(one.calendar):
                    post = Post(kindergarten_id=one.id, kind="theme", period=str(this), state=PostState.SENT)
                    post.due_at = post.sent_at = slot.at
                    post.useful_until = slot.useful_until
                    session.add(post)

    def restart(self) -> None:
        """As after the process ended and was started again: only what was kept is there."""
        self.core = Core.of(self.store, PAGES if self.around else None)
        self._open_chat()

    def _open_chat(self) -> None:
        self.chat = Chat(self.folder / "chat.jsonl", self.clock.now, people)
        self.post_to(self.chat)

    def post_to(self, platform: Platform) -> None:
        """Where scheduled posts go; all at once, for to wait for one's turn in a pace takes real time."""
        unpaced = replace(self.core, outbox=replace(self.core.outbox, paces={}))
        scheduler = unpaced.scheduler({self.platform: platform})
        self.demo = DemoWorld(self.store, REGISTRY, self.core.composer, scheduler, self.clock, self.around)

    def local_server(self) -> LocalServer:
        """The demo's page and door."""
        channels = (*CHANNELS, *AROUND_CHANNELS, *MORE) if self.around else CHANNELS
        submit = Executor(DemoRouter(Router(self.core.dispatcher), channels), self.clock.now)
        return LocalServer(self.chat, submit, self.demo)

    def place(self, channel: str) -> Place:
        return Place(self.platform, self.workspace, channel)

    def ask(self, line: str, user: str = "styrer", channel: str = "solstralen") -> Answer:
        return self.core.dispatcher(Request(self.place(channel), user, line), self.clock.now())

    def send(
        self, line: str, values: dict[str, str | list[str]], user: str = "styrer", channel: str = "solstralen"
    ) -> Answer:
        """Send a form."""
        return self.core.dispatcher(Request(self.place(channel), user, line, values), self.clock.now())

    def undo(self, user: str = "styrer", channel: str = "solstralen") -> Answer:
        """Type `/hms angre`, and say yes to what it would undo, where there is anything."""
        asked = self.ask("hms angre", user, channel)
        sure = next((button.line for button in asked.card.buttons if button.line.endswith(" ja")), None)
        return asked if sure is None else self.ask(sure, user, channel)

    def say_yes(self, user: str, channel: str = "solstralen") -> Answer:
        """Take the role that somebody is asked to take, from `/hms roller`."""
        asked = self.ask("hms roller", user, channel)
        line = next(one.line for one in asked.card.buttons if one.line.startswith("hms roller ja"))
        return self.ask(line, user, channel)

    def text(self, line: str, user: str = "styrer", channel: str = "solstralen") -> str:
        return said(self.ask(line, user, channel))

    def turn(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        """Turn the clock, and let everything that comes due on the way be sent."""
        run_stepped(self.demo.turn_clock(datetime(year, month, day, hour, minute, tzinfo=OSLO)))

    def posts(self, channel: str, kind: str = "") -> list[Json]:
        """The scheduled posts in a channel, oldest first."""
        return [
            said
            for said in self.chat.messages(channel)
            if (said["key"] or "").startswith(kind) and said["key"]
        ]


def said(answer: Answer) -> str:
    """An answer as plain text, in its language."""
    return as_typed(plain_text(answer.card, Voice(answer.language)))


def as_typed(text: str) -> str:
    """With spaces as one types them, where no line is to be broken."""
    return text.replace(UNBROKEN, " ")


def buttons(answer: Answer) -> dict[str, str]:
    """Labels and lines of an answer's buttons."""
    voice = Voice(answer.language)
    return {voice.say(button.label): button.line for button in answer.card.buttons}
