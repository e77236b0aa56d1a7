"""SQL of the watch over measures: what is remembered, and the usual values of the last weeks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.intervals import Span
from handlers.condition.store import MonitoredMachine
from handlers.telemetry.placed import PLACED, WITHIN


def find(connection: Connection, machine_id: UUID, indicator: str) -> dict[str, Any] | None:
    """Where the watch over a measure of a machine stands."""
    row = connection.execute(
        text(
            "SELECT judged_to, learned_at, reference, watch FROM condition.series_watch"
            " WHERE machine_id = :machine_id AND indicator = :indicator"
        ),
        {"machine_id": machine_id, "indicator": indicator},
    ).one_or_none()
    return dict(row._mapping) if row else None


def save(connection: Connection, machine: MonitoredMachine, indicator: str, values: dict[str, Any]) -> None:
    """Keep where the watch stands."""
    connection.execute(
        text(
            """
            INSERT INTO condition.series_watch (organization_id, machine_id, indicator, judged_to, learned_at,
                                                reference, watch)
            VALUES (:organization_id, :machine_id, :indicator, :judged_to, :learned_at, :reference, :watch)
            ON CONFLICT (machine_id, indicator) DO UPDATE SET judged_to = excluded.judged_to,
                learned_at = excluded.learned_at, reference = excluded.reference, watch = excluded.watch
            """
        ).bindparams(bindparam("reference", type_=JSONB), bindparam("watch", type_=JSONB)),
        {"organization_id": machine.organization_id, "machine_id": machine.id, "indicator": indicator} | values,
    )


def usual_minutes(
    connection: Connection, machine_id: UUID, measure: str, span: Span
) -> list[tuple[datetime, float]]:
    """Means of the minutes in the span, by time, without those of the measure's own anomalies."""
    rows = connection.execute(
        text(
            f"SELECT v.time, v.sum / v.count AS average FROM {PLACED}"
            " JOIN telemetry.measurement_minute v ON v.series_id = s.id"
            " WHERE s.measure = :measure AND v.time BETWEEN :start AND :end"
            f" AND {WITHIN.format(time='v.time')} AND NOT EXISTS (SELECT FROM condition.anomaly a"
            " WHERE a.machine_id = :machine_id AND a.indicator = :measure AND v.time >= a.started_at"
            " AND v.time <= coalesce(a.ended_at, 'infinity')) ORDER BY v.time"
        ),
        {"machine_id": machine_id, "measure": measure, "start": span.start, "end": span.end},
    )
    return [(row.time, row.average) for row in rows]


def trend_points(
    connection: Connection, machine_id: UUID, indicator: str, span: Span
) -> list[tuple[datetime, float]]:
    """An indicator by time: of spectra as they are, of measures by the hour."""
    rows = connection.execute(
        text(
            "SELECT time, value FROM condition.feature WHERE machine_id = :machine_id AND indicator = :indicator"
            " AND time BETWEEN :start AND :end UNION ALL"
            f" SELECT v.time, v.sum / v.count FROM {PLACED}"
            " JOIN telemetry.measurement_hour v ON v.series_id = s.id WHERE s.measure = :indicator"
            f" AND v.time BETWEEN :start AND :end AND {WITHIN.format(time='v.time')} ORDER BY time"
        ),
        {"machine_id": machine_id, "indicator": indicator, "start": span.start, "end": span.end},
    )
    return [(row.time, row.value) for row in rows]
