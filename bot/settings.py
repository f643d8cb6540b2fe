"""Every setting, once: an `HMS_…` variable of the environment, with its default and what it means."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from bot.platforms.teams.clouds import CLOUDS, PUBLIC
from bot.platforms.teams.here import is_here

PREFIX = "HMS_"
LOOPBACK = "127.0.0.1"
KEY_BYTES = 32
HOLD, RESEND = "hold", "resend"
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_KEPT_AT_LEAST = {"keep_history_days": 31, "keep_posts_days": 120}
"""A change can be undone for 30 days; what was told in the last hundred is looked at before more is told."""
_TEAMS_APP = ("teams_app_id", "teams_app_password", "teams_tenant_id")
_URL_SAFE = str.maketrans("-_", "+/")


@dataclass(eq=False)
class SettingsError(Exception):
    """A setting is missing or wrong."""

    name: str
    problem: str

    def __str__(self) -> str:
        return f"{self.name}: {self.problem}"


def _setting(about: str, default: Any) -> Any:
    return field(default=default, metadata={"about": about})


def _secret(about: str) -> Any:
    """Empty unless it is set, and never shown."""
    return field(default="", repr=False, metadata={"about": about})


@dataclass(frozen=True)
class Settings:
    """What an administrator can choose. Each field is the variable `HMS_` and its name in capitals."""

    data_dir: str = _setting("Folder of the SQLite file and of the demo's chat.", "var")
    database_url: str = _secret(
        "Where the data is kept: empty for SQLite in HMS_DATA_DIR, "
        "or postgresql+psycopg://user:password@host/database."
    )
    host: str = _setting("Address that `serve` listens on. `demo` always listens on 127.0.0.1.", "127.0.0.1")
    port: int = _setting("Port of the web server.", 8080)
    public_url: str = _setting(
        "Where people's browsers reach the bot's own pages, like https://hms.example.no; "
        "without it no message links to them.",
        "",
    )
    demo_start: str = _setting("The demo's first moment, with a time zone.", "2026-11-23T09:00:00+01:00")
    wake_seconds: int = _setting("Seconds between two looks at what is due.", 5)
    log_level: str = _setting("How much is logged: DEBUG, INFO, WARNING or ERROR.", "INFO")
    delete_after_days: int = _setting(
        "Days from when a workspace puts the bot out until its data is deleted; until then it can come back.",
        30,
    )
    keep_history_days: int = _setting("Days that the history of changes is kept.", 1095)
    keep_posts_days: int = _setting("Days that posts are kept from when they are of no use any more.", 400)
    backup_key: str = _setting(
        "Public key that `hms-bot backup` encrypts copies to: age1… of age, or the fingerprint of a gpg key "
        "in the key ring of the bot's user. Empty: they are not encrypted.",
        "",
    )
    secret_key: str = _secret(
        "What installations are encrypted with, as `openssl rand -base64 32` prints it. "
        "Several with commas between: the first encrypts, all decrypt; "
        "`hms-bot rotate-keys` goes over to the first."
    )
    slack_bot_token: str = _secret("For one Slack workspace: its bot token, xoxb-…")
    slack_signing_secret: str = _secret(
        "Proves that a request comes from Slack: Basic Information, Signing Secret."
    )
    slack_client_id: str = _setting(
        "For many Slack workspaces, which install at /slack/install: the Client ID.", ""
    )
    slack_client_secret: str = _secret("The Client Secret that belongs to HMS_SLACK_CLIENT_ID.")
    slack_app_token: str = _secret(
        "For Socket Mode, which needs no public address and no signing secret: an app-level token, xapp-…"
    )
    slack_api_url: str = _setting("Where Slack's Web API is.", "https://slack.com/api/")
    teams_app_id: str = _setting("For Microsoft Teams: the Application (client) ID of the Entra app.", "")
    teams_app_password: str = _secret("A client secret of the app HMS_TEAMS_APP_ID: its value, not its id.")
    teams_tenant_id: str = _setting("The Directory (tenant) ID in which the app HMS_TEAMS_APP_ID is.", "")
    teams_cloud: str = _setting(
        f"Which of Microsoft's clouds Teams is in: {', '.join(CLOUDS)}. GCC is in {PUBLIC}.",
        PUBLIC,
    )
    teams_unsure: str = _setting(
        "What to do with a post in Teams when the connection broke and nobody knows whether it arrived: "
        "hold, so that it never comes twice, or resend, so that it surely comes.",
        HOLD,
    )
    teams_local: bool = _setting(
        "To try Teams without an app, with the Agents Playground on this machine: true. "
        "Nobody is asked who they are, and nobody but this machine is answered.",
        False,
    )

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Raises SettingsError for the first that is wrong, and for a misspelt name."""
        known = {_variable(one.name): one for one in fields(cls)}
        for name in environment:
            if name.startswith(PREFIX) and name not in known:
                raise SettingsError(name, "there is no such setting; `hms-bot settings` lists them")
        values = {}
        for name, one in known.items():
            if name in environment:
                values[one.name] = _convert(name, environment[name], one.type)
        settings = cls(**values)
        settings.check()
        return settings

    def check(self) -> None:
        highest_port = 65535
        if not 0 <= self.port <= highest_port:
            raise SettingsError("HMS_PORT", f"must be 0 to {highest_port}, not {self.port}")
        if self.public_url and not self.public_url.startswith("https://"):
            raise SettingsError("HMS_PUBLIC_URL", "must begin with https://")
        if self.wake_seconds < 1:
            raise SettingsError("HMS_WAKE_SECONDS", "must be 1 or more")
        if self.log_level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise SettingsError("HMS_LOG_LEVEL", "must be DEBUG, INFO, WARNING or ERROR")
        if self.delete_after_days < 1:
            raise SettingsError("HMS_DELETE_AFTER_DAYS", "must be 1 or more")
        for name, least in _KEPT_AT_LEAST.items():
            if getattr(self, name) < least:
                raise SettingsError(_variable(name), f"must be {least} or more")
        if not self.url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise SettingsError("HMS_DATABASE_URL", "must begin with sqlite:/// or postgresql+psycopg://")
        self.first_moment()
        self._check_secret_key()
        self._check_slack()
        self._check_teams()

    def _check_secret_key(self) -> None:
        for key in self.secret_key.split(",") if self.secret_key else ():
            if not _is_key(key.strip()):
                raise SettingsError(
                    "HMS_SECRET_KEY",
                    "must be keys as `openssl rand -base64 32` prints them, with commas between",
                )

    def _check_slack(self) -> None:
        """Each problem by the setting to mend. What was set is never repeated: it may be a secret."""
        if "slack" not in self.platforms:
            for name in ("slack_signing_secret", "slack_client_secret", "slack_app_token"):
                if getattr(self, name):
                    raise SettingsError(
                        _variable(name), "needs HMS_SLACK_BOT_TOKEN or HMS_SLACK_CLIENT_ID too"
                    )
            return
        if self.slack_bot_token and self.slack_client_id:
            raise SettingsError(
                "HMS_SLACK_BOT_TOKEN", "is for one workspace, HMS_SLACK_CLIENT_ID for many; set one of them"
            )
        if not (self.slack_signing_secret or self.slack_app_token):
            raise SettingsError(
                "HMS_SLACK_SIGNING_SECRET", "is missing; Slack shows it under Basic Information"
            )
        self._check_slack_tokens()
        if self.slack_client_id and not self.slack_client_secret:
            raise SettingsError("HMS_SLACK_CLIENT_SECRET", "is missing; it belongs to HMS_SLACK_CLIENT_ID")
        if self.slack_client_id and not self.secret_key:
            raise SettingsError(
                "HMS_SECRET_KEY",
                "is missing; installations are kept encrypted. `openssl rand -base64 32` makes one",
            )

    def _check_slack_tokens(self) -> None:
        if self.slack_bot_token and not self.slack_bot_token.startswith("xoxb-"):
            raise SettingsError("HMS_SLACK_BOT_TOKEN", "must begin with xoxb-")
        if self.slack_app_token and not self.slack_app_token.startswith("xapp-"):
            raise SettingsError("HMS_SLACK_APP_TOKEN", "must begin with xapp-")
        if not self.slack_api_url.startswith(("https://", "http://")):
            raise SettingsError("HMS_SLACK_API_URL", "must begin with https://")

    def _check_teams(self) -> None:
        if self.teams_unsure not in {HOLD, RESEND}:
            raise SettingsError("HMS_TEAMS_UNSURE", f"must be {HOLD} or {RESEND}")
        if self.teams_cloud not in CLOUDS:
            raise SettingsError("HMS_TEAMS_CLOUD", f"must be one of {', '.join(CLOUDS)}")
        given = next((name for name in _TEAMS_APP if getattr(self, name)), None)
        if given is not None:
            self._check_teams_app(_variable(given))
        elif self.teams_local and not is_here(self.host):
            raise SettingsError(
                "HMS_TEAMS_LOCAL", f"is for HMS_HOST=127.0.0.1; on {self.host} others could reach the bot"
            )

    def _check_teams_app(self, given: str) -> None:
        """The three that belong together."""
        for name in _TEAMS_APP:
            if not getattr(self, name):
                raise SettingsError(_variable(name), f"is missing; it belongs to {given}")
        for name in ("teams_app_id", "teams_tenant_id"):
            if not _ID.fullmatch(getattr(self, name)):
                raise SettingsError(
                    _variable(name), "must be an id like 0a1b2c3d-1234-4123-8123-0a1b2c3d4e5f"
                )
        if self.teams_local:
            raise SettingsError("HMS_TEAMS_LOCAL", f"is for trying without {given}; set one of them")

    @property
    def platforms(self) -> tuple[str, ...]:
        """The chat platforms that are set up, or tried on this machine."""
        set_up = {
            "slack": self.slack_bot_token or self.slack_client_id,
            "teams": self.teams_app_id or self.teams_local,
        }
        return tuple(name for name, how in set_up.items() if how)

    @property
    def ballot_secret(self) -> bytes:
        """The part of a ballot's key that is not in the database."""
        return sha256(self._own_secret.encode()).digest()

    @property
    def link_secrets(self) -> tuple[bytes, ...]:
        """What links to papers are signed with, and while keys are changed the one before it as well.

        Empty where no secret is set: nothing is installed yet.
        """
        secrets = self.secret_key.split(",") if self.secret_key else [self._own_secret]
        return tuple(sha256(f"links:{one}".encode()).digest() for one in secrets if one)

    @property
    def _own_secret(self) -> str:
        """Every installation has one of these."""
        return self.secret_key or self.slack_signing_secret or self.slack_app_token or self.teams_app_password

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{Path(self.data_dir) / 'hms.db'}"

    @property
    def sqlite_file(self) -> Path | None:
        """None where the data is in PostgreSQL."""
        return Path(self.url.removeprefix("sqlite:///")) if self.url.startswith("sqlite") else None

    @property
    def says_where(self) -> str:
        """The setting by which the database is found."""
        return "HMS_DATABASE_URL" if self.database_url else "HMS_DATA_DIR"

    def first_moment(self) -> datetime:
        try:
            moment = datetime.fromisoformat(self.demo_start)
        except ValueError as error:
            raise SettingsError(
                "HMS_DEMO_START", "must be a moment like 2026-11-23T09:00:00+01:00"
            ) from error
        if moment.tzinfo is None:
            raise SettingsError("HMS_DEMO_START", "must have a time zone, like +01:00")
        return moment


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text.translate(_URL_SAFE), validate=True)) == KEY_BYTES
    except ValueError:
        return False


def _convert(name: str, text: str, kind: Any) -> Any:
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError as error:
        wanted = "true or false" if kind is bool else "a whole number"
        raise SettingsError(name, f"{text!r} is not {wanted}") from error


def described() -> list[tuple[str, str, str]]:
    """Every setting: its variable, its default, what it means."""
    return [
        (_variable(one.name), _written_default(one.default), one.metadata["about"])
        for one in fields(Settings)
    ]


def _written_default(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
