"""Starts the program. Before anything else is loaded it hears when it is told to stop."""

import gc
import os
import signal
import sys

NEW_OBJECTS = 10_000
"""So many, instead of 700, before Python looks through them for what nobody needs: nearly all that is loaded
at the start stays, and that look took a fifth of its time."""


def main() -> int:
    hear_as_first_process()
    gc.set_threshold(NEW_OBJECTS)
    from bot.cli import main as carry_out  # noqa: PLC0415 - takes as long as Python itself to start

    return carry_out()


def hear_as_first_process() -> None:
    """In a container, the kernel keeps from process 1 all signals that it does not handle itself.

    All else would end at once. So does this: what a database has not been told to keep is undone there.
    Whoever needs a moment to end (`serve`) sets handlers of its own when that moment has come.
    """
    if os.getpid() == 1:
        signal.signal(signal.SIGTERM, lambda *_signal: os._exit(0))


if __name__ == "__main__":
    sys.exit(main())
