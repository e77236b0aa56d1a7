"""Short runs of what ``python -m tests.faults`` does at length."""

import random
from collections.abc import Iterator

import pytest

from tests.faults import fuzz, fuzz_decoding, kills
from tests.faults.plant import Plant, plant


@pytest.fixture(scope="module")
def running() -> Iterator[Plant]:
    with plant(fuzz.LIMIT) as started:
        kills.register_devices(started)
        yield started


@pytest.mark.parametrize("victim", ["mqtt-door", "worker"])
def test_killed_under_load_all_that_was_acknowledged_is_stored_once(running: Plant, victim: str) -> None:
    if victim not in running.victims:
        pytest.skip("no mosquitto binary on this machine")
    number = ["mqtt-door", "worker"].index(victim)
    result = kills.run_round(running, number, victim, random.Random(number), most_seconds=0.3)
    assert result.rows >= result.acknowledged > 0
    kills.check_counts(running)


def test_each_malformed_message_has_its_outcome(running: Plant) -> None:
    told: list[str] = []
    fuzz.run(running, 450, 1, told.append)
    assert len(told) == (3 if "broker" in running.victims else 2), "a report of each door"


def test_each_malformed_message_is_placed_or_refused() -> None:
    told = fuzz_decoding.run(2000, 1)
    assert told["placed"]
    assert told["rejected"] > 1000
