"""Time series of the United Manufacturing Hub: one tag a topic, ``{"timestamp_ms": …, "value": …}``.

``umh/v1/<enterprise>/<site>/<area>/…/_historian/<group>/<tag>``: the enterprise is the organization's slug,
the location below it, joined by dots, the device's serial; groups and tag, joined by dots, the measure.
Several keys beside the timestamp, nested ones too, are measures below the tag.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ingest.decode import parse
from ingest.foreign.parts import Part, UnfitError, milliseconds, number, record_of

CONTRACTS = frozenset({"_historian", "_raw"})
TIMESTAMP, VALUE = "timestamp_ms", "value"


def read(path: str, body: bytes) -> Iterable[Part]:
    """The measurement of a topic (below the enterprise) and its payload. Raises MalformedError."""
    levels = path.split("/")
    contract = next((level for level in levels if level.startswith("_")), "")
    if contract not in CONTRACTS:
        yield Part(0, body, kept=f"data contract {contract or '(none)'} is not read; _historian and _raw are")
        return
    at = levels.index(contract)
    payload = parse(body)
    if contract == "_raw" and not (isinstance(payload, dict) and TIMESTAMP in payload):
        yield Part(0, body, kept=f"a _raw payload without {TIMESTAMP}")
        return
    try:
        record = record_of(payload)
        if TIMESTAMP not in record:
            raise UnfitError(TIMESTAMP, "is missing; expected milliseconds since 1970")
        time = milliseconds(record[TIMESTAMP], TIMESTAMP)
        tags = dict(_tags(".".join(levels[at + 1 :]), record))
    except UnfitError as error:
        yield Part(0, body, fault=error.fault)
        return
    device = ".".join(levels[:at])
    values = {tag: value for tag, value in tags.items() if isinstance(value, float)}
    if values or not tags:
        yield Part(0, body, item={"device": device, "time": time, "values": values})
    if others := sorted(tags.keys() - values.keys()):
        yield Part(0, body, kept=f"only numbers and booleans are stored, not {', '.join(others)[:200]}")


def _tags(prefix: str, record: dict[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if depth == 0 and key == TIMESTAMP:
            continue
        name = prefix if key == VALUE and prefix else f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            if depth == 8:
                raise UnfitError(name[:100], "expected at most 8 levels of groups")
            yield from _tags(name, value, depth + 1)
        elif isinstance(value, bool | int | float):
            yield name, number(float(value) if isinstance(value, bool) else value, name[:100])
        else:
            yield name, value
