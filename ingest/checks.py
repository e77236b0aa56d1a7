"""What makes an item wrong although each of its fields is right by itself."""

import zlib
from functools import singledispatch

import numpy as np
from msgspec import UNSET

from ingest.answer import Fault, presentable
from ingest.shapes import Columns, Fragment, Health, Item, Measurement, Spectrum, State, Waveform

FLOAT32_MAX = float(np.finfo(np.float32).max)


@singledispatch
def problem(item: Item) -> Fault | None:
    """The fault of ``item``, if it has one."""
    raise TypeError(type(item))


@problem.register
def _(item: Measurement) -> Fault | None:
    if item.units is not UNSET:
        for measure, unit in item.units.items():
            if measure not in item.values:
                return Fault("invalid", f"units.{measure}", "has no value of that name", unit)
    return None


@problem.register
def _(item: Columns) -> Fault | None:
    if len(item.times) != len(item.values):
        reason = f"has {len(item.values)} elements, times has {len(item.times)}; expected as many"
        return Fault("invalid", "values", reason, len(item.values))
    return None


@problem.register
def _(item: Spectrum) -> Fault | None:
    if (least := min(item.amplitudes)) < 0:
        index = item.amplitudes.index(least)
        return Fault("invalid", f"amplitudes[{index}]", "expected a number of 0 or more", presentable(least))
    whole = item.fragment is UNSET
    if whole and item.lines is not UNSET and item.lines != len(item.amplitudes):
        reason = f"has {len(item.amplitudes)} elements; expected {item.lines} as lines says"
        return Fault("invalid", "amplitudes", reason, len(item.amplitudes))
    return _problem_of_numbers("amplitudes", item.amplitudes, None if item.fragment is UNSET else item.fragment)


@problem.register
def _(item: Waveform) -> Fault | None:
    return _problem_of_numbers("samples", item.samples, None if item.fragment is UNSET else item.fragment)


@problem.register
def _(_item: State) -> Fault | None:
    return None


@problem.register
def _(item: Health) -> Fault | None:
    if (item.device is UNSET) == (item.machine is UNSET):
        return Fault("invalid", "device", "expected exactly one of device and machine")
    return None


def _problem_of_numbers(field: str, numbers: list[float], fragment: Fragment | None) -> Fault | None:
    array = np.array(numbers)
    if (outside := np.flatnonzero(np.abs(array) > FLOAT32_MAX)).size:
        index = int(outside[0])
        reason = "expected a number that a 32-bit float can hold"
        return Fault("invalid", f"{field}[{index}]", reason, presentable(numbers[index]))
    if fragment is None:
        return None
    if fragment.index >= fragment.count:
        reason = f"expected less than count, which is {fragment.count}"
        return Fault("invalid", "fragment.index", reason, fragment.index)
    if fragment.crc32 is not UNSET:
        actual = f"{zlib.crc32(array.astype('<f4').tobytes()):08x}"
        if actual != fragment.crc32.lower():
            reason = f"does not match the {field}, whose CRC-32 is {actual}"
            return Fault("checksum", "fragment.crc32", reason, fragment.crc32)
    return None
