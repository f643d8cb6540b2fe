"""The alarms and the dashboard are of the metrics there are."""

import re

import pytest

from bot.operations.metrics import Metrics
from tests.tools.watching import ALERTS, FILES, FOLDER, OURS, dashboard, table


@pytest.mark.parametrize("name", FILES)
def test_what_is_shipped_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == FILES[name](), "run `make docs`"


def test_each_alarm_is_about_metrics_that_are_documented() -> None:
    for _name, expression, _duration, _summary in ALERTS:
        assert set(re.findall(r"hms_\w+", expression)) <= table().keys()


def test_each_metric_of_ours_is_drawn() -> None:
    drawn = dashboard()
    for metric in Metrics().registry.collect():
        if metric.name.startswith(OURS):
            assert f'"title": "{metric.name}' in drawn
