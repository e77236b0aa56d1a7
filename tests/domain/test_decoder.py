import json
import re
import struct
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.decoder import DecoderError, compile_mapping

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
STAMP = 1_795_168_800


def decode(mapping: dict[str, Any], body: Any) -> list[dict[str, Any]]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return compile_mapping(mapping).decode(data, NOW)


def test_a_list_of_readings() -> None:
    mapping = {
        "items": "payload.readings", "when": "item.ok", "device": "'TH-' + item.sn", "time": "item.ts",
        "values": {"temperature": "item.t / 10.0", "humidity": "has(item.h) ? item.h : null"},
        "units": {"temperature": "degC", "humidity": "%"},
    }  # fmt: skip
    readings = [
        {"ok": True, "sn": "1", "ts": STAMP, "t": 215, "h": 40},
        {"ok": False, "sn": "1", "ts": STAMP, "t": 0},
        {"ok": True, "sn": "2", "ts": STAMP + 0.5, "t": -5},
    ]
    assert decode(mapping, {"readings": readings}) == [
        {
            "device": "TH-1", "time": "2026-11-20T10:00:00+00:00",
            "values": {"temperature": 21.5, "humidity": 40.0}, "units": {"temperature": "degC", "humidity": "%"},
        },
        {
            "device": "TH-2", "time": "2026-11-20T10:00:00.500000+00:00",
            "values": {"temperature": -0.5}, "units": {"temperature": "degC"},
        },
    ]  # fmt: skip


def test_bytes_of_a_frame() -> None:
    signed = "bytes[1] >= 128.0 ? bytes[1] * 256.0 + bytes[2] - 65536.0 : bytes[1] * 256.0 + bytes[2]"
    mapping = {"device": "bytes[0]", "values": {"temperature": f"({signed}) / 10.0"}}
    for tenths in (215, -215):
        (found,) = decode(mapping, struct.pack(">Bh", 7, tenths))
        assert found == {"device": "7", "time": NOW.isoformat(), "values": {"temperature": tenths / 10}}


def test_lines_of_text() -> None:
    mapping = {"device": "text.startsWith('A') ? 'SN-1' : 'SN-2'", "values": {"length": "size(text)"}}
    assert decode(mapping, b"Abc")[0] == {"device": "SN-1", "time": NOW.isoformat(), "values": {"length": 3.0}}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"device": None}, "device: is missing"),
        ({"values": {}}, "values: an object of 1 to 200"),
        ({"values": {"a": "item."}}, "values.a: expression:"),
        ({"values": {"a": "other.x"}}, "values.a: expression: other is not known"),
        ({"values": {"a": 5}}, "values.a: an expression is expected"),
        ({"items": "item.x"}, "items: expression: item is not known"),
        ({"units": {"b": "kW"}}, "units.b: there is no value"),
        ({"time_unit": "h"}, "time_unit: 'h' given, one of s, ms, us"),
        ({"time_zone": "Mars/Olympus"}, "time_zone: 'Mars/Olympus' given, a name such as"),
        ({"time_zone": 1}, "time_zone: 1 given, a name such as"),
        ({"time_format": "ISO"}, "time_format: 'ISO' given, a text such as"),
        ({"time_format": "%d %d"}, "time_format: '%d %d' given"),
        ({"time_format": "%Y-%Q"}, "time_format: '%Y-%Q' given"),
        ({"script": "rm"}, "script: unknown key"),
    ],
)
def test_a_mapping_that_cannot_be_used_names_the_field(change: dict[str, Any], words: str) -> None:
    good = {"device": "payload.sn", "values": {"a": "payload.a"}}
    with pytest.raises(DecoderError) as caught:
        compile_mapping({key: value for key, value in (good | change).items() if value is not None})
    assert str(caught.value).startswith(words)


LOCAL = {"device": "'SN-1'", "time": "payload.t", "values": {"a": "1.0"}, "time_zone": "Europe/Berlin"}


@pytest.mark.parametrize(
    ("change", "time", "instant"),
    [
        ({}, "2026-07-01 12:00", "2026-07-01T12:00:00+02:00"),
        ({}, "2026-07-01T12:00:00Z", "2026-07-01T12:00:00+00:00"),
        ({"time_format": "%d.%m.%Y %H:%M"}, "05.01.2026 12:00", "2026-01-05T12:00:00+01:00"),
        ({"time_format": "%d.%m.%Y %H:%M", "time_zone": None}, "05.01.2026 12:00", "2026-01-05T12:00:00+00:00"),
    ],
)
def test_times_that_name_no_zone_are_of_the_mappings(change: dict[str, Any], time: str, instant: str) -> None:
    (found,) = decode(LOCAL | change, {"t": time})
    assert found["time"] == instant


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2026-10-25 02:30", "expected a time that Europe/Berlin has once"),
        ("2026-03-29 02:30", "expected a time that Europe/Berlin has once"),
        ("yesterday", "a time (ISO 8601) is expected"),
    ],
)
def test_a_time_that_is_none_there_is_refused(time: str, words: str) -> None:
    with pytest.raises(DecoderError, match=re.escape(words)):
        decode(LOCAL, {"t": time})


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "device: expression:"),
        ({"sn": None, "a": 1}, "device: gives None"),
        ({"sn": "x", "a": "text"}, "values.a: gives 'text'"),
        ({"sn": "x", "a": None}, "values: all are null"),
        (b"\xff\xfe", "device: expression:"),
        (b" " * 1_048_577, "payload: 1048577 bytes given"),
    ],
)
def test_a_payload_that_does_not_fit_names_the_field(body: Any, words: str) -> None:
    with pytest.raises(DecoderError) as caught:
        decode({"device": "payload.sn", "values": {"a": "payload.a"}}, body)
    assert str(caught.value).startswith(words)


DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["sn", "a", "t"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS | st.binary(max_size=20))
def test_whatever_comes_is_decoded_or_refused(body: Any) -> None:
    mapping = {"device": "item.sn", "time": "item.t", "time_unit": "ms", "values": {"a": "item.a * 2.0"}}
    try:
        found = decode(mapping, body)
    except DecoderError:
        return
    assert all(set(one) <= {"device", "time", "values", "units"} for one in found)
