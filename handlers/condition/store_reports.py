"""SQL of condition reports: an indicator's values by calendar bucket."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping, text

from domain.intervals import Span

_BUCKET = "to_char(date_trunc(:by, time, :zone) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+00:00\"')"
_VALUES = """
    SELECT machine_id, indicator, unit, time, value AS sum, 1 AS count, value AS least, value AS most, zone
    FROM condition.feature
    WHERE machine_id = ANY(:machines) AND time >= :start AND time < :end
    UNION ALL
    SELECT p.machine_id, s.measure, s.unit, v.time, v.sum, v.count, v.minimum, v.maximum, NULL
    FROM factories.placement p
    JOIN telemetry.series s ON s.device_id = p.device_id AND s.organization_id = p.organization_id
    JOIN telemetry.measurement_minute v ON v.series_id = s.id
    WHERE p.machine_id = ANY(:machines) AND v.time >= :start AND v.time < :end
      AND v.time >= p.valid_from AND v.time < coalesce(p.valid_to, 'infinity')
      AND (EXISTS (SELECT FROM condition.condition_state c
                   WHERE c.machine_id = p.machine_id AND c.indicator = s.measure)
           OR EXISTS (SELECT FROM condition.series_watch w
                      WHERE w.machine_id = p.machine_id AND w.indicator = s.measure))
"""


def values_by_bucket(
    connection: Connection, machine_ids: Sequence[UUID], span: Span, by: str, zone: str
) -> Sequence[RowMapping]:
    """Least, mean and greatest value of each watched indicator by bucket and machine.

    Vibration values come from spectra as they are; measures (temperature, current) from minutes, so that they
    fit the days of any time zone.
    """
    key = _BUCKET if by != "total" else "''"
    return (
        connection.execute(
            text(
                f"SELECT {key} AS key, machine_id, indicator, unit, sum(count)::int AS values,"
                " min(least) AS minimum, sum(sum) / sum(count) AS mean, max(most) AS maximum,"
                " max(zone) AS worst_zone"
                f" FROM ({_VALUES}) AS found GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3"
            ),
            {"machines": list(machine_ids), "start": span.start, "end": span.end, "by": by, "zone": zone},
        )
        .mappings()
        .all()
    )
