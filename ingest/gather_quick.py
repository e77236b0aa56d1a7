"""The common case of gathering, many messages at once: known series, no units to convert, nothing wrong.

Steps are taken for all rows together; whatever else is met is left to ``gather.py``, message by message.
"""

from collections.abc import Sequence
from typing import cast

from msgspec import UNSET

from ingest.message import Task
from ingest.resolve import STATE_MEASURE, Device, Organization
from ingest.rows import Limits, Rows
from ingest.shapes import Measurement


def gather_quickly(
    first: int, tasks: Sequence[Task], known: Organization, limits: Limits, rows: Rows, devices: set[Device]
) -> bool:
    """Put the measurements of tasks ``first`` … into ``rows``. False, and no change: it is not so easy."""
    items = [item for task in tasks for item in task.decoded.items]
    if not items:
        return True
    if known.offsets:
        return False
    measurements = [item for item in items if type(item) is Measurement and item.units is UNSET]
    if len(measurements) < len(items):
        return False
    series = known.series
    try:
        entries = [series[item.device, measure] for item in measurements for measure in item.values]
    except KeyError:
        return False
    values = [value for item in measurements for value in item.values.values()]
    stamps = [item.time.timestamp() for item in measurements]
    if min(stamps) < limits.earliest or max(stamps) > limits.latest:
        return False
    if len(values) > len(stamps):
        stamps = [stamp for item, stamp in zip(measurements, stamps, strict=True) for _ in item.values]
    for entry, value in zip(entries, values, strict=True):
        if not entry.minimum <= value <= entry.maximum:
            return False
    if any(STATE_MEASURE in item.values for item in measurements):
        return False
    start = len(rows.series)
    rows.series += [entry.id for entry in entries]
    rows.stamps += stamps
    rows.values += values
    devices |= {entry.device for entry in entries}
    for number, task in enumerate(tasks, first):
        after = start + sum(len(item.values) for item in cast(list[Measurement], task.decoded.items))
        if after > start:
            rows.spans.append((number, start, after))
        start = after
    return True
