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
    valid_from: datetime
    valid_to: datetime | None


RULE_COLUMNS = (
    "source",
    "measure",
    "running_from",
    "off_below",
    "hysteresis",
    "dwell_seconds",
    "slow_cycles",
    "valid_from",
    "valid_to",
)


def state_rule(connection: Connection, machine_id: UUID) -> StateRule | None:
    """The machine's rule; None where it has none."""
    row = connection.execute(
        text(f"SELECT {', '.join(RULE_COLUMNS)} FROM oee.state_rule WHERE machine_id = :id"), {"id": machine_id}
    ).one_or_none()
    return StateRule(*row) if row else None


def first_signal(connection: Connection, machine_id: UUID, measure: str) -> datetime | None:
    """When a measure was first measured on the machine."""
    found: datetime | None = connection.scalar(
        text(
            f"SELECT min(v.time) FROM {PLACED} JOIN telemetry.measurement v ON v.series_id = s.id"
            f" WHERE s.measure = :measure AND {WITHIN.format(time='v.time')}"
        ),
        {"machine_id": machine_id, "measure": measure},
    )
    return found


def set_followed(connection: Connection, machine_id: UUID, until: datetime | None) -> None:
    """Say up to where the machine's states follow its rule; None where all do."""
    connection.execute(
        text("UPDATE oee.state_rule SET followed_until = :until WHERE machine_id = :id"),
        {"id": machine_id, "until": until},
    )


def rule_version(connection: Connection, machine_id: UUID) -> str | None:
    """What tells the present rule from an earlier one."""
    version: str | None = connection.scalar(
        text("SELECT id::text || ' ' || updated_at::text FROM oee.state_rule WHERE machine_id = :id"),
        {"id": machine_id},
    )
    return version


def state_at(connection: Connection, machine_id: UUID, at: datetime) -> str | None:
    """The stored state at an instant."""
    state: str | None = connection.scalar(
        text(
            "SELECT state FROM oee.machine_state WHERE machine_id = :id AND started_at <= :at"
            " AND coalesce(ended_at, 'infinity') > :at"
        ),
        {"id": machine_id, "at": at},
    )
    return state


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
