"""SQL of ``oee``: machines, what devices said of them, and their states."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span, Valued
from domain.machine_state import OWN_WORDS, MachineState
from handlers.oee.store_spans import MachineSpans, overlapping
from handlers.telemetry.placed import WITHIN, around


@dataclass(frozen=True, slots=True)
class Machine:
    """What OEE must know of a machine."""

    id: UUID
    organization_id: UUID
    factory_id: UUID
    line_id: UUID
    name: str
    time_zone: str
    state: str
    power_standby_kw: float | None
    power_running_kw: float | None


MACHINE_COLUMNS = (
    "m.id, m.organization_id, m.factory_id, m.line_id, m.name, f.time_zone, m.state, m.power_standby_kw,"
    " m.power_running_kw"
)
"""Of a machine ``m`` in a factory ``f``, as ``Machine`` takes them."""


def find_machine(
    connection: Connection, machine_id: UUID, organization_id: UUID | None = None, factory_ids: Sequence[UUID] = ()
) -> Machine | None:
    """The machine; with an organization only if it is that one's and in one of the factories."""
    row = connection.execute(
        text(
            f"SELECT {MACHINE_COLUMNS} FROM factories.machine m JOIN factories.factory f ON f.id = m.factory_id"
            " WHERE m.id = :id AND (CAST(:organization_id AS uuid) IS NULL"
            " OR (m.organization_id = :organization_id AND m.factory_id = ANY(CAST(:factory_ids AS uuid[]))))"
        ),
        {"id": machine_id, "organization_id": organization_id, "factory_ids": list(factory_ids)},
    ).one_or_none()
    return Machine(*row) if row else None


def is_archived(connection: Connection, machine_id: UUID) -> bool:
    """Whether the machine is gone, but for its past."""
    query = text("SELECT archived_at IS NOT NULL FROM factories.machine WHERE id = :id")
    return bool(connection.scalar(query, {"id": machine_id}))


def lock_machine(connection: Connection, machine_id: UUID) -> None:
    """Let nobody else derive for the machine until the transaction ends."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(hashtext('oee'), hashtext(:id))"), {"id": str(machine_id)}
    )


def state_messages(connection: Connection, machine_id: UUID, span: Span) -> list[tuple[datetime, str]]:
    """State messages of the span with the last before and the first after it, by time."""
    query = (
        "SELECT m.time, m.state FROM factories.placement p JOIN oee.state_message m ON m.device_id = p.device_id"
        f" WHERE {WITHIN.format(time='m.time')}"
    )
    found = connection.execute(
        text(around(query, "m.time")), {"machine_id": machine_id, "start": span.start, "end": span.end}
    )
    return [(row.time, row.state) for row in found]


def silence_limit_s(connection: Connection, machine_id: UUID) -> float:
    """After how long without a word the machine's state is unknown: the tolerance of its devices."""
    minutes = connection.scalar(
        text(
            "SELECT max(d.offline_tolerance_minutes) FROM factories.placement p"
            " JOIN factories.device d ON d.id = p.device_id WHERE p.machine_id = :id AND p.valid_to IS NULL"
        ),
        {"id": machine_id},
    )
    return 60.0 * (minutes or 10.0)


@dataclass(frozen=True, slots=True)
class StateRow:
    """A stored machine state; ``ended_at`` None while it lasts."""

    state: str
    started_at: datetime
    ended_at: datetime | None


def state_rows(connection: Connection, machine_id: UUID, span: Span, *, touching: bool = False) -> list[StateRow]:
    """Stored states that overlap the span, and those that touch it if asked for."""
    equal = "=" if touching else ""
    rows = connection.execute(
        text(
            "SELECT state, started_at, ended_at FROM oee.machine_state WHERE machine_id = :machine_id"
            f" AND started_at <{equal} :end AND coalesce(ended_at, 'infinity') >{equal} :start ORDER BY started_at"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return [StateRow(*row) for row in rows]


def states(connection: Connection, machine_id: UUID, span: Span) -> list[Valued[MachineState]]:
    """Stored states over the span, the running one up to its end."""
    return states_of(connection, [machine_id], span, span.end)[machine_id]


def states_of(
    connection: Connection, machine_ids: Iterable[UUID], span: Span, present: datetime
) -> Mapping[UUID, list[Valued[MachineState]]]:
    """Stored states of machines that overlap the span, whole; the lasting one up to the present."""
    rows = connection.execute(
        text(
            "SELECT m.id, s.state, s.started_at, coalesce(s.ended_at, :until) AS ended_at"
            f" FROM {overlapping('oee.machine_state', 'state')} ORDER BY s.started_at"
        ),
        {**MachineSpans.of(machine_ids, span).values, "until": max(span.end, present)},
    )
    found: dict[UUID, list[Valued[MachineState]]] = defaultdict(list)
    for id_, state, started_at, ended_at in rows:
        found[id_].append(Valued(Span(started_at, ended_at), OWN_WORDS[state]))
    return found


def replace_states(
    connection: Connection, machine: Machine, source: str, gone: Sequence[StateRow], fresh: Sequence[StateRow]
) -> None:
    """Take stored states away and put others in their place."""
    for row in gone:
        connection.execute(
            text("DELETE FROM oee.machine_state WHERE machine_id = :machine_id AND started_at = :started_at"),
            {"machine_id": machine.id, "started_at": row.started_at},
        )
    if fresh:
        connection.execute(
            text(
                "INSERT INTO oee.machine_state"
                " (organization_id, factory_id, machine_id, source, state, started_at, ended_at) VALUES"
                " (:organization_id, :factory_id, :machine_id, :source, :state, :started_at, :ended_at)"
            ),
            [
                {
                    "organization_id": machine.organization_id,
                    "factory_id": machine.factory_id,
                    "machine_id": machine.id,
                    "source": source,
                }
                | asdict(row)
                for row in fresh
            ],
        )


def set_present_state(connection: Connection, machine_id: UUID, state: str, since: datetime) -> bool:
    """Keep the machine's present state; whether it changed."""
    changed = connection.execute(
        text(
            "UPDATE factories.machine SET state = :state, state_since = :since WHERE id = :id"
            " AND (state, state_since) IS DISTINCT FROM (:state, CAST(:since AS timestamptz))"
        ),
        {"id": machine_id, "state": state, "since": since},
    )
    return changed.rowcount > 0
