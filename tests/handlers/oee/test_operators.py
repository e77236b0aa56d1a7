"""KPIs by operator: each minute is one person's, or nobody's, and all of them add up."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.handlers.conftest import Refused
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import made, rest_as, worked
from tests.handlers.oee.test_stops import MAZAK, MINUTE, SIX


def test_minutes_are_those_of_who_was_signed_on(engine: Engine, app: Flask, act: Act, refused: Refused) -> None:
    worked(engine)
    machine = {"machine_id": str(MAZAK)}

    def at(minute: int) -> dict[str, Any]:
        return machine | {"at": (SIX + minute * MINUTE).isoformat()}

    act("oee", "sign_on_operator", at(10) | {"name": "Ada"})
    # Who comes takes over: nobody's minutes are counted twice.
    act("oee", "sign_on_operator", at(30) | {"name": "Grace"})
    for action, fields in (("sign_on_operator", {"name": "Eve"}), ("sign_off_operator", {})):
        error = act("oee", action, at(20) | fields, 422)["extensions"]
        assert error["field"] == "at"
        assert "Grace is signed on" in error["expected"]
    act("oee", "sign_off_operator", at(40))
    assert act("oee", "sign_off_operator", at(50), 409)["message"] == "Nobody is signed on at the machine."
    asked = {"scope": "machine", "scope_id": str(MAZAK), "from": SIX.isoformat()}
    asked |= {"to": (SIX + 60 * MINUTE).isoformat()}

    def rows(by: str) -> dict[str, dict[str, Any]]:
        report = act("oee", "oee_report", asked | {"by": by}, role="viewer")
        return {row["label"]: row for row in report["rows"]} | {"total": report["total"]}

    found = rows("operator")
    minutes = {name: row["planned_busy_seconds"] / 60 for name, row in found.items()}
    assert minutes == {"": 30, "Ada": 20, "Grace": 10, "total": 60}
    assert (found["Ada"]["produced_quantity"], found["Grace"]["produced_quantity"]) == (20, 10)
    assert found["Ada"]["oee"] == pytest.approx(20 * 110 / 1200)
    whole = rows("hour")["total"]
    for name in ("production_seconds", "produced_quantity", "ideal_good_seconds"):
        assert sum(row[name] for label, row in found.items() if label != "total") == pytest.approx(whole[name])

    operator = rest_as(app, "operator")
    twice = machine | {"name": "Eve", "started_at": at(35)["at"], "ended_at": at(45)["at"]}
    refused(operator("POST", "/api/oee/operator_turns", twice), 409, "state-conflict")
    made(operator, "operator_turns", **twice | {"started_at": at(40)["at"]})
    assert rows("operator")["Eve"]["planned_busy_seconds"] == 300
    error = refused(operator("POST", "/api/oee/operator_turns/sign_on", machine), 422, "input-invalid")
    assert error["field"] == "name"


def test_results_and_facts_say_the_same(engine: Engine, act: Act) -> None:
    """A report from stored results, and the one that reads all facts anew, at edges that cut hours, too."""
    worked(engine)
    asked = {"scope": "machine", "scope_id": str(MAZAK), "from": (SIX - 90 * MINUTE).isoformat()}
    asked |= {"to": (SIX + 45 * MINUTE).isoformat()}
    for by in ("hour", "day", "shift", "total", "machine"):
        stored, facts = (
            act("oee", "oee_report", asked | {"by": by, "source": source}, role="viewer")
            for source in ("stored", "facts")
        )
        known = {row["key"]: row for row in facts["rows"]}
        assert stored["total"]["planned_busy_seconds"] > 0
        for row in stored["rows"]:
            for name, value in row.items():
                expected = pytest.approx(value) if isinstance(value, float) else value
                assert known[row["key"]][name] == expected, (by, name)
