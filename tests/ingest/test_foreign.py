"""Shapes of others: what they become, and that no bytes bring their readers down."""

import json
from typing import Any

import cbor2
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import foreign
from ingest.decode import Decoded, MalformedError
from ingest.shapes import Health, Measurement

NOW_SECONDS = 1_795_168_800.0  # 2026-11-20T10:00:00Z


IAES = {
    "event_type": "asset.measurement", "asset": {"asset_id": "x"}, "timestamp": "2026-11-20T10:00:00Z",
    "data": {"measurement_type": "m", "value": 1},
}  # fmt: skip
TEXT = {"type": "m", "measuredAt": 1795168800000, "values": {"a": "b"}}


def read(kind: str, body: Any) -> Decoded:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return foreign.read(kind, data, NOW_SECONDS)


def values(decoded: Decoded) -> list[tuple[str, float, dict[str, float], Any]]:
    """Device, seconds since 1970, values, units of each measurement."""
    return [
        (item.device, item.time.timestamp(), item.values, item.units or None)
        for item in decoded.items
        if isinstance(item, Measurement)
    ]


def test_senml_examples_of_the_standard() -> None:
    """RFC 8428, section 5.1.3, in both notations (time relative to now; base version, unit, value)."""
    pack = [
        {
            "bn": "urn:dev:ow:10e2073a0108006:", "bt": 1.276020076001e9, "bu": "A", "bver": 5,
            "n": "voltage", "u": "V", "v": 120.1,
        },
        {"n": "current", "t": -5, "v": 1.2},
        {"n": "current", "t": -4, "v": 1.3, "vs": "ignored beside v"},
    ]  # fmt: skip
    labels = {"bn": -2, "bt": -3, "bu": -4, "bver": -1, "n": 0, "u": 1, "v": 2, "vs": 3, "t": 6}
    packed = cbor2.dumps([{labels[key]: value for key, value in record.items()} for record in pack])
    device = "urn:dev:ow:10e2073a0108006"
    expected = [
        (device, 1276020076.001, {"voltage": 120.1}, {"voltage": "V"}),
        (device, 1276020071.001, {"current": 1.2}, {"current": "A"}),
        (device, 1276020072.001, {"current": 1.3}, {"current": "A"}),
    ]
    assert values(read("senml", pack)) == values(read("senml", packed)) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"n": "SN-1/t", "u": "Cel", "v": 3, "t": -60}, ("SN-1", NOW_SECONDS - 60, {"t": 3.0}, {"t": "degC"})),
        ({"n": "SN-1:on", "vb": True}, ("SN-1", NOW_SECONDS, {"on": 1.0}, None)),
        ({"n": "SN-1:mass", "u": "g", "v": 500}, ("SN-1", NOW_SECONDS, {"mass": 0.5}, {"mass": "kg"})),
        ({"bn": "SN-1:", "bv": 100, "n": "x", "v": 1}, ("SN-1", NOW_SECONDS, {"x": 101.0}, None)),
    ],
)
def test_senml_records(record: dict[str, Any], expected: Any) -> None:
    assert values(read("senml", [record])) == [expected]


@pytest.mark.parametrize(
    ("kind", "body", "field"),
    [
        ("senml", [{"n": "no-measure", "v": 1}], "n"),
        ("senml", [{"n": "SN-1:x", "v": "1"}], "v"),
        ("senml", [{"n": "SN-1:x", "v": 1, "danger_": 1}], "danger_"),
        ("senml", [{"bver": 11, "n": "SN-1:x", "v": 1}], "bver"),
        ("senml", [{"n": "SN-1:x", "v": 1, "t": 1e300}], "t"),
        ("senml", ["text"], ""),
        ("senml", [{"device": "SN-1", "value": 1}], "v"),
        ("senml", [{"bn": "SN-1:"}], ""),
        ("senml", [], ""),
        ("senml", cbor2.dumps([{0: "SN-1:x", 2: float("nan")}]), "v"),
        ("umh/a/_historian/t", {"value": 1}, "timestamp_ms"),
        ("umh/a/_historian/t", {"timestamp_ms": "now", "value": 1}, "timestamp_ms"),
        ("umh/a/_historian/t", {"timestamp_ms": 1}, "values"),
        ("umh/a/_historian/t", [1], ""),
        ("kuzzle", {"reference": "SN-1", "measures": []}, "measures"),
        ("kuzzle", {"reference": 5, "measures": [1]}, "reference"),
        ("kuzzle", {"reference": "SN-1", "measures": [{"measureName": "a", "value": {}}]}, "value"),
        ("senml", [{"n": "SN-1:x", "v": 10**400}], "v"),
        ("umh/a/_historian/t", {"timestamp_ms": 1, "value": 10**400}, "t"),
        ("iaes", {"event_type": "asset.health"}, "asset"),
        ("iaes", IAES | {"timestamp": "2026"}, "time"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_by_name(kind: str, body: Any, field: str) -> None:
    decoded = read(kind, body)
    assert [refused.fault.field for refused in decoded.refused] == [field]
    assert not decoded.items


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("senml", [{"n": "SN-1:x", "s": 5}], "here is s"),
        ("umh/a/_analytics/t", {"timestamp_ms": 1, "value": 1}, "data contract _analytics is not read"),
        ("umh/a/_raw/t", b"not even JSON\xff", None),
        ("umh/a/_raw/t", {"temp": 5}, "a _raw payload without timestamp_ms"),
        ("umh/a/_historian/t", {"timestamp_ms": 1795168800000, "value": "text"}, "not t"),
        ("kuzzle", {"reference": "a", "measures": [TEXT]}, "only numbers"),
        ("iaes", {"event_type": "maintenance.work_order_intent"}, "is not read"),
    ],
)  # fmt: skip
def test_what_has_no_place_here_is_kept(kind: str, body: Any, reason: str | None) -> None:
    if reason is None:
        with pytest.raises(MalformedError):
            read(kind, body)
        return
    decoded = read(kind, body)
    assert [reason in kept.fault.reason for kept in decoded.kept] == [True]
    assert not decoded.items + decoded.refused


def test_umh_tags() -> None:
    one = read("umh/site/line/_historian/motor/temperature", {"timestamp_ms": 1795168800000, "value": 63.5})
    assert values(one) == [("site.line", NOW_SECONDS, {"motor.temperature": 63.5}, None)]
    many = {"timestamp_ms": 1795168800001, "pos": {"x": 1, "y": True, "note": "n"}, "speed": 2}
    decoded = read("umh/site/_historian", many)
    expected = {"pos.x": 1.0, "pos.y": 1.0, "speed": 2.0}
    assert values(decoded) == [("site", NOW_SECONDS + 0.001, expected, None)]
    assert decoded.kept[0].fault.reason == "only numbers and booleans are stored, not pos.note"


def test_iaes_health() -> None:
    event = {
        "event_type": "asset.health", "event_id": "e1", "timestamp": "2026-11-20T10:00:00Z", "source": "ai",
        "asset": {"asset_id": "Press 4"},
        "data": {"health_index": 0.3, "severity": "critical", "failure_mode": "bearing", "rul_days": 9},
    }  # fmt: skip
    (item,) = read("iaes", event).items
    assert isinstance(item, Health)
    assert (item.machine, item.level, item.kind) == ("Press 4", "alarm", "bearing")
    assert item.evidence == {
        "health_index": 0.3, "severity": "critical", "rul_days": 9, "event_id": "e1", "source": "ai"
    }  # fmt: skip


KINDS = ["senml", "kuzzle", "iaes", "umh/a/_historian/t", "umh/a/_raw"]
FIELDS = [
    "bn", "bt", "n", "v", "t", "u", "vb", "reference", "measures", "measureName", "measuredAt", "values",
    "event_type", "asset", "asset_id", "timestamp", "data", "timestamp_ms", "value", "severity",
    "measurement_type", 0, 2, 6, -2, -3,
]  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.binary(max_size=4),
    st.sampled_from(["asset.health", "asset.measurement", "SN-1:x", 10**400]),
)  # fmt: skip
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(KINDS), document=DOCUMENTS | st.binary(max_size=30))
def test_nothing_brings_a_reader_down(kind: str, document: Any) -> None:
    bodies = [cbor2.dumps(document)] if not isinstance(document, bytes) else [document]
    if not isinstance(document, bytes):
        bodies.append(json.dumps(document, default=repr, skipkeys=True).encode())
    for body in bodies:
        try:
            decoded = foreign.read(kind, body, NOW_SECONDS)
        except MalformedError:
            continue
        assert len(decoded.indexes) == len(decoded.items)
        for measurement in values(decoded):
            assert all(value - value == 0 for value in measurement[2].values()), "finite"


RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["SN-1", "urn:dev:x"]), st.sampled_from(["a", "b"]),
        st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(946_684_800, 4_000_000_000),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_senml_gives_back_what_was_written(records: list[tuple[str, str, float, int]]) -> None:
    pack = [{"n": f"{device}:{measure}", "v": value, "t": seconds} for device, measure, value, seconds in records]
    expected = [(device, float(seconds), {measure: value}, None) for device, measure, value, seconds in records]
    assert values(read("senml", msgspec.json.encode(pack))) == expected
    assert values(read("senml", cbor2.dumps(pack))) == expected
