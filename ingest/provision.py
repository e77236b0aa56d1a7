"""Devices that register themselves: the first message of an unknown serial, by a gateway that permits it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from psycopg import Connection


def provision(connection: Connection[Any], unknown: Collection[tuple[UUID, UUID, str]]) -> None:
    """Make devices of (organization, gateway, serial) where the gateway's ``auto_provision`` is on.

    A serial that was archived is not made again: somebody took that device out of service.
    """
    if unknown:
        organizations, gateways, serials = (list(column) for column in zip(*sorted(unknown), strict=True))
        connection.execute(_PROVISION, (organizations, gateways, serials))


_PROVISION = """
WITH made AS (
    INSERT INTO factories.device (organization_id, factory_id, gateway_id, serial)
    SELECT DISTINCT ON (n.organization_id, n.serial) n.organization_id, g.factory_id, g.id, n.serial
    FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS n (organization_id, gateway_id, serial)
    JOIN factories.gateway g ON g.organization_id = n.organization_id AND g.id = n.gateway_id AND g.auto_provision
    WHERE NOT EXISTS (
        SELECT FROM factories.device d WHERE d.organization_id = n.organization_id AND d.serial = n.serial
    )
    ON CONFLICT DO NOTHING
    RETURNING organization_id, id, serial, gateway_id
)
INSERT INTO outbox.event (organization_id, source, type, subject, data)
SELECT organization_id, 'millwright/ingest', 'Factories.device_provisioned.v1', id::text,
       jsonb_build_object('device_id', id, 'serial', serial, 'gateway_id', gateway_id)
FROM made
"""
