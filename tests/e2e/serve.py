"""`hms-bot serve` with a clock that is ahead: by as many seconds as stand in a file, which may change.

The product has no setting for its clock, on purpose; its composition takes one.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app.running import run
from bot.app.serve import serve_application
from bot.settings import Settings


def main(ahead: Path) -> None:
    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(ahead.read_text()))

    settings = Settings.read(os.environ)
    run(serve_application(settings, now), settings.host, settings.port)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
