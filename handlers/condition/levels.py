"""The level of machines, health that others tell of, silence, and values unlike a machine's own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.anomaly import Baseline, learn_baseline
from domain.condition import ConditionState, Level, health_of
from domain.indicator_names import indicator_name
from handlers.condition import components, store_diagnosis
from handlers.condition.store import Feature, MonitoredMachine
from handlers.condition.store_diagnosis import Health
from handlers.outbox.publish import publish

MACHINE_LEVEL_CHANGED = "Condition.machine_level_changed.v1"
HEALTH_CHANGED = "Condition.health_changed.v1"
STATE_CHANGED = "Condition.state_changed.v1"
JUDGEMENTS = frozenset({Level.NORMAL, Level.WARNING, Level.ALARM})
"""Only a new judgement is news; that a machine stopped, or runs again and is as it was, is not."""
ANOMALY_Z = 6.0
"""Robust z above which a value is unlike the sensor's own last ones."""
LEARNED_FROM, LEARNED_AT_LEAST = 2000, 200


def refresh_machine_level(connection: Connection, machine: MonitoredMachine, at: datetime) -> None:
    """Keep level and health of the machine, by all its indicators, and of its components; tell of new ones."""
    found = store_diagnosis.levels(connection, machine.id)
    components.refresh(connection, machine, found, at)
    health = Health.of(health_of((Level(i.level), i.stale, i.weight) for i in found))
    previous = store_diagnosis.set_machine_health(connection, machine.id, health, at)
    if previous is None:
        return
    shown_health = {"previous_health": previous.share, "health": health.share}
    data: dict[str, Any] = {"machine_id": machine.id, "machine_name": machine.name, "at": at} | shown_health
    subject = str(machine.id)
    if previous.share != health.share:
        told = data | {"level": health.level}
        publish(connection, machine.organization_id, HEALTH_CHANGED, subject, data=told, source="condition")
    if previous.level == health.level:
        return
    data |= {
        "previous_level": previous.level,
        "level": health.level,
        "indicators": sorted(i.indicator for i in found if i.level == health.level),
    }
    publish(connection, machine.organization_id, MACHINE_LEVEL_CHANGED, subject, data=data, source="condition")


def tell_of_state(
    connection: Connection, machine: MonitoredMachine, indicator: str, told: Mapping[str, Any]
) -> None:
    """Tell of a new level of an indicator; without a value, a unit and a zone where none are told."""
    data: dict[str, Any] = {
        "machine_id": machine.id,
        "machine_name": machine.name,
        "indicator": indicator,
        "indicator_name": indicator_name(indicator),
        "value": None,
        "unit": "",
        "zone": None,
    }
    data |= told
    publish(connection, machine.organization_id, STATE_CHANGED, str(machine.id), data=data, source="condition")


def state_row(
    indicator: str, state: ConditionState, value: float | None, unit: str, zone: str | None
) -> dict[str, Any]:
    """A row of ``condition_state``; the state has heard of something."""
    heard = state.last_time or state.since
    return {
        "indicator": indicator,
        "level": state.shown.value,
        "zone": zone,
        "value": value,
        "unit": unit,
        "since": state.since or heard,
        "evaluated_at": heard,
        "stale": state.stale,
        "memory": msgspec.to_builtins(state),
    }


def watch(connection: Connection, machine: MonitoredMachine, feature: Feature) -> None:
    """Store a value of a spectrum that is unlike the sensor's own last ones, and why it is."""
    time, value, indicator = feature.time, feature.value, f"{feature.indicator} {feature.axis}"
    own = store_diagnosis.history(
        connection, feature.device_id, feature.axis, feature.indicator, before=time, most=LEARNED_FROM
    )
    if len(own) < LEARNED_AT_LEAST:
        return
    baseline = learn_baseline(own, minimum=LEARNED_AT_LEAST)
    # The sensor's resolution is not known: a thousandth of the median keeps a constant from being noise.
    score = abs(baseline.robust_z(value, resolution=max(abs(baseline.median) * 1e-3, 1e-12)))
    present = store_diagnosis.open_anomaly(connection, machine.id, indicator)
    if present is not None:
        id_, worst = present
        store_diagnosis.change_anomaly(connection, id_, max(worst, score), None if score > ANOMALY_Z else time)
    elif score > ANOMALY_Z:
        values = {
            "indicator": indicator,
            "time": time,
            "method": "robust_z",
            "score": score,
            "why": _why(baseline, value, score),
        }
        store_diagnosis.save_anomaly(connection, machine, values)


def _why(baseline: Baseline, value: float, score: float) -> dict[str, Any]:
    return {
        "formula": "0.6745 × |value - median| / MAD",
        "value": value,
        "median": baseline.median,
        "mad": baseline.mad,
        "values": baseline.count,
        "score": score,
        "limit": ANOMALY_Z,
    }
