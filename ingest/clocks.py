"""What senders' clocks say beside ours: sampled now and then, so that a wrong one is seen before it is corrected.

Three times belong to a measurement: when it was measured (the device's clock), when it was sent (the gateway's, if
it says so), when it was received (ours). A lag is the time received less another clock's. Messages that wait make
it larger, never smaller, so the smallest lag of the last hour is the estimate of how far a clock is behind.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import UNSET
from psycopg import Connection

from ingest import metrics
from ingest.message import Task
from ingest.resolve import Directory
from ingest.shapes import Columns, Measurement

SAMPLE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Sample:
    """Three times of one message of a device."""

    measured_at: datetime
    gateway_at: datetime | None
    received_at: datetime

    @property
    def lag_s(self) -> float:
        """How far the device's clock is behind ours, with the time that the message took."""
        return (self.received_at - self.measured_at).total_seconds()


class Clocks:
    """Samples one commit every few seconds, and writes down what it saw."""

    def __init__(self) -> None:
        self._due = 0.0
        self._seen: dict[UUID, Sample] = {}

    def sample(self, tasks: Sequence[Task], directory: Directory) -> None:
        """Look at a commit's messages, if it is time to. Replays and imports say nothing of clocks."""
        if time.monotonic() < self._due:
            return
        self._due = time.monotonic() + SAMPLE_SECONDS
        for task in tasks:
            message = task.message
            if message.door in {"replay", "import"}:
                continue
            devices = directory.of(message.sender.organization_id).devices
            for item in task.decoded.items:
                if not isinstance(item, Measurement | Columns) or (device := devices.get(item.device)) is None:
                    continue
                measured_at = item.time if isinstance(item, Measurement) else max(item.times)
                gateway_at = None if item.gateway_time is UNSET else item.gateway_time
                found = Sample(measured_at, gateway_at, message.received_at)
                known = self._seen.get(device.id)
                if known is None or found.lag_s < known.lag_s:
                    self._seen[device.id] = found

    def write(self, connection: Connection[Any]) -> None:
        """Write down the samples; rows that another process holds wait for the next."""
        if not self._seen:
            return
        for sample in self._seen.values():
            metrics.CLOCK_LAG_SECONDS.observe(sample.lag_s)
        ordered = sorted(self._seen.items(), key=lambda pair: pair[0].bytes)
        self._seen = {}
        connection.execute(
            _WRITE,
            (
                [device for device, _ in ordered],
                [sample.measured_at for _, sample in ordered],
                [sample.gateway_at for _, sample in ordered],
                [sample.received_at for _, sample in ordered],
            ),
        )


# Within an hour the smallest lag stays; then a new hour begins.
_WRITE = """
INSERT INTO telemetry.device_clock AS c
    (organization_id, device_id, measured_at, gateway_at, received_at, lag_seconds, gateway_lag_seconds, since)
SELECT d.organization_id, d.id, n.measured_at, n.gateway_at, n.received_at,
       extract(epoch FROM n.received_at - n.measured_at), extract(epoch FROM n.received_at - n.gateway_at),
       n.received_at
FROM unnest(%s::uuid[], %s::timestamptz[], %s::timestamptz[], %s::timestamptz[])
    AS n (device_id, measured_at, gateway_at, received_at)
JOIN factories.device d ON d.id = n.device_id
ORDER BY d.id
ON CONFLICT (device_id) DO UPDATE SET
    measured_at = excluded.measured_at, gateway_at = excluded.gateway_at, received_at = excluded.received_at,
    lag_seconds = CASE WHEN excluded.since > c.since + interval '1 hour' THEN excluded.lag_seconds
        ELSE least(c.lag_seconds, excluded.lag_seconds) END,
    gateway_lag_seconds = CASE WHEN excluded.since > c.since + interval '1 hour' THEN excluded.gateway_lag_seconds
        ELSE least(c.gateway_lag_seconds, excluded.gateway_lag_seconds) END,
    since = CASE WHEN excluded.since > c.since + interval '1 hour' THEN excluded.since ELSE c.since END
"""
