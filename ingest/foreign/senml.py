"""SenML (RFC 8428), in JSON and in CBOR.

A resolved name is cut at its last ``:`` or ``/`` into the device's serial and the measure, so that
``urn:dev:mac:0024befffe804ff1/`` with ``n`` ``temp`` is measure temp of device urn:dev:mac:0024befffe804ff1.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ingest.foreign.parts import Part, UnfitError, instant, number, record_of

VERSION = 10
RELATIVE_BELOW_SECONDS = 2**28
"""Times below count from now (section 4.5.3)."""
_LABELS: Mapping[Any, str] = MappingProxyType(
    {
        -1: "bver", -2: "bn", -3: "bt", -4: "bu", -5: "bv", -6: "bs",
        0: "n", 1: "u", 2: "v", 3: "vs", 4: "vb", 5: "s", 6: "t", 7: "ut", 8: "vd",
    }
)  # fmt: skip
"""CBOR labels (section 6, table 4)."""
_BASE = frozenset({"bn", "bt", "bu", "bv", "bs", "bver"})
_UNITS: Mapping[str, str] = MappingProxyType({"Cel": "degC", "%RH": "%", "%EL": "%", "/": "1", "count": "count"})
"""Names of RFC 8428's registry (section 12.1) that are written differently here; ``g`` there is a gram."""
_NAME = re.compile(r"(.+)[:/]([^:/]+)")


def read(records: Sequence[Any], received_at: float) -> Iterable[Part]:
    """The records of a pack, resolved (section 4.6)."""
    base: dict[str, Any] = {}
    for index, given in enumerate(records):
        try:
            record = {_LABELS.get(label, label): value for label, value in record_of(given).items()}
            base |= {label: value for label, value in record.items() if label in _BASE}
            if part := _resolved(index, record, base, received_at):
                yield part
        except UnfitError as error:
            yield Part(index, given, fault=error.fault)


def _resolved(index: int, record: Mapping[Any, Any], base: Mapping[str, Any], received_at: float) -> Part | None:
    if number(base.get("bver", VERSION), "bver") > VERSION:
        raise UnfitError("bver", f"expected {VERSION} or less", base["bver"])
    for label in record:
        if isinstance(label, str) and label.endswith("_"):  # section 4.4: not to be ignored
            raise UnfitError(label, "is an extension that must be understood, and is not")
    if not record.keys() & {"n", "v", "vs", "vb", "vd", "s"}:
        if not record.keys() & _BASE:
            raise UnfitError("v", "expected a value, or base fields for the records that follow")
        return None
    name = f"{base.get('bn', '')}{record.get('n', '')}"
    found = _NAME.fullmatch(name)
    if found is None:
        raise UnfitError("n", "expected a serial and a measure with : or / between them", name)
    device, measure = found[1], found[2]
    seconds = number(base.get("bt", 0), "bt") + number(record.get("t", 0), "t")
    if seconds < RELATIVE_BELOW_SECONDS:
        seconds += received_at
    if "v" in record:
        value = number(record["v"], "v") + number(base.get("bv", 0), "bv")
    elif isinstance(record.get("vb"), bool):
        value = float(record["vb"])
    else:
        held = ", ".join(sorted(label for label in record if label in {"vs", "vd", "s", "vb"})) or "no value"
        return Part(
            index, dict(record) | {"n": name}, kept=f"only numbers and booleans are stored, here is {held}"
        )
    unit = record.get("u", base.get("bu"))
    item = {"device": device, "time": instant(seconds, "t"), "values": {measure: value}}
    if unit == "g":
        item["values"], unit = {measure: value / 1000}, "kg"
    if unit is not None:
        item["units"] = {measure: _UNITS.get(unit, unit) if isinstance(unit, str) else unit}
    return Part(index, record, item=item)
