"""From an event to a work order and a notification: once, whatever is delivered how often."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from db.seed.plan import demo_id
from handlers.automations import tasks
from handlers.automations.templates import TemplateError, filled
from handlers.outbox.publish import publish
from handlers.outbox.receivers import dispatch
from tests.handlers.telemetry.facts import AURORA, machine_id


def happen(engine: Engine, level: str, previous: str = "normal") -> UUID:
    """A change of condition, as `condition` tells it."""
    with engine.begin() as connection:
        return publish(
            connection,
            AURORA,
            "Condition.state_changed.v1",
            str(machine_id("Mazak 01")),
            data={
                "machine_id": machine_id("Mazak 01"),
                "machine_name": "Mazak 01",
                "indicator": "velocity_rms",
                "indicator_name": "Velocity RMS",
                "previous_level": previous,
                "level": level,
                "value": 5.1,
                "unit": "mm/s",
            },
            source="condition",
        )


def deliver_all(engine: Engine) -> None:
    """Deliver every event of the outbox, also those that deliveries bring about, twice."""
    for _ in range(8):
        with engine.connect() as connection:
            ids = connection.scalars(text("SELECT id FROM outbox.event ORDER BY time")).all()
        for event_id in ids:
            dispatch(event_id)


def all_rows(engine: Engine, statement: str) -> list[Any]:
    """The rows of a query."""
    with engine.connect() as connection:
        return list(connection.execute(text(statement)))


@pytest.mark.usefixtures("app")
def test_an_alarm_becomes_one_work_order_and_one_notification_each(engine: Engine) -> None:
    happen(engine, "alarm")
    deliver_all(engine)
    (order,) = all_rows(engine, "SELECT * FROM maintenance.work_order")
    assert (order.title, order.origin, order.priority) == (
        "Inspect Mazak 01: Velocity RMS is in alarm",
        "automation",
        "high",
    )
    items = all_rows(engine, "SELECT label FROM maintenance.checklist_item ORDER BY position")
    assert items[0].label == "Machine made safe"
    told = all_rows(
        engine, "SELECT title, user_id, organization_id FROM notifications.notification WHERE severity = 'alarm'"
    )
    assert {row.title for row in told} == {"Mazak 01: Velocity RMS is in alarm"}
    assert {row.organization_id for row in told} == {AURORA}
    assert {row.user_id for row in told} == {
        demo_id("user", f"{name}@aurora.example") for name in ("olivia", "emil", "oskar", "vera")
    }
    (run,) = all_rows(engine, "SELECT status FROM automations.run")
    assert run.status == "succeeded"


@pytest.mark.usefixtures("app")
def test_a_condition_that_does_not_hold_is_a_skipped_run(engine: Engine) -> None:
    happen(engine, "normal", "warning")
    deliver_all(engine)
    (run,) = all_rows(engine, "SELECT status, reason FROM automations.run")
    assert run.status == "skipped"
    assert all_rows(engine, "SELECT * FROM maintenance.work_order") == []


@pytest.mark.usefixtures("app")
def test_a_step_that_cannot_work_ends_its_run_with_the_reason(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            text('UPDATE automations.automation SET steps = \'[{"task": "dance"}]\' WHERE organization_id = :id'),
            {"id": AURORA},
        )
    happen(engine, "alarm")
    deliver_all(engine)
    (run,) = all_rows(engine, "SELECT status FROM automations.run")
    (step,) = all_rows(engine, "SELECT status, attempts, error FROM automations.run_step")
    assert (run.status, step.status, step.attempts) == ("failed", "failed", 1)
    told = all_rows(engine, "SELECT data FROM outbox.event WHERE type = 'Automations.run_failed.v1'")
    assert len(told) == 1


def test_a_passing_fault_is_tried_again(app: Flask, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert app
    failures = iter([ConnectionError("the mail server is away")])

    def sometimes(*_: Any) -> dict[str, Any]:
        for failure in failures:
            raise failure
        return {}

    task = tasks.TASKS["notify"]
    monkeypatch.setitem(tasks.TASKS, "notify", type(task)(task.name, task.description, task.options, sometimes))
    happen(engine, "alarm")
    deliver_all(engine)
    steps = all_rows(engine, "SELECT status, attempts FROM automations.run_step ORDER BY position")
    assert [(step.status, step.attempts) for step in steps] == [("succeeded", 1), ("succeeded", 2)]


def test_placeholders_take_values_from_the_event() -> None:
    context = {"data": {"value": 5.25, "machine": {"name": "Press"}}, "event": {}}
    assert filled({"a": ["{{data.value}}", "at {{ data.machine.name }}: {{data.value}}"]}, context) == {
        "a": [5.25, "at Press: 5.25"]
    }
    with pytest.raises(TemplateError, match="has no 'speed'"):
        filled("{{data.speed}}", context)
