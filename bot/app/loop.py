"""The event loop of the product."""

import asyncio
import time

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class BoottimeLoop(asyncio.SelectorEventLoop):
    """Its clock cannot be set, and goes on while the machine sleeps, where the system has such a clock.

    Leases are held by it: who slept must know how long.
    """

    def time(self) -> float:
        return time.clock_gettime(_CLOCK)
