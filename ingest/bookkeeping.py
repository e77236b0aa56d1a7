"""What is written beside the data: outcomes, what was refused, who was seen, and the notice of change."""

import time
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from psycopg import Connection

from ingest.outcome import NO_GATEWAY, Outcomes

CHANNEL = "hasura_engine_change"
SEEN_EVERY_SECONDS = 5.0
"""How often at most a device's ``last_seen`` is written."""


def keep_refused(connection: Connection[Any], outcomes: Outcomes) -> None:
    """Keep rejected and quarantined items with their reasons."""
    kept = outcomes.kept
    if not kept:
        return
    connection.execute(
        _KEEP,
        (
            [row.message.sender.organization_id for row in kept],
            [row.message.sender.gateway_id for row in kept],
            [row.message.correlation_id for row in kept],
            [row.message.door for row in kept],
            [row.kind for row in kept],
            [row.outcome for row in kept],
            [row.reason.replace("\0", "\\0") for row in kept],
            [row.field and row.field.replace("\0", "\\0") for row in kept],
            [row.serial for row in kept],
            [row.content for row in kept],
        ),
    )


def count_outcomes(connection: Connection[Any], outcomes: Outcomes) -> None:
    """Add to the hour's counts. Last in the transaction: all writers of a gateway share these rows."""
    counts = sorted(outcomes.counts().items(), key=lambda pair: tuple(map(str, pair[0])))
    if not counts:
        return
    organizations, gateways, names, causes = zip(*(key for key, _ in counts), strict=True)
    columns = [list(organizations), list(gateways), list(names), list(causes), [count for _, count in counts]]
    connection.execute(_COUNT, columns)


def send_along(connection: Connection[Any], outcomes: Outcomes) -> None:
    """What tasks want to be true together with their outcomes."""
    for task in outcomes.tasks:
        if task.along is not None:
            connection.execute(*task.along)


def notify(connection: Connection[Any], tables: Collection[str]) -> None:
    """Tell live queries which tables this transaction has touched."""
    if tables:
        connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, ",".join(sorted(tables))))


class Seen:
    """Remembers which devices and gateways sent something, and writes it down every few seconds."""

    def __init__(self) -> None:
        self._written: dict[UUID, float] = {}
        self._devices: set[UUID] = set()
        self._gateways: set[UUID] = set()

    def note(self, devices: Iterable[UUID], gateways: Iterable[UUID]) -> None:
        """These have just sent something."""
        overdue = time.monotonic() - SEEN_EVERY_SECONDS
        written = self._written
        self._devices.update(device for device in devices if written.get(device, overdue) <= overdue)
        self._gateways.update(gateway for gateway in gateways if written.get(gateway, overdue) <= overdue)

    def forget(self, gone: Iterable[UUID]) -> None:
        """These are gone: what they sent before is no sign of life, and their next message is one at once."""
        for number in gone:
            self._devices.discard(number)
            self._gateways.discard(number)
            self._written.pop(number, None)

    def write(self, connection: Connection[Any]) -> None:
        """Write down who was seen; rows that another process holds are left to it."""
        if not self._devices and not self._gateways:
            return
        now = time.monotonic()
        with connection.transaction():
            connection.execute(_SEEN_DEVICES, (list(self._devices),))
            connection.execute(_SEEN_GATEWAYS, (list(self._gateways - {NO_GATEWAY}),))
        self._written = {key: at for key, at in self._written.items() if at > now - 10 * SEEN_EVERY_SECONDS}
        self._written |= dict.fromkeys(self._devices | self._gateways, now)
        self._devices.clear()
        self._gateways.clear()


_KEEP = """
INSERT INTO telemetry.rejected (organization_id, gateway_id, correlation_id, door, kind, outcome, reason, field,
    device_serial, content)
SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
    %s::text[], %s::text[], %s::bytea[])
"""

_COUNT = """
INSERT INTO telemetry.outcome_count AS c (organization_id, gateway_id, hour, outcome, reason, count)
SELECT organization_id, gateway_id, date_trunc('hour', now(), 'UTC'), outcome, reason, count
FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::bigint[])
    AS n (organization_id, gateway_id, outcome, reason, count)
ON CONFLICT (organization_id, gateway_id, hour, outcome, reason) DO UPDATE SET count = c.count + excluded.count
"""

# A device or gateway that was given up as lost and sends again tells so once: whoever turns `connected` on tells.
_SEEN_DEVICES = """
WITH seen AS (
    SELECT id, connected, last_seen FROM factories.device WHERE id = ANY(%s) FOR NO KEY UPDATE SKIP LOCKED
), updated AS (
    UPDATE factories.device d SET last_seen = now(), connected = true FROM seen WHERE d.id = seen.id
    RETURNING d.organization_id, d.id, d.serial, NOT seen.connected AND seen.last_seen IS NOT NULL AS regained
)
INSERT INTO outbox.event (organization_id, source, type, subject, data)
SELECT organization_id, 'millwright/ingest', 'Factories.device_connection_regained.v1', id::text,
       jsonb_build_object('device_id', id, 'serial', serial)
FROM updated WHERE regained
"""

_SEEN_GATEWAYS = """
WITH seen AS (
    SELECT id, connected, last_seen FROM factories.gateway WHERE id = ANY(%s) FOR NO KEY UPDATE SKIP LOCKED
), updated AS (
    UPDATE factories.gateway g SET last_seen = now(), connected = true FROM seen WHERE g.id = seen.id
    RETURNING g.organization_id, g.id, g.name, NOT seen.connected AND seen.last_seen IS NOT NULL AS regained
)
INSERT INTO outbox.event (organization_id, source, type, subject, data)
SELECT organization_id, 'millwright/ingest', 'Factories.gateway_connection_regained.v1', id::text,
       jsonb_build_object('gateway_id', id, 'name', name)
FROM updated WHERE regained
"""
