"""The health of a machine's components, by the indicators that speak of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from domain.condition import Level, health_of
from domain.symptoms import Symptom, Verdict
from handlers.condition import store_components
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_diagnosis import Health, Shown
from handlers.outbox.publish import publish

COMPONENT_LEVEL_CHANGED = "Condition.component_level_changed.v1"


def refresh(connection: Connection, machine: MonitoredMachine, shown: Sequence[Shown], at: datetime) -> None:
    """Keep level and health of each component by its indicators; tell of new levels."""
    changed: dict[UUID, Health] = {}
    for part in store_components.parts(connection, machine):
        own = [indicator for indicator in shown if indicator.component_id == part.id]
        health = Health.of(health_of((Level(i.level), i.stale, i.weight) for i in own))
        if health == part.health:
            continue
        changed[part.id] = health
        if health.level == part.health.level:
            continue
        data = {
            "machine_id": machine.id,
            "machine_name": machine.name,
            "component_id": part.id,
            "component_name": part.name,
            "previous_level": part.health.level,
            "level": health.level,
            "previous_health": part.health.share,
            "health": health.share,
            "indicators": sorted(i.indicator for i in own if i.level == health.level),
            "at": at,
        }
        subject, organization = str(part.id), machine.organization_id
        publish(connection, organization, COMPONENT_LEVEL_CHANGED, subject, data=data, source="condition")
    store_components.set_healths(connection, changed, at)


def level_of_symptoms(symptoms: Sequence[Symptom]) -> Level:
    """A fault for certain is a warning; a sign that is not conclusive leaves open how the component is."""
    verdicts = {symptom.verdict for symptom in symptoms}
    if Verdict.PRESENT in verdicts:
        return Level.WARNING
    return Level.UNKNOWN if Verdict.NOT_CONCLUSIVE in verdicts else Level.NORMAL
