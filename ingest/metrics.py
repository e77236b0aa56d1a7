"""What Prometheus can ask of an ingest process."""

from collections.abc import Sequence

from prometheus_client import Counter, Histogram

from ingest.answer import Answer

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


def observe_commit(messages: int, seconds: float, answers: Sequence[Answer]) -> None:
    """Count one group commit."""
    MESSAGES.inc(messages)
    COMMIT_SECONDS.observe(seconds)
    COMMIT_MESSAGES.observe(messages)
    VALUES.labels("stored").inc(sum(answer.stored for answer in answers))
    VALUES.labels("duplicate").inc(sum(answer.duplicate for answer in answers))
    VALUES.labels("rejected").inc(sum(len(answer.rejected) for answer in answers))
    VALUES.labels("quarantined").inc(sum(len(answer.quarantined) for answer in answers))
