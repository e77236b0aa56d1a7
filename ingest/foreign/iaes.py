"""Events of the Industrial Asset Event Standard (IAES 1 and 2): ``asset.health`` and ``asset.measurement``.

An asset of a measurement is a device's serial, an asset of a health event a machine's id or name. The
severity becomes a level: info → normal; low, medium → warning; high, critical → alarm; else unknown.
All else that a health event says is its evidence. Other events are kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ingest.foreign.parts import Part, UnfitError, number, record_of, text

LEVELS: Mapping[str, str] = MappingProxyType(
    {"info": "normal", "low": "warning", "medium": "warning", "high": "alarm", "critical": "alarm"}
)
NO_FAILURE_MODE = "health"


def read(records: Sequence[Any], _received_at: float) -> Iterable[Part]:
    """One part for each event."""
    for index, given in enumerate(records):
        try:
            yield _part(index, record_of(given))
        except UnfitError as error:
            yield Part(index, given, fault=error.fault)


def _part(index: int, event: dict[str, Any]) -> Part:
    kind = text(event.get("event_type"), "event_type")
    if kind not in {"asset.health", "asset.measurement"}:
        return Part(index, event, kept=f"event {kind[:100]} is not read; asset.health and asset.measurement are")
    asset = text(record_of(event.get("asset"), "asset").get("asset_id"), "asset.asset_id")
    time, data = text(event.get("timestamp"), "timestamp"), record_of(event.get("data"), "data")
    if kind == "asset.measurement":
        measure = text(data.get("measurement_type"), "data.measurement_type")
        item: dict[str, Any] = {
            "device": asset, "time": time, "values": {measure: number(data.get("value"), "data.value")},
        }  # fmt: skip
        if data.get("unit"):
            item["units"] = {measure: data["unit"]}
        return Part(index, event, item=item)
    evidence = dict(data) | {
        key: event[key] for key in ("event_id", "source", "source_event_id") if event.get(key)
    }
    mode = evidence.pop("failure_mode", None)
    severity = data.get("severity")
    item = {
        "machine": asset,
        "time": time,
        "level": LEVELS.get(severity, "unknown") if isinstance(severity, str) else "unknown",
        "kind": mode or NO_FAILURE_MODE,
        "evidence": evidence,
    }
    return Part(index, event, "health", item)
