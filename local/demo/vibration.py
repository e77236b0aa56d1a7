"""A simulated vibration spectrum: no recording whose licence lets us ship it has one.

A shaft at 1797 rpm with unbalance (1x), some misalignment (2x) and a noise floor. The unbalance swings
between healthy and alarming over ``PERIOD``, so that the condition changes while one watches.
"""

import math
import random
from datetime import datetime, timedelta
from typing import Any

from local.demo.recordings import EPOCH

PERIOD = timedelta(hours=2)
SPEED_RPM = 1797.0
LINES, DF_HZ = 800, 1.25
FRAGMENTS = 4
VELOCITY_MM_S = (1.0, 5.2)
"""Least and greatest velocity RMS of the 1x line: zone A to zone D of ISO 20816-3, group 2, rigid."""


def velocity_mm_s(time: datetime) -> float:
    """Velocity RMS of the 1x line at a time."""
    low, high = VELOCITY_MM_S
    phase = (time - EPOCH) / PERIOD
    return low + (high - low) * (1 - math.cos(2 * math.pi * phase)) / 2


def amplitudes(time: datetime) -> list[float]:
    """Peak acceleration (m/s2) of the lines 0, 1.25 … Hz."""
    noise = random.Random(time.timestamp())  # noqa: S311 (a noise floor, no secret)
    lines = [0.004 * noise.random() for _ in range(LINES)]
    for order, share in ((1, 1.0), (2, 0.15), (3, 0.05)):
        nearest = round(order * SPEED_RPM / 60 / DF_HZ)
        peak_m_s2 = velocity_mm_s(time) / 1000 * math.sqrt(2) * 2 * math.pi * nearest * DF_HZ
        # A Hann window spreads a line that falls on a bin over its neighbours at half height; the
        # receiver divides by the window's noise bandwidth of 1.5 lines.
        for shift, height in ((-1, 0.5), (0, 1.0), (1, 0.5)):
            lines[nearest + shift] += share * peak_m_s2 * height
    return [round(line, 6) for line in lines]


def fragments(device: str, axis: str, time: datetime) -> list[dict[str, Any]]:
    """The spectrum as the messages of ``POST /ingest/v1/spectra``."""
    whole = amplitudes(time)
    size = -(-LINES // FRAGMENTS)
    header = {
        "device": device,
        "time": time.isoformat(),
        "axis": axis,
        "kind": "acceleration",
        "unit": "m/s2",
        "f0": 0,
        "df": DF_HZ,
        "lines": LINES,
        "window": "hann",
        "scaling": "peak",
        "speed_rpm": SPEED_RPM,
    }
    return [
        header
        | {
            "fragment": {"id": f"{device}-{time:%Y%m%dT%H%M%S}", "index": index, "count": FRAGMENTS},
            "amplitudes": whole[index * size : (index + 1) * size],
        }
        for index in range(FRAGMENTS)
    ]
