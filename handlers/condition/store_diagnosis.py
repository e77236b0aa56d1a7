"""SQL of diagnosis: waveforms, bearings, baselines, symptoms, anomalies, and levels of machines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.condition import Level
from handlers.condition.store import MonitoredMachine


@dataclass(frozen=True, slots=True)
class Signal:
    """A stored waveform."""

    unit: str
    sampling_rate_hz: float
    speed_rpm: float | None
    samples: Sequence[float]


@dataclass(frozen=True, slots=True)
class Seen:
    """Which sensor saw it, and when."""

    device_id: UUID
    axis: str
    time: datetime


def waveform(connection: Connection, device_id: UUID, time: datetime, axis: str) -> Signal | None:
    """The waveform of a device at an instant, if it sent one."""
    row = connection.execute(
        text(
            "SELECT unit, sampling_rate_hz, speed_rpm, samples FROM telemetry.waveform"
            " WHERE device_id = :device_id AND time = :time AND axis = :axis"
        ),
        {"device_id": device_id, "time": time, "axis": axis},
    ).one_or_none()
    return Signal(*row) if row else None


def components(connection: Connection, machine_id: UUID, device_id: UUID, at: datetime) -> list[dict[str, Any]]:
    """Details of components: the one the device stands on, else all of the machine."""
    rows = connection.execute(
        text(
            "SELECT c.id, c.name, c.details, c.id = p.component_id AS placed FROM factories.component c"
            " LEFT JOIN factories.placement p ON p.device_id = :device_id AND p.machine_id = c.machine_id"
            " AND p.valid_from <= :at AND coalesce(p.valid_to, 'infinity') > :at"
            " WHERE c.machine_id = :machine_id ORDER BY c.name"
        ),
        {"machine_id": machine_id, "device_id": device_id, "at": at},
    ).all()
    placed = [row for row in rows if row.placed]
    return [row.details | {"id": row.id, "name": row.name} for row in (placed or rows)]


def bearings(connection: Connection, machine_id: UUID, device_id: UUID, at: datetime) -> list[dict[str, Any]]:
    """Those of the components that have bearing data."""
    found = components(connection, machine_id, device_id, at)
    return [details for details in found if isinstance(details.get("bearing"), dict)]


def replace_symptoms(
    connection: Connection,
    machine: MonitoredMachine,
    seen: dict[str, Any],
    symptoms: Sequence[dict[str, Any]],
) -> None:
    """Put a spectrum's symptoms in place of those stored for it; `seen`: device_id, axis, time."""
    connection.execute(
        text("DELETE FROM condition.fault_symptom WHERE device_id = :device_id AND axis = :axis AND time = :time"),
        seen,
    )
    owner = {"organization_id": machine.organization_id, "machine_id": machine.id}
    if symptoms:
        connection.execute(
            text(
                "INSERT INTO condition.fault_symptom (organization_id, machine_id, device_id, axis, time, kind,"
                " verdict, severity, statement, evidence) VALUES (:organization_id, :machine_id, :device_id,"
                " :axis, :time, :kind, :verdict, :severity, :statement, :evidence)"
            ).bindparams(bindparam("evidence", type_=JSONB)),
            [owner | seen | symptom for symptom in symptoms],
        )


def present_symptoms_before(connection: Connection, device_id: UUID, axis: str, time: datetime) -> set[str]:
    """Kinds that the spectrum before this one showed for certain."""
    rows = connection.scalars(
        text(
            "SELECT kind FROM condition.fault_symptom WHERE device_id = :device_id AND axis = :axis"
            " AND verdict = 'present' AND time = (SELECT max(time) FROM condition.feature"
            " WHERE device_id = :device_id AND axis = :axis AND time < :time)"
        ),
        {"device_id": device_id, "axis": axis, "time": time},
    )
    return set(rows)


def history(
    connection: Connection, device_id: UUID, axis: str, indicator: str, *, before: datetime, most: int
) -> list[float]:
    """The last values of an indicator of a sensor's spectra before an instant."""
    rows = connection.scalars(
        text(
            "SELECT value FROM condition.feature WHERE device_id = :device_id AND axis = :axis"
            " AND indicator = :indicator AND time < :before ORDER BY time DESC LIMIT :most"
        ),
        {"device_id": device_id, "axis": axis, "indicator": indicator, "before": before, "most": most},
    )
    return list(rows)


def save_anomaly(connection: Connection, machine: MonitoredMachine, values: dict[str, Any]) -> None:
    """Store an unusual value; one that follows another without a usual one between prolongs it."""
    connection.execute(
        text(
            """
            INSERT INTO condition.anomaly (organization_id, machine_id, indicator, started_at, ended_at, method,
                                           score, why)
            VALUES (:organization_id, :machine_id, :indicator, :time, NULL, :method, :score, :why)
            ON CONFLICT (machine_id, indicator, started_at) DO UPDATE
            SET ended_at = NULL, score = excluded.score, why = excluded.why
            """
        ).bindparams(bindparam("why", type_=JSONB)),
        values | {"organization_id": machine.organization_id, "machine_id": machine.id},
    )


def open_anomaly(connection: Connection, machine_id: UUID, indicator: str) -> tuple[UUID, float] | None:
    """The anomaly of an indicator that has not ended: its id and score."""
    row = connection.execute(
        text(
            "SELECT id, score FROM condition.anomaly WHERE machine_id = :machine_id AND indicator = :indicator"
            " AND ended_at IS NULL ORDER BY started_at DESC LIMIT 1"
        ),
        {"machine_id": machine_id, "indicator": indicator},
    ).one_or_none()
    return (row.id, row.score) if row else None


def change_anomaly(connection: Connection, id_: UUID, score: float, ended_at: datetime | None) -> None:
    """Let an anomaly go on with a higher score, or end."""
    connection.execute(
        text("UPDATE condition.anomaly SET score = :score, ended_at = :ended_at WHERE id = :id"),
        {"id": id_, "score": score, "ended_at": ended_at},
    )


def change_anomaly_of(
    connection: Connection,
    machine_id: UUID,
    indicator: str,
    started_at: datetime,
    score: float,
    ended_at: datetime | None,
) -> None:
    """The same for the anomaly of an indicator that began then."""
    connection.execute(
        text(
            "UPDATE condition.anomaly SET score = :score, ended_at = :ended_at WHERE machine_id = :machine_id"
            " AND indicator = :indicator AND started_at = :started_at"
        ),
        {"machine_id": machine_id, "indicator": indicator, "started_at": started_at}
        | {"score": score, "ended_at": ended_at},
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """Where an indicator stands, its weight (1 without a threshold), and the component that it speaks of."""

    indicator: str
    level: str
    stale: bool
    weight: float
    component_id: UUID | None


def levels(connection: Connection, machine_id: UUID) -> list[Shown]:
    """Those of a machine's indicators that count alone."""
    rows = connection.execute(
        text(
            "SELECT s.indicator, s.level, s.stale, coalesce(t.weight, 1) AS weight, s.component_id"
            " FROM condition.condition_state s"
            " LEFT JOIN condition.threshold t ON t.machine_id = s.machine_id AND t.indicator = s.indicator"
            " WHERE s.machine_id = :id AND coalesce(t.counts_alone, s.indicator NOT LIKE 'group:%')"
        ),
        {"id": machine_id},
    )
    return [Shown(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Health:
    """Level of a machine or component, and its health from 0 to 1 (None: nothing is judged)."""

    level: str
    share: float | None

    @classmethod
    def of(cls, found: tuple[Level, float | None]) -> Self:
        """As it is stored."""
        return cls(found[0].value, found[1])


def set_machine_health(connection: Connection, machine_id: UUID, health: Health, at: datetime) -> Health | None:
    """Keep a machine's health; the one it had before if that was another, else None."""
    query = "SELECT condition_level, condition_health FROM factories.machine WHERE id = :id"
    # Looked at first without a lock: mostly nothing changes, and who derives states holds the row. The lock lets
    # rows that refer to the machine be stored meanwhile.
    for lock in ("", " FOR NO KEY UPDATE"):
        row = connection.execute(text(query + lock), {"id": machine_id}).one_or_none()
        if row is None or (previous := Health(*row)) == health:
            return None
    connection.execute(
        text(
            "UPDATE factories.machine SET condition_level = :level, condition_health = :share, condition_since ="
            " CASE WHEN condition_level = :level THEN condition_since ELSE :at END WHERE id = :id"
        ),
        {"id": machine_id, "level": health.level, "share": health.share, "at": at},
    )
    return previous


@dataclass(frozen=True, slots=True)
class Waiting:
    """An indicator that is not stale yet, and after how many seconds of silence it will be."""

    machine_id: UUID
    indicator: str
    evaluated_at: datetime
    stale_after_s: float | None


def waiting(connection: Connection, at: datetime, least: timedelta) -> list[Waiting]:
    """Indicators that nothing was heard of for a while, in the order in which all who lock several lock."""
    rows = connection.execute(
        text(
            """
            SELECT s.machine_id, s.indicator, s.evaluated_at, coalesce(t.stale_after_seconds, 3 * (
                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) FROM (
                    SELECT extract(epoch FROM v.time - lag(v.time) OVER (ORDER BY v.time)) AS gap FROM (
                        (SELECT f.time FROM condition.feature f WHERE f.machine_id = s.machine_id
                         AND f.indicator = s.indicator ORDER BY f.time DESC LIMIT 20)
                        UNION ALL
                        (SELECT m.time FROM telemetry.series e JOIN telemetry.measurement_minute m
                         ON m.series_id = e.id WHERE e.machine_id = s.machine_id AND e.measure = s.indicator
                         AND m.time > s.evaluated_at - interval '1 day' ORDER BY m.time DESC LIMIT 20)) AS v
                ) AS gaps WHERE gap > 0)) AS stale_after_s
            FROM condition.condition_state s
            LEFT JOIN condition.threshold t ON t.machine_id = s.machine_id AND t.indicator = s.indicator
            WHERE NOT s.stale AND s.memory <> '{}' AND s.evaluated_at < :before
            ORDER BY s.machine_id, s.indicator
            """
        ),
        {"before": at - least},
    )
    return [Waiting(row.machine_id, row.indicator, row.evaluated_at, row.stale_after_s) for row in rows]
