"""SQL of ``oee``'s shift results and of people's corrections."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from core.tokens import Identity
from domain.calendar import Shift
from domain.oee import OeeElements, OeeIndicators
from handlers.oee.store import Machine


def result_columns(elements: OeeElements, found: OeeIndicators) -> dict[str, Any]:
    """Elements and indicators under the names of ``oee.shift_result`` and of the action's answer."""
    return {
        "planned_busy_seconds": elements.pbt_s,
        "production_seconds": elements.apt_s,
        "setup_seconds": elements.aust_s,
        "delay_seconds": elements.adet_s,
        "down_seconds": elements.adot_s,
        "unknown_seconds": elements.unknown_s,
        "ideal_all_seconds": elements.ideal_all_s,
        "ideal_good_seconds": elements.ideal_good_s,
        "produced_quantity": elements.produced,
        "good_quantity": elements.good,
        "scrap_quantity": elements.scrap,
        "outside_plan_quantity": elements.outside_plan_produced,
        "availability": found.availability,
        "performance": found.performance,
        "quality": found.quality,
        "oee": found.oee,
        "coverage": found.coverage,
        "flags": sorted(found.flags),
    }


def save_shift_result(
    connection: Connection,
    machine: Machine,
    shift: Shift,
    shift_id: UUID | None,
    until: datetime,
    columns: dict[str, Any],
) -> None:
    """Write a machine's result of one shift; what is the same as before is not written again."""
    values = {
        "organization_id": machine.organization_id,
        "factory_id": machine.factory_id,
        "machine_id": machine.id,
        "shift_id": shift_id,
        "shift_name": shift.name,
        "started_at": shift.span.start,
        "ended_at": shift.span.end,
        "calculated_until": until,
    } | columns
    names = list(values)
    places = [f"to_jsonb(CAST(:{name} AS text[]))" if name == "flags" else f":{name}" for name in names]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    connection.execute(
        text(
            f"INSERT INTO oee.shift_result ({', '.join(names)}) VALUES ({', '.join(places)})"
            f" ON CONFLICT (machine_id, started_at) DO UPDATE SET {updates}, updated_at = now()"
        ),
        values,
    )


def machines_with_calendar(connection: Connection) -> list[UUID]:
    """Machines whose factory has shifts."""
    rows = connection.scalars(
        text(
            "SELECT m.id FROM factories.machine m WHERE m.archived_at IS NULL AND EXISTS"
            " (SELECT FROM oee.shift_calendar c WHERE c.factory_id = m.factory_id) ORDER BY m.id"
        )
    )
    return list(rows)


def set_stop_cause(
    connection: Connection, identity: Identity, stop_id: UUID, cause_id: UUID | None, comment: str | None
) -> UUID | None:
    """Give a stop within reach its cause; its machine's id, or None where there is no such stop."""
    machine_id: UUID | None = connection.scalar(
        text(
            "UPDATE oee.stop SET cause_id = :cause_id, comment = :comment, edited_by = :user_id,"
            " updated_at = now() WHERE id = :id AND organization_id = :organization_id"
            " AND factory_id = ANY(CAST(:factory_ids AS uuid[])) RETURNING machine_id"
        ),
        {
            "id": stop_id,
            "cause_id": cause_id,
            "comment": comment,
            "user_id": identity.user_id,
            "organization_id": identity.organization_id,
            "factory_ids": list(identity.factory_ids),
        },
    )
    return machine_id


def add_scrap(connection: Connection, machine: Machine, values: dict[str, Any]) -> UUID:
    """Store a scrap entry; its id."""
    names = ["organization_id", "machine_id", *values]
    return UUID(
        str(
            connection.scalar(
                text(
                    f"INSERT INTO oee.scrap ({', '.join(names)})"
                    f" VALUES ({', '.join(f':{name}' for name in names)}) RETURNING id"
                ),
                {"organization_id": machine.organization_id, "machine_id": machine.id} | values,
            )
        )
    )


def stops_from_states(connection: Connection, machine: Machine, since: datetime) -> None:
    """Lay an editable stop over every stopped or fault state that has none, and end those that have ended.

    People's corrections (cause, comment, split, merge) are never overwritten: a state that any stop
    already touches is left alone but for the end of a stop that was still running.
    """
    parameters = {"machine_id": machine.id, "since": since}
    connection.execute(
        text(
            """
            UPDATE oee.stop t SET ended_at = s.ended_at, updated_at = now() FROM oee.machine_state s
            WHERE t.machine_id = :machine_id AND s.machine_id = t.machine_id AND t.ended_at IS NULL
              AND s.started_at = t.started_at AND s.ended_at IS NOT NULL
            """
        ),
        parameters,
    )
    connection.execute(
        text(
            """
            INSERT INTO oee.stop (organization_id, factory_id, machine_id, started_at, ended_at)
            SELECT s.organization_id, s.factory_id, s.machine_id, s.started_at, s.ended_at
            FROM oee.machine_state s
            WHERE s.machine_id = :machine_id AND s.state IN ('stopped', 'fault') AND s.started_at >= :since
              AND NOT EXISTS (SELECT FROM oee.stop t WHERE t.machine_id = s.machine_id
                  AND tstzrange(t.started_at, t.ended_at) && tstzrange(s.started_at, s.ended_at))
            """
        ),
        parameters,
    )
