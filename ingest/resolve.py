"""(organization, device serial, measure) → series: known in this process, else found or made in the database."""

import sys
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from domain.resolution import step

REFRESH_SECONDS = 60.0
"""How long changed limits, units, resolutions or models may go unnoticed."""

STATE_MEASURE = "state"
"""The series that stands for a device's state messages; it has no measurements."""


class Wanted(NamedTuple):
    """A series that a message needs. ``unit`` is the sender's, if it gave one."""

    organization_id: UUID
    serial: str
    measure: str
    unit: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Device:
    """A known device; there is one for each in a ``Directory``, so that sets of them are quick."""

    id: UUID
    organization_id: UUID
    serial: str
    clock_offset_s: float = 0.0
    """What is added to the times that it measures: its own, else its gateway's."""


@dataclass(frozen=True, slots=True)
class Series:
    """A known series: where its values go and what values make sense."""

    id: int
    device: Device
    unit: str
    minimum: float
    maximum: float


@dataclass(slots=True)
class Organization:
    """What is known of one organization."""

    devices: dict[str, Device] = field(default_factory=dict)
    series: dict[tuple[str, str], Series] = field(default_factory=dict)
    offsets: set[float] = field(default_factory=set)
    """By how much clocks of its devices are corrected; mostly none is."""


Steps = dict[int, float]
"""Series whose values are kept at a resolution, with its step (``domain/resolution.py``); mostly none is."""


class Directory:
    """This process's memory of devices and series. Not shared between threads."""

    def __init__(self) -> None:
        self._organizations: dict[UUID, Organization] = {}
        self.steps: Steps = {}
        self._since = time.monotonic()

    def of(self, organization_id: UUID) -> Organization:
        """What is known of an organization."""
        if (known := self._organizations.get(organization_id)) is None:
            known = self._organizations[organization_id] = Organization()
        return known

    def refresh(self) -> None:
        """Forget what is older than REFRESH_SECONDS."""
        if time.monotonic() - self._since > REFRESH_SECONDS:
            self.forget()

    def forget(self) -> None:
        """Forget all, as when the database says that something known is gone."""
        self._organizations.clear()
        self.steps.clear()
        self._since = time.monotonic()

    def learn(self, connection: Connection[Any], wanted: Collection[Wanted]) -> None:
        """Find the devices of ``wanted`` and find or make their series. Unknown devices stay unknown."""
        ordered = sorted(wanted, key=lambda need: (need.organization_id.bytes, need.serial, need.measure))
        self.learn_devices(connection, {(need.organization_id, need.serial) for need in ordered})
        needs = [need for need in ordered if need.serial in self.of(need.organization_id).devices]
        if not needs:
            return
        columns = {
            "organizations": [need.organization_id for need in needs],
            "devices": [self.of(need.organization_id).devices[need.serial].id for need in needs],
            "measures": [need.measure for need in needs],
            "units": [need.unit for need in needs],
        }
        connection.execute(_MAKE_SERIES, columns)
        for organization_id, serial, series_id, measure, unit, low, high, resolution in connection.execute(
            _FIND_SERIES, columns
        ):
            known = self.of(organization_id)
            known.series[serial, measure] = Series(series_id, known.devices[serial], unit, low, high)
            if resolution:
                self.steps[series_id] = step(resolution)

    def learn_devices(self, connection: Connection[Any], wanted: Collection[tuple[UUID, str]]) -> None:
        """Find devices by serial."""
        if not wanted:
            return
        organizations, serials = zip(*wanted, strict=True)
        for organization_id, serial, device_id, offset_s in connection.execute(
            _FIND_DEVICES, {"organizations": list(organizations), "serials": list(serials)}
        ):
            known = self.of(organization_id)
            known.devices[serial] = Device(device_id, organization_id, serial, offset_s)
            if offset_s:
                known.offsets.add(offset_s)


_FIND_DEVICES = """
SELECT d.organization_id, d.serial, d.id, coalesce(d.clock_offset_seconds, g.clock_offset_seconds, 0)
FROM unnest(%(organizations)s::uuid[], %(serials)s::text[]) AS n (organization_id, serial)
JOIN factories.device d USING (organization_id, serial)
LEFT JOIN factories.gateway g ON g.organization_id = d.organization_id AND g.id = d.gateway_id
WHERE d.archived_at IS NULL
"""

_NEEDS = """
unnest(%(organizations)s::uuid[], %(devices)s::uuid[], %(measures)s::text[], %(units)s::text[])
    AS n (organization_id, device_id, measure, unit)
"""

_MODEL = """
LEFT JOIN LATERAL (
    SELECT m.unit, m.kind, m.minimum, m.maximum FROM factories.measure_model m
    WHERE m.name = n.measure AND (m.organization_id = n.organization_id OR m.organization_id IS NULL)
    ORDER BY m.organization_id NULLS LAST, m.version DESC LIMIT 1
) AS model ON true
"""
"""An organization's own measure model before the one offered to all; the newest version."""

# A series made before anyone said its unit takes the first unit that is said.
_MAKE_SERIES = f"""
INSERT INTO telemetry.series AS s (organization_id, factory_id, device_id, machine_id, measure, unit, kind)
SELECT n.organization_id, d.factory_id, d.id, p.machine_id, n.measure, coalesce(model.unit, max(n.unit), ''),
       CASE n.measure WHEN '{STATE_MEASURE}' THEN 'state' WHEN 'part_count' THEN 'counter'
            ELSE coalesce(model.kind, 'gauge') END
FROM {_NEEDS}
JOIN factories.device d ON d.organization_id = n.organization_id AND d.id = n.device_id
LEFT JOIN factories.placement p ON p.device_id = d.id AND p.organization_id = d.organization_id
    AND p.valid_from <= now() AND (p.valid_to IS NULL OR p.valid_to > now())
{_MODEL}
GROUP BY n.organization_id, d.factory_id, d.id, p.machine_id, n.measure, model.unit, model.kind
ORDER BY n.organization_id, d.id, n.measure
ON CONFLICT (organization_id, device_id, measure) DO UPDATE SET unit = excluded.unit
WHERE s.unit = '' AND excluded.unit <> ''
"""  # noqa: S608 (composed of constants)

# Without limits a number must still be one: what a conversion makes infinite lies outside.
_FIND_SERIES = f"""
SELECT DISTINCT s.organization_id, d.serial, s.id, s.measure, s.unit,
       coalesce(model.minimum, -{sys.float_info.max}), coalesce(model.maximum, {sys.float_info.max}),
       policy.resolution
FROM {_NEEDS}
JOIN telemetry.series s USING (organization_id, device_id, measure)
JOIN factories.device d ON d.organization_id = s.organization_id AND d.id = s.device_id
LEFT JOIN telemetry.storage_policy policy
    ON policy.organization_id = s.organization_id AND policy.measure = s.measure
{_MODEL}
"""  # noqa: S608 (composed of constants)
