"""Whatever the order, repetition and interleaving of a set of messages: the tables come out the same."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.writer import Writer
from tests.ingest.conftest import NOW, World, send_all

_writers: list[Writer] = []


def two(make_writer: Callable[..., Writer]) -> list[Writer]:
    """The same two writers for all examples."""
    if not _writers:
        _writers.extend([make_writer(), make_writer()])
    return _writers


def item(number: int) -> dict[str, Any]:
    """A measurement whose value follows from its key, as a repeat's does."""
    serial, second = f"SN-{1 + number % 2}", number // 2
    time = (NOW - timedelta(seconds=second)).isoformat()
    return {"device": serial, "time": time, "values": {"power": number / 7, "temperature": float(second)}}


def state(number: int) -> dict[str, Any]:
    return {"device": "SN-1", "time": (NOW - timedelta(minutes=number)).isoformat(), "state": f"s{number}"}


def tables(world: World) -> list[list[tuple[Any, ...]]]:
    return [world.rows(query) for query in QUERIES]


MEASUREMENTS = """
SELECT s.device_id, s.measure, m.time, m.value
FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id ORDER BY 1, 2, 3
"""
LATEST = """
SELECT s.device_id, s.measure, l.time, l.value
FROM telemetry.latest_value l JOIN telemetry.series s ON s.id = l.series_id ORDER BY 1, 2
"""
DIRTY = """
SELECT s.device_id, s.measure, d.from_time, d.to_time
FROM telemetry.dirty_range d JOIN telemetry.series s ON s.id = d.series_id ORDER BY 1, 2
"""
STATES = "SELECT device_id, time, state FROM oee.state_message ORDER BY 1, 2"
QUERIES = (MEASUREMENTS, LATEST, DIRTY, STATES)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_repetition_and_interleaving_gives_the_same_tables(
    world: World, make_writer: Callable[..., Writer], data: st.DataObject
) -> None:
    writers = two(make_writer)
    numbers = data.draw(st.lists(st.integers(0, 12), min_size=1, max_size=8, unique=True))
    messages = [("measurements", item(number)) for number in numbers]
    messages += [("states", state(number)) for number in numbers[:3]]

    world.clean()
    send_all(messages, world.acme.sender, writers[0])
    once = tables(world)

    world.clean()
    again = data.draw(st.permutations(messages + data.draw(st.lists(st.sampled_from(messages), max_size=8))))
    cut = data.draw(st.integers(0, len(again)))
    shares = [(share, writer) for share, writer in zip((again[:cut], again[cut:]), writers, strict=True) if share]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda pair: send_all(pair[0], world.acme.sender, pair[1]), shares))
    assert tables(world) == once
    stored = sum(answer.stored for share in answers for answer in share)
    assert stored == 2 * len(numbers) + len(numbers[:3])


def test_two_writers_with_the_same_rows_in_opposite_order_do_not_lock_each_other(
    world: World, make_writer: Callable[..., Writer]
) -> None:
    writers = [make_writer(), make_writer()]
    for round_number in range(10):
        times = [(NOW - timedelta(hours=round_number, seconds=k)).isoformat() for k in range(300)]
        bodies: list[tuple[str, Any]] = [
            ("measurements", {"device": serial, "measure": measure, "times": times, "values": [1.0] * 300})
            for serial in ("SN-1", "SN-2")
            for measure in ("power", "temperature")
        ]
        with ThreadPoolExecutor(2) as pool:
            orders = (bodies, [(kind, body | {"times": times[::-1]}) for kind, body in bodies[::-1]])
            shares = list(pool.map(send_all, orders, [world.acme.sender] * 2, writers))
        answers = [answer for share in shares for answer in share]
        assert sum(answer.stored for answer in answers) == sum(answer.duplicate for answer in answers) == 1200
    assert world.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") == 0
