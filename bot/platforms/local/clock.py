"""The demo's clock: it runs like any other, and can be turned forward."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

TOLERANCE = timedelta(seconds=1)


class Backwards(Exception):
    """A clock that is turned back would post twice."""


class DemoClock:
    """So much ahead of (or behind) the real one. Keeps the difference in a file."""

    def __init__(self, path: Path, first: datetime) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            self._ahead = timedelta(seconds=json.loads(path.read_text())["seconds_ahead"])
        else:
            self._keep(first)

    def now(self) -> datetime:
        """In UTC."""
        return datetime.now(UTC) + self._ahead

    def turn(self, to: datetime) -> None:
        """Forward to a moment. Raises Backwards."""
        if to < self.now() - TOLERANCE:
            raise Backwards
        self._keep(to)

    def _keep(self, moment: datetime) -> None:
        self._ahead = moment - datetime.now(UTC)
        kept = self._path.with_suffix(".new")
        kept.write_text(json.dumps({"seconds_ahead": self._ahead.total_seconds()}))
        kept.replace(self._path)  # whole or not at all
