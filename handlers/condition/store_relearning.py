"""SQL of learning anew: when it was asked for, and what there is to learn from."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.relearning import Restarts


def of_indicator(
    connection: Connection, machine_id: UUID, indicator: str, step: timedelta | None = None
) -> Restarts:
    """From when on what is usual for a watched indicator is learned anew, on multiples of a step."""
    rows = connection.scalars(
        text("SELECT learn_from FROM condition.relearning WHERE machine_id = :id AND indicator = :indicator"),
        {"id": machine_id, "indicator": indicator},
    )
    return Restarts.of(rows, step)


def save(connection: Connection, values: dict[str, Any]) -> RowMapping:
    """Keep that a baseline is learned anew; with its id and instant."""
    return (
        connection.execute(
            text(
                "INSERT INTO condition.relearning (organization_id, machine_id, device_id, axis, indicator,"
                " learn_from, reason, asked_by, replaced) VALUES (:organization_id, :machine_id, :device_id,"
                " :axis, :indicator, :learn_from, :reason,"
                ' (SELECT id FROM auth."user" WHERE id = :asked_by), :replaced)'
                " RETURNING id, machine_id, device_id, axis, indicator, learn_from, reason, asked_by, asked_at"
            ).bindparams(bindparam("replaced", type_=JSONB(none_as_null=True))),
            values,
        )
        .mappings()
        .one()
    )


def watched(connection: Connection, machine_id: UUID) -> list[str]:
    """The indicators of a machine that are watched."""
    return list(
        connection.scalars(
            text("SELECT indicator FROM condition.series_watch WHERE machine_id = :id ORDER BY indicator"),
            {"id": machine_id},
        )
    )


def newest_spectra(
    connection: Connection, machine_id: UUID, device_id: UUID, axis: str | None
) -> list[RowMapping]:
    """The newest spectrum of each axis and kind of a device at a machine, and the usual gap before it."""
    rows = connection.execute(
        text(
            """
            SELECT DISTINCT ON (s.axis, s.kind) s.time, s.axis, s.kind, s.speed_rpm,
                (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM g.gap)) FROM (
                    SELECT e.time - lag(e.time) OVER (ORDER BY e.time) AS gap FROM (
                        SELECT b.time FROM telemetry.spectrum b WHERE b.device_id = s.device_id AND b.axis = s.axis
                        AND b.kind = s.kind ORDER BY b.time DESC LIMIT 21) AS e) AS g) AS gap_s
            FROM telemetry.spectrum s
            WHERE s.device_id = :device_id AND s.axis = coalesce(:axis, s.axis)
              AND EXISTS (SELECT FROM factories.placement p WHERE p.device_id = s.device_id
                          AND p.machine_id = :machine_id AND p.valid_from <= s.time
                          AND coalesce(p.valid_to, 'infinity') > s.time)
            ORDER BY s.axis, s.kind, s.time DESC
            """
        ),
        {"machine_id": machine_id, "device_id": device_id, "axis": axis},
    )
    return list(rows.mappings())
