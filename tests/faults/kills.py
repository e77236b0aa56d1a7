"""Kill one process after the other under load, and count what came out."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tests.faults.plant import Plant
from tests.faults.senders import HttpSender, MqttSender, Sender, round_start

SETTLE_SECONDS = 90.0
BROKER_SECONDS = 2.0
"""What a killed Mosquitto may lose though it confirmed it: it writes its store once a second."""


class LostError(AssertionError):
    """The invariant does not hold."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to. ``broker_lost``: confirmed by the killed broker, in its last seconds, and gone."""

    victim: str
    acknowledged: int
    rows: int
    repeated: int
    recovery_seconds: float
    broker_lost: int


def run_round(plant: Plant, number: int, victim: str, chance: random.Random, most_seconds: float = 1.5) -> Round:
    """One round: load by every door, ``victim`` killed at a random moment, and started again. Raises LostError."""
    senders = _senders(plant, number)
    for sender in senders:
        sender.begin()
    time.sleep(chance.uniform(0.2, most_seconds))
    plant.victims[victim].kill()
    killed = time.monotonic()
    time.sleep(chance.choice((0.0, chance.uniform(0, 0.8))))
    plant.victims[victim].start()
    time.sleep(chance.uniform(0.2, 0.8))
    for sender in senders:
        sender.finish()
    if refused := [words for sender in senders for words in sender.refused]:
        raise LostError(f"round {number} ({victim}): refused: {refused[:3]}")
    at_risk = killed if victim == "broker" else None
    lost = 0
    for sender in senders:
        lost += _settled(plant, number, victim, sender, at_risk if sender.device == "SN-broker" else None)
    return Round(
        victim,
        sum(len(sender.acknowledged) for sender in senders),
        sum(len(_stored(plant, sender)) for sender in senders),
        sum(len(range(0, sender.sent, 10)) for sender in senders),
        time.monotonic() - killed,
        lost,
    )


def _senders(plant: Plant, number: int) -> Sequence[Sender]:
    start, key = round_start(number), plant.tenant.key.key
    senders: list[Sender] = [
        HttpSender("SN-http", start, port=plant.ports.ingest, key=key),
        MqttSender("SN-door", start, port=plant.ports.mqtt, key=key),
    ]
    if "broker" in plant.victims:
        senders.append(MqttSender("SN-broker", start, port=plant.broker_port, key=key))
    return senders


def register_devices(plant: Plant) -> None:
    """The devices that the senders speak for."""
    for serial in ("SN-http", "SN-door", "SN-broker"):
        plant.execute(
            "INSERT INTO factories.device (organization_id, factory_id, gateway_id, serial)"
            " VALUES (%s, %s, %s, %s)",
            plant.tenant.id, plant.tenant.factory_id, plant.tenant.gateway_id, serial,
        )  # fmt: skip


def _stored(plant: Plant, sender: Sender) -> dict[int, float]:
    """Message number → value, of what the table holds."""
    rows = plant.rows(
        "SELECT m.time, m.value FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id"
        " JOIN factories.device d ON d.id = s.device_id"
        " WHERE d.serial = %s AND m.time >= %s AND m.time < %s + interval '1 hour'",
        sender.device, sender.start, sender.start,
    )  # fmt: skip
    millisecond = timedelta(milliseconds=1)
    found = {(instant - sender.start) // millisecond: value for instant, value in rows}
    if len(found) != len(rows):
        raise LostError(f"{sender.device}: {len(rows) - len(found)} duplicates")
    return found


def _settled(plant: Plant, number: int, victim: str, sender: Sender, broker_killed: float | None) -> int:
    """Wait until all that was acknowledged is stored; how much the broker itself lost."""
    deadline = time.monotonic() + SETTLE_SECONDS
    before = -1
    while True:
        stored = _stored(plant, sender)
        missing = sender.acknowledged.keys() - stored.keys()
        excused = {
            one
            for one in missing
            if broker_killed is not None
            and -BROKER_SECONDS < sender.acknowledged[one] - broker_killed < BROKER_SECONDS / 10
        }
        if missing == excused and len(missing) in {0, before}:
            break
        before = len(missing)
        if time.monotonic() > deadline:
            raise LostError(
                f"round {number} ({victim}): {sender.device}: {len(missing - excused)} of"
                f" {len(sender.acknowledged)} acknowledged are not stored: {sorted(missing - excused)[:5]}"
            )
        time.sleep(1.5 if excused else 0.1)
    if wrong := {one: value for one, value in stored.items() if value != one or one >= sender.sent}:
        raise LostError(f"round {number} ({victim}): {sender.device}: stored as it was not sent: {wrong}")
    return len(missing)


def check_counts(plant: Plant) -> None:
    """What the outcome counts say is what the tables hold, and nothing was refused."""
    rows = plant.rows("SELECT count(*) FROM telemetry.measurement")[0][0]
    counted = plant.rows("SELECT sum(count)::bigint FROM telemetry.outcome_count WHERE outcome = 'stored'")[0][0]
    if rows != counted:
        raise LostError(f"{rows} rows, and {counted} counted as stored")
    if refused := plant.rows("SELECT reason, count(*) FROM telemetry.rejected GROUP BY reason"):
        raise LostError(f"refused: {refused}")


def run(
    plant: Plant, rounds: int, seed: int, say: Callable[[int, Round], None] = lambda _number, _round: None
) -> list[Round]:
    """Rounds with every victim in turn, in random order."""
    chance = random.Random(seed)
    results = []
    order: list[str] = []
    register_devices(plant)
    for number in range(rounds):
        if not order:
            order = sorted(plant.victims)
            chance.shuffle(order)
        result = run_round(plant, number, order.pop(), chance)
        results.append(result)
        say(number, result)
    check_counts(plant)
    return results
