"""`hms-bot serve` as a process of its own, with themes due in many Slack workspaces at once."""

import asyncio
import hashlib
import hmac
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import ClientSession
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.model.kindergarten import Kindergarten
from bot.model.post import Post
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.vault import Vault
from scheduler.sender import AT_ONCE
from tests.platforms.slack.fake_sending import FakeSlack
from tests.platforms.slack.test_none_lost import kindergarten
from tests.posting import meeting_here
from tests.serving import free_port

TEAMS, CHANNELS = 30, 7
POSTS = TEAMS * CHANNELS
assert POSTS > AT_ONCE, "however slow the machine is, some are still owed when all in hand are under way"
SIGNING_SECRET = "private-signing"  # noqa: S105 - of nothing


def a_slack() -> FakeSlack:
    return FakeSlack(tokens={f"xoxb-T{team}": f"T{team}" for team in range(TEAMS)}, started_at=time.time())


@dataclass
class Machine:
    """Where the program runs."""

    store: Store
    folder: Path
    slack: str
    port: int = field(default_factory=free_port)
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())

    def owe(self) -> None:
        """One post in each channel, due a minute ago."""
        now, vault = datetime.now(UTC), Vault(self.key)
        with self.store.write() as session:
            for team in range(TEAMS):
                workspace = Workspace(platform="slack", external_id=f"T{team}", free_at=now)
                secret = f'{{"token": "xoxb-T{team}"}}'
                vault.save(session, workspace.tenant, secret, by="U", now=now)
                made = [
                    kindergarten(workspace, f"C{team}x{number}", f"U{team}") for number in range(CHANNELS)
                ]
                for one in made:
                    one.next_due_at = None
                session.add_all(made)
                session.flush()
                for one in made:
                    session.add_all(meeting_here(one, now - timedelta(minutes=1)))

    def posts(self) -> dict[str, Post]:
        """By channel; what the command makes due besides is left out."""
        owed = select(Kindergarten.channel, Post).join(Post)
        with self.store.read() as session:
            return dict(session.execute(owed.where(Post.kind == "run")).all())

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[asyncio.subprocess.Process]:
        settings = {
            "HMS_PORT": str(self.port),
            "HMS_DATABASE_URL": self.store.engine.url.render_as_string(hide_password=False),
            "HMS_WAKE_SECONDS": "1",
            "HMS_SLACK_API_URL": self.slack,
            "HMS_SLACK_CLIENT_ID": "12345.67890",
            "HMS_SLACK_CLIENT_SECRET": "private-client",
            "HMS_SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "HMS_SECRET_KEY": self.key,
        }
        program, environment = (sys.executable, "-m", "bot", "serve"), {**os.environ, **settings}
        with (self.folder / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(*program, env=environment, stdout=log, stderr=log)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def said(self, line: str) -> bool:
        """Whether the program has written it to its log."""
        return line in (self.folder / "log").read_text("utf-8")

    async def command(self, text: str, in_hand: asyncio.Event) -> str:
        """What is answered to the styrer of the first channel, as Slack would send it.

        `in_hand` is set when the program has taken the request up: it asks for the body only then.
        """
        asked = {
            "team_id": "T0",
            "channel_id": "C0x0",
            "user_id": "U0",
            "command": "/hms",
            "text": text,
            "response_url": f"{self.slack}response",
            "trigger_id": "1.2",
        }
        content, at = urlencode(asked), str(int(time.time()))
        proof = hmac.new(SIGNING_SECRET.encode(), f"v0:{at}:{content}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={proof}",
        }

        async def body() -> AsyncIterator[bytes]:
            in_hand.set()
            yield content.encode()

        url = f"http://127.0.0.1:{self.port}/slack/events"
        async with (
            ClientSession() as session,
            session.post(url, data=body(), headers=headers, expect100=True) as answer,
        ):
            answer.raise_for_status()
            return await answer.text()
