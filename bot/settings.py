"""Every setting, once: an `HMS_…` variable of the environment, with its default and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

PREFIX = "HMS_"


@dataclass(eq=False)
class SettingsError(Exception):
    """A setting is missing or wrong."""

    name: str
    problem: str

    def __str__(self) -> str:
        return f"{self.name}: {self.problem}"


def _setting(about: str, default: Any) -> Any:
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True)
class Settings:
    """What an administrator can choose. Each field is the variable `HMS_` and its name in capitals."""

    data_dir: str = _setting("Folder of the SQLite file and of the demo's chat.", "var")
    database_url: str = _setting(
        "Where the data is kept: empty for SQLite in HMS_DATA_DIR, "
        "or postgresql+psycopg://user:password@host/database.",
        "",
    )
    host: str = _setting("Address that `serve` listens on. `demo` always listens on 127.0.0.1.", "127.0.0.1")
    port: int = _setting("Port of the web server.", 8080)
    demo_start: str = _setting("The demo's first moment, with a time zone.", "2026-11-23T09:00:00+01:00")
    wake_seconds: int = _setting("Seconds between two looks at what is due.", 5)
    log_level: str = _setting("How much is logged: DEBUG, INFO, WARNING or ERROR.", "INFO")

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Raises SettingsError for the first that is wrong, and for a misspelt name."""
        known = {PREFIX + one.name.upper(): one for one in fields(cls)}
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
        if self.wake_seconds < 1:
            raise SettingsError("HMS_WAKE_SECONDS", "must be 1 or more")
        if self.log_level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise SettingsError("HMS_LOG_LEVEL", "must be DEBUG, INFO, WARNING or ERROR")
        if not self.url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise SettingsError("HMS_DATABASE_URL", "must begin with sqlite:/// or postgresql+psycopg://")
        self.first_moment()

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{Path(self.data_dir) / 'hms.db'}"

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


def _convert(name: str, text: str, kind: Any) -> Any:
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(name, f"{text!r} is not a whole number") from error


def described() -> list[tuple[str, str, str]]:
    """Every setting: its variable, its default, what it means."""
    return [(PREFIX + one.name.upper(), str(one.default), one.metadata["about"]) for one in fields(Settings)]
