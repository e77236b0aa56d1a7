"""Measures as Kuzzle's device manager takes them: a device's reference, and its measures by name.

``{"reference": "SN-1", "measures": [{"measureName": "temperature", "type": "temperature",
"measuredAt": 1763632800000, "values": {"temperature": 21.5}}]}``. A measure of one value is called by its
``measureName`` here, the values of a larger one ``<measureName>.<value>``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ingest.foreign.parts import Part, UnfitError, milliseconds, record_of, text

_DEVICE = frozenset({"reference", "measures", "model", "metadata", "payloadUuids", "engineId"})
_MEASURE = frozenset({"measureName", "type", "measuredAt", "values", "unit", "origin", "asset"})


def read(records: Sequence[Any], _received_at: float) -> Iterable[Part]:
    """The measures of all devices, counted through."""
    index = 0
    for given in records:
        try:
            record = record_of(given)
            _known(record, _DEVICE)
            device, measures = text(record.get("reference"), "reference"), record.get("measures")
            if not isinstance(measures, list) or not measures:
                raise UnfitError("measures", "expected a list with at least one measure", measures)
        except UnfitError as error:
            yield Part(index, given, fault=error.fault)
            index += 1
            continue
        for measure in measures:
            try:
                yield from _parts(index, device, record_of(measure, "measures"))
            except UnfitError as error:
                yield Part(index, given, fault=error.fault)
            index += 1


def _parts(index: int, device: str, measure: dict[str, Any]) -> Iterable[Part]:
    _known(measure, _MEASURE)
    name = text(measure.get("measureName", measure.get("type")), "measureName")
    time = milliseconds(measure.get("measuredAt"), "measuredAt")
    values = record_of(measure.get("values"), "values")
    numbers = {
        key if len(values) > 1 else "": float(value) if isinstance(value, bool) else value
        for key, value in values.items()
        if isinstance(value, bool | int | float)
    }
    named = {f"{name}.{key}" if key else name: value for key, value in numbers.items()}
    if named or not values:
        item: dict[str, Any] = {"device": device, "time": time, "values": named}
        if "unit" in measure:
            item["units"] = dict.fromkeys(named, measure["unit"])
        yield Part(index, measure, item=item)
    if len(numbers) < len(values):
        yield Part(
            index, {"reference": device, "measures": [measure]}, kept="only numbers and booleans are stored"
        )


def _known(record: dict[str, Any], keys: frozenset[str]) -> None:
    for key, value in record.items():
        if key not in keys:
            raise UnfitError(str(key)[:100], f"unknown key; expected some of {', '.join(sorted(keys))}", value)
