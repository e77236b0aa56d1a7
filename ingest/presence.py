"""Deaths: what a gateway or device that is gone leaves behind, told once, without waiting for its tolerance."""

from typing import Any
from uuid import UUID

from psycopg import Connection

from ingest.outcome import Outcomes


def store_deaths(connection: Connection[Any], outcomes: Outcomes) -> list[UUID]:
    """Mark as gone what died; the devices and gateways that did.

    A death that is told again, or belongs to an earlier life, changes nothing and counts as a duplicate.
    """
    died: list[UUID] = []
    for number, task in enumerate(outcomes.tasks):
        gone, sender = task.decoded.gone, task.message.sender
        if gone is None or sender.gateway_id is None:
            continue
        if gone.stale:
            outcomes.duplicate(number)
            continue
        found = connection.execute(_DEVICES, (sender.organization_id, sender.gateway_id, gone.serial)).fetchall()
        if gone.serial and not found:
            outcomes.hold(number, "unknown device", f"unknown device {gone.serial}", gone.serial)
            continue
        devices = sorted(row[0] for row in found)
        lost = connection.execute(_LOST, (devices, task.message.correlation_id)).fetchall()
        if not gone.serial:
            told = (sender.gateway_id, task.message.correlation_id)
            lost += connection.execute(_LOST_GATEWAY, told).fetchall()
            died.append(sender.gateway_id)
        died += devices
        if lost:
            outcomes.stored(number)
        else:
            outcomes.duplicate(number)
    return died


_DEVICES = """
SELECT id FROM factories.device
WHERE organization_id = %s AND gateway_id = %s AND archived_at IS NULL AND %s IN ('', serial)
"""

_LOST_GATEWAY = """
WITH lost AS (
    UPDATE factories.gateway SET connected = false, gone_at = now() WHERE id = %s AND connected
    RETURNING id, organization_id, factory_id, name, last_seen, offline_tolerance_minutes
)
INSERT INTO outbox.event (organization_id, source, type, subject, correlation_id, data)
SELECT organization_id, 'millwright/ingest', 'Factories.gateway_connection_lost.v1', id::text, %s,
       jsonb_build_object('gateway_id', id, 'name', name, 'factory_id', factory_id, 'last_seen', last_seen,
           'tolerance_minutes', offline_tolerance_minutes)
FROM lost
RETURNING id
"""

_LOST = """
WITH lost AS (
    UPDATE factories.device SET connected = false, gone_at = now() WHERE id = ANY(%s) AND connected
    RETURNING id, organization_id, factory_id, serial, last_seen, offline_tolerance_minutes
)
INSERT INTO outbox.event (organization_id, source, type, subject, correlation_id, data)
SELECT lost.organization_id, 'millwright/ingest', 'Factories.device_connection_lost.v1', lost.id::text, %s,
       jsonb_build_object('device_id', lost.id, 'serial', serial, 'factory_id', factory_id, 'last_seen', last_seen,
           'tolerance_minutes', offline_tolerance_minutes, 'machine_id', p.machine_id)
FROM lost
LEFT JOIN factories.placement p ON p.device_id = lost.id AND p.valid_from <= now()
    AND (p.valid_to IS NULL OR p.valid_to > now())
RETURNING id
"""
