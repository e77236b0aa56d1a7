"""Targets of OEE: the nearest one that holds at a row's begin stands beside its OEE."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from db.seed.plan import demo_id
from tests.handlers.conftest import Refused
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import made, rest_as, worked
from tests.handlers.oee.test_stops import MAZAK, MINUTE, SIX
from tests.handlers.telemetry.facts import MACHINING

FACTORY = str(demo_id("aurora", "Gaithersburg"))
AREA, LABORATORY = (str(demo_id("aurora", "Gaithersburg", area)) for area in ("Machining", "Laboratory"))


def test_the_nearest_target_that_holds_stands_in_the_row(
    engine: Engine, app: Flask, act: Act, refused: Refused
) -> None:
    worked(engine)
    manager = rest_as(app, "manager")

    def targets(scope: str, scope_id: object) -> list[float | None]:
        span = {"from": (SIX - 60 * MINUTE).isoformat(), "to": (SIX + 60 * MINUTE).isoformat()}
        asked = span | {"scope": scope, "scope_id": str(scope_id), "by": "hour"}
        return [row["target"] for row in act("oee", "oee_report", asked, role="viewer")["rows"]]

    assert targets("machine", MAZAK) == [None, None]
    made(manager, "oee_targets", factory_id=FACTORY, target=0.6)
    assert targets("area", AREA) == targets("line", MACHINING) == [0.6, 0.6]
    made(manager, "oee_targets", factory_id=FACTORY, area_id=LABORATORY, target=0.9)
    made(manager, "oee_targets", factory_id=FACTORY, area_id=AREA, target=0.65, valid_from=SIX.isoformat())
    assert targets("area", AREA) == targets("line", MACHINING) == targets("machine", MAZAK) == [0.6, 0.65]
    made(manager, "oee_targets", factory_id=FACTORY, line_id=str(MACHINING), target=0.7)
    of_machine = made(
        manager, "oee_targets", factory_id=FACTORY, machine_id=str(MAZAK), target=0.8, valid_from=SIX.isoformat()
    )
    assert targets("machine", MAZAK) == [0.7, 0.8]
    assert targets("line", MACHINING) == [0.7, 0.7]
    assert targets("factory", FACTORY) == [0.6, 0.6]
    assert manager("PATCH", f"/api/oee/oee_targets/{of_machine}", {"target": 0.75}).status_code == 200
    assert targets("machine", MAZAK)[1] == pytest.approx(0.75)

    both = {"factory_id": FACTORY, "area_id": AREA, "line_id": str(MACHINING), "target": 0.5}
    assert refused(manager("POST", "/api/oee/oee_targets", both), 422, "input-invalid")["field"] == "line_id"
    both = {"factory_id": FACTORY, "line_id": str(MACHINING), "machine_id": str(MAZAK), "target": 0.5}
    error = refused(manager("POST", "/api/oee/oee_targets", both), 422, "input-invalid")
    assert error["field"] == "machine_id"
    error = refused(manager("POST", "/api/oee/oee_targets", both | {"target": 85}), 422, "input-invalid")
    assert error["field"] == "target"
