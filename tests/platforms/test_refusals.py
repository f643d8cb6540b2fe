"""A proof that does not hold leaves a trace, without what was in the request."""

import logging
from collections import Counter
from datetime import timedelta

import pytest

from bot.platforms.refusals import EVERY, Refusals
from tests.clocks import START, TurnedClock


def test_it_is_said_at_once_and_then_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    clock, counted = TurnedClock(START), Counter[tuple[str, str]]()

    def count(door: str, reason: str) -> None:
        counted[door, reason] += 1

    refused = Refusals("slack", "HMS_SLACK_SIGNING_SECRET", count, clock.now)
    with caplog.at_level(logging.WARNING):
        for _second in range(150):
            refused("signature")
            clock.turn(clock.now() + timedelta(seconds=1))
    assert counted == {("slack", "signature"): 150}
    said = [record.getMessage() for record in caplog.records]
    assert [line.split(" requests")[0] for line in said] == ["slack: 1", "slack: 60", "slack: 60"]
    assert all("look at HMS_SLACK_SIGNING_SECRET" in line for line in said)
    assert timedelta(minutes=1) == EVERY
