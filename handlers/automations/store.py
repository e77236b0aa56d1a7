"""SQL of ``automations``: documents, runs and their steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.tokens import Identity


@dataclass(frozen=True, slots=True)
class Automation:
    """A stored automation."""

    id: UUID
    organization_id: UUID
    name: str
    condition: str | None
    steps: list[dict[str, Any]]
    version: int


@dataclass(frozen=True, slots=True)
class Step:
    """One task of a run, due or done."""

    id: UUID
    organization_id: UUID
    run_id: UUID
    position: int
    task: str
    options: dict[str, Any]
    status: str
    attempts: int
    context: dict[str, Any]


def triggered_by(connection: Connection, organization_id: UUID, event_type: str) -> list[Automation]:
    """The organization's enabled automations for a type of event."""
    rows = connection.execute(
        text(
            "SELECT id, organization_id, name, condition, steps, version FROM automations.automation"
            " WHERE organization_id = :organization_id AND enabled AND trigger->>'event' = :type ORDER BY name"
        ),
        {"organization_id": organization_id, "type": event_type},
    )
    return [Automation(*row) for row in rows]


def start_run(
    connection: Connection, automation: Automation, event_id: UUID, context: Mapping[str, Any]
) -> UUID | None:
    """A new pending run with its steps; None if this event has set the automation off before."""
    run_id: UUID | None = connection.scalar(
        text(
            "INSERT INTO automations.run (organization_id, automation_id, automation_version, event_id, context)"
            " VALUES (:organization_id, :automation_id, :version, :event_id, :context)"
            " ON CONFLICT (automation_id, event_id) DO NOTHING RETURNING id"
        ).bindparams(bindparam("context", type_=JSONB)),
        {
            "organization_id": automation.organization_id,
            "automation_id": automation.id,
            "version": automation.version,
            "event_id": event_id,
            "context": context,
        },
    )
    if run_id is not None and automation.steps:
        connection.execute(
            text(
                "INSERT INTO automations.run_step (organization_id, run_id, position, task, options)"
                " VALUES (:organization_id, :run_id, :position, :task, :options)"
            ).bindparams(bindparam("options", type_=JSONB)),
            [
                {
                    "organization_id": automation.organization_id,
                    "run_id": run_id,
                    "position": position,
                    "task": step["task"],
                    "options": step.get("options", {}),
                }
                for position, step in enumerate(automation.steps)
            ],
        )
    return run_id


def end_run(connection: Connection, run_id: UUID, status: str, reason: str | None = None) -> None:
    """Close a run."""
    connection.execute(
        text("UPDATE automations.run SET status = :status, reason = :reason, ended_at = now() WHERE id = :id"),
        {"id": run_id, "status": status, "reason": reason},
    )


def next_step(connection: Connection, run_id: UUID) -> Step | None:
    """The first step of a run that is not done, locked; None when all are."""
    row = connection.execute(
        text(
            "SELECT s.id, s.organization_id, s.run_id, s.position, s.task, s.options, s.status, s.attempts,"
            " r.context FROM automations.run_step s JOIN automations.run r ON r.id = s.run_id"
            " WHERE s.run_id = :run_id AND s.status <> 'succeeded' AND r.ended_at IS NULL"
            " ORDER BY s.position LIMIT 1 FOR UPDATE OF s, r"
        ),
        {"run_id": run_id},
    ).one_or_none()
    return Step(*row) if row else None


def step_succeeded(connection: Connection, step: Step, result: Mapping[str, Any]) -> None:
    """Remember what a step did."""
    connection.execute(
        text(
            "UPDATE automations.run_step SET status = 'succeeded', attempts = attempts + 1, result = :result,"
            " error = NULL, ended_at = now() WHERE id = :id"
        ).bindparams(bindparam("result", type_=JSONB)),
        {"id": step.id, "result": dict(result)},
    )


def step_failed(connection: Connection, step: Step, error: str, *, final: bool) -> None:
    """Remember why a step failed."""
    connection.execute(
        text(
            "UPDATE automations.run_step SET status = :status, attempts = attempts + 1, error = :error,"
            " ended_at = CASE WHEN :final THEN now() END WHERE id = :id"
        ),
        {"id": step.id, "status": "failed" if final else "pending", "error": error, "final": final},
    )


def set_enabled(connection: Connection, identity: Identity, automation_id: UUID, enabled: bool) -> bool:
    """Switch an automation of the caller's organization; whether there is one."""
    changed = connection.execute(
        text(
            "UPDATE automations.automation SET enabled = :enabled, version = version + 1, updated_at = now()"
            " WHERE id = :id AND organization_id = :organization_id"
        ),
        {"id": automation_id, "enabled": enabled, "organization_id": identity.organization_id},
    )
    return changed.rowcount > 0
