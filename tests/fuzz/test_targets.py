"""Each target for a moment; `make fuzz` goes on for longer, and measures."""

from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.__main__ import NAMES
from tests.fuzz.target import Target


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_sent_is_answered_or_refused(name: str) -> None:
    target: Target = import_module(f"tests.fuzz.{name}").TARGET

    @settings(suppress_health_check=list(HealthCheck))
    @given(target.inputs())
    def holds(data: bytes) -> None:
        target.run(data)

    holds()
    for seed in target.seeds:
        target.run(seed)
