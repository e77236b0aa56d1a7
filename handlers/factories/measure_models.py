"""What follows from a measure model made, changed or deleted: its series are counters now, or no longer."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, text

from handlers.telemetry.dirty import mark_dirty


def follow_model(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """Series of the measure follow; where how they count is another, what was counted is summed anew."""
    whose = {"organization_id": rows[0]["organization_id"], "measure": rows[0]["name"]}
    changed = connection.execute(_FOLLOW, whose).scalars().all()
    modulus_changed = len({row["counter_modulus"] for row in rows}) > 1 or len(rows) == 1
    ranges = connection.execute(_RANGES, whose | {"changed": list(changed), "all": modulus_changed}).mappings()
    mark_dirty(connection, whose["organization_id"], ranges)


# What is reserved stays: states are no values, and parts are counted.
_FOLLOW = text(
    """
    WITH model AS (
        SELECT m.kind FROM factories.measure_model m
        WHERE m.name = :measure AND (m.organization_id = :organization_id OR m.organization_id IS NULL)
        ORDER BY m.organization_id NULLS LAST, m.version DESC LIMIT 1
    )
    UPDATE telemetry.series s SET kind = coalesce((SELECT kind FROM model), 'gauge')
    WHERE s.organization_id = :organization_id AND s.measure = :measure
        AND s.measure NOT IN ('state', 'part_count') AND s.kind <> coalesce((SELECT kind FROM model), 'gauge')
    RETURNING s.id
    """
)
_RANGES = text(
    """
    SELECT s.id AS series_id, span.low, span.high
    FROM telemetry.series s CROSS JOIN LATERAL (
        SELECT min(v.time) AS low, max(v.time) AS high FROM telemetry.measurement v WHERE v.series_id = s.id
    ) AS span
    WHERE s.organization_id = :organization_id AND s.measure = :measure AND span.low IS NOT NULL
        AND (s.id = ANY(:changed) OR (:all AND s.kind = 'counter'))
    """
)
