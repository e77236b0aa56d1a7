"""A derived measure calculated anew over history, a day of a device after the other."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from db import derived_values
from domain.derived import Derived, compile_derived, days
from ingest.connect import executor
from ingest.events import Event, tell
from ingest.replay import Replayed


def derive_history(
    connection: Connection[Any],
    organization_id: UUID,
    options: dict[str, Any],
    skip: int,
    begin: Callable[[int], None],
    progress: Callable[[Replayed], None],
) -> Replayed:
    """Work off the job. ``skip``: steps that a runner before took; ``begin`` is told how many there are."""
    definition = _definition(connection, organization_id, UUID(options["derived_measure_id"]))
    since = datetime.fromisoformat(options["since"]) if options.get("since") else None
    steps = [
        (device_id, part)
        for device_id, first, last in connection.execute(
            _DEVICES, {"organization": organization_id, "inputs": sorted(definition.inputs), "since": since}
        ).fetchall()
        for part in days(first, last + definition.hold)
    ]
    begin(len(steps))
    done, execute = Replayed(), executor(connection)
    measure = definition.name, definition.unit
    inputs = sorted(definition.inputs), definition.hold
    for device_id, part in steps[skip:]:
        with connection.transaction():
            done.stored += derived_values.replace(execute, device_id, measure, inputs, part, definition.calculate)
            if (device_id, part) == steps[-1]:
                told = Event(organization_id, "Telemetry.range_dirty.v1", str(organization_id), "derive", {})
                tell(connection, [told])
        done.items += 1
        progress(done)
    return done


def _definition(connection: Connection[Any], organization_id: UUID, id_: UUID) -> Derived:
    row = connection.execute(_DEFINITION, (organization_id, id_)).fetchone()
    if row is None:
        raise LookupError("the derived measure is not there any more")
    return compile_derived(*row)


_DEFINITION = """
SELECT name, unit, expression, inputs, hold_seconds FROM telemetry.derived_measure
WHERE organization_id = %s AND id = %s
"""
# Devices that measure all inputs, with the first and the last instant of any.
_DEVICES = """
SELECT s.device_id, greatest(min(span.low), %(since)s::timestamptz), max(span.high)
FROM telemetry.series s CROSS JOIN LATERAL (
    SELECT min(v.time) AS low, max(v.time) AS high FROM telemetry.measurement v WHERE v.series_id = s.id
) AS span
WHERE s.organization_id = %(organization)s AND s.measure = ANY(%(inputs)s::text[]) AND span.low IS NOT NULL
GROUP BY s.device_id
HAVING count(*) = cardinality(%(inputs)s::text[])
    AND max(span.high) >= coalesce(%(since)s::timestamptz, '-infinity')
ORDER BY s.device_id
"""
