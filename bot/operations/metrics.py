"""What is counted and measured, for Prometheus. No label ever names a kindergarten, a place or a person.

docs/operations.md says of each what to do when it rises; a test holds the two together.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.dispatch.executor import CommandOutcome
from bot.store.outbox_status import HELD, Pulse

OK, FAILED = "ok", "failed"
"""How a wake-up ended."""
_COMMANDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_WAKEUPS = (0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0)


class Metrics:
    """Of one process. The same of all replicas are added up; what is read from the database is not."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.failed_in_a_row = 0
        """Wake-ups."""
        ProcessCollector(registry=self.registry)
        self._count(self.registry)
        self._measure(self.registry)

    def _count(self, registry: CollectorRegistry) -> None:
        """What happens."""
        self._posts = Counter(
            "hms_posts",
            "Posts that were tried, by what came of it.",
            ("platform", "kind", "result"),
            registry=registry,
        )
        self._refused = Counter(
            "hms_refused",
            "Requests that did not prove to be from their platform.",
            ("platform", "reason"),
            registry=registry,
        )
        self._commands = Histogram(
            "hms_command_seconds",
            "From when a command arrives until its answer is there.",
            ("platform", "outcome"),
            buckets=_COMMANDS,
            registry=registry,
        )
        self._wakeups = Histogram(
            "hms_wakeup_seconds",
            "Wake-ups of the scheduler: planning and sending what is due.",
            ("result",),
            buckets=_WAKEUPS,
            registry=registry,
        )

    def _measure(self, registry: CollectorRegistry) -> None:
        """How things are."""
        self._waiting = Gauge("hms_posts_waiting", "Posts that are due and not sent yet.", registry=registry)
        self._lag = Gauge(
            "hms_posts_lag_seconds", "How long the oldest post has been due and not sent.", registry=registry
        )
        self._held = Gauge(
            "hms_posts_held", "Posts that wait for an administrator.", ("state",), registry=registry
        )
        self._failed = Gauge(
            "hms_wakeups_failed_in_a_row",
            "Wake-ups that have failed since the last good one.",
            registry=registry,
        )
        self._database = Gauge(
            "hms_database_up",
            "Whether the database answers and keeps what is written: 1 or 0.",
            registry=registry,
        )

    def post(self, platform: str, kind: str, result: str) -> None:
        self._posts.labels(platform, kind, result).inc()

    def command(self, platform: str, outcome: CommandOutcome, seconds: float) -> None:
        self._commands.labels(platform, outcome.value).observe(seconds)

    def refused(self, platform: str, reason: str) -> None:
        self._refused.labels(platform, reason).inc()

    @contextmanager
    def wakeup(self) -> Iterator[None]:
        """Measures what is done within, and whether it came to its end."""
        began, result = time.perf_counter(), FAILED
        self.failed_in_a_row += 1
        try:
            yield
            result, self.failed_in_a_row = OK, 0
        finally:
            self._wakeups.labels(result).observe(time.perf_counter() - began)
            self._failed.set(self.failed_in_a_row)

    def text(self, pulse: Pulse | None, *, written: bool) -> bytes:
        """As Prometheus reads it. Without a database what is known of it only is no number."""
        self._database.set(pulse is not None and written)
        unknown = float("nan")
        self._waiting.set(unknown if pulse is None else pulse.waiting)
        self._lag.set(unknown if pulse is None else pulse.lag.total_seconds())
        for state in HELD:
            self._held.labels(state.value).set(unknown if pulse is None else pulse.held[state])
        return generate_latest(self.registry)
