"""SQL of meters: which series measure a machine's energy, in which unit, how far their values lie apart."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.energy import gap_limit_s
from domain.intervals import Span
from domain.units import UnitError, conversion
from handlers.telemetry.placed import PLACED, WITHIN

INTERVALS = {"interval_end": True, "interval_start": False}
"""Methods of interval meters, and whether the stamp is the interval's end."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A series that measures a machine's energy.

    `usual_s`: how far its values usually lie apart. `scale` makes kW or kWh of them; the intervals of a meter may
    hold energy or mean power (`is_power`). `new_since`: the first sample, while so few are known that each changes
    what is usual: all hours follow it.
    """

    series_id: int
    method: str
    gap_limit_s: float
    usual_s: float
    scale: float
    is_power: bool
    id: UUID | None = None
    phase: str | None = None
    new_since: datetime | None = None

    @property
    def reach_s(self) -> float:
        """How far beside a span values lie that still say something of it."""
        return max(self.gap_limit_s, self.usual_s)


USUAL_SAMPLES, FEWEST_SAMPLES = 60, 4
"""So many samples of a series tell how far apart they usually lie; so few still do."""


def energy_unit(unit: str) -> tuple[float, bool] | None:
    """What makes kW or kWh of a unit, and whether it is kW; None where it is neither power nor energy."""
    for wanted, is_power in (("kW", True), ("kWh", False)):
        try:
            return conversion(unit, wanted)(1.0), is_power
        except UnitError:
            continue
    return None


def bindings(connection: Connection, machine_id: UUID, at: datetime) -> list[Binding]:
    """The meters of a machine as they are known at an instant."""
    return [known[at] for known in bindings_at(connection, machine_id, [at])]


def bindings_at(
    connection: Connection, machine_id: UUID, instants: Sequence[datetime]
) -> list[dict[datetime, Binding]]:
    """The meters of a machine, each as it is known at instants; without any, the power of the devices that ever
    stood on it.

    A meter without a gap limit of its own is integrated over gaps of up to three times the interval that was usual
    until then, at least 15 minutes (``domain.energy.gap_limit_s``); so is power that nobody bound.
    """
    rows = connection.execute(
        text(
            "SELECT b.series_id, s.unit, b.method, b.gap_limit_seconds, b.id, b.phase FROM energy.meter_binding b"
            " JOIN telemetry.series s ON s.id = b.series_id WHERE b.machine_id = :id ORDER BY b.series_id"
        ),
        {"id": machine_id},
    ).all()
    if not rows:
        rows = connection.execute(
            text(
                "SELECT DISTINCT s.id AS series_id, s.unit, 'trapezoid' AS method,"
                " CAST(NULL AS float) AS gap_limit_seconds, CAST(NULL AS uuid) AS id, CAST(NULL AS text) AS phase"
                f" FROM {PLACED} WHERE p.machine_id = :id AND s.measure = 'power' AND s.unit IN ('W', 'kW', 'MW')"
                " ORDER BY 1"
            ),
            {"id": machine_id},
        ).all()
    return [_binding_at(connection, row, instants) for row in rows]


def _binding_at(connection: Connection, row: Any, instants: Sequence[datetime]) -> dict[datetime, Binding]:
    scale, is_power = energy_unit(row.unit) or (1.0, row.method in {"trapezoid", "left"})
    found = {}
    for at, (usual_s, new_since) in _usual_at(connection, row.series_id, instants).items():
        limit_s = row.gap_limit_seconds or gap_limit_s(usual_s)
        settled = (limit_s, usual_s, scale, is_power, row.id, row.phase)
        follows = new_since if row.gap_limit_seconds is None or row.method in INTERVALS else None
        found[at] = Binding(row.series_id, row.method, *settled, follows)
    return found


def _usual_at(
    connection: Connection, series_id: int, instants: Sequence[datetime]
) -> dict[datetime, tuple[float, datetime | None]]:
    """The usual interval of a series by its last samples; near its beginning, by its first ones, told when."""
    first, last = min(instants), max(instants)
    edges = {"id": series_id, "first": first, "last": last}
    times = sorted(_sample_times(connection, f"time <= :first ORDER BY time DESC LIMIT {USUAL_SAMPLES}", edges))
    earliest: Sequence[datetime] = ()
    if len(times) < USUAL_SAMPLES:
        earliest = _sample_times(connection, f"true ORDER BY time LIMIT {USUAL_SAMPLES}", edges)
    if first < last:
        times += _sample_times(connection, "time > :first AND time <= :last ORDER BY time", edges)
    found = {}
    for at in instants:
        until = bisect_right(times, at)
        is_new = until < USUAL_SAMPLES
        read = earliest if is_new else times[until - USUAL_SAMPLES : until]
        apart = [(after - before).total_seconds() for before, after in pairwise(read)]
        usual_s = median(apart) if len(read) >= FEWEST_SAMPLES else 0.0
        found[at] = (usual_s, read[0] if is_new and read else None)
    return found


def _sample_times(connection: Connection, which: str, values: dict[str, Any]) -> Sequence[datetime]:
    asked = {name: value for name, value in values.items() if f":{name}" in which or name == "id"}
    return connection.scalars(
        text(f"SELECT time FROM telemetry.measurement WHERE series_id = :id AND {which}"), asked
    ).all()


def samples(
    connection: Connection, machine_id: UUID, binding: Binding, span: Span
) -> list[tuple[datetime, float]]:
    """Values of a meter in kW or kWh while it stood on the machine, in the span (both ends included)."""
    rows = connection.execute(
        text(
            f"SELECT v.time, v.value FROM {PLACED} JOIN telemetry.measurement v ON v.series_id = s.id"
            f" WHERE s.id = :series_id AND v.time BETWEEN :start AND :end AND {WITHIN.format(time='v.time')}"
            " ORDER BY v.time"
        ),
        {"machine_id": machine_id, "series_id": binding.series_id, "start": span.start, "end": span.end},
    )
    return [(row.time, row.value * binding.scale) for row in rows]


def unit_of(connection: Connection, series_id: int) -> str:
    """The unit of a series that there is."""
    row = connection.execute(text("SELECT unit FROM telemetry.series WHERE id = :id"), {"id": series_id}).one()
    return str(row.unit)
