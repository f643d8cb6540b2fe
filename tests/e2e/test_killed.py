"""The real program, killed amid commands and posts: nothing is there twice, and nothing by half."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.plan import Status, due_after
from bot.store.engine import Store
from tests.clocks import OSLO, START
from tests.serving import free_port
from tests.world import World

ROOT = Path(__file__).parents[2]
KILLS = (3, 1, 6)
"""It is killed as soon as so many new messages stand in the chat: before the database knows of the last."""
END = datetime(2027, 2, 12, 12, tzinfo=OSLO)
CHANNELS = ("solstralen", "fjelltun")
JUNE = Month(2027, 6)


@dataclass
class Demo:
    """The program in its own process, and what has been asked of it."""

    folder: Path
    port: int
    numbers: Iterator[int] = field(default_factory=count)
    asked: list[int] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[bytes]"]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HMS_DATA_DIR": str(self.folder),
            "HMS_PORT": str(self.port),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo"], env=environment, stdout=subprocess.DEVNULL
        )
        try:
            while not self._answers():
                assert not _ended(process, 0.02)
            yield process
        finally:
            process.kill()
            process.wait()

    def _answers(self) -> bool:
        try:
            self.call("GET", "/local/clock")
        except OSError:
            return False
        return True

    def call(self, method: str, path: str, body: object = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def turn_clock(self) -> None:
        """To the end; every post on the way is sent at its own moment."""
        self.call("POST", "/local/clock", {"now": END.isoformat()})

    def change_things(self) -> None:
        """June gets one theme after the other, and days in June are closed, which moves many milestones."""
        for number in self.numbers:
            self.asked.append(number)
            line = (
                f"hms eget 2027-06 Runde {number}" if number % 2 else f"hms stengt {1 + number % 28}.6.2027"
            )
            body = {"channel": "fjelltun", "user": "styrer", "text": line}
            self.call("POST", "/local/messages", body)
            self.answered.append(number)

    def said(self) -> int:
        """How many messages stand in the chat."""
        path = self.folder / "chat.jsonl"
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def posts(self, channel: str) -> list[str]:
        """The keys of what was posted since the demo began, each once."""
        messages = self.call("GET", f"/local/channels/{channel}/messages")["messages"]
        keys = [one["key"] for one in messages if one["key"] and datetime.fromisoformat(one["at"]) >= START]
        assert len(keys) == len(set(keys))
        return [key for key in keys if not key.startswith(CHANGED)]


def _ended(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


CHANGED = "notice/changed/"
"""These tell of what somebody changed, and when that was depends on when the process was killed."""


def cut_off(work: Any) -> None:
    """Work until the connection breaks."""
    try:
        work()
    except (OSError, HTTPException, json.JSONDecodeError):
        return


def test_killed_and_started_again_and_again(tmp_path: Path, small_world: World) -> None:
    demo = Demo(tmp_path / "demo", free_port())
    for messages in KILLS:
        with demo.running() as process, ThreadPoolExecutor(2) as threads:
            enough = demo.said() + messages
            work = [threads.submit(cut_off, one) for one in (demo.turn_clock, demo.change_things)]
            while demo.said() < enough and not all(one.done() for one in work):
                assert not _ended(process, 0.001)
            process.kill()
    with demo.running():
        demo.turn_clock()
        posts = {channel: demo.posts(channel) for channel in CHANNELS}

    small_world.have_posted()
    small_world.turn(END.year, END.month, END.day, END.hour)
    for channel in CHANNELS:
        expected = [one["key"] for one in small_world.posts(channel)]
        assert Counter(posts[channel]) == Counter(expected), "each post once, as if nothing had happened"
    assert_whole(demo)


def assert_whole(demo: Demo) -> None:
    """What is in the database is what the history says, and a command is there wholly or not at all."""
    store = Store(f"sqlite:///{demo.folder / 'hms.db'}")
    with store.read() as session:
        fjelltun = session.scalar(
            select(Kindergarten)
            .where(Kindergarten.channel == "fjelltun")
            .options(selectinload(Kindergarten.calendar), selectinload(Kindergarten.milestones))
        )
        assert fjelltun is not None
        events = session.scalars(
            select(Event).where(Event.kindergarten_id == fjelltun.id).order_by(Event.id)
        ).all()
    store.close()
    for one in fjelltun.milestones:
        assert one.status is Status.OPEN
        assert one.week is not None
        assert one.due == due_after(fjelltun, one.week), "the closed days and the plan agree"

    themes = [change for event in events for change in event.changes if change.table == "calendar_month"]
    assert all(one.after == other.before for one, other in pairwise(themes)), "an unbroken chain"
    kept = [int((change.after or {})["own"]["title"]["nn"].split()[1]) for change in themes]
    assert {number for number in demo.answered if number % 2} <= set(kept) <= set(demo.asked)
    assert kept == sorted(kept)
    own = fjelltun.calendar[JUNE].own
    assert own is not None
    assert own.title.nn == f"Runde {kept[-1]}"
