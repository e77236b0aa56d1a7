"""One day of a machine, as logs of many kinds tell it, through import, decoder and derivation.

All tell the same, so all must give what a look at every half second of the plain log gives: in any order, twice,
in many files, by local clocks, in other words, as numbers, beside lines that mean nothing here.
"""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from sqlalchemy import Engine

from domain.intervals import Span
from handlers.oee import store
from handlers.oee.results import calculate
from handlers.oee.service import refresh_oee
from ingest.connect import connect
from ingest.file_mapping import parse_mapping
from ingest.imports import new_import
from ingest.jobs import Runner
from ingest.message import Message, Sender
from ingest.one_at_a_time import one_at_a_time
from ingest.payloads import Reader
from ingest.replay import Replayed
from tests.handlers.oee.test_stops import MAZAK
from tests.handlers.telemetry.facts import AURORA

SERIAL = "MZ-01-CTRL"
DAY = datetime(2024, 5, 14, 4, tzinfo=UTC)
"""Midnight in New York, by whose clock the factory's shifts are."""
LENGTH_S, MICRO_S, SILENCE_S, CYCLE_S = 86_400, 300, 600, 110
COUNTS_AS = {"running": "production", "idle": "down", "stopped": "delay", "fault": "delay", "setup": "setup"}
GRAVITY = ("running", "idle", "setup", "stopped", "fault")
"""Of several words with one stamp the last of these holds."""
Event = tuple[float, str]


def _day() -> tuple[list[Event], list[tuple[float, float]]]:
    """(second, state), words of one stamp among them; (second, reading of the part counter), reset twice."""
    chance = random.Random(11)
    states, readings, now_s, count = [], [], 0.0, 40.0
    while now_s < LENGTH_S - 1_000:
        states.append((now_s, chance.choice(GRAVITY)))
        if chance.random() < 0.05:
            states.append((now_s, chance.choice(GRAVITY)))
        readings.append((now_s, count))
        count = 3.0 if len(readings) in {90, 200} else count + chance.choice([0, 0, 1, 2])
        now_s += chance.choice([0.5, 12.5, 40.0, 299.5, 450.0, 300.0, 601.0 if chance.random() < 0.1 else 90.5])
    states.append((now_s, "idle"))
    return states, readings


STATES, READINGS = _day()
PACKML = {"running": "6", "idle": "4", "setup": "15", "stopped": "11", "fault": "9"}
GERMAN = {"running": "Läuft", "idle": "Bereit", "setup": "Rüsten", "stopped": "Stillstand", "fault": "STOERUNG"}
MTCONNECT = {"running": "ACTIVE", "idle": "READY", "setup": "SETUP", "stopped": "FEED_HOLD", "fault": "fault"}


def expected() -> dict[str, float]:
    """The day's sums by looking at each half second."""
    word: dict[float, str] = {}
    for second, state in STATES:
        word[second] = max(word.get(second, state), state, key=GRAVITY.index)
    looks = np.full(LENGTH_S * 2, -1)
    starts = sorted(word)
    for start, end in zip(starts, [*starts[1:], float(LENGTH_S)], strict=True):
        if end - start <= SILENCE_S:
            looks[int(start * 2) : int(end * 2)] = GRAVITY.index(word[start])
    at = 0
    while at < looks.size:  # a stop shorter than the threshold is running
        end = at
        while end < looks.size and looks[end] == looks[at]:
            end += 1
        if looks[at] == GRAVITY.index("stopped") and end - at < MICRO_S * 2:
            looks[at:end] = -2
        at = end
    sums = dict.fromkeys(("production", "down", "delay", "setup"), 0.0)
    for index, state in enumerate(GRAVITY):
        sums[COUNTS_AS[state]] += float(np.sum(looks == index)) / 2
    sums["production"] += float(np.sum(looks == -2)) / 2
    made = sum(new - old if new >= old else new for (_, old), (_, new) in pairwise(READINGS))
    known = LENGTH_S - float(np.sum(looks == -1)) / 2
    return {
        "planned_busy_seconds": LENGTH_S,
        "production_seconds": sums["production"],
        "down_seconds": sums["down"],
        "delay_seconds": sums["delay"],
        "setup_seconds": sums["setup"],
        "unknown_seconds": LENGTH_S - known,
        "produced_quantity": made,
        "oee": made * CYCLE_S / known,
    }


def stamp(second: float) -> datetime:
    return DAY + timedelta(seconds=second)


Files = list[tuple[dict[str, Any], list[str]]]


def wide() -> Files:
    lines = [f"{stamp(s).isoformat()},{state}," for s, state in STATES]
    lines += [f"{stamp(s).isoformat()},,{count}" for s, count in READINGS]
    mapping = {"time_column": "t", "device": SERIAL, "state_column": "state", "header": ["t", "state", "parts"]}
    return [(mapping | {"columns": {"parts": {"measure": "part_count"}}}, lines)]


def shuffled_and_twice() -> Files:
    ((mapping, lines),) = wide()
    return [(mapping, random.Random(1).sample(lines, len(lines)) + lines[::3])]


def in_many_files() -> Files:
    ((mapping, lines),) = wide()
    return [(mapping, lines[first::3]) for first in (2, 0, 1)]


def by_local_clock() -> Files:
    rows = [(s, GERMAN[state], "") for s, state in STATES] + [(s, "", f"{n:.1f}") for s, n in READINGS]
    local = [(stamp(s).astimezone(ZoneInfo("America/New_York")), word, parts) for s, word, parts in rows]
    lines = ["Zeit;Zustand;Stück"]
    lines += [f"{t:%d.%m.%Y %H:%M:%S.%f};{word};{n.replace('.', ',')}" for t, word, n in local]
    mapping = {
        "time_column": "Zeit", "time_format": "%d.%m.%Y %H:%M:%S.%f", "zone": "America/New_York", "device": SERIAL,
        "columns": {"Stück": {"measure": "part_count"}}, "state_column": "Zustand", "delimiter": ";",
        "decimal": ",",
    }  # fmt: skip
    return [(mapping, lines)]


def as_mtconnect_writes() -> Files:
    """Without a header, an item a line; conditions have more cells than others, and text where numbers are."""
    lines = [f"{stamp(s).isoformat()}|execution|{MTCONNECT[state]}" for s, state in STATES]
    lines += [f"{stamp(s).isoformat()}|PartCountAct|{n:.0f}" for s, n in READINGS]
    lines += [f"{stamp(s).isoformat()}|servo_cond|Normal||||" for s, _ in READINGS]
    lines += [
        f"{stamp(s + 1).isoformat()}|{item}|UNAVAILABLE" for s, _ in READINGS for item in ("PartCountAct", "x")
    ]
    mapping = {
        "time_column": "t", "measure_column": "item", "value_column": "value", "header": ["t", "item", "value"],
        "names": {"PartCountAct": {"measure": "part_count"}}, "state_name": "execution", "device": SERIAL,
        "delimiter": "|",
    }  # fmt: skip
    return [(mapping, sorted(lines, reverse=True))]


def as_numbers_in_milliseconds() -> Files:
    words = {number: state for state, number in PACKML.items()}
    ((mapping, _),) = wide()
    mapping |= {"time_format": "unix_ms", "state_words": words}
    lines = [f"{stamp(s).timestamp() * 1000:.0f},{PACKML[state]}," for s, state in STATES]
    return [(mapping, lines + [f"{stamp(s).timestamp() * 1000:.0f},,{n}" for s, n in READINGS])]


def import_files(url: str, files: Files) -> None:
    with connect(url) as connection:
        for mapping, lines in files:
            content = ("\n".join(lines) + "\n").encode()
            new_import(connection, Sender(AURORA), parse_mapping(json.dumps(mapping)), [content], "log")
        while Runner(url).work_one(connection):
            pass
        jobs = connection.execute(
            "SELECT status, rejected, quarantined, error FROM telemetry.ingest_job"
        ).fetchall()
    assert jobs == [("done", 0, 0, None)] * len(files)


def send_payloads(url: str) -> None:
    """The same by a decoder: raw payloads of a device model, PackML's numbers by its own table."""
    mapping = {
        "items": "payload.log", "device": f"'{SERIAL}'", "time": "item.ms", "time_unit": "ms", "state": "item.s",
        "values": {"part_count": "item.n"}, "state_words": {number: state for state, number in PACKML.items()},
    }  # fmt: skip
    log: list[dict[str, Any]] = [
        {"ms": stamp(s).timestamp() * 1000, "s": int(PACKML[w]), "n": None} for s, w in STATES
    ]
    log += [{"ms": stamp(s).timestamp() * 1000, "s": None, "n": n} for s, n in READINGS]
    random.Random(2).shuffle(log)
    with connect(url) as connection:
        connection.execute(
            "INSERT INTO telemetry.decoder (organization_id, model, mapping) VALUES (%s, 'packml', %s)",
            (AURORA, json.dumps(mapping)),
        )
    reader, done = Reader(url), Replayed()
    with one_at_a_time(url, done) as put:
        body = json.dumps({"log": log}).encode()
        message = Message(Sender(AURORA), "http", "payloads/packml", body, DAY, "log")
        put(message, reader.read(message), len(log))
    reader.close()
    assert (done.stored, done.rejected, done.quarantined) == (len(set(STATES)) + len(READINGS), 0, 0)


@pytest.mark.parametrize(
    "files",
    [
        shuffled_and_twice,
        in_many_files,
        by_local_clock,
        as_mtconnect_writes,
        as_numbers_in_milliseconds,
        None,
    ],
)
def test_one_day_told_in_many_ways(engine: Engine, demo_url: str, files: Callable[[], Files] | None) -> None:
    if files is None:
        send_payloads(demo_url)
    else:
        import_files(demo_url, files())
    end = DAY + timedelta(seconds=LENGTH_S)
    with engine.begin() as connection:
        refresh_oee(connection, MAZAK, Span(DAY, end), end)
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        found = calculate(connection, machine, Span(DAY, end))
    right = expected()
    assert {name: found[name] for name in right} == pytest.approx(right)
    assert right["produced_quantity"] > 100
    assert min(right.values()) > 0
