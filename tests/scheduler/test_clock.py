"""The clock that wakes the scheduler."""

import asyncio
import logging

import pytest

from scheduler.clock import Clock


def test_to_be_stopped_amid_a_wake_up_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        awake, ended = asyncio.Event(), asyncio.Event()

        async def wake() -> None:
            awake.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()

        clock = Clock(wake, seconds=0.001)
        clock.start()
        await awake.wait()
        clock.stop()
        await ended.wait()
        await asyncio.sleep(0)

    asyncio.run(story())
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []
