"""SQL of the watch over measures: what is remembered, and the usual values of the last weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
            "SELECT judged_to, learned_at, reference, watch, sensitivity FROM condition.series_watch"
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


def set_sensitivity(connection: Connection, machine_id: UUID, indicator: str, sensitivity: float) -> None:
    """Keep how readily the watch finds an anomaly."""
    connection.execute(
        text(
            "UPDATE condition.series_watch SET sensitivity = :sensitivity"
            " WHERE machine_id = :machine_id AND indicator = :indicator"
        ),
        {"machine_id": machine_id, "indicator": indicator, "sensitivity": sensitivity},
    )


@dataclass(frozen=True, slots=True)
class Known:
    """An anomaly that was found before."""

    id: UUID
    started_at: datetime
    ended_at: datetime | None
    score: float


def anomalies(connection: Connection, machine_id: UUID, measure: str, *, before: datetime | None) -> list[Known]:
    """The anomalies of a measure that began before an instant (None: all), the oldest first."""
    rows = connection.execute(
        text(
            "SELECT id, started_at, ended_at, score FROM condition.anomaly WHERE machine_id = :machine_id"
            " AND indicator = :measure AND started_at < coalesce(:before, 'infinity'::timestamptz)"
            " ORDER BY started_at"
        ),
        {"machine_id": machine_id, "measure": measure, "before": before},
    )
    return [Known(*row) for row in rows]


def forget_anomalies(connection: Connection, ids: Sequence[UUID]) -> None:
    """Delete anomalies that late values showed to be none."""
    if ids:
        connection.execute(text("DELETE FROM condition.anomaly WHERE id = ANY(:ids)"), {"ids": list(ids)})


@dataclass(frozen=True, slots=True)
class Minute:
    """Mean, least and greatest value of a minute."""

    time: datetime
    mean: float
    least: float
    most: float


def minutes(connection: Connection, machine_id: UUID, measure: str, span: Span) -> list[Minute]:
    """What the minutes in the span held, by time."""
    rows = connection.execute(
        text(
            f"SELECT v.time, v.sum / v.count, v.minimum, v.maximum FROM {PLACED}"
            " JOIN telemetry.measurement_minute v ON v.series_id = s.id"
            " WHERE s.measure = :measure AND v.time BETWEEN :start AND :end"
            f" AND {WITHIN.format(time='v.time')} ORDER BY v.time"
        ),
        {"machine_id": machine_id, "measure": measure, "start": span.start, "end": span.end},
    )
    return [Minute(*row) for row in rows]


def together(
    connection: Connection, machine_id: UUID, span: Span, bucket: timedelta
) -> list[tuple[datetime, dict[str, float]]]:
    """Means of all gauges of a machine by bucket, while it ran or nothing is known of that."""
    rows = connection.execute(
        text(
            f"""
            SELECT m.at, jsonb_object_agg(m.measure, m.mean) AS means FROM (
                SELECT date_bin(:bucket, v.time, 'epoch'::timestamptz) AS at, s.measure,
                       sum(v.sum) / sum(v.count) AS mean
                FROM {PLACED} JOIN telemetry.measurement_minute v ON v.series_id = s.id
                WHERE s.kind = 'gauge' AND v.time >= :start AND v.time < :end AND {WITHIN.format(time="v.time")}
                GROUP BY 1, 2) AS m
            WHERE NOT EXISTS (SELECT FROM oee.machine_state o WHERE o.machine_id = :machine_id
                              AND o.state NOT IN ('running', 'unknown') AND o.started_at < m.at + :bucket
                              AND coalesce(o.ended_at, 'infinity') > m.at)
            GROUP BY 1 ORDER BY 1
            """
        ),
        {"machine_id": machine_id, "bucket": bucket, "start": span.start, "end": span.end},
    )
    return [(row.at, row.means) for row in rows]


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
