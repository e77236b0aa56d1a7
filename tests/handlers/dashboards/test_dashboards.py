"""Dashboards and widgets: whose they are, and what a widget must say."""

from typing import Any

import pytest

from db.models.dashboards import WIDGET_KINDS
from handlers.dashboards.schemas import QUERIES
from tests.handlers.conftest import Backend, Refused

PLACE = {"x": 0, "y": 0, "width": 4, "height": 2}


@pytest.fixture(scope="module")
def dashboard(backend: Backend) -> str:
    """The path of the operator's own dashboard."""
    body = {"name": "Mine", "slug": "mine"}
    made = backend.client("operator")("POST", "/api/dashboards", body).json
    assert made is not None
    return f"/api/dashboards/{made['id']}"


def queries(backend: Backend) -> dict[str, dict[str, Any]]:
    """A query that fits each kind of widget."""
    machine = {"machine_id": str(backend.ours.machine_id)}
    return {
        "value": machine | {"measure": "power"},
        "line_chart": machine | {"measures": ["power", "temperature"]},
        "state_timeline": machine,
    }


def test_a_dashboard_holds_widgets_of_each_kind(backend: Backend, dashboard: str) -> None:
    operator = backend.client("operator")
    assert set(queries(backend)) == set(WIDGET_KINDS) == set(QUERIES)
    for row, (kind, query) in enumerate(queries(backend).items()):
        widget = PLACE | {"kind": kind, "title": kind, "query": query, "options": {"minutes": 60}, "y": row}
        answer = operator("POST", f"{dashboard}/widgets", widget)
        assert answer.status_code == 201, answer.json
    whole = operator("GET", dashboard).json
    assert whole is not None
    assert [widget["kind"] for widget in whole["widgets"]] == list(queries(backend))
    path = f"/api/dashboards/widgets/{whole['widgets'][0]['id']}"
    changed = operator("PATCH", path, {"x": 8, "options": {"decimals": 1}}).json
    assert changed is not None
    assert (changed["x"], changed["width"], changed["options"]) == (8, 4, {"decimals": 1})
    assert operator("DELETE", path).status_code == 204


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("value", {"measure": None}, "query.measure"),
        ("line_chart", {"measures": []}, "query.measures"),
        ("state_timeline", {"sql": "SELECT 1"}, "query.sql"),
        ("value", {"machine_id": "seven"}, "query.machine_id"),
    ],
)
def test_a_query_that_its_kind_does_not_ask_is_refused(
    backend: Backend, dashboard: str, refused: Refused, kind: str, changes: dict[str, Any], field: str
) -> None:
    widget = PLACE | {"kind": kind, "title": "x", "query": queries(backend)[kind] | changes}
    error = refused(backend.client("operator")("POST", f"{dashboard}/widgets", widget), 422, "input-invalid")
    assert error["field"] == field


def test_a_widget_stays_in_the_grid(backend: Backend, dashboard: str, refused: Refused) -> None:
    operator = backend.client("operator")
    widget = PLACE | {"kind": "value", "title": "x", "query": queries(backend)["value"]}
    refused(operator("POST", f"{dashboard}/widgets", widget | {"x": 10}), 422, "input-invalid")
    made = operator("POST", f"{dashboard}/widgets", widget).json
    assert made is not None
    refused(operator("PATCH", f"/api/dashboards/widgets/{made['id']}", {"x": 9}), 422, "input-invalid")


def test_a_widget_shows_no_machine_of_another(backend: Backend, dashboard: str, refused: Refused) -> None:
    query = {"machine_id": str(backend.theirs.machine_id), "measure": "power"}
    widget = PLACE | {"kind": "value", "title": "x", "query": query}
    refused(backend.client("operator")("POST", f"{dashboard}/widgets", widget), 404, "state-not-found")


def test_ones_own_is_ones_own_and_shared_ones_are_the_engineers(
    backend: Backend, dashboard: str, refused: Refused
) -> None:
    refused(backend.client("owner")("GET", dashboard), 404, "state-not-found")
    body = {"name": "Shop", "slug": "shop", "shared": True, "factory_id": str(backend.ours.factory_id)}
    operator, engineer = backend.client("operator"), backend.client("engineer")
    refused(operator("POST", "/api/dashboards", body), 403, "auth-forbidden")
    shared = engineer("POST", "/api/dashboards", body).json
    assert shared is not None
    path = f"/api/dashboards/{shared['id']}"
    assert operator("GET", path).status_code == 200
    refused(operator("PATCH", path, {"name": "Theirs"}), 403, "auth-forbidden")
    refused(backend.client("owner", backend.theirs)("GET", path), 404, "state-not-found")
    assert engineer("PATCH", path, {"name": "Floor"}).status_code == 200
    names = [row["name"] for row in operator("GET", "/api/dashboards").json or []]
    assert names == ["Floor", "Mine"]
    assert engineer("DELETE", path).status_code == 204
