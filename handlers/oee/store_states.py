"""SQL of the rules by which signals show states, and of what those read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span
from handlers.telemetry.placed import PLACED, WITHIN


@dataclass(frozen=True, slots=True)
class StateRule:
    """A machine's rule; levels are in the unit of the measure's series."""

    source: str
    measure: str
    running_from: float | None
    off_below: float
    hysteresis: float
    dwell_seconds: float
    slow_cycles: float


RULE_COLUMNS = (
    "source",
    "measure",
    "running_from",
    "off_below",
    "hysteresis",
    "dwell_seconds",
    "slow_cycles",
)


def state_rule(connection: Connection, machine_id: UUID) -> StateRule | None:
    """The machine's rule; None where it has none."""
    row = connection.execute(
        text(f"SELECT {', '.join(RULE_COLUMNS)} FROM oee.state_rule WHERE machine_id = :id"), {"id": machine_id}
    ).one_or_none()
    return StateRule(*row) if row else None


def measures_of_states(connection: Connection, machine_id: UUID) -> set[str]:
    """The measures that tell of the machine's states by its rule."""
    rule = state_rule(connection, machine_id)
    return {rule.measure} if rule else set()


def last_part(connection: Connection, machine_id: UUID, before: datetime) -> datetime | None:
    """When the last part before an instant was counted."""
    found: datetime | None = connection.scalar(
        text(
            "SELECT ended_at FROM oee.production_count WHERE machine_id = :id AND ended_at < :before"
            " AND quantity > 0 ORDER BY ended_at DESC LIMIT 1"
        ),
        {"id": machine_id, "before": before},
    )
    return found


def readings_heard(connection: Connection, machine_id: UUID, span: Span) -> list[datetime]:
    """When the machine's part counters were read in the span, whether a part had been made or not."""
    rows = connection.scalars(
        text(
            f"SELECT v.time FROM {PLACED} JOIN telemetry.measurement v ON v.series_id = s.id"
            " WHERE s.kind = 'counter' AND s.measure = 'part_count' AND v.time BETWEEN :start AND :end"
            f" AND {WITHIN.format(time='v.time')}"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return list(rows)
