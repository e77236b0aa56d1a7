"""The short cuts for the common case give what the long way gives, or stand back."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.answer import Answer
from ingest.decode import MalformedError, decode, decode_each
from ingest.gather import gather
from ingest.message import Message, Sender, Task, read
from ingest.mqtt_codec import decode as decode_packet
from ingest.mqtt_codec import encode_publish, frame
from ingest.mqtt_packets import V5, V311, Publish
from ingest.mqtt_quick import quick_publish
from ingest.outcome import Outcomes
from ingest.resolve import Device, Directory, Series, Wanted
from ingest.rows import Limits
from tests.ingest.conftest import NOW

SENDER, OTHER = Sender(uuid4(), uuid4()), Sender(uuid4())
LIMITS = Limits(946_684_800.0, NOW.timestamp() + 300)


def directory() -> Directory:
    """SN-1 and SN-2 with power of -10 … 10 kW; SN-1 has a state, too."""
    known = Directory()
    of = known.of(SENDER.organization_id)
    for number, serial in enumerate(("SN-1", "SN-2")):
        of.devices[serial] = Device(uuid4(), SENDER.organization_id, serial)
        of.series[serial, "power"] = Series(number, of.devices[serial], "kW", -10, 10)
    of.series["SN-1", "state"] = Series(9, of.devices["SN-1"], "", -1, 1)
    return known


ITEMS = st.fixed_dictionaries(
    {
        "device": st.sampled_from(["SN-1", "SN-2", "SN-9"]),
        "time": st.sampled_from([0, -1, 10_000, -(10**9)]).map(lambda s: (NOW + timedelta(seconds=s)).isoformat()),
        "values": st.dictionaries(
            st.sampled_from(["power", "state", "new"]), st.integers(-12, 12), min_size=1, max_size=2
        ),
    },
    optional={"units": st.just({"power": "W"})},
)
BODIES = st.one_of(ITEMS, st.lists(ITEMS, max_size=3))


def gathered(tasks: Sequence[Task]) -> tuple[Any, ...]:
    outcomes = Outcomes(tasks)
    found = gather(tasks, directory(), LIMITS, outcomes)
    rows = found.rows
    return rows.series, rows.stamps, rows.values, rows.spans, outcomes.answers, found.wanted


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(BODIES, st.sampled_from([SENDER, OTHER])), min_size=1, max_size=12))
def test_together_or_one_by_one_the_same_is_gathered(sent: list[tuple[Any, Sender]]) -> None:
    tasks = [
        Task(message, read(message), lambda _task: None)
        for body, sender in sent
        for message in [Message(sender, "http", "measurements", json.dumps(body).encode(), NOW, "x")]
    ]
    together = gathered(tasks)
    series: list[int] = []
    stamps: list[float] = []
    values: list[float] = []
    spans: list[tuple[int, int, int]] = []
    answers: list[Answer] = []
    wanted: set[Wanted] = set()
    for number, task in enumerate(tasks):
        one = gathered([task])
        start = len(series)
        series, stamps, values = series + one[0], stamps + one[1], values + one[2]
        spans += [(number, start + first, start + after) for _, first, after in one[3]]
        answers, wanted = answers + one[4], wanted | one[5]
    assert together == (series, stamps, values, spans, answers, wanted)


ITEM = b'{"device":"a","time":"2026-11-20T10:00:00Z","values":{"x":1}}'
PIECES = st.sampled_from([b"{", b"}", b",", b'"', b"\n", b" ", ITEM, b"[", b"]"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=4).map(b"".join), min_size=1, max_size=4))
def test_bodies_do_not_run_into_each_other(bodies: list[bytes]) -> None:
    together = decode_each(bodies)
    if together is not None:
        assert [[item] for item in together] == [decode("measurements", body).items for body in bodies]
    for body in bodies:
        try:
            found = decode("measurements", body)
        except MalformedError:
            assert together is None
        else:
            assert together is None or not found.refused


@pytest.mark.parametrize("version", [V311, V5])
@given(payload=st.binary(max_size=20), qos=st.integers(0, 2), number=st.integers(1, 65535), again=st.booleans())
def test_a_publish_is_read_as_the_codec_reads_it(
    version: int, payload: bytes, qos: int, number: int, again: bool
) -> None:
    packet = Publish("mw/a/b/measurements", payload, qos, number if qos else 0, again and qos > 0)
    data = b"before" + encode_publish(packet, version)
    found = frame(data, 6, 1000)
    assert found
    first, start, end = found
    quick = quick_publish(data, first, start, end, version, {b"mw/a/b/measurements": SENDER})
    assert decode_packet(first, data[start:end], version) == packet
    assert (quick is None) == (qos == 2)
    if quick:
        assert (quick.sender, quick.payload, quick.packet_id) == (SENDER, packet.payload, packet.packet_id)
    assert quick_publish(data, first, start, end, version, {}) is None


@given(st.binary(min_size=1, max_size=30))
def test_any_bytes_are_left_to_the_codec(body: bytes) -> None:
    for first in range(0x30, 0x40):
        assert quick_publish(body, first, 0, len(body), V5, {b"mw/x": SENDER}) is None or b"mw/x" in body
