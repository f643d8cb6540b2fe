"""Writes what Prometheus and Grafana are given, from the metrics and their table in the documentation."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.operations.metrics import Metrics

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "manifest" / "watching"
DOC = ROOT / "docs" / "operations.md"
OURS = "hms_"
ALERTS = (
    ("HmsDatabaseDown", "max(hms_database_up) == 0", "2m", "The database does not answer, or keeps nothing."),
    ("HmsNoWakeUps", "min(hms_wakeups_failed_in_a_row) >= 3", "0m", "No machine plans or sends anything."),
    (
        "HmsPostsLate",
        "max(hms_posts_lag_seconds) > 900",
        "5m",
        "Posts have been due for 15 minutes.",
    ),
    ("HmsPostsHeld", "max by (state) (hms_posts_held) > 0", "1d", "Posts wait for you: hms-bot posts."),
    ("HmsGone", "absent(hms_database_up)", "5m", "No machine answers at /metrics."),
)
"""Name, when it is true, for how long, and what it means."""
APART = {"hms_posts": "result", "hms_posts_held": "state"}
"""By which label a metric has a line of its own for each value."""
WIDE, HIGH = 12, 8


def table() -> dict[str, str]:
    """Each metric of the documentation, and what it says of it."""
    return dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", DOC.read_text("utf-8"), re.MULTILINE))


def alerts() -> str:
    rules = [
        {
            "alert": name,
            "expr": expression,
            "for": duration,
            "labels": {"severity": "page" if name != "HmsPostsHeld" else "ticket"},
            "annotations": {"summary": summary},
        }
        for name, expression, duration, summary in ALERTS
    ]
    return yaml.safe_dump({"groups": [{"name": "hms-bot", "rules": rules}]}, sort_keys=False)


def dashboard() -> str:
    told = table()
    panels = [
        {
            "id": number + 1,
            "type": "timeseries",
            "title": name,
            "description": told[name],
            "datasource": {"type": "prometheus", "uid": "${source}"},
            "gridPos": {"x": WIDE * (number % 2), "y": HIGH * (number // 2), "w": WIDE, "h": HIGH},
            "targets": [{"refId": "A", "expr": expression, "legendFormat": legend}],
        }
        for number, (name, expression, legend) in enumerate(_drawn())
    ]
    source = {"name": "source", "type": "datasource", "query": "prometheus", "label": "Prometheus"}
    said: dict[str, Any] = {
        "title": "hms-bot",
        "uid": "hms-bot",
        "schemaVersion": 39,
        "timezone": "Europe/Oslo",
        "refresh": "1m",
        "time": {"from": "now-24h", "to": "now"},
        "templating": {"list": [source]},
        "panels": panels,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _drawn() -> Iterator[tuple[str, str, str]]:
    """Of each metric of ours: its name, what is drawn of it, and how its lines are called."""
    for metric in Metrics().registry.collect():
        name = metric.name
        if not name.startswith(OURS):
            continue
        by, legend = "", name
        if name in APART:
            by, legend = f" by ({APART[name]})", f"{{{{{APART[name]}}}}}"
        match metric.type:
            case "counter":
                yield f"{name}_total", f"sum{by} (increase({name}_total[5m]))", legend
            case "histogram":
                yield name, f"histogram_quantile(0.95, sum by (le) (rate({name}_bucket[5m])))", "95 %"
            case _:
                yield name, f"max{by} ({name})", legend


FILES = {"alerts.yaml": alerts, "dashboard.json": dashboard}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, made in FILES.items():
        (FOLDER / name).write_text(made(), "utf-8")


if __name__ == "__main__":
    main()
