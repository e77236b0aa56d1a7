"""Whatever goes wrong, the client gets the one error shape, nothing is half done, and no trace gets out."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import func, select, text

from core.errors import Errors
from core.log import JsonFormatter
from db.engine import make_engine
from db.models import factories, outbox
from handlers.app import create_app
from handlers.factories import service
from tests.handlers.conftest import PASSWORD, Backend, Refused, test_settings

AREAS = "/api/factories/areas"


@pytest.mark.parametrize(
    ("body", "status", "code", "expected"),
    [
        (b"{", 400, "input-malformed", "JSON in UTF-8"),
        (b"", 400, "input-malformed", "JSON in UTF-8"),
        (b'{"name": NaN}', 400, "input-malformed", "NaN"),
        (b'{"name": "\xff"}', 400, "input-malformed", "UTF-8"),
        (b"[" * 100_000, 400, "input-malformed", "nested"),
        (b'{"name": ' + b"9" * 5000 + b"}", 400, "input-malformed", "JSON"),
        (b'{"name": 1e999}', 422, "input-invalid", "finite"),
        (b'{"name": ' + b"[" * 100 + b"]" * 100 + b"}", 422, "input-invalid", "levels"),
        (b"[]", 422, "input-invalid", "an object"),
        (b'"text"', 422, "input-invalid", "an object"),
        (b'{"name": "\\ud800", "factory_id": "x"}', 422, "input-invalid", "surrogates"),
        (b'{"na\\u0000me": 1}', 422, "input-invalid", "U+0000"),
        (b"{}", 422, "input-invalid", "required"),
    ],
)
def test_bodies_that_are_none(
    backend: Backend, refused: Refused, body: bytes, status: int, code: str, expected: str
) -> None:
    caller = backend.client("owner")
    answer = caller.client.post(AREAS, data=body, headers=caller.headers, content_type="application/json")
    error = refused(answer, status, code)
    assert expected in error["expected"]
    assert error["field"]


def test_all_refused_fields_are_told_at_once(backend: Backend, refused: Refused) -> None:
    body = {"factory_id": "seven", "name": 8, "colour": "red", "password": "hunter2"}
    error = refused(backend.client("owner")("POST", AREAS, body), 422, "input-invalid")
    assert {fault["field"]: fault["value"] for fault in error["faults"]} == {
        "factory_id": "seven",
        "name": 8,
        "colour": "red",
        "password": None,
    }


def test_other_content_types_sizes_methods_and_addresses(backend: Backend, refused: Refused) -> None:
    caller = backend.client("owner")
    xml = caller.client.post(AREAS, data="<area/>", headers=caller.headers, content_type="text/xml")
    assert refused(xml, 415, "input-media-type")["expected"] == "application/json"
    large = caller.client.post(
        AREAS, data=b" " * 1_100_000, headers=caller.headers, content_type="application/json"
    )
    refused(large, 413, "limit-size")
    method = caller("PUT", AREAS)
    refused(method, 405, "input-method")
    assert "POST" in method.headers["Allow"]
    for path in ("/", "/api", "/api/nothing", "/api/factories/machines/seven", "/actions/x/y", "/api/auth/login/"):
        refused(caller("POST", path), 404, "state-not-found")
    query = refused(caller("GET", "/api/auth/me?colour=red"), 422, "input-invalid")
    assert (query["field"], query["value"]) == ("colour", "red")
    paging = refused(caller("GET", "/api/factories/machines?limit=ten"), 422, "input-invalid")
    assert (paging["field"], paging["expected"]) == ("limit", "a whole number")


@pytest.fixture
def log_lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What is logged during the test, in the form in which it leaves the process."""
    sink = StringIO()
    handler = logging.StreamHandler(sink)
    handler.setFormatter(JsonFormatter("handlers"))
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in sink.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def test_a_fault_of_ours_stays_inside(
    backend: Backend,
    refused: Refused,
    monkeypatch: pytest.MonkeyPatch,
    log_lines: Callable[[], list[dict[str, Any]]],
) -> None:
    def fails(*_: Any) -> None:
        raise RuntimeError("the inner secret")

    monkeypatch.setattr(service, "listing", fails)
    caller = backend.client("owner")
    caller.headers["X-Correlation-ID"] = "trace-7"
    answer = caller("GET", AREAS)
    error = refused(answer, 500, "server-internal")
    assert error["correlation_id"] == answer.headers["X-Correlation-ID"] == "trace-7"
    assert "secret" not in answer.get_data(as_text=True)
    (line,) = [line for line in log_lines() if "the inner secret" in line.get("exception", "")]
    assert line["correlation_id"] == "trace-7"


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ("RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'", 507, "server-disk-full"),
        ("PERFORM pg_terminate_backend(pg_backend_pid())", 503, "server-unavailable"),
        ("RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'", 503, "server-unavailable"),
        ("RAISE EXCEPTION 'out of range' USING ERRCODE = '22003'", 422, "input-invalid"),
        ("RAISE EXCEPTION 'a fault of ours' USING ERRCODE = '42P01'", 500, "server-internal"),
    ],
)
def test_what_the_database_refuses_leaves_nothing_behind(
    backend: Backend, refused: Refused, fault: str, status: int, code: str
) -> None:
    """The audit row is the deed's last statement: the area is stored by then and must vanish with it."""
    trigger = f"CREATE FUNCTION auth.fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {fault}; RETURN NEW; END$$"
    attach = "CREATE TRIGGER fail BEFORE INSERT ON auth.audit_log FOR EACH ROW EXECUTE FUNCTION auth.fail()"
    body = {"factory_id": str(backend.ours.factory_id), "name": "Half done"}
    try:
        with backend.engine.begin() as connection:
            connection.execute(text(trigger))
            connection.execute(text(attach))
        answer = backend.client("owner")("POST", AREAS, body)
    finally:
        with backend.engine.begin() as connection:
            connection.execute(text("DROP FUNCTION auth.fail() CASCADE"))
    refused(answer, status, code)
    with backend.engine.connect() as connection:
        query = select(func.count()).where(factories.Area.name == "Half done")
        assert connection.execute(query).scalar_one() == 0


def test_a_database_that_is_away(refused: Refused) -> None:
    url = "postgresql://nobody:x@127.0.0.1:9/nothing"
    client = create_app(test_settings(url), make_engine(url)).test_client()
    answer = client.post("/api/auth/login", json={"email": "a@b.example", "password": PASSWORD})
    refused(answer, Errors.UNAVAILABLE.status, "server-unavailable")
    assert answer.headers["Retry-After"] == "5"
    refused(client.get("/healthz"), 503, "server-unavailable")


def test_errors_of_actions_are_hasuras(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = backend.action("factories", "create_area", {"input": {"name": "x"}})
    assert answer.status_code == 422
    assert answer.json is not None
    assert set(answer.json) == {"message", "extensions"}
    assert answer.json["extensions"]["field"] == "factory_id"

    def fails(*_: Any) -> None:
        raise RuntimeError("the inner secret")

    monkeypatch.setattr(service, "create", fails)
    fields = {"input": {"name": "x", "factory_id": str(backend.ours.factory_id)}}
    fault = backend.action("factories", "create_area", fields)
    assert fault.status_code == 400, "of a 5xx Hasura tells its client only: internal error"
    assert fault.json is not None
    assert fault.json["extensions"]["code"] == "server-internal"
    assert "secret" not in fault.get_data(as_text=True)


def test_a_correlation_id_leads_from_the_request_to_its_events(backend: Backend) -> None:
    caller = backend.client("operator")
    caller.headers["X-Correlation-ID"] = "press-42"
    order = {"machine_id": str(backend.ours.machine_id), "title": "Follow me"}
    made = caller("POST", "/api/maintenance/work-orders", order)
    assert made.status_code == 201
    assert made.json is not None
    with backend.engine.connect() as connection:
        query = select(outbox.Event.correlation_id).where(outbox.Event.subject == made.json["id"])
        assert connection.execute(query).scalar_one() == "press-42"
    caller.headers["X-Correlation-ID"] = "not\tfit" + "x" * 200
    assert len(caller("GET", "/api/auth/me").headers["X-Correlation-ID"]) == 32


def test_a_short_secret_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="MILLWRIGHT_JWT_SECRET has 5 characters"):
        create_app(test_settings("postgresql://x@127.0.0.1/x", jwt_secret="short"))
