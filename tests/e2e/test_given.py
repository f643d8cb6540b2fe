"""What an administrator gives to other programs, as those judge it."""

import re
import subprocess
from pathlib import Path

UNITS = Path(__file__).parents[2] / "manifest" / "systemd"
MOST = 3.0


def test_the_bot_may_do_little_more_than_its_work() -> None:
    for unit in sorted(UNITS.glob("*.service")):
        said = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", str(unit)],  # noqa: S607 - of this machine
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
        assert found is not None
        assert float(found[1]) < MOST, unit.name


def test_prometheus_reads_the_alarms() -> None:
    rules = UNITS.parent / "watching" / "alerts.yaml"
    said = subprocess.run(
        ["promtool", "check", "rules", str(rules)],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "SUCCESS" in said
