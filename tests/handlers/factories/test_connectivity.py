"""Who fell silent and who is back: told once each, as CloudEvents."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft7Validator, FormatChecker
from sqlalchemy import select, update

from db.models import factories, outbox
from tests.handlers.conftest import Backend

ATTRIBUTE = {"type": "string", "minLength": 1}
CLOUD_EVENT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "source", "specversion", "type"],
    "properties": {
        "id": ATTRIBUTE,
        "source": ATTRIBUTE | {"format": "uri-reference"},
        "specversion": {"const": "1.0"},
        "type": ATTRIBUTE,
        "subject": ATTRIBUTE,
        "time": ATTRIBUTE | {"format": "date-time"},
        "datacontenttype": {"const": "application/json"},
        "data": {"type": "object"},
    },
    "propertyNames": {"pattern": "^[a-z0-9]{1,20}$"},
    "additionalProperties": {"type": ["string", "integer", "boolean"]},
}
"""The rules of CloudEvents 1.0's JSON schema, and of its section 3.1: names in lower case, and no null."""


@pytest.mark.parametrize("kind", ["device", "gateway"])
def test_silence_and_return_are_told_once_each(backend: Backend, kind: str) -> None:
    model: Any = {"device": factories.Device, "gateway": factories.Gateway}[kind]
    id_: UUID = {"device": backend.ours.device_id, "gateway": backend.ours.gateway_id}[kind]

    def seen(minutes_ago: float) -> None:
        at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
        with backend.engine.begin() as connection:
            connection.execute(update(model).where(model.id == id_).values(last_seen=at))

    def told() -> list[str]:
        assert backend.hasura("/cron/device_connectivity", {"name": "device_connectivity"}).status_code == 200
        with backend.engine.connect() as connection:
            query = select(outbox.Event.type).where(outbox.Event.subject == str(id_))
            return [row.split(".")[1] for row in connection.scalars(query.order_by(outbox.Event.time))]

    lost, regained = f"{kind}_connection_lost", f"{kind}_connection_regained"
    assert told() == []
    seen(0)
    assert told() == [regained]
    seen(9)
    assert told() == [regained], "within its tolerance of 10 minutes"
    seen(11)
    assert told() == [regained, lost]
    assert told() == [regained, lost]
    seen(0)
    assert told() == [regained, lost, regained]

    answer = backend.client("engineer")("GET", f"/api/outbox/events?type=Factories.{lost}.v1").get_json()
    (event,) = answer
    Draft7Validator(CLOUD_EVENT, format_checker=FormatChecker()).validate(event)
    assert datetime.fromisoformat(event["time"]).tzinfo
    assert (event["subject"], event["source"]) == (str(id_), "factories")
    assert (event["data"][f"{kind}_id"], event["data"]["tolerance_minutes"]) == (str(id_), 10)
    theirs = backend.client("engineer", backend.theirs)("GET", "/api/outbox/events")
    assert theirs.get_json() == []
