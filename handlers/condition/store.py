"""SQL of ``condition``: spectra, features, thresholds, levels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.intervals import Span
from handlers.oee.store import lock_machine

VELOCITY_RMS, VELOCITY_UNIT = "velocity_rms", "mm/s"


@dataclass(frozen=True, slots=True)
class MonitoredMachine:
    """What condition must know of a machine."""

    id: UUID
    organization_id: UUID
    factory_id: UUID
    name: str
    vibration_group: int
    vibration_mounting: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """When an indicator is a warning or an alarm."""

    indicator: str
    warning_level: float | None
    alarm_level: float | None
    unit: str
    hysteresis: float
    raise_count: int
    clear_count: int
    only_while_running: bool
    settling_seconds: float
    direction: str = "above"
    warning_clear_level: float | None = None
    alarm_clear_level: float | None = None
    raise_window: int | None = None
    delay_seconds: float | None = None
    judged_windows: Sequence[Mapping[str, Any]] = ()
    only_in_shift: bool = False
    counts_alone: bool = True


@dataclass(frozen=True, slots=True)
class Feature:
    """A number computed from one spectrum."""

    device_id: UUID
    axis: str
    indicator: str
    time: datetime
    value: float
    unit: str
    zone: str | None


def machine_of_device(connection: Connection, device_id: UUID, at: datetime) -> MonitoredMachine | None:
    """The machine on which a device stood at an instant."""
    return _machine(
        connection,
        "JOIN factories.placement p ON p.machine_id = m.id WHERE p.device_id = :id"
        " AND p.valid_from <= :at AND coalesce(p.valid_to, 'infinity') > :at",
        {"id": device_id, "at": at},
    )


def find_machine(connection: Connection, machine_id: UUID) -> MonitoredMachine | None:
    """A machine by its id."""
    return _machine(connection, "WHERE m.id = :id", {"id": machine_id})


def units_of(connection: Connection, machine_id: UUID, measure: str) -> list[str]:
    """The units in which devices that stand on the machine measure something; of what none measures, none.

    The velocity RMS is worked out from spectra.
    """
    rows = connection.scalars(
        text(
            "SELECT DISTINCT s.unit FROM factories.placement p JOIN telemetry.series s"
            " ON s.device_id = p.device_id AND s.organization_id = p.organization_id"
            " WHERE p.machine_id = :machine_id AND s.measure = :measure"
            " AND coalesce(p.valid_to, 'infinity') > now() ORDER BY s.unit"
        ),
        {"machine_id": machine_id, "measure": measure},
    )
    return [str(unit) for unit in rows] or ([VELOCITY_UNIT] if measure == VELOCITY_RMS else [])


def _machine(connection: Connection, condition: str, values: dict[str, Any]) -> MonitoredMachine | None:
    row = connection.execute(
        text(
            "SELECT m.id, m.organization_id, m.factory_id, m.name, m.vibration_group, m.vibration_mounting"
            f" FROM factories.machine m {condition}"
        ),
        values,
    ).one_or_none()
    return MonitoredMachine(*row) if row else None


def spectrum(
    connection: Connection, device_id: UUID, time: datetime, axis: str, kind: str
) -> dict[str, Any] | None:
    """A stored spectrum under the names of the message it came in."""
    row = connection.execute(
        text(
            'SELECT kind, unit, f0_hz AS f0, df_hz AS df, lines, "window", scaling, speed_rpm, amplitudes'
            " FROM telemetry.spectrum"
            " WHERE device_id = :device_id AND time = :time AND axis = :axis AND kind = :kind"
        ),
        {"device_id": device_id, "time": time, "axis": axis, "kind": kind},
    ).one_or_none()
    return dict(row._mapping) if row else None


def save_feature(connection: Connection, machine: MonitoredMachine, feature: Feature) -> None:
    """Store a feature; the same spectrum always gives the same."""
    connection.execute(
        text(
            """
            INSERT INTO condition.feature (organization_id, factory_id, machine_id, device_id, axis, indicator,
                                           time, value, unit, zone)
            VALUES (:organization_id, :factory_id, :machine_id, :device_id, :axis, :indicator,
                    :time, :value, :unit, :zone)
            ON CONFLICT (device_id, axis, indicator, time) DO UPDATE
            SET value = excluded.value, zone = excluded.zone, machine_id = excluded.machine_id
            """
        ),
        {
            "organization_id": machine.organization_id,
            "factory_id": machine.factory_id,
            "machine_id": machine.id,
        }
        | asdict(feature),
    )


def thresholds(connection: Connection, machine_id: UUID, indicators: Iterable[str]) -> list[Threshold]:
    """Thresholds of the machine for these indicators."""
    rows = connection.execute(
        text(
            "SELECT indicator, warning_level, alarm_level, unit, hysteresis, raise_count, clear_count,"
            " only_while_running, settling_seconds, direction, warning_clear_level, alarm_clear_level,"
            " raise_window, delay_seconds, judged_windows, only_in_shift, counts_alone FROM condition.threshold"
            " WHERE machine_id = :machine_id AND indicator = ANY(:indicators) AND combines IS NULL"
        ),
        {"machine_id": machine_id, "indicators": list(indicators)},
    )
    return [Threshold(*row) for row in rows]


def lock_state(connection: Connection, machine_id: UUID, indicator: str) -> dict[str, Any]:
    """The remembered state of an indicator ({} at first); nobody else may judge it until the transaction ends.

    The lock is the machine's, the one that deriving takes first: two locks would be taken in two orders.
    """
    lock_machine(connection, machine_id)
    return memory(connection, machine_id, indicator)


def memory(connection: Connection, machine_id: UUID, indicator: str) -> dict[str, Any]:
    """The remembered state of an indicator, {} before its first value."""
    found: dict[str, Any] | None = connection.scalar(
        text("SELECT memory FROM condition.condition_state WHERE machine_id = :id AND indicator = :indicator"),
        {"id": machine_id, "indicator": indicator},
    )
    return found or {}


def save_state(connection: Connection, machine: MonitoredMachine, values: dict[str, Any]) -> None:
    """Store where an indicator stands.

    It speaks of the component given, or of the one on which all sensors stand that give it.
    """
    connection.execute(
        text(
            """
            INSERT INTO condition.condition_state (organization_id, factory_id, machine_id, indicator, level, zone,
                                                   value, unit, since, evaluated_at, stale, memory, component_id)
            VALUES (:organization_id, :factory_id, :machine_id, :indicator, :level, :zone,
                    :value, :unit, :since, :evaluated_at, :stale, :memory, coalesce(CAST(:component_id AS uuid), (
                        SELECT CASE WHEN count(DISTINCT coalesce(p.component_id, p.machine_id)) = 1
                            THEN (array_agg(p.component_id))[1] END
                        FROM factories.placement p
                        WHERE p.organization_id = :organization_id AND p.machine_id = :machine_id
                          AND p.valid_from <= :evaluated_at AND coalesce(p.valid_to, 'infinity') > :evaluated_at
                          AND (EXISTS (SELECT FROM telemetry.series e
                                       WHERE e.device_id = p.device_id AND e.measure = :indicator)
                               OR EXISTS (SELECT FROM condition.feature f
                                          WHERE f.device_id = p.device_id AND f.indicator = :indicator)))))
            ON CONFLICT (machine_id, indicator) DO UPDATE SET level = excluded.level, zone = excluded.zone,
                value = excluded.value, unit = excluded.unit, since = excluded.since,
                evaluated_at = excluded.evaluated_at, stale = excluded.stale, memory = excluded.memory,
                component_id = excluded.component_id
            """
        ).bindparams(bindparam("memory", type_=JSONB)),
        {
            "organization_id": machine.organization_id,
            "factory_id": machine.factory_id,
            "machine_id": machine.id,
            "component_id": None,
        }
        | values,
    )


def save_silence(connection: Connection, machine_id: UUID, indicator: str, values: dict[str, Any]) -> None:
    """Store that an indicator is stale; its last value stays."""
    connection.execute(
        text(
            "UPDATE condition.condition_state SET level = :level, since = :since, stale = :stale, memory = :memory"
            " WHERE machine_id = :machine_id AND indicator = :of"
        ).bindparams(bindparam("memory", type_=JSONB)),
        {name: values[name] for name in ("level", "since", "stale", "memory")}
        | {"machine_id": machine_id, "of": indicator},
    )


def states(connection: Connection, machine_id: UUID, span: Span) -> list[tuple[datetime, datetime | None, str]]:
    """Begin, end and state of what the machine did in a span (both ends included), by time."""
    rows = connection.execute(
        text(
            "SELECT started_at, ended_at, state FROM oee.machine_state WHERE machine_id = :id"
            " AND started_at <= :end AND coalesce(ended_at, 'infinity') > :start ORDER BY started_at"
        ),
        {"id": machine_id, "start": span.start, "end": span.end},
    )
    return [(row.started_at, row.ended_at, row.state) for row in rows]
