"""Spectra in pieces: any order, repeated, over several writers at once, incomplete, contradictory."""

import json
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.answer import Answer
from ingest.connect import connect
from ingest.fragments import sweep
from ingest.writer import Writer
from tests.ingest.conftest import World, send_all

TIME = "2026-11-20T10:00:00Z"
AMPLITUDES = [k / 8 for k in range(20)]
SPECTRUM: dict[str, Any] = {
    "device": "SN-1", "time": TIME, "axis": "x", "kind": "acceleration", "unit": "m/s2", "f0": 0, "df": 1.25,
    "lines": len(AMPLITUDES), "window": "hann", "scaling": "peak", "speed_rpm": 1797,
}  # fmt: skip


def pieces(count: int, fragment_id: str = "f", whole: dict[str, Any] = SPECTRUM) -> list[dict[str, Any]]:
    size = -(-len(AMPLITUDES) // count)
    parts = [AMPLITUDES[start : start + size] for start in range(0, len(AMPLITUDES), size)]
    return [
        whole
        | {
            "amplitudes": part,
            "fragment": {
                "id": fragment_id,
                "index": index,
                "count": len(parts),
                "crc32": f"{zlib.crc32(struct.pack(f'<{len(part)}f', *part)):08x}",
            },
        }
        for index, part in enumerate(parts)
    ]


def spectra(world: World) -> list[tuple[Any, ...]]:
    return world.rows(
        "SELECT axis, f0_hz, df_hz, lines, speed_rpm, amplitudes FROM telemetry.spectrum ORDER BY axis"
    )


WHOLE = ("x", 0.0, 1.25, 20, 1797.0, AMPLITUDES)


def test_a_whole_spectrum_is_stored_and_told(world: World, send: Callable[..., Answer]) -> None:
    whole = SPECTRUM | {"amplitudes": AMPLITUDES}
    assert send("spectra", whole) == Answer(stored=1)
    assert send("spectra", whole) == Answer(duplicate=1)
    assert spectra(world) == [WHOLE]
    ((event_type, subject, data),) = world.rows("SELECT type, subject, data FROM outbox.event")
    query = "SELECT id FROM factories.device WHERE serial = 'SN-1' AND organization_id = %s"
    device = world.value(query, world.acme.id)
    assert (event_type, subject) == ("Telemetry.spectrum_stored.v1", str(device))
    assert data == {
        "device_id": str(device),
        "time": "2026-11-20T10:00:00+00:00",
        "axis": "x",
        "kind": "acceleration",
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_fragments_in_any_order_repeated_over_two_writers_give_the_same_spectrum(
    world: World, make_writer: Callable[..., Writer], data: st.DataObject
) -> None:
    world.clean()
    writers = _two(make_writer)
    parts = pieces(data.draw(st.integers(1, 7)))
    order = data.draw(st.permutations(parts + data.draw(st.lists(st.sampled_from(parts), max_size=4))))
    cut = data.draw(st.integers(0, len(order)))
    answers = []
    for writer, share in zip(writers, (order[:cut], order[cut:]), strict=True):
        if share:
            answers += send_all([("spectra", piece) for piece in share], world.acme.sender, writer)
    assert spectra(world) == [WHOLE]
    assert sum(answer.stored for answer in answers) == len(parts)
    assert sum(answer.duplicate for answer in answers) == len(order) - len(parts)
    assert world.value("SELECT count(*) FROM telemetry.spectrum_fragment") == 0
    assert world.value("SELECT count(*) FROM outbox.event") == 1


_pair: list[Writer] = []


def _two(make_writer: Callable[..., Writer]) -> list[Writer]:
    """The same two writers for all examples of one test run."""
    if not _pair:
        _pair.extend([make_writer(), make_writer()])
    return _pair


def test_two_writers_that_bring_the_last_pieces_at_once(world: World, make_writer: Callable[..., Writer]) -> None:
    writers = [make_writer(), make_writer()]
    with ThreadPoolExecutor(2) as pool:
        for number in range(30):
            parts = pieces(4, f"f{number}", SPECTRUM | {"axis": f"a{number:02}"})
            shares = [[("spectra", part) for part in parts[k::2]] for k in (0, 1)]
            list(pool.map(send_all, shares, [world.acme.sender] * 2, writers))
    assert [row[-1] for row in spectra(world)] == [AMPLITUDES] * 30


def test_a_broken_piece_is_refused_and_can_come_again(world: World, send: Callable[..., Answer]) -> None:
    first, second = pieces(2)
    broken = json.loads(json.dumps(second))
    broken["amplitudes"][0] += 1
    assert send("spectra", first).stored == 1
    (rejected,) = send("spectra", broken).rejected
    assert rejected.field == "fragment.crc32"
    assert send("spectra", second).stored == 1
    assert spectra(world) == [WHOLE]


def test_pieces_of_another_whole_under_the_same_id_are_refused(world: World, send: Callable[..., Answer]) -> None:
    first, second = pieces(2)
    send("spectra", first)
    (rejected,) = send("spectra", second | {"df": 2.5}).rejected
    assert rejected.field == "fragment.id"
    assert send("spectra", second).stored == 1
    assert spectra(world) == [WHOLE]


def test_pieces_that_do_not_add_up_are_quarantined(world: World, send: Callable[..., Answer]) -> None:
    answers = [send("spectra", piece) for piece in pieces(2, whole=SPECTRUM | {"lines": 21})]
    assert answers[0].stored == 1
    assert answers[1].quarantined[0].reason == "the fragments of f hold 20 lines; expected 21 as lines says"
    assert spectra(world) == []


def test_what_stays_incomplete_is_quarantined_with_what_it_lacks_and_can_be_completed(
    world: World, send: Callable[..., Answer]
) -> None:
    parts = pieces(4)
    for index in (0, 3):
        send("spectra", parts[index])
    with connect(world.url) as connection:
        assert sweep(connection, 15) == 0, "not yet"
        connection.execute("UPDATE telemetry.spectrum_fragment SET received_at = now() - interval '16 minutes'")
        assert sweep(connection, 15) == 1
    ((outcome, reason, serial, content),) = world.rows(
        "SELECT outcome, reason, device_serial, content FROM telemetry.rejected"
    )
    assert (outcome, reason, serial) == ("quarantined", "f lacks 2 of 4 fragments: 1, 2", "SN-1")
    assert send("spectra", bytes(content)).stored == 2
    assert send("spectra", parts[1:3]).stored == 2
    assert spectra(world) == [WHOLE]


def test_waveforms_come_in_pieces_too(world: World, send: Callable[..., Answer]) -> None:
    waveform = {"device": "SN-1", "time": TIME, "axis": "x", "unit": "g", "fs": 100.0}
    for index in (2, 0, 1):
        part = AMPLITUDES[index * 8 : index * 8 + 8]
        piece = waveform | {"samples": part, "fragment": {"id": "w", "index": index, "count": 3}}
        assert send("waveforms", piece).stored == 1
    assert world.value("SELECT samples FROM telemetry.waveform") == AMPLITUDES
    assert world.value("SELECT lines FROM telemetry.spectrum") == 11


@pytest.mark.parametrize("fault", ["device", "future"])
def test_a_piece_obeys_the_same_rules(world: World, send: Callable[..., Answer], fault: str) -> None:
    change = {"device": "SN-9"} if fault == "device" else {"time": "2027-01-01T00:00:00Z"}
    answer = send("spectra", pieces(2)[0] | change)
    assert bool(answer.quarantined) == (fault == "device")
    assert bool(answer.rejected) == (fault == "future")


def test_nothing_is_half_done_when_the_last_piece_fails(world: World, send: Callable[..., Answer]) -> None:
    """The event cannot be told, so the spectrum must not be stored, and the pieces must still be there."""
    first, second = pieces(2)
    send("spectra", first)
    world.rows("ALTER TABLE outbox.event RENAME TO gone")
    assert send("spectra", second).quarantined[0].reason == "could not be stored (UndefinedTable)"
    world.rows("ALTER TABLE outbox.gone RENAME TO event")
    assert spectra(world) == []
    assert world.value("SELECT count(*) FROM telemetry.spectrum_fragment") == 1
    assert send("spectra", second).stored == 1
    assert spectra(world) == [WHOLE]
