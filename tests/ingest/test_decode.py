"""Bodies → items, and the words for what is refused."""

import json
import struct
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decode import MalformedError, decode
from ingest.shapes import KINDS, Columns, Measurement

TIME = "2026-11-20T10:00:00.123Z"
GOOD: dict[str, dict[str, Any]] = {
    "measurements": {"device": "SN-1", "time": TIME, "values": {"temperature": 21.5}},
    "spectra": {
        "device": "SN-2", "time": TIME, "axis": "x", "kind": "acceleration", "unit": "m/s2", "f0": 0, "df": 1.25,
        "lines": 3, "window": "hann", "scaling": "peak", "speed_rpm": 1797, "amplitudes": [0.5, 1, 2.5],
    },
    "waveforms": {"device": "SN-2", "time": TIME, "axis": "x", "unit": "g", "fs": 12000, "samples": [0, 1, -1]},
    "states": {"device": "SN-1", "time": TIME, "state": "running", "code": "E12", "text": "…"},
    "health": {"device": "SN-1", "time": TIME, "level": "warning", "kind": "bearing", "evidence": {"a": [1]}},
}  # fmt: skip


def body(value: Any) -> bytes:
    return json.dumps(value).encode()


def refusal(kind: str, change: dict[str, Any]) -> tuple[str, str, Any]:
    """Field, reason and value of the one refused item: a good one with ``change``; ... removes a key."""
    item = {key: value for key, value in (GOOD[kind] | change).items() if value is not ...}
    (refused,) = decode(kind, body(item)).refused
    return refused.fault.field, refused.fault.reason, refused.fault.value


@pytest.mark.parametrize("kind", KINDS)
def test_one_many_and_lines_give_the_same_items(kind: str) -> None:
    one = decode(kind, body(GOOD[kind]))
    many = decode(kind, body([GOOD[kind], GOOD[kind]]))
    lines = decode(kind, body(GOOD[kind]) + b"\n\n" + body(GOOD[kind]) + b"\r\n", "application/x-ndjson")
    assert [*one.items, *one.items] == many.items == lines.items
    assert list(many.indexes) == list(lines.indexes) == [0, 1]
    assert not one.refused + many.refused + lines.refused


def test_columns_come_with_measurements() -> None:
    columns = {"device": "SN-1", "measure": "power", "unit": "kW", "times": [TIME], "values": [4]}
    (alone,) = decode("measurements", body(columns)).items
    mixed = decode("measurements", body([columns, GOOD["measurements"]])).items
    assert isinstance(alone, Columns)
    assert [type(item) for item in mixed] == [Columns, Measurement]


def test_a_measure_may_be_called_times() -> None:
    item = decode("measurements", body(GOOD["measurements"] | {"values": {"times": 3}})).items[0]
    assert isinstance(item, Measurement)
    assert item.values == {"times": 3}


@pytest.mark.parametrize(
    ("kind", "change", "field", "words"),
    [
        ("measurements", {"device": ...}, "device", "is missing"),
        ("measurements", {"device": 7}, "device", "1 to 128 characters"),
        ("measurements", {"device": "a\0"}, "device", "1 to 128 characters"),
        ("measurements", {"devise": "x"}, "devise", "unknown key; expected some of device, time"),
        ("measurements", {"time": "2026-11-20T10:00:00"}, "time", "RFC 3339 time with zone"),
        ("measurements", {"time": "yesterday"}, "time", "RFC 3339"),
        ("measurements", {"time": 1700000000}, "time", "RFC 3339"),
        ("measurements", {"values": {}}, "values", "at least one"),
        ("measurements", {"values": {"temperature": float("nan")}}, "values.temperature", "finite number"),
        ("measurements", {"values": {"a": 1, "b": float("-inf")}}, "values.b", "finite number"),
        ("measurements", {"values": {"a": "1"}}, "values.a", "finite number"),
        ("measurements", {"values": {"a": None}}, "values.a", "finite number"),
        ("measurements", {"values": {"a": True}}, "values.a", "finite number"),
        ("measurements", {"units": {"power": "kW"}}, "units.power", "no value of that name"),
        ("spectra", {"amplitudes": [1, "x", 3]}, "amplitudes[1]", "finite number"),
        ("spectra", {"amplitudes": [1, 1e300, 3]}, "amplitudes[1]", "32-bit float"),
        ("spectra", {"lines": 4}, "amplitudes", "has 3 elements; expected 4"),
        ("spectra", {"df": 0}, "df", "above 0"),
        ("spectra", {"window": "hanning"}, "window", "one of rectangular, hann,"),
        ("spectra", {"fragment": {"id": "a", "index": 2, "count": 2}}, "fragment.index", "less than count"),
        ("spectra", {"fragment": {"id": "a", "index": 0}}, "fragment.count", "is missing"),
        ("spectra", {"fragment": {"id": "a", "index": 0, "count": 2, "crc32": "0" * 8}}, "fragment.crc32", "CRC"),
        ("waveforms", {"fs": -1}, "fs", "above 0"),
        ("states", {"state": ""}, "state", "1 to 128"),
        ("health", {"machine": "M1"}, "device", "exactly one"),
        ("health", {"level": "bad"}, "level", "one of normal, warning"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_field_and_what_was_expected(
    kind: str, change: dict[str, Any], field: str, words: str
) -> None:
    found_field, reason, _ = refusal(kind, change)
    assert found_field == field
    assert words in reason


def test_unequal_columns_are_refused() -> None:
    columns = {"device": "SN-1", "measure": "power", "times": [TIME], "values": [4, 5]}
    (refused,) = decode("measurements", body(columns)).refused
    assert (refused.fault.field, refused.fault.value) == ("values", 2)


def test_a_number_too_large_for_a_double_is_refused() -> None:
    text = body(GOOD["measurements"]).replace(b"21.5", b"1e999")
    (refused,) = decode("measurements", text).refused
    assert (refused.fault.field, refused.fault.value) == ("values.temperature", "inf")


def test_one_bad_item_leaves_the_others_and_keeps_its_index_and_bytes() -> None:
    good = GOOD["measurements"]
    bad = good | {"values": {"temperature": "hot"}}
    decoded = decode("measurements", body([good, bad, good]))
    assert list(decoded.indexes) == [0, 2]
    assert [refused.index for refused in decoded.refused] == [1]
    assert json.loads(decoded.refused[0].content) == bad


def test_nan_in_an_array_costs_only_its_own_item() -> None:
    good = GOOD["measurements"]
    decoded = decode("measurements", body([good, good | {"values": {"temperature": float("nan")}}]))
    assert len(decoded.items) == 1
    assert decoded.refused[0].fault.field == "values.temperature"


def test_a_bad_line_of_ndjson_costs_only_itself() -> None:
    decoded = decode("measurements", body(GOOD["measurements"]) + b"\n{oops\n", "application/x-ndjson")
    assert len(decoded.items) == 1
    assert decoded.refused[0].fault.cause == "malformed"
    assert decoded.refused[0].index == 1


@pytest.mark.parametrize("text", [b"", b"{", b"[1,", b"\xff", b"nonsense", b"[" * 100_000, b"1" * 5000, b'{"a":'])
def test_what_is_no_json_says_so(text: bytes) -> None:
    with pytest.raises(MalformedError):
        decode("measurements", text)


@pytest.mark.parametrize("text", [b"null", b"3", b'"text"', b"[1]", b"[[]]"])
def test_json_of_another_shape_is_refused(text: bytes) -> None:
    (refused,) = decode("measurements", text).refused
    assert refused.fault.reason == "expected a JSON object"


@pytest.mark.parametrize("count", [1, 2])
def test_the_checksum_covers_little_endian_float32(count: int) -> None:
    crc = zlib.crc32(struct.pack("<3f", 0.5, 1, 2.5))
    fragment = {"id": "f", "index": 0, "count": count, "crc32": f"{crc:08X}"}
    assert decode("spectra", body(GOOD["spectra"] | {"fragment": fragment})).items


@given(st.binary(max_size=200), st.sampled_from(sorted(KINDS)), st.booleans())
def test_no_bytes_break_it(text: bytes, kind: str, lines: bool) -> None:
    with suppress(MalformedError):
        decode(kind, text, "application/x-ndjson" if lines else "application/json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_every_changed_item_is_taken_or_refused_by_a_named_field(kind: str, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(GOOD[kind])))
    item = GOOD[kind] | {key: data.draw(json_values)}
    decoded = decode(kind, body(item))
    assert len(decoded.items) + len(decoded.refused) == 1
    assert all(refused.fault.field for refused in decoded.refused)


def test_a_name_that_is_not_utf_8_is_malformed() -> None:
    with pytest.raises(MalformedError, match="not UTF-8 at byte 4"):
        decode("measurements", b'{"de\xbbvice": "SN-1"}')
