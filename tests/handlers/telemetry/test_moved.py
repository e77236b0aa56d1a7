"""A device that is placed elsewhere in the past takes its measurements along; what it left is as without it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from handlers.outbox.receivers import dispatch
from handlers.telemetry.service import derive
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import AURORA, device_id, machine_id, measure, say, series_id
from tests.handlers.telemetry.test_derive import MAZAK, MINUTE, MONDAY, at_once

__all__ = ["act"]

OTHER = machine_id("Mazak 03")


def parts_after(engine: Engine, machine: Any, since: Any) -> float:
    with engine.connect() as connection:
        found = connection.scalar(
            text("SELECT sum(quantity) FROM oee.production_count WHERE machine_id = :m AND ended_at > :since"),
            {"m": machine, "since": since},
        )
    return float(found or 0)


@pytest.mark.usefixtures("app")
def test_the_machine_that_was_left_is_derived_anew(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        connection.execute(text("UPDATE factories.placement SET valid_from = '2020-01-01'"))
        say(connection, "MZ-01-CTRL", [(MONDAY + n * MINUTE, "running") for n in range(0, 60, 5)])
        measure(connection, "MZ-01-CTRL", "part_count", [(MONDAY + n * MINUTE, float(n)) for n in range(60)])
        for series in ("state", "part_count"):
            connection.execute(
                text(
                    "INSERT INTO telemetry.latest_value (organization_id, factory_id, series_id, time, value)"
                    " SELECT organization_id, factory_id, id, :time, 0 FROM telemetry.series WHERE id = :id"
                    " ON CONFLICT DO NOTHING"
                ),
                {"id": series_id(connection, "MZ-01-CTRL", series), "time": MONDAY + 59 * MINUTE},
            )
    derive(AURORA, at_once)
    since = MONDAY + 30 * MINUTE
    assert parts_after(engine, MAZAK, since) == 29
    placement = {
        "device_id": str(device_id("MZ-01-CTRL")),
        "machine_id": str(OTHER),
        "valid_from": since.isoformat(),
    }
    act("factories", "place_device", {"input": placement}, role="engineer")
    with engine.connect() as connection:
        (event,) = connection.scalars(
            text("SELECT id FROM outbox.event WHERE type = 'Telemetry.range_dirty.v1' AND data ? 'machine_ids'")
        )
    assert dispatch(event)["telemetry.derive"] == "done"
    assert parts_after(engine, MAZAK, since) == 0
    assert parts_after(engine, OTHER, since) == 29
    span = {"from": since.isoformat(), "to": (since + 25 * MINUTE).isoformat()}
    left, now_there = (
        act("oee", "machine_oee", span | {"machine_id": str(id_)}, role="viewer") for id_ in (MAZAK, OTHER)
    )
    assert (left["production_seconds"], left["produced_quantity"]) == (0, 0)
    assert now_there["production_seconds"] == pytest.approx(timedelta(minutes=25).total_seconds())
    before = {"from": MONDAY.isoformat(), "to": (MONDAY + 25 * MINUTE).isoformat(), "machine_id": str(MAZAK)}
    assert act("oee", "machine_oee", before, role="viewer")["production_seconds"] == 25 * 60
