"""Sets automations off by events and carries out their steps.

A run is a row for each pair of automation and event, so a repeated event runs nothing twice. Each step
is a row, carried out in a transaction of its own with its result; the event ``Automations.step_due.v1``
leads from one to the next, so that a crash in between is made good by Hasura's repetition.
"""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.errors import Errors, MillwrightError
from core.tokens import Identity
from domain.expression import ExpressionError, compile_condition
from handlers.absence import absent
from handlers.automations import store
from handlers.automations.store import Automation, Step
from handlers.automations.tasks import TASKS, Occasion
from handlers.automations.templates import TemplateError, filled
from handlers.outbox.publish import publish
from handlers.outbox.receivers import Event
from handlers.transaction import transaction
from handlers.validation import load

log = logging.getLogger(__name__)

STEP_DUE = "Automations.step_due.v1"
RUN_FAILED = "Automations.run_failed.v1"
ATTEMPTS = 5
"""A step that fails this often ends its run."""


def set_off(connection: Connection, event: Event) -> None:
    """Start a run of every automation that waits for this event and whose condition holds."""
    context = {
        "event": {
            "id": str(event.id),
            "type": event.type,
            "subject": event.subject,
            "time": event.time.isoformat(),
        },
        "data": dict(event.data),
    }
    for automation in store.triggered_by(connection, event.organization_id, event.type):
        run_id = store.start_run(connection, automation, event.id, context)
        if run_id is None:
            continue
        try:
            holds = _holds(automation, context)
        except ExpressionError as error:
            store.end_run(connection, run_id, "failed", str(error))
            _tell_failed(connection, automation.organization_id, run_id, context, str(error))
            continue
        if not holds:
            store.end_run(connection, run_id, "skipped", "The condition does not hold.")
        else:
            _tell_due(connection, automation.organization_id, run_id)


def _holds(automation: Automation, context: Mapping[str, Any]) -> bool:
    if automation.condition is None:
        return True
    return compile_condition(automation.condition, known=context).holds(context)


def carry_out_next(run_id: UUID) -> None:
    """Carry out a run's next step. Raises UNAVAILABLE where it failed and is worth another try."""
    with transaction() as connection:
        step = store.next_step(connection, run_id)
        if step is None:
            return
        try:
            with connection.begin_nested():
                result = carry_out(connection, step)
        except Exception as error:  # whatever a task does wrong is the run's, and is told in its log
            log.warning("step %s of run %s failed", step.position, run_id, exc_info=True)
            final = step.attempts + 1 >= ATTEMPTS or not is_passing(error)
            store.step_failed(connection, step, reason_of(error), final=final)
            if final:
                store.end_run(connection, run_id, "failed", reason_of(error))
                _tell_failed(connection, step.organization_id, run_id, step.context, reason_of(error))
        else:
            final = True
            store.step_succeeded(connection, step, result)
            if store.next_step(connection, run_id) is None:
                store.end_run(connection, run_id, "succeeded")
            else:
                _tell_due(connection, step.organization_id, run_id)
    if not final:
        raise MillwrightError(Errors.UNAVAILABLE, "The step failed and is tried again.")


def carry_out(connection: Connection, step: Step) -> dict[str, Any]:
    """Do what a step says; its result."""
    task = TASKS.get(step.task)
    if task is None:
        raise MillwrightError(
            Errors.INVALID, field="task", value=step.task, expected=f"one of {', '.join(sorted(TASKS))}"
        )
    options = load(task.options, filled(step.options, step.context))
    occasion = Occasion(step.organization_id, f"run:{step.run_id}:{step.position}", step.context)
    return task.carry_out(connection, occasion, options)


def is_passing(error: Exception) -> bool:
    """Whether trying again may help: not where the automation itself is at fault."""
    if isinstance(error, MillwrightError):
        return error.kind.status >= 500
    return not isinstance(error, TemplateError)


def reason_of(error: Exception) -> str:
    """An error in one line for the run's log; unexpected ones by their kind alone."""
    return str(error) if isinstance(error, MillwrightError | TemplateError) else type(error).__name__


def _tell_due(connection: Connection, organization_id: UUID, run_id: UUID) -> None:
    publish(connection, organization_id, STEP_DUE, str(run_id), data={"run_id": run_id}, source="automations")


def _tell_failed(
    connection: Connection, organization_id: UUID, run_id: UUID, context: Mapping[str, Any], reason: str
) -> None:
    if context["event"]["type"] == RUN_FAILED:
        return  # an automation about failures that itself fails must not set itself off
    data = {"run_id": run_id, "reason": reason}
    publish(connection, organization_id, RUN_FAILED, str(run_id), data=data, source="automations")


def set_enabled(connection: Connection, identity: Identity, automation_id: UUID, enabled: bool) -> dict[str, Any]:
    """Switch an automation on or off."""
    if not store.set_enabled(connection, identity, automation_id, enabled):
        raise absent("automation", "id", automation_id)
    return {"id": automation_id}
