"""Whatever is sent, no route and no action answers with a fault of ours."""

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.discovery import load_services
from handlers.hasura import Endpoint, endpoints
from handlers.rest import SERVICES, Route
from tests.handlers.conftest import Backend
from tests.handlers.framework.samples import sample
from tests.handlers.framework.test_tenancy import filled

load_services()
ROUTES = [route for rest in SERVICES.values() for route in rest.routes if route.shape.takes or route.shape.query]
ACTIONS = [endpoint for endpoint in endpoints() if endpoint.registered.kind == "action"]
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
AWKWARD: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(
            None,
            True,
            0,
            -1,
            10**30,
            2**31,
            2**63,
            1e308,
            -0.0,
            1e-320,
            "",
            " ",
            "\x00",
            "\ud800",
            "\x1b[31m",
            "٣",
        ),
        *("null", "-infinity", "nan", "1e999", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "24:00"),
        *("'; DROP TABLE auth.user; --", "x" * 20_000, "00000000-0000-0000-0000-000000000000", "Europe/../UTC"),
        *([], [[]], [None], {}, {"": ""}, {"a": {"b": [1.5, None]}}, [{}] * 300),
    ]
)
TEXTS = st.text(max_size=8)


def awkward_body(fields: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Input that fits, but for some awkward fields."""
    names = sorted(fields) or ["x"]
    return st.dictionaries(st.sampled_from(names), AWKWARD | TEXTS, min_size=1, max_size=3).map(
        lambda odd: fields | odd
    )


def ids(backend: Backend) -> dict[str, str]:
    """Ids of our objects by field name."""
    names = ("factory_id", "area_id", "line_id", "machine_id", "gateway_id", "device_id")
    return {name: str(getattr(backend.ours, name)) for name in names}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_input_upsets_a_route(backend: Backend, route: Route) -> None:
    owner, known = backend.client("owner"), ids(backend)
    path = filled(route.path, known)
    schema = route.shape.takes or route.shape.query
    assert schema is not None

    @FEW
    @given(awkward_body(sample(schema, known)))
    def attempt(body: dict[str, Any]) -> None:
        if route.shape.takes:
            answer = owner(route.method, path, body)
        else:
            query = {name: str(value) for name, value in body.items()}
            answer = owner(route.method, f"{path}?{urlencode(query, errors='surrogatepass')}")
        assert answer.status_code < 500, (body, answer.json)

    attempt()


@pytest.mark.parametrize("endpoint", ACTIONS, ids=lambda endpoint: endpoint.registered.name)
def test_no_input_upsets_an_action(backend: Backend, endpoint: Endpoint) -> None:
    assert endpoint.shape.takes is not None

    @FEW
    @given(awkward_body(sample(endpoint.shape.takes, ids(backend))))
    def attempt(fields: dict[str, Any]) -> None:
        answer = backend.action(endpoint.registered.service, endpoint.registered.name, fields)
        assert answer.json is not None
        code = answer.json.get("extensions", {}).get("code", "") if isinstance(answer.json, dict) else ""
        assert not code.startswith("server-"), (fields, answer.json)

    attempt()
