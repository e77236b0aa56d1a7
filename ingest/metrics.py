"""What Prometheus can ask of an ingest process."""

import os
from pathlib import Path

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from core.clock import now
from ingest.outcome import Outcomes

VALUES = Counter(
    "millwright_ingest_values", "Values by outcome (stored, duplicate) and items (rejected …).", ["outcome"]
)
MESSAGES = Counter("millwright_ingest_messages", "Messages whose outcome was committed.")
COMMIT_SECONDS = Histogram(
    "millwright_ingest_commit_seconds",
    "Time of one group commit.",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
COMMIT_MESSAGES = Histogram(
    "millwright_ingest_commit_messages",
    "Messages that shared one group commit.",
    buckets=(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500),
)
REFUSED = Counter(
    "millwright_ingest_refused", "Items rejected or quarantined, by the cause they are counted under.",
    ["outcome", "reason"],
)  # fmt: skip
CLOCK_LAG_SECONDS = Histogram(
    "millwright_ingest_clock_lag_seconds",
    "Time received less time measured, of a message of each device now and then; below 0: a clock is ahead.",
    buckets=(-3600, -300, -60, -5, -1, 0, 1, 5, 60, 300, 3600),
)
HOOK_ERRORS = Counter("millwright_ingest_hook_errors", "What installed hooks raised, by stage.", ["hook", "stage"])
WAIT_SECONDS = Histogram(
    "millwright_ingest_wait_seconds",
    "From the arrival of a commit's oldest message to the end of the commit.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
QUEUED = Gauge(
    "millwright_ingest_queued_messages", "Messages taken and not yet committed.", multiprocess_mode="livesum"
)
CONNECTIONS = Gauge(
    "millwright_ingest_mqtt_connections", "Open MQTT connections of this door.", multiprocess_mode="livesum"
)


def registry() -> CollectorRegistry:
    """What is to be shown: of all processes that share PROMETHEUS_MULTIPROC_DIR, else of this one."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call] # the library has no types here
    return shared


def forget_dead() -> None:
    """Who shares PROMETHEUS_MULTIPROC_DIR and has died has nothing queued any more."""
    if directory := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        for kept in Path(directory).glob("gauge_live*_*.db"):
            pid = kept.stem.rpartition("_")[2]
            if not Path("/proc", pid).exists():
                mark_process_dead(int(pid))  # type: ignore[no-untyped-call] # the library has no types here


def observe_commit(outcomes: Outcomes, seconds: float) -> None:
    """Count one group commit."""
    tasks, answers = outcomes.tasks, outcomes.answers
    MESSAGES.inc(len(tasks))
    COMMIT_SECONDS.observe(seconds)
    COMMIT_MESSAGES.observe(len(tasks))
    VALUES.labels("stored").inc(sum(answer.stored for answer in answers))
    VALUES.labels("duplicate").inc(sum(answer.duplicate for answer in answers))
    for (outcome, cause), count in outcomes.causes().items():
        VALUES.labels(outcome).inc(count)
        REFUSED.labels(outcome, cause).inc(count)
    WAIT_SECONDS.observe(max(0.0, (now() - min(task.message.received_at for task in tasks)).total_seconds()))
