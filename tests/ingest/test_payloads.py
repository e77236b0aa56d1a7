"""Raw payloads of device models, by decoder."""

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pytest

from core.settings import get_settings
from ingest.answer import Answer, Quarantined
from ingest.message import Message, Task
from ingest.mqtt_topics import Address, parse_topic
from ingest.payloads import Reader
from tests.ingest.conftest import NOW, World, make_tasks_wait


def two_bytes(payload: bytes) -> Sequence[Mapping[str, Any]]:
    """Serial number and temperature in tenths of a degree."""
    serial, tenths = struct.unpack(">Bh", payload)
    time = "2026-11-20T10:00:00Z"
    return [{"device": f"SN-{serial}", "time": time, "values": {"temperature": tenths / 10}}]


@pytest.fixture
def send_raw(world: World, make_writer: Any) -> Iterator[Any]:
    """Send bytes as a payload of a model; the answer."""
    world.rows(
        "INSERT INTO factories.device_model (organization_id, name, decoder) VALUES"
        " (%s, 'thermo', 'two-bytes'), (NULL, 'silent', NULL), (NULL, 'other', 'not-installed')",
        world.acme.id,
    )
    reader = Reader(world.url, {"two-bytes": two_bytes}.get)
    writer = make_writer()

    def send(model: str, payload: bytes, sender: Any = world.acme.sender) -> Answer:
        message = Message(sender, "http", f"payloads/{model}", payload, NOW, "raw")

        def task(done: Any) -> Task:
            return Task(message, reader.read(message), done)

        return make_tasks_wait([task], writer)[0]

    yield send
    reader.close()


def test_a_payload_becomes_measurements(world: World, send_raw: Any) -> None:
    assert send_raw("thermo", struct.pack(">Bh", 1, 215)) == Answer(stored=1)
    assert send_raw("thermo", struct.pack(">Bh", 1, 215)) == Answer(duplicate=1)
    assert world.value("SELECT value FROM telemetry.measurement") == 21.5


@pytest.mark.parametrize(
    ("model", "payload", "reason"),
    [
        ("thermo", b"\0", "decoder two-bytes failed: error"),
        ("unheard", b"\0", "unknown device model unheard"),
        ("silent", b"\0", "device model silent has no decoder that is installed"),
        ("other", b"\0", "device model other has no decoder that is installed"),
    ],
)
def test_what_cannot_be_decoded_is_kept_as_it_came(
    world: World, send_raw: Any, model: str, payload: bytes, reason: str
) -> None:
    assert send_raw(model, payload) == Answer(quarantined=[Quarantined(0, reason)])
    assert world.rows("SELECT kind, content FROM telemetry.rejected") == [(f"payloads/{model}", payload)]


def test_another_organizations_model_is_unknown(world: World, send_raw: Any) -> None:
    assert send_raw("thermo", b"\1\0\1", world.other.sender).quarantined[0].reason == "unknown device model thermo"


def test_an_unknown_device_in_a_payload_is_kept_as_a_measurement(world: World, send_raw: Any) -> None:
    assert send_raw("thermo", struct.pack(">Bh", 9, 215)).quarantined[0].reason == "unknown device SN-9"
    assert world.value("SELECT kind FROM telemetry.rejected") == "measurements"


def set_mapping(world: World, mapping: dict[str, Any]) -> None:
    world.rows(
        "INSERT INTO telemetry.decoder (organization_id, model, mapping) VALUES (%s, 'thermo', %s)",
        world.acme.id,
        json.dumps(mapping),
    )


def test_an_organizations_mapping_comes_first_and_the_payload_is_kept(world: World, send_raw: Any) -> None:
    values = {"temperature": "payload.t", "power": "payload.p"}
    set_mapping(world, {"device": "payload.sn", "time": "payload.at", "values": values})
    at = NOW.timestamp()
    assert send_raw("thermo", json.dumps({"sn": "SN-1", "at": at, "t": 20, "p": 1}).encode()) == Answer(stored=2)
    (held,) = send_raw("thermo", b"{}").quarantined
    assert held.reason.startswith("device: expression: 'payload.sn'")
    kept = "SELECT outcome, stored, cardinality(series_ids), from_time, to_time FROM telemetry.payload"
    assert world.rows(kept + " ORDER BY outcome DESC") == [
        ("stored", 2, 2, NOW, NOW),
        ("quarantined", 0, 0, None, None),
    ]
    origin = (
        "SELECT p.body FROM telemetry.measurement m JOIN telemetry.payload p"
        " ON m.series_id = ANY (p.series_ids) AND m.time BETWEEN p.from_time AND p.to_time"
    )
    assert len(world.rows(origin)) == 2
    assert send_raw("thermo", b"{}", world.other.sender).quarantined[0].reason == "unknown device model thermo"


def test_a_mapping_that_cannot_be_used_holds_what_comes(world: World, send_raw: Any) -> None:
    set_mapping(world, {"device": "payload.sn", "values": {"a": "item."}})
    (held,) = send_raw("thermo", b"{}").quarantined
    assert held.reason.startswith("the decoder of thermo cannot be used: values.a: expression:")


@pytest.mark.parametrize(
    ("topic", "address"),
    [
        ("mw/acme/gw-1/states", Address("acme", "gw-1", "states")),
        ("mw/acme/gw-1/raw/thermo", Address("acme", "gw-1", "payloads/thermo")),
        ("mw/acme/gw-1/raw", None),
        ("mw/acme/gw-1/raw/", None),
        ("mw/acme//states", None),
        ("mw/acme/gw-1/states/more", None),
        ("other/acme/gw-1/states", None),
    ],
)
def test_topics(topic: str, address: Address | None) -> None:
    assert parse_topic(topic) == address


def test_any_value_leads_to_its_message_where_all_are_kept(
    world: World, send: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, sent = "2026-11-20T11:00:00Z", "2026-11-20T11:00:02Z"
    plain = {"device": "SN-1", "time": measured, "values": {"power": 1}}
    send("measurements", plain)
    assert world.value("SELECT count(*) FROM telemetry.payload") == 0
    monkeypatch.setenv("MILLWRIGHT_KEEP_ALL_PAYLOADS", "true")
    get_settings.cache_clear()
    try:
        send("measurements", [plain | {"values": {"power": 2, "temperature": 7}, "gateway_time": sent}])
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()
    origin = (
        "SELECT s.measure, m.value, m.time, p.gateway_at, p.received_at, p.model, g.name"
        " FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id JOIN telemetry.payload p"
        " ON m.series_id = ANY (p.series_ids) AND m.time BETWEEN p.from_time AND p.to_time"
        " JOIN factories.gateway g ON g.id = p.gateway_id ORDER BY 1"
    )
    times = datetime.fromisoformat(measured), datetime.fromisoformat(sent), NOW
    assert world.rows(origin) == [
        ("power", 1.0, *times, "measurements", "gw-1"), ("temperature", 7.0, *times, "measurements", "gw-1"),
    ]  # fmt: skip
