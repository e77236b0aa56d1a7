"""SQL of baselines: what was learned, and the spectra to learn from."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.baseline_spectrum import SAME_SPEED
from domain.spectrum import Spectrum
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_diagnosis import Seen

RESTARTED = """
    FROM condition.relearning r WHERE r.machine_id = :machine AND r.device_id = :device_id
    AND coalesce(r.axis, :axis) = :axis AND r.learn_from <= :time"""
"""When learning began anew for a sensor at a machine, of what has been by an instant."""


def learned(
    connection: Connection, machine: MonitoredMachine, seen: Seen, kind: str, speed_rpm: float
) -> dict[str, Any] | None:
    """The newest baseline of a sensor at the machine, of a speed class, that was learned before an instant."""
    found: dict[str, Any] | None = connection.scalar(
        text(
            "SELECT spectrum FROM condition.baseline_spectrum WHERE machine_id = :machine AND axis = :axis"
            " AND device_id = :device_id AND learned_to < :time AND spectrum->>'kind' = :kind"
            " AND abs(coalesce((spectrum->>'speed_rpm')::float, :speed) - :speed) <= :apart"
            f" AND NOT EXISTS (SELECT {RESTARTED} AND (r.learn_from > baseline_spectrum.learned_from"
            "                  OR r.asked_at >= baseline_spectrum.created_at))"
            " ORDER BY learned_to DESC LIMIT 1"
        ),
        {"machine": machine.id, "device_id": seen.device_id, "axis": seen.axis, "time": seen.time}
        | {"kind": kind, "speed": speed_rpm, "apart": SAME_SPEED * speed_rpm},
    )
    return found


def healthy_spectra(
    connection: Connection, machine: MonitoredMachine, seen: Seen, like: Spectrum, speed_rpm: float, most: int
) -> list[dict[str, Any]]:
    """A sensor's last spectra before an instant, as messages with their ``time``, while the machine ran well.

    They have the kind, number of lines and speed class of the given one.  Left out are those while the machine
    stood still, those in zone C or D, and those with a fault for certain.
    """
    rows = connection.execute(
        text(
            f"""
            SELECT s.time, s.kind, s.unit, s.f0_hz AS f0, s.df_hz AS df, s."window", s.scaling, s.speed_rpm,
                   s.amplitudes
            FROM telemetry.spectrum s
            WHERE s.device_id = :device_id AND s.axis = :axis AND s.kind = :kind AND s.time < :time
              AND s.lines = :lines AND abs(s.speed_rpm - :speed) <= :apart
              AND s.time >= (SELECT max(p.valid_from) FROM factories.placement p WHERE p.device_id = s.device_id
                             AND p.machine_id = :machine AND p.valid_from <= :time)
              AND NOT EXISTS (SELECT {RESTARTED} AND r.learn_from > s.time)
              AND NOT EXISTS (SELECT FROM condition.feature f WHERE f.device_id = s.device_id AND f.axis = s.axis
                              AND f.time = s.time AND f.zone IN ('C', 'D'))
              AND NOT EXISTS (SELECT FROM condition.fault_symptom x WHERE x.device_id = s.device_id
                              AND x.axis = s.axis AND x.time = s.time AND x.verdict = 'present')
              AND NOT EXISTS (SELECT FROM oee.machine_state o WHERE o.machine_id = :machine
                              AND o.started_at <= s.time AND coalesce(o.ended_at, 'infinity') > s.time
                              AND o.state NOT IN ('running', 'unknown'))
            ORDER BY s.time DESC LIMIT :most
            """
        ),
        {"machine": machine.id, "kind": like.quantity.value, "lines": like.amplitudes.size, "most": most}
        | {"speed": speed_rpm, "apart": SAME_SPEED * speed_rpm}
        | {"device_id": seen.device_id, "axis": seen.axis, "time": seen.time},
    )
    return [dict(row._mapping) for row in rows]


def save(
    connection: Connection,
    machine: MonitoredMachine,
    seen: Seen,
    window: tuple[datetime, datetime],
    spectrum: dict[str, Any],
) -> None:
    """Keep a baseline that was learned from the spectra of a window, both ends of it included."""
    connection.execute(
        text(
            "INSERT INTO condition.baseline_spectrum (organization_id, machine_id, device_id, axis, learned_from,"
            " learned_to, spectrum) VALUES (:organization_id, :machine_id, :device_id, :axis, :learned_from,"
            " :learned_to, :spectrum)"
        ).bindparams(bindparam("spectrum", type_=JSONB)),
        {
            "organization_id": machine.organization_id,
            "machine_id": machine.id,
            "device_id": seen.device_id,
            "axis": seen.axis,
            "learned_from": window[0],
            "learned_to": window[1],
            "spectrum": spectrum,
        },
    )
